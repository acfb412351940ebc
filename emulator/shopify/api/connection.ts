import { ShopifyError } from '../contract.ts';

export interface PageArgs {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
}

export interface Connection<T> {
  nodes: T[];
  edges: { cursor: string; node: T }[];
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

/** Paging one query reaches no further than this many objects (§3.5). */
const PAGING_LIMIT = 25_000;

/**
 * Cuts a page out of `items`, which are complete and sorted ascending; `reverse` turns them round.
 * A cursor belongs to the sort it was made with: another one, or nonsense, is "Malformed cursor".
 *
 * @param idOf  unique and stable per item (gid)
 * @param sort  name of the sort key; part of the cursor
 */
export function connection<T>(
  items: readonly T[],
  args: PageArgs,
  idOf: (item: T) => string,
  sort = 'ID',
): Connection<T> {
  const { first, last } = args;
  if (first == null && last == null) throw badRequest('you must provide one of first or last');
  if (first != null && last != null)
    throw badRequest('providing both first and last is not supported');

  const all = args.reverse ? [...items].reverse() : items;
  const start = args.after == null ? 0 : position(all, args.after, idOf, sort) + 1;
  const end = args.before == null ? all.length : position(all, args.before, idOf, sort);
  const from = first != null ? start : Math.max(start, end - (last as number));
  const to = first != null ? Math.min(end, from + first) : end;
  if (first != null && from >= PAGING_LIMIT)
    throw badRequest('Paginating beyond 25000 objects is not supported');

  const nodes = all.slice(from, to);
  const edges = nodes.map((node, index) => ({
    cursor: encodeCursor(sort, from + index, idOf(node)),
    node,
  }));
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: to < all.length,
      hasPreviousPage: from > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

/** `first`-only plain lists such as Order.transactions: the head of the list. */
export function firstOf<T>(items: readonly T[], first: number | null | undefined): readonly T[] {
  return first == null ? items : items.slice(0, first);
}

function encodeCursor(sort: string, index: number, id: string): string {
  return Buffer.from(JSON.stringify({ sort, index, id })).toString('base64url');
}

function position<T>(
  items: readonly T[],
  cursor: string,
  idOf: (item: T) => string,
  sort: string,
): number {
  const { index, id } = decodeCursor(cursor, sort);
  const guess = items[index];
  if (guess !== undefined && idOf(guess) === id) return index;
  const found = items.findIndex((item) => idOf(item) === id);
  // The object left the list meanwhile: go on where it stood.
  return found >= 0 ? found : Math.min(index, items.length) - 1;
}

function decodeCursor(cursor: string, sort: string): { index: number; id: string } {
  try {
    const value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (value.sort === sort && Number.isInteger(value.index) && typeof value.id === 'string')
      return value;
  } catch {
    // falls through: not one of ours
  }
  throw badRequest('Malformed cursor');
}

function badRequest(message: string): ShopifyError {
  return new ShopifyError('BAD_REQUEST', message);
}
