import {
  getNamedType,
  isCompositeType,
  isListType,
  isObjectType,
  Kind,
  getNullableType,
} from 'graphql';
import type {
  ArgumentNode,
  FieldNode,
  GraphQLCompositeType,
  GraphQLSchema,
  OperationDefinitionNode,
  SelectionSetNode,
  FragmentDefinitionNode,
} from 'graphql';

const MAX_CONNECTIONS = 5;
const MAX_DEPTH = 2;

/** A connection in the query, and how deep it is nested in others. */
interface Found {
  node: FieldNode;
  depth: number;
  /** Inside a plain list, such as Order.fulfillments. */
  inList: boolean;
  /** Selection of the node it belongs to; null at the top. */
  parent: SelectionSetNode | null;
  nodeType: GraphQLCompositeType;
}

/**
 * Why a query cannot run in bulk (§3.6), all reasons at once. It must be free of `node(s)` roots, hold one to five
 * connections, at most two deep, none in a list, written as `edges { node { … } }`, and parents must select `id`.
 */
export function bulkQueryProblems(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
): string[] {
  if (operation.operation !== 'query') return ['Only queries are supported.'];
  const found = connectionsIn(schema, operation, fragments);
  const deepest = Math.max(0, ...found.map(({ depth }) => depth));
  const parents = found.filter(({ parent }) => parent && !selectsId(parent));
  const unread = found.find(({ node }) => !nodeSelection(node.selectionSet as SelectionSetNode));
  const noNode = found.find(({ nodeType }) => !isNode(nodeType));
  const nodeRoots = operation.selectionSet.selections.flatMap((root) =>
    root.kind === Kind.FIELD && ['node', 'nodes'].includes(root.name.value)
      ? [root.name.value]
      : [],
  );
  return [
    ...nodeRoots.map((name) => `Bulk queries cannot contain a top level \`${name}\` field.`),
    found.length === 0 && 'Bulk queries must contain at least one connection.',
    deepest > MAX_DEPTH &&
      `Bulk queries cannot contain connections with a nesting depth greater than ${MAX_DEPTH}.`,
    found.length > MAX_CONNECTIONS &&
      `Bulk queries cannot contain more than ${MAX_CONNECTIONS} connections.`,
    parents.length > 0 &&
      `The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': ${parents.map(({ node }) => node.name.value).join(', ')}.`,
    found.some(({ inList }) => inList) &&
      'Queries that contain a connection field within a list field are not currently supported.',
    unread && `The '${unread.node.name.value}' connection must select edges { node { … } }.`,
    noNode &&
      `The '${noNode.node.name.value}' connection cannot be read in bulk: ${noNode.nodeType.name} does not implement Node.`,
  ].filter((text) => typeof text === 'string');
}

/** Why a mutation cannot: its payload may hold one connection, not nested. */
export function bulkMutationProblems(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
): string[] {
  const found = connectionsIn(schema, operation, fragments);
  return [
    found.length > 1 && 'Bulk mutations cannot contain more than 1 connection.',
    found.some(({ depth }) => depth > 1) &&
      'Bulk mutations cannot contain connections with a nesting depth greater than 1.',
  ].filter((text) => text !== false);
}

function connectionsIn(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Record<string, FragmentDefinitionNode>,
): Found[] {
  const found: Found[] = [];
  const root = schema.getRootType(operation.operation);
  if (root) walk(operation.selectionSet, root, 0, false, null);
  return found;

  function walk(
    set: SelectionSetNode,
    type: GraphQLCompositeType,
    depth: number,
    inList: boolean,
    parent: SelectionSetNode | null,
  ): void {
    for (const node of set.selections) {
      if (node.kind !== Kind.FIELD) {
        const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments[node.name.value] : node;
        const condition = fragment?.typeCondition?.name.value;
        const inner = condition ? schema.getType(condition) : type;
        if (fragment && inner && isCompositeType(inner))
          walk(fragment.selectionSet, inner, depth, inList, parent);
        continue;
      }
      const field = 'getFields' in type ? type.getFields()[node.name.value] : undefined;
      const given = field && getNamedType(field.type);
      if (!given || !isCompositeType(given) || !node.selectionSet) continue;
      if (!isConnection(given)) {
        const list = inList || isListType(getNullableType(field.type));
        walk(node.selectionSet, given, depth, list, parent);
        continue;
      }
      const nodes = isObjectType(given) ? given.getFields()['nodes'] : undefined;
      const nodeType = nodes && getNamedType(nodes.type);
      if (!nodeType || !isCompositeType(nodeType)) continue;
      found.push({ node, depth: depth + 1, inList, parent, nodeType });
      const inner = nodeSelection(node.selectionSet);
      if (inner) walk(inner, nodeType, depth + 1, false, inner);
    }
  }
}

function isNode(type: GraphQLCompositeType): boolean {
  return !isObjectType(type) || type.getInterfaces().some((one) => one.name === 'Node');
}

/** The same query without limits: every connection asks for all it has. */
export function withoutLimits(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
): OperationDefinitionNode {
  const root = schema.getQueryType() as GraphQLCompositeType;
  return { ...operation, selectionSet: rewrite(operation.selectionSet, root) };

  function rewrite(set: SelectionSetNode, type: GraphQLCompositeType): SelectionSetNode {
    return {
      ...set,
      selections: set.selections.map((node) => {
        if (node.kind === Kind.FRAGMENT_SPREAD) return node;
        if (node.kind === Kind.INLINE_FRAGMENT) {
          const inner = node.typeCondition ? schema.getType(node.typeCondition.name.value) : type;
          return inner && isCompositeType(inner)
            ? { ...node, selectionSet: rewrite(node.selectionSet, inner) }
            : node;
        }
        const field = 'getFields' in type ? type.getFields()[node.name.value] : undefined;
        const given = field && getNamedType(field.type);
        if (!given || !isCompositeType(given) || !node.selectionSet) return node;
        const selectionSet = rewrite(node.selectionSet, given);
        if (!isConnection(given)) return { ...node, selectionSet };
        const kept = (node.arguments ?? []).filter(
          (one) => !['first', 'last', 'after', 'before'].includes(one.name.value),
        );
        return { ...node, selectionSet, arguments: [...kept, everything] };
      }),
    };
  }
}

const everything: ArgumentNode = {
  kind: Kind.ARGUMENT,
  name: { kind: Kind.NAME, value: 'first' },
  value: { kind: Kind.INT, value: '2147483647' },
};

/**
 * Rows of the answer: an object per node, without its connections; children carry `__parentId`. Grouped, children stand
 * behind their parent; ungrouped, behind all parents, since Shopify promises no order there.
 */
export function bulkRows(data: unknown, grouped: boolean): Record<string, unknown>[] {
  const rows: { row: Record<string, unknown>; depth: number }[] = [];
  scan(data, null, 0);
  if (!grouped) rows.sort((one, other) => one.depth - other.depth);
  return rows.map(({ row }) => row);

  /** Looks for connections below `value`; gives `value` without them. */
  function scan(value: unknown, parentId: string | null, depth: number): unknown {
    if (Array.isArray(value)) return value.map((item) => scan(item, parentId, depth));
    if (typeof value !== 'object' || value === null) return value;
    const rest: Record<string, unknown> = {};
    for (const [key, inner] of Object.entries(value)) {
      const edges = edgesOf(inner);
      if (!edges) {
        rest[key] = scan(inner, parentId, depth);
        continue;
      }
      for (const edge of edges) takeNode(edge['node'], parentId, depth);
    }
    return rest;
  }

  function takeNode(node: unknown, parentId: string | null, depth: number): void {
    if (typeof node !== 'object' || node === null) return;
    const place = { row: {} as Record<string, unknown>, depth };
    rows.push(place);
    const id = (node as { id?: unknown }).id;
    place.row = scan(node, typeof id === 'string' ? id : null, depth + 1) as Record<
      string,
      unknown
    >;
    if (parentId) place.row['__parentId'] = parentId;
  }
}

function edgesOf(value: unknown): Record<string, unknown>[] | null {
  const edges = (value as { edges?: unknown } | null)?.edges;
  return Array.isArray(edges) ? (edges as Record<string, unknown>[]) : null;
}

function isConnection(type: GraphQLCompositeType): boolean {
  return type.name.endsWith('Connection') && 'getFields' in type && 'edges' in type.getFields();
}

function nodeSelection(set: SelectionSetNode): SelectionSetNode | null {
  const edges = fieldNamed(set, 'edges')?.selectionSet;
  return (edges && fieldNamed(edges, 'node')?.selectionSet) ?? null;
}

function selectsId(set: SelectionSetNode): boolean {
  const id = fieldNamed(set, 'id');
  return id !== undefined && !id.alias;
}

function fieldNamed(set: SelectionSetNode, name: string): FieldNode | undefined {
  return set.selections.find(
    (node): node is FieldNode => node.kind === Kind.FIELD && node.name.value === name,
  );
}
