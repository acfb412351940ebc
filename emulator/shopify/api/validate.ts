import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isLeafType,
  isRequiredArgument,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
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
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';
import { documentErrors, fieldConflicts, operationName } from './documentErrors.ts';
import type { Uses } from './documentErrors.ts';
import { literalErrors } from './literals.ts';
import { staticError } from './staticErrors.ts';
import type { AnswerError, Path } from './staticErrors.ts';

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
      if (!root) {
        errors.push(
          staticError(`Schema is not configured for ${node.operation}s`, node, path, {
            code: 'missingSubscriptionConfiguration',
          }),
        );
        continue;
      }
      checkDirectives(node.directives ?? [], path, uses);
      checkSelections(node.selectionSet, root, path, uses);
    } else if (node.kind === Kind.FRAGMENT_DEFINITION) {
      const path = [`fragment ${node.name.value}`];
      const type = fragmentType(node.typeCondition.name.value, node.typeCondition, path);
      if (type) checkSelections(node.selectionSet, type, path, uses);
    }
  }

  errors.push(...documentErrors(schema, document, fragments, usesOf));
  return errors.length > 0 ? errors : fieldConflicts(schema, document);

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
