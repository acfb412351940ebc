import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { Store } from '../setup/stores';
import type { ShopifyLine } from './order';
import type { Item } from './orderPlan';

/** Items by SKU, by barcode where the store asks for it, and the store's own ones, inactive ones too. 10 units. */
export function findItems(lines: ShopifyLine[], store: Store): Item[] {
  const { skuField, barcode } = store.settings.orders;
  const skus = distinct(
    lines.flatMap(({ sku, lineItemGroup }) => [sku, lineItemGroup?.variantSku]),
  );
  const barcodes = barcode ? distinct(lines.map(({ variant }) => variant?.barcode)) : [];
  const own = distinct([
    store.fallbackItem,
    store.taxItem,
    store.discountItem,
    ...Object.values(store.settings.orders.items),
  ]);
  const conditions = [
    ...(skus.length > 0 ? [`i.${skuField} IN (${placeholders(skus.length)})`] : []),
    ...(barcodes.length > 0 ? [`i.upccode IN (${placeholders(barcodes.length)})`] : []),
    ...(own.length > 0 ? [`i.id IN (${placeholders(own.length)})`] : []),
  ];
  if (conditions.length === 0) return [];
  return readAll(
    `SELECT i.id AS id, i.${skuField} AS sku, i.upccode AS barcode, i.itemtype AS type, i.isinactive AS inactive FROM item i WHERE ${conditions.join(' OR ')}`,
    [...skus, ...barcodes, ...own.map(Number)],
  ).map((row) => ({
    id: textOf(row, 'id'),
    sku: textOf(row, 'sku'),
    barcode: textOf(row, 'barcode'),
    type: textOf(row, 'type'),
    active: textOf(row, 'inactive') !== 'T',
  }));
}

function distinct(values: (string | null | undefined)[]): string[] {
  return [...new Set(values.filter((value): value is string => Boolean(value)))];
}
