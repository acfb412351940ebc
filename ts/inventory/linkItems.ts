import { call } from '../shopify/client';
import type {
  InventoryItemsBySkuQuery,
  InventoryItemsBySkuQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { linkFromNetsuite } from '../sync/links';
import type { Outcome } from '../sync/outcome';
import { slicesOf } from '../sync/slices';
import { withoutData } from '../sync/withoutData';
import document from './inventoryItemsBySku.graphql';
import type { StockItem } from './stock';

/** SKUs asked for in one query: the search text stays short. */
const SKUS_PER_QUERY = 50;
/** A map call has 1,000 units; an item beyond these is found by its SKU again the next time. */
const MOST_LINKS = 50;

export type ItemsLinked =
  /** Items that this shop does not sell, or whose SKU several of its items carry, are left out. */
  { kind: 'linked'; items: StockItem[]; points: number } | { kind: 'failed'; outcome: Outcome };

/** Gives items without link the Shopify inventory item with exactly their SKU, if there is one and only one. 6 units each for the first 50. */
export function linkItems(items: StockItem[], run: RunContext): ItemsLinked {
  const linked = items.filter((item) => item.inventoryItem !== '');
  const unknown = items.filter((item) => item.inventoryItem === '' && item.sku !== '');
  let points = 0;
  let written = 0;
  for (const part of slicesOf(unknown, SKUS_PER_QUERY)) {
    const answer = call<InventoryItemsBySkuQuery, InventoryItemsBySkuQueryVariables>(
      run.store,
      run.caller,
      document,
      { query: part.map(({ sku }) => `sku:"${sku.replace(/["\\]/g, '\\$&')}"`).join(' OR ') },
    );
    if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
    points += answer.points;
    for (const item of part) {
      const hits = answer.data.inventoryItems.nodes.filter((node) => node.sku === item.sku);
      const only = hits[0];
      if (!only || hits.length > 1) continue;
      linked.push({ ...item, inventoryItem: only.id });
      if (written === MOST_LINKS) continue;
      written += 1;
      linkFromNetsuite(
        {
          store: run.store.key,
          entity: 'inventory_item',
          shopifyId: only.id,
          role: 'item',
          recordType: 'item',
          recordId: item.item,
        },
        'inventory_item',
      );
    }
  }
  return { kind: 'linked', items: linked, points };
}
