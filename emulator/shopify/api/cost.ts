import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isObjectType,
} from 'graphql';
import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLCompositeType,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import {
  COUNT_POINTS,
  DEFAULT_MUTATION_POINTS,
  fieldPoints,
  freeTypes,
  inputPoints,
  mutationPoints,
  pageWeight,
} from './costWeights.ts';
import { selections } from './selections.ts';

export interface CostOfField {
  path: string[];
  definedCost: number;
  requestedTotalCost: number;
  requestedChildrenCost: number;
}

export interface CostInput {
  schema: GraphQLSchema;
  operation: OperationDefinitionNode;
  fragments: Record<string, FragmentDefinitionNode>;
  variables: Record<string, unknown>;
  /** `nodes(ids:)` priced per id instead of flat. */
  nodesPerId: boolean;
}

type Data = unknown;

/** Elements of a list that are looked at for the actual cost: the model is rougher than that. */
const SAMPLED = 5;

/** Stands for "no data yet": what the request may cost at most. */
const ASKED = Symbol('asked');

/** Points the request is charged before it runs. `fields` gets one entry per field (the debug header's list). */
export function requestedCost(input: CostInput, fields?: CostOfField[]): number {
  return walk(input, ASKED, fields);
}

/** Points by what really came back: smaller pages and nulls cost less. */
export function actualCost(input: CostInput, data: Data): number {
  return walk(input, data);
}

function walk(input: CostInput, data: Data, fields?: CostOfField[]): number {
  const { schema, operation, variables, nodesPerId } = input;
  const { collect, conditions } = selections(input);
  const root = schema.getRootType(operation.operation) as GraphQLObjectType;
  return sumOf([operation.selectionSet], root, data, []);

  function sumOf(
    sets: readonly SelectionSetNode[],
    type: GraphQLCompositeType,
    value: Data,
    path: string[],
  ): number {
    if (!isAbstractType(type)) return sumOfConcrete(sets, type, value, path);
    // An interface or union costs as much as its dearest branch.
    let most = sumOfConcrete(sets, type, value, path);
    for (const name of conditions(sets)) {
      const branch = schema.getType(name);
      if (isObjectType(branch)) most = Math.max(most, sumOfConcrete(sets, branch, value, path));
    }
    return most;
  }

  function sumOfConcrete(
    sets: readonly SelectionSetNode[],
    type: GraphQLCompositeType,
    value: Data,
    path: string[],
  ): number {
    const selected = new Map<string, FieldNode[]>();
    for (const set of sets) collect(set, type, selected);
    let sum = 0;
    for (const [key, nodes] of selected) {
      const inner = value === ASKED ? ASKED : (value as Record<string, unknown> | null)?.[key];
      sum += fieldCost(type, nodes, inner, [...path, key]);
    }
    return sum;
  }

  function fieldCost(
    parent: GraphQLCompositeType,
    nodes: FieldNode[],
    value: Data,
    path: string[],
  ): number {
    const node = nodes[0] as FieldNode;
    const field = 'getFields' in parent ? parent.getFields()[node.name.value] : undefined;
    if (!field) return 0;
    const type = getNamedType(field.type);
    if (!isCompositeType(type)) return note(path, 0, 0);
    const sets = nodes.flatMap((one) => (one.selectionSet ? [one.selectionSet] : []));
    const args = getArgumentValues(field, node, variables);

    if (parent === schema.getMutationType()) {
      const own =
        (mutationPoints[field.name] ?? DEFAULT_MUTATION_POINTS) + inputPoints(field.name, args);
      return note(path, own, payloadCost(sets, type, value, path));
    }
    if (value === null || value === undefined) return note(path, 0, 0);
    if (type.name === 'Count') return note(path, COUNT_POINTS, 0);
    if (isObjectType(type) && type.name.endsWith('Connection'))
      return connectionCost(sets, type, args, value, path);

    const listed = isListType(getNullableType(field.type));
    if (parent === root && field.name === 'nodes') {
      const one = 1 + elementCost(sets, type, value, path);
      const ids = (args['ids'] as unknown[] | undefined)?.length ?? 0;
      return note(path, nodesPerId ? one * ids : one, 0);
    }
    const own =
      fieldPoints[`${parent.name}.${field.name}`] ??
      (freeTypes.has(type.name) || isProblem(type) ? 0 : 1);
    if (listed && Array.isArray(value) && value.length === 0) return note(path, 0, 0);
    return note(
      path,
      own,
      listed ? elementCost(sets, type, value, path) : sumOf(sets, type, value, path),
    );
  }

  /** A list costs as much as its dearest element (of the first few), however long it is. */
  function elementCost(
    sets: readonly SelectionSetNode[],
    type: GraphQLCompositeType,
    value: Data,
    path: string[],
  ): number {
    if (!Array.isArray(value)) return sumOf(sets, type, value, path);
    let most = 0;
    for (const item of value.slice(0, SAMPLED))
      if (item !== null) most = Math.max(most, sumOf(sets, type, item, path));
    return most;
  }

  function connectionCost(
    sets: readonly SelectionSetNode[],
    type: GraphQLObjectType,
    args: Record<string, unknown>,
    value: Data,
    path: string[],
  ): number {
    const asked = Number(args['first'] ?? args['last'] ?? 0);
    const selected = new Map<string, FieldNode[]>();
    for (const set of sets) collect(set, type, selected);
    let pages = 0;
    for (const [key, nodes] of selected) {
      const name = nodes[0]?.name.value;
      if (name !== 'nodes' && name !== 'edges') continue;
      const inner = value === ASKED ? ASKED : (value as Record<string, unknown>)[key];
      const innerSets = nodes.flatMap((one) => (one.selectionSet ? [one.selectionSet] : []));
      const field = type.getFields()[name];
      const element = field && getNamedType(field.type);
      if (!element || !isCompositeType(element)) continue;
      const children =
        name === 'nodes'
          ? elementCost(innerSets, element, inner, [...path, key])
          : edgesCost(innerSets, element, inner, [...path, key]);
      pages += pageWeight(Array.isArray(inner) ? inner.length : asked) * (1 + children);
    }
    return note(path, 2, pages);
  }

  /** `edges{node{…}}` costs what `nodes{…}` costs. */
  function edgesCost(
    sets: readonly SelectionSetNode[],
    edge: GraphQLCompositeType,
    value: Data,
    path: string[],
  ): number {
    const selected = new Map<string, FieldNode[]>();
    for (const set of sets) collect(set, edge, selected);
    let cost = 0;
    for (const [key, nodes] of selected) {
      const field = 'getFields' in edge ? edge.getFields()[nodes[0]?.name.value ?? ''] : undefined;
      const type = field && getNamedType(field.type);
      if (!type || !isCompositeType(type)) continue;
      const inner = Array.isArray(value)
        ? value.map((one) => (one as Record<string, unknown>)[key])
        : value;
      const innerSets = nodes.flatMap((one) => (one.selectionSet ? [one.selectionSet] : []));
      cost += elementCost(innerSets, type, inner, [...path, key]);
    }
    return cost;
  }

  /** The payload's own objects are free, what they hold is not; userErrors cost nothing. */
  function payloadCost(
    sets: readonly SelectionSetNode[],
    type: GraphQLCompositeType,
    value: Data,
    path: string[],
  ): number {
    const selected = new Map<string, FieldNode[]>();
    for (const set of sets) collect(set, type, selected);
    let sum = 0;
    for (const [key, nodes] of selected) {
      const field = 'getFields' in type ? type.getFields()[nodes[0]?.name.value ?? ''] : undefined;
      const inner = value === ASKED ? ASKED : (value as Record<string, unknown> | null)?.[key];
      const given = field && getNamedType(field.type);
      if (!given || !isCompositeType(given) || inner === null || inner === undefined) continue;
      if (isObjectType(given) && given.name.endsWith('Connection'))
        sum += fieldCost(type, nodes, inner, [...path, key]);
      else
        sum += elementCost(
          nodes.flatMap((one) => (one.selectionSet ? [one.selectionSet] : [])),
          given,
          inner,
          [...path, key],
        );
    }
    return sum;
  }

  function note(path: string[], own: number, children: number): number {
    fields?.push({
      path,
      definedCost: own,
      requestedTotalCost: own + children,
      requestedChildrenCost: children,
    });
    return own + children;
  }
}

function isProblem(type: GraphQLCompositeType): boolean {
  return (
    type.name === 'UserError' ||
    (isObjectType(type) && type.getInterfaces().some((one) => one.name === 'DisplayableError'))
  );
}
