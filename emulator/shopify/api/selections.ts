import { isAbstractType, isInterfaceType, isObjectType, Kind } from 'graphql';
import type {
  DirectiveNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';

export interface SelectionInput {
  schema: GraphQLSchema;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
}

export interface Selections {
  /** Adds the fields that apply to `type`, by response key. */
  collect(set: SelectionSetNode, type: GraphQLCompositeType, into: Map<string, FieldNode[]>): void;
  /** Names of the types that fragments in the sets ask for. */
  conditions(sets: readonly SelectionSetNode[]): Set<string>;
}

/** Reads selection sets as the executor would: fragments opened, `@skip` and `@include` obeyed. */
export function selections({ schema, fragments, variables }: SelectionInput): Selections {
  return { collect, conditions };

  function collect(
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    into: Map<string, FieldNode[]>,
  ): void {
    for (const node of set.selections) {
      if (!isIncluded(node.directives ?? [])) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        const same = into.get(key);
        if (same) same.push(node);
        else into.set(key, [node]);
        continue;
      }
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments[node.name.value] : node;
      if (fragment && applies(fragment.typeCondition?.name.value, type))
        collect(fragment.selectionSet, type, into);
    }
  }

  function conditions(sets: readonly SelectionSetNode[]): Set<string> {
    const names = new Set<string>();
    const look = (set: SelectionSetNode): void => {
      for (const node of set.selections) {
        if (node.kind === Kind.FIELD) continue;
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments[node.name.value] : node;
        if (!fragment) continue;
        if (fragment.typeCondition) names.add(fragment.typeCondition.name.value);
        look(fragment.selectionSet);
      }
    };
    sets.forEach(look);
    return names;
  }

  function applies(condition: string | undefined, type: GraphQLCompositeType): boolean {
    if (!condition || condition === type.name) return true;
    const wanted = schema.getType(condition);
    return (
      isAbstractType(wanted) &&
      (isObjectType(type) || isInterfaceType(type)) &&
      schema.isSubType(wanted, type)
    );
  }

  function isIncluded(directives: readonly DirectiveNode[]): boolean {
    for (const directive of directives) {
      const name = directive.name.value;
      if (name !== 'skip' && name !== 'include') continue;
      const value = directive.arguments?.[0]?.value;
      const given =
        value?.kind === Kind.VARIABLE
          ? variables[value.name.value]
          : value?.kind === Kind.BOOLEAN && value.value;
      if ((name === 'skip') === Boolean(given)) return false;
    }
    return true;
  }
}
