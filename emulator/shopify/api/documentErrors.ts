import {
  isInputType,
  isListType,
  isNonNullType,
  Kind,
  OverlappingFieldsCanBeMergedRule,
  typeFromAST,
  validate as graphqlValidate,
} from 'graphql';
import type {
  ASTNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLInputType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { staticError } from './staticErrors.ts';
import type { AnswerError, Path } from './staticErrors.ts';

export interface VariableUse {
  name: string;
  wanted: GraphQLInputType;
  argument: string;
  node: ASTNode;
  path: Path;
}

/** What one operation or fragment uses. */
export interface Uses {
  variables: VariableUse[];
  fragments: { name: string; node: ASTNode; path: Path }[];
}

/** What is wrong with a document as a whole: fragments, variables, names of operations. */
export function documentErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  usesOf: ReadonlyMap<ASTNode, Uses>,
): AnswerError[] {
  const errors: AnswerError[] = [];
  checkFragments();
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION) checkVariables(node);
  checkOperationNames();
  return errors;

  function checkFragments(): void {
    const used = new Set<string>();
    for (const uses of usesOf.values())
      for (const { name, node, path } of uses.fragments) {
        used.add(name);
        if (!fragments.has(name))
          errors.push(
            staticError(`Fragment ${name} was used, but not defined`, node, path, {
              code: 'useAndDefineFragment',
              fragmentName: name,
            }),
          );
      }
    for (const [name, node] of fragments)
      if (!used.has(name))
        errors.push(
          staticError(`Fragment ${name} was defined, but not used`, node, [`fragment ${name}`], {
            code: 'useAndDefineFragment',
            fragmentName: name,
          }),
        );
  }

  function checkVariables(operation: OperationDefinitionNode): void {
    const label = operation.name ? operation.name.value : `anonymous ${operation.operation}`;
    const path = [operationName(operation)];
    const uses = reachable(operation);
    const declared = new Map(
      (operation.variableDefinitions ?? []).map((one) => [one.variable.name.value, one]),
    );
    for (const [name, node] of declared) {
      const type = typeFromAST(schema, node.type as never);
      if (!type || !isInputType(type)) {
        const typeName = namedNode(node.type);
        errors.push(
          staticError(`${typeName} isn't a defined input type (on $${name})`, node, path, {
            code: 'variableRequiresValidType',
            typeName,
            variableName: name,
          }),
        );
        continue;
      }
      if (!uses.some((use) => use.name === name))
        errors.push(
          staticError(`Variable $${name} is declared by ${label} but not used`, node, path, {
            code: 'variableNotUsed',
            variableName: name,
          }),
        );
      for (const use of uses) {
        if (use.name !== name) continue;
        const problem = mismatch(type, use.wanted, node.defaultValue !== undefined);
        if (problem)
          errors.push(
            staticError(
              `${problem} on variable $${name} and argument ${use.argument} (${type} / ${use.wanted})`,
              use.node,
              use.path,
              {
                code: 'variableMismatch',
                variableName: name,
                typeName: String(type),
                argumentName: use.argument,
                errorMessage: problem,
              },
            ),
          );
      }
    }
    for (const use of uses)
      if (!declared.has(use.name))
        errors.push(
          staticError(
            `Variable $${use.name} is used by ${label} but not declared`,
            use.node,
            use.path,
            { code: 'variableNotDefined', variableName: use.name },
          ),
        );
  }

  function reachable(operation: OperationDefinitionNode): VariableUse[] {
    const seen = new Set<string>();
    const collect = (node: ASTNode): VariableUse[] => {
      const uses = usesOf.get(node);
      if (!uses) return [];
      return uses.variables.concat(
        ...uses.fragments.map(({ name }) => {
          const fragment = fragments.get(name);
          if (!fragment || seen.has(name)) return [];
          seen.add(name);
          return collect(fragment);
        }),
      );
    };
    return collect(operation);
  }

  function checkOperationNames(): void {
    const seen = new Set<string>();
    for (const node of document.definitions) {
      if (node.kind !== Kind.OPERATION_DEFINITION || !node.name) continue;
      const name = node.name.value;
      if (seen.has(name))
        errors.push(
          staticError(`Operation name "${name}" must be unique`, node, [operationName(node)], {
            code: 'uniquelyNamedOperations',
            operationName: name,
          }),
        );
      seen.add(name);
    }
  }
}

/** How paths begin: `query Name`. */
export function operationName(node: OperationDefinitionNode): string {
  return node.name ? `${node.operation} ${node.name.value}` : node.operation;
}

function namedNode(node: ASTNode): string {
  if (node.kind === Kind.NAMED_TYPE) return node.name.value;
  return 'type' in node ? namedNode(node.type) : '';
}

/** graphql-ruby's three complaints about a variable in a place it does not fit. */
function mismatch(
  type: GraphQLInputType,
  wanted: GraphQLInputType,
  hasDefault: boolean,
): string | null {
  if (isNonNullType(wanted)) {
    if (!isNonNullType(type))
      return hasDefault ? mismatch(type, wanted.ofType, false) : 'Nullability mismatch';
    return mismatch(type.ofType, wanted.ofType, false);
  }
  if (isNonNullType(type)) return mismatch(type.ofType, wanted, false);
  if (isListType(wanted))
    return isListType(type)
      ? mismatch(type.ofType, wanted.ofType, false)
      : 'List dimension mismatch';
  if (isListType(type)) return 'List dimension mismatch';
  return type === wanted ? null : 'Type mismatch';
}

/** Two fields under one key that cannot be merged. */
export function fieldConflicts(schema: GraphQLSchema, document: DocumentNode): AnswerError[] {
  return graphqlValidate(schema, document, [OverlappingFieldsCanBeMergedRule]).map((error) => {
    const nodes = (error.nodes ?? []) as readonly FieldNode[];
    const key = nodes[0]?.alias?.value ?? nodes[0]?.name.value ?? '';
    const names = [...new Set(nodes.map((node) => node.name.value))];
    const sameField = names.length === 1;
    const message = sameField
      ? `Field '${key}' has an argument conflict: ${nodes.map((node) => `{${(node.arguments ?? []).map((one) => one.name.value).join(',')}}`).join(' or ')}?`
      : `Field '${key}' has a field conflict: ${names.join(' or ')}?`;
    return staticError(message, nodes, [], {
      code: 'fieldConflict',
      fieldName: key,
      conflicts: names.join(' or '),
    });
  });
}
