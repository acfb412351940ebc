import type { RunContext } from '../sync/flow';
import { linkFromNetsuite } from '../sync/links';
import type { Outcome } from '../sync/outcome';
import { holdersOfSkus } from './holdersOfSkus';
import { ownersOfSkus } from './ownersOfSkus';
import type { StockItem } from './stock';

/** A map call has 1,000 units; an item beyond these is found by its SKU again the next time. */
const MOST_LINKS = 50;

export type ItemsLinked =
  /** Items that this shop does not sell, or whose SKU is no pair's alone, are left out of `items`; `shared`: the latter. */
  | { kind: 'linked'; items: StockItem[]; shared: SharedSku[]; points: number }
  | { kind: 'failed'; outcome: Outcome };

/** A NetSuite item whose SKU several inventory items (gids) carry, or several items of NetSuite (internal ids). */
export interface SharedSku {
  item: StockItem;
  holders: string[];
  items: string[];
}

/**
 * Gives items without link the Shopify inventory item with exactly their SKU, if there is one and only one, and no other item
 * of NetSuite has it. 10 units if there is any, 6 each for the first 50.
 */
export function linkItems(items: StockItem[], run: RunContext): ItemsLinked {
  const linked = items.filter((item) => item.inventoryItem !== '');
  const unknown = items.filter((item) => item.inventoryItem === '' && item.sku !== '');
  const shared: SharedSku[] = [];
  const found = holdersOfSkus(
    unknown.map(({ sku }) => sku),
    run,
  );
  if (found.kind === 'failed') return found;
  const sold = unknown.filter(({ sku }) => found.of(sku).length > 0);
  const owners = ownersOfSkus(
    sold.map(({ sku }) => sku),
    run,
  );
  let written = 0;
  for (const item of sold) {
    const holders = found.of(item.sku);
    const owning = owners.get(item.sku) ?? [];
    const [only] = holders;
    if (only === undefined || holders.length > 1 || owning.length > 1) {
      shared.push({ item, holders, items: owning });
      continue;
    }
    linked.push({ ...item, inventoryItem: only });
    if (written === MOST_LINKS) continue;
    written += 1;
    linkFromNetsuite(
      {
        store: run.store.key,
        entity: 'inventory_item',
        shopifyId: only,
        role: 'item',
        recordType: 'item',
        recordId: item.item,
      },
      'inventory_item',
    );
  }
  return { kind: 'linked', items: linked, shared, points: found.points };
}
