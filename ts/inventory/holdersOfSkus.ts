import { call } from '../shopify/client';
import type {
  InventoryItemsBySkuQuery,
  InventoryItemsBySkuQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { slicesOf } from '../sync/slices';
import { withoutData } from '../sync/withoutData';
import document from './inventoryItemsBySku.graphql';

/** SKUs asked for in one query: the search text stays short. */
const SKUS_PER_QUERY = 50;

export type HoldersRead =
  /** SKU → inventory items (gids) with exactly this SKU. */
  | { kind: 'read'; of(sku: string): string[]; points: number }
  | { kind: 'failed'; outcome: Outcome };

/** Which inventory items carry these SKUs, compared exactly. 10 units per 50; an answer that is cut is asked for in halves. */
export function holdersOfSkus(skus: string[], run: RunContext): HoldersRead {
  const holders = new Map<string, string[]>();
  const open = slicesOf(
    [...new Set(skus)].filter((sku) => sku !== ''),
    SKUS_PER_QUERY,
  );
  let points = 0;
  for (let some = open.pop(); some; some = open.pop()) {
    const answer = call<InventoryItemsBySkuQuery, InventoryItemsBySkuQueryVariables>(
      run.store,
      run.caller,
      document,
      { query: some.map((sku) => `sku:"${sku.replace(/["\\]/g, '\\$&')}"`).join(' OR ') },
    );
    if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
    points += answer.points;
    const { nodes, pageInfo } = answer.data.inventoryItems;
    if (pageInfo.hasNextPage && some.length > 1) {
      const half = Math.ceil(some.length / 2);
      open.push(some.slice(0, half), some.slice(half));
      continue;
    }
    for (const sku of some)
      holders.set(
        sku,
        nodes.filter((node) => node.sku === sku).map(({ id }) => id),
      );
  }
  return { kind: 'read', of: (sku) => holders.get(sku) ?? [], points };
}
