import { call } from '../shopify/client';
import type {
  InventoryItemsBySkuQuery,
  InventoryItemsBySkuQueryVariables,
} from '../shopify/operations';
import { netsuiteSideId } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinks, linkFromNetsuite } from '../sync/links';
import { held, retry, type Outcome } from '../sync/outcome';
import document from './inventoryItemsBySku.graphql';
import type { MovedItem } from './readMoves';

/** SKUs asked for in one query: the search text stays short. */
const SKUS_PER_QUERY = 50;

export type ItemsLinked =
  /** NetSuite item id → inventory item gid; an item that this shop does not sell is not in it. */
  | { kind: 'linked'; inventoryItems: Map<string, string>; points: number }
  | { kind: 'failed'; outcome: Outcome };

/**
 * Finds the Shopify inventory items of NetSuite items: by link, else by exactly equal SKU, which is then linked.
 * A SKU that several inventory items carry is not linked; a person maps it.
 */
export function linkItems(items: MovedItem[], run: RunContext): ItemsLinked {
  const keyOf = (item: MovedItem) =>
    netsuiteSideId(run.store.key, 'item', item.item, 'inventory_item');
  const links = findLinks(items.map(keyOf));
  const inventoryItems = new Map<string, string>();
  const unknown: MovedItem[] = [];
  for (const item of items) {
    const link = links.get(keyOf(item));
    if (link) inventoryItems.set(item.item, link.shopifyId);
    else unknown.push(item);
  }

  let points = 0;
  for (let from = 0; from < unknown.length; from += SKUS_PER_QUERY) {
    const part = unknown.slice(from, from + SKUS_PER_QUERY);
    const answer = call<InventoryItemsBySkuQuery, InventoryItemsBySkuQueryVariables>(
      run.store,
      run.caller,
      document,
      {
        query: part.map((item) => `sku:"${item.sku.replace(/["\\]/g, '\\$&')}"`).join(' OR '),
      },
    );
    if (answer.kind === 'later')
      return { kind: 'failed', outcome: retry(answer.reason, answer.at) };
    if (answer.kind === 'unknown') return { kind: 'failed', outcome: retry(answer.reason) };
    if (answer.kind === 'refused') return { kind: 'failed', outcome: held(answer.problem) };
    points += answer.points;
    for (const item of part) {
      const hits = answer.data.inventoryItems.nodes.filter((node) => node.sku === item.sku);
      const only = hits[0];
      if (!only || hits.length > 1) continue;
      inventoryItems.set(item.item, only.id);
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
  return { kind: 'linked', inventoryItems, points };
}
