import { call } from '../shopify/client';
import type { SkusOfItemsQuery, SkusOfItemsQueryVariables } from '../shopify/operations';
import type { Flow } from '../sync/flow';
import { done } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import { pushAll, resultsOf } from './pushStock';
import { itemsOfShop } from './readItems';
import document from './skusOfItems.graphql';
import type { StockItem } from './stock';
import { noteWaiting } from './waiting';

/** What one inventory item carries now. */
interface Carried {
  sku: string;
  /** Others carry it too, for all that their count says. */
  isShared: boolean;
}

/**
 * Inventory items (gids) that were made or changed in Shopify → the figures of the items whose SKU came, went or is shared
 * now; what else changed of them (a cost, a weight) is left alone. 20 units when it is only that.
 */
export const followSkus: Flow = (items, run) => {
  const { store } = run;
  const ids = items.filter(({ action }) => action === 'changed').map(({ subject }) => subject);
  if (!store.settings.stock.push || ids.length === 0) return resultsOf(items, () => done, 0);
  const answer = call<SkusOfItemsQuery, SkusOfItemsQueryVariables>(store, run.caller, document, {
    ids,
  });
  if (answer.kind !== 'data') {
    const outcome = withoutData(answer);
    return resultsOf(items, () => outcome, 0);
  }

  const carried = new Map<string, Carried>();
  for (const node of answer.data.nodes) {
    if (!node || !('sku' in node)) continue;
    const sku = node.sku ?? '';
    carried.set(node.id, { sku, isShared: sku !== '' && node.duplicateSkuCount > 0 });
  }
  const skus = [...new Set([...carried.values()].map(({ sku }) => sku))].filter(Boolean);
  const concerned = itemsOfShop(store, skus, ids).filter((item) => !isSettled(item, carried));
  const pushed = pushAll(concerned, run);
  noteWaiting(store.key, pushed.waiting);
  return resultsOf(items, () => pushed.outcome, answer.points + pushed.points);
};

/** The item is linked to the one that carries its SKU, and no other one does. Members' kits come along and are not meant. */
function isSettled(item: StockItem, carried: Map<string, Carried>): boolean {
  const own = carried.get(item.inventoryItem);
  if (own && (own.sku !== item.sku || own.isShared)) return false;
  return ![...carried].some(([id, { sku }]) => sku === item.sku && id !== item.inventoryItem);
}
