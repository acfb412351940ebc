import { connection } from '../api/connection.ts';
import type { Connection, PageArgs } from '../api/connection.ts';
import { NotModelled } from '../contract.ts';
import type { Ctx, SearchFields } from '../contract.ts';
import { byId } from '../state/world.ts';

export type ListArgs = PageArgs & { query?: string | null; sortKey?: string | null };

type Sorts<T> = Record<string, (item: T) => string | number | null>;

/**
 * A searchable list. Filtered and sorted by what the index knows, handed out as reads see it; both
 * are the live objects unless a lag switch is on (reviews/shopify 38 (3)).
 */
export function list<T extends { id: string }>(
  ctx: Ctx,
  items: Iterable<T>,
  args: ListArgs,
  fields: SearchFields<T>,
  sorts: Sorts<T>,
): Connection<T> {
  const sortKey = args.sortKey ?? 'ID';
  const keep = ctx.searchFilter(args.query, fields);
  const lagging = ctx.switches.indexLagMs > 0 || ctx.switches.readLagMs > 0;
  const found: T[] = [];
  for (const item of items) {
    const known = lagging ? ctx.seen(item.id, item, 'index') : item;
    if (known && keep(known)) found.push(known);
  }
  const sort = sorts[sortKey];
  if (!sort && sortKey !== 'ID') throw new NotModelled(`the sort by ${sortKey}`);
  if (sort) found.sort((a, b) => compare(sort(a), sort(b)) || byId(a, b));
  else found.sort(byId);
  const page = connection(found, args, ({ id }) => id, sortKey);
  if (!lagging) return page;
  const read = (item: T): T => ctx.seen(item.id, item, 'read') ?? item;
  return {
    ...page,
    nodes: page.nodes.map(read),
    edges: page.edges.map((edge) => ({ ...edge, node: read(edge.node) })),
  };
}

function compare(a: string | number | null, b: string | number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : 1;
}

/** `ordersCount` and its like: capped at `limit`, then "at least". */
export function count<T extends { id: string }>(
  ctx: Ctx,
  items: Iterable<T>,
  args: { query?: string | null; limit?: number | null },
  fields: SearchFields<T>,
): { count: number; precision: 'EXACT' | 'AT_LEAST' } {
  const keep = ctx.searchFilter(args.query, fields);
  const limit = args.limit ?? Number.POSITIVE_INFINITY;
  let found = 0;
  for (const item of items) {
    if (!keep(item)) continue;
    found += 1;
    if (found > limit) return { count: limit, precision: 'AT_LEAST' };
  }
  return { count: found, precision: 'EXACT' };
}

export function exactCount(number: number): { count: number; precision: 'EXACT' } {
  return { count: number, precision: 'EXACT' };
}

/** A list inside an object, in its own order. */
export function page<T extends { id: string }>(items: readonly T[], args: PageArgs): Connection<T> {
  return connection(items, args, ({ id }) => id, 'POSITION');
}
