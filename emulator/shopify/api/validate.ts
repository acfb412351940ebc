import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputType,
  isLeafType,
  isNonNullType,
  isListType,
  isRequiredArgument,
  Kind,
  OverlappingFieldsCanBeMergedRule,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  typeFromAST,
  validate as graphqlValidate,
  doTypesOverlap,
} from 'graphql';
import type {
  ArgumentNode,
  ASTNode,
  DirectiveNode,
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLArgument,
  GraphQLCompositeType,
  GraphQLField,
  GraphQLInputType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { literalErrors } from './literals.ts';
import { staticError } from './staticErrors.ts';
import type { AnswerError, Path } from './staticErrors.ts';

interface VariableUse {
  name: string;
  wanted: GraphQLInputType;
  argument: string;
  node: ASTNode;
  path: Path;
}

/** What one operation or fragment uses. */
interface Uses {
  variables: VariableUse[];
  fragments: { name: string; node: ASTNode; path: Path }[];
}

/**
 * Checks a document as graphql-ruby does, with its codes, texts and paths (§3.4). Empty = may be executed.
 * The path starts with `query Name`, `mutation`, `fragment Name`; aliases stand for fields.
 */
export function validateDocument(schema: GraphQLSchema, document: DocumentNode): AnswerError[] {
  const errors: AnswerError[] = [];
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions)
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  const usesOf = new Map<ASTNode, Uses>();

  for (const node of document.definitions) {
    const uses: Uses = { variables: [], fragments: [] };
    usesOf.set(node, uses);
    if (node.kind === Kind.OPERATION_DEFINITION) {
      const root = schema.getRootType(node.operation);
      const path = [operationName(node)];
      if (!root) continue;
      checkDirectives(node.directives ?? [], path, uses);
      checkSelections(node.selectionSet, root, path, uses);
    } else if (node.kind === Kind.FRAGMENT_DEFINITION) {
      const path = [`fragment ${node.name.value}`];
      const type = fragmentType(node.typeCondition.name.value, node.typeCondition, path);
      if (type) checkSelections(node.selectionSet, type, path, uses);
    }
  }

  checkFragments();
  for (const node of document.definitions)
    if (node.kind === Kind.OPERATION_DEFINITION) checkVariables(node);
  checkOperationNames();
  if (errors.length === 0) errors.push(...fieldConflicts(schema, document));
  return errors;

  function checkSelections(
    set: SelectionSetNode,
    parent: GraphQLCompositeType,
    path: Path,
    uses: Uses,
  ): void {
    for (const node of set.selections) {
      if (node.kind === Kind.FIELD) {
        checkField(node, parent, [...path, node.alias?.value ?? node.name.value], uses);
      } else if (node.kind === Kind.INLINE_FRAGMENT) {
        const name = node.typeCondition?.name.value;
        const here = [...path, name ? `... on ${name}` : '...'];
        checkDirectives(node.directives ?? [], here, uses);
        const type = name ? fragmentType(name, node, here) : parent;
        if (!type) continue;
        if (!doTypesOverlap(schema, type, parent))
          errors.push(
            staticError(
              `Fragment on ${type.name} can't be spread inside ${parent.name}`,
              node,
              here,
              {
                code: 'cannotSpreadFragment',
                typeName: parent.name,
                fragmentName: 'unknown',
                parentName: parent.name,
              },
            ),
          );
        checkSelections(node.selectionSet, type, here, uses);
      } else {
        const name = node.name.value;
        const here = [...path, `... ${name}`];
        checkDirectives(node.directives ?? [], here, uses);
        uses.fragments.push({ name, node, path: here });
        const type = schema.getType(fragments.get(name)?.typeCondition.name.value ?? '');
        if (type && isCompositeType(type) && !doTypesOverlap(schema, type, parent))
          errors.push(
            staticError(
              `Fragment ${name} on ${type.name} can't be spread inside ${parent.name}`,
              node,
              here,
              {
                code: 'cannotSpreadFragment',
                typeName: parent.name,
                fragmentName: name,
                parentName: parent.name,
              },
            ),
          );
      }
    }
  }

  function checkField(node: FieldNode, parent: GraphQLCompositeType, path: Path, uses: Uses): void {
    const name = node.name.value;
    const field = fieldOf(schema, parent, name);
    if (!field) {
      errors.push(
        staticError(`Field '${name}' doesn't exist on type '${parent.name}'`, node, path, {
          code: 'undefinedField',
          typeName: parent.name,
          fieldName: name,
        }),
      );
      return;
    }
    checkDirectives(node.directives ?? [], path, uses);
    checkArguments('Field', name, field.args, node, path, uses);

    const type = getNamedType(field.type);
    const shown = `field '${name}'`;
    if (isLeafType(type)) {
      if (node.selectionSet) {
        const selected = node.selectionSet.selections
          .map((one) => (one.kind === Kind.FIELD ? `"${one.name.value}"` : '"..."'))
          .join(', ');
        errors.push(
          staticError(
            `Selections can't be made on ${isEnumType(type) ? 'enums' : 'scalars'} (${shown} returns ${type.name} but has selections [${selected}])`,
            node,
            path,
            { code: 'selectionMismatch', nodeName: shown, typeName: type.name },
          ),
        );
      }
      return;
    }
    if (!node.selectionSet) {
      errors.push(
        staticError(
          `Field must have selections (${shown} returns ${type.name} but has no selections. Did you mean '${name} { ... }'?)`,
          node,
          path,
          { code: 'selectionMismatch', nodeName: shown, typeName: type.name },
        ),
      );
      return;
    }
    if (isCompositeType(type)) checkSelections(node.selectionSet, type, path, uses);
  }

  function checkArguments(
    kind: 'Field' | 'Directive',
    owner: string,
    args: readonly GraphQLArgument[],
    node: ASTNode & { arguments?: readonly ArgumentNode[] },
    path: Path,
    uses: Uses,
  ): void {
    const given = new Map((node.arguments ?? []).map((one) => [one.name.value, one]));
    const missing = args.filter((arg) => isRequiredArgument(arg) && !given.has(arg.name));
    if (missing.length > 0) {
      const names = missing.map((arg) => arg.name).join(', ');
      errors.push(
        staticError(`${kind} '${owner}' is missing required arguments: ${names}`, node, path, {
          code: 'missingRequiredArguments',
          className: kind,
          name: owner,
          arguments: names,
        }),
      );
    }
    for (const [name, argument] of given) {
      const known = args.find((arg) => arg.name === name);
      if (!known) {
        errors.push(
          staticError(
            `${kind} '${owner}' doesn't accept argument '${name}'`,
            argument,
            [...path, name],
            {
              code: 'argumentNotAccepted',
              name: owner,
              typeName: kind,
              argumentName: name,
            },
          ),
        );
        continue;
      }
      const place = { argument: name, ownerKind: kind, owner, path: [...path, name] };
      errors.push(
        ...literalErrors(known.type, argument.value, place, (variable, wanted, where, at) =>
          uses.variables.push({
            name: variable,
            wanted,
            argument: where.argument,
            node: at,
            path: where.path,
          }),
        ),
      );
    }
  }

  function checkDirectives(nodes: readonly DirectiveNode[], path: Path, uses: Uses): void {
    for (const node of nodes) {
      const directive = schema.getDirective(node.name.value);
      if (!directive) {
        errors.push(
          staticError(`Directive @${node.name.value} is not defined`, node, path, {
            code: 'undefinedDirective',
            directiveName: node.name.value,
          }),
        );
        continue;
      }
      checkArguments('Directive', directive.name, directive.args, node, path, uses);
    }
  }

  function fragmentType(name: string, node: ASTNode, path: Path): GraphQLCompositeType | null {
    const type = schema.getType(name);
    if (type && isCompositeType(type)) return type;
    errors.push(
      staticError(`No such type ${name}, so it can't be a fragment condition`, node, path, {
        code: 'undefinedType',
        typeName: name,
      }),
    );
    return null;
  }

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
        const typeName = String(namedNode(node.type));
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

function operationName(node: OperationDefinitionNode): string {
  return node.name ? `${node.operation} ${node.name.value}` : node.operation;
}

function fieldOf(
  schema: GraphQLSchema,
  parent: GraphQLCompositeType,
  name: string,
): Pick<GraphQLField<unknown, unknown>, 'args' | 'type'> | undefined {
  if (name === '__typename') return TypeNameMetaFieldDef;
  if (parent === schema.getQueryType()) {
    if (name === '__schema') return SchemaMetaFieldDef;
    if (name === '__type') return TypeMetaFieldDef;
  }
  return 'getFields' in parent ? parent.getFields()[name] : undefined;
}

function namedNode(node: ASTNode): string {
  if (node.kind === Kind.NAMED_TYPE) return node.name.value;
  return 'type' in node ? namedNode(node.type as ASTNode) : '';
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

function fieldConflicts(schema: GraphQLSchema, document: DocumentNode): AnswerError[] {
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
