import { netsuiteSideId } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinks, pointToShopify } from '../sync/links';
import { linkItems } from './linkItems';
import { raiseShared } from './skuProblems';
import type { StockItem } from './stock';

/**
 * Items whose inventory item was deleted in Shopify: where another one has their SKU now (the product was made again), the
 * link goes on with that one; several are a sync error. Nothing is concluded from the empty answer alone. Answers their internal ids; 20 units and
 * 6–8 per item when there are any.
 */
export function relinkGone(gone: StockItem[], run: RunContext): string[] {
  if (gone.length === 0) return [];
  const found = linkItems(
    gone.map((item) => ({ ...item, inventoryItem: '' })),
    run,
  );
  if (found.kind === 'failed') return [];
  raiseShared(found.shared, run);
  const keyOf = (item: string) => netsuiteSideId(run.store.key, 'item', item, 'inventory_item');
  const links = findLinks(found.items.map(({ item }) => keyOf(item)));
  return found.items.flatMap(({ item, inventoryItem }) => {
    const link = links.get(keyOf(item));
    if (!link || link.state !== 'linked') return [];
    if (link.shopifyId !== inventoryItem) pointToShopify(link.id, inventoryItem);
    return [item];
  });
}
