import { isFeatureOn } from '../netsuite/runtime';
import { IN_LIMIT, placeholders, readAll, textOf, type Param } from '../netsuite/suiteql';
import type { Store } from '../setup/stores';
import { slicesOf } from '../sync/slices';
import type { StockItem } from './stock';

/** Item types with own stock. Kits, whose stock is their members', come along where the store wants them. */
const STOCKED = "'InvtPart', 'Assembly'";

const MOMENT = "'YYYY-MM-DD HH24:MI:SS'";

/** A SELECT of item ids (`item`) and when they changed (`changed`, '' where that does not matter). */
interface Selection {
  select: string;
  params: Param[];
}

export interface ChangedItem extends StockItem {
  /** NetSuite's own time as text, to the second. */
  changed: string;
}

/** The selected stock items that are active, with their link to the store's inventory items, oldest change first. 10 units. */
function selectItems(store: Store, { select, params }: Selection, most: number): ChangedItem[] {
  const { skuField } = store.settings.orders;
  const { kits: withKits, endlessField } = store.settings.stock;
  const endless = endlessField === '' ? "'F'" : `NVL(i.${endlessField}, 'F')`;
  // Shopify's unit is the one that NetSuite sells in; its quantities are in base units (units of measure).
  const hasUnits = isFeatureOn('UNITSOFMEASURE');
  const perUnit = hasUnits ? 'NVL(u.conversionrate, 1)' : '1';
  const unit = hasUnits ? ' LEFT JOIN unitstypeuom u ON u.internalid = i.saleunit' : '';
  const kits = ` UNION ALL SELECT m.parentitem AS item, p.changed AS changed FROM kititemmember m JOIN (${select}) p ON p.item = m.item`;
  const types = withKits ? `${STOCKED}, 'Kit'` : STOCKED;
  return readAll(
    `SELECT * FROM (SELECT i.id AS item, i.${skuField} AS sku, i.itemtype AS type, ${perUnit} AS per_unit, ${endless} AS endless, s.changed AS changed, k.custrecord_xdk_link_shopify_id AS inventory_item FROM item i JOIN (SELECT c.item AS item, MAX(c.changed) AS changed FROM (${select}${withKits ? kits : ''}) c GROUP BY c.item) s ON s.item = i.id${unit} LEFT JOIN customrecord_xdk_link k ON k.externalid = 'xdk:' || ? || ':ns:item:' || i.id || ':inventory_item' AND k.custrecord_xdk_link_state = 'linked' WHERE (i.itemtype IN (${types}) OR ${endless} = 'T') AND i.isinactive = 'F' ORDER BY s.changed, i.id) WHERE ROWNUM <= ${most}`,
    [...params, ...(withKits ? params : []), store.key],
  ).map((row) => ({
    item: textOf(row, 'item'),
    sku: textOf(row, 'sku'),
    isKit: textOf(row, 'type') === 'Kit',
    perUnit: Number(row['per_unit']),
    isEndless: textOf(row, 'endless') === 'T',
    inventoryItem: textOf(row, 'inventory_item'),
    changed: textOf(row, 'changed'),
  }));
}

/** More than a transaction or a range of ids can hold. */
const NO_LIMIT = 100_000;

/** The stock items on these transactions (internal ids), what a build makes among them. 10 units. */
export function itemsOnTransactions(store: Store, transactions: string[]): StockItem[] {
  if (transactions.length === 0) return [];
  const select = `SELECT l.item AS item, '' AS changed FROM transactionline l WHERE l.transaction IN (${placeholders(transactions.length)}) AND l.item IS NOT NULL`;
  return selectItems(store, { select, params: transactions.map(Number) }, NO_LIMIT);
}

/** 10 units per 1,000. */
export function itemsById(store: Store, ids: string[]): StockItem[] {
  const items: StockItem[] = [];
  for (const params of slicesOf(ids.map(Number), IN_LIMIT)) {
    const select = `SELECT r.id AS item, '' AS changed FROM item r WHERE r.id IN (${placeholders(params.length)})`;
    items.push(...selectItems(store, { select, params }, NO_LIMIT));
  }
  return items;
}

/** Those that have one of these SKUs, or are linked to one of these inventory items (gids); up to 250 of each. 10 units. */
export function itemsOfShop(store: Store, skus: string[], inventoryItems: string[]): StockItem[] {
  const { skuField } = store.settings.orders;
  const linked = `SELECT TO_NUMBER(f.custrecord_xdk_link_record_id) AS item, '' AS changed FROM customrecord_xdk_link f WHERE f.custrecord_xdk_link_store = ? AND f.custrecord_xdk_link_entity = 'inventory_item' AND f.custrecord_xdk_link_state = 'linked' AND f.custrecord_xdk_link_shopify_id IN (${placeholders(inventoryItems.length)})`;
  const named = `SELECT r.id AS item, '' AS changed FROM item r WHERE r.${skuField} IN (${placeholders(skus.length)})`;
  return selectItems(
    store,
    {
      select: skus.length > 0 ? `${linked} UNION ALL ${named}` : linked,
      params: [store.key, ...inventoryItems, ...skus],
    },
    NO_LIMIT,
  );
}

/** Items with internal ids from `from` up to, but not including, `to`. 10 units. */
export function itemsInRange(store: Store, from: number, to: number): StockItem[] {
  const select = "SELECT r.id AS item, '' AS changed FROM item r WHERE r.id >= ? AND r.id < ?";
  return selectItems(store, { select, params: [from, to] }, NO_LIMIT);
}

/**
 * Items whose available quantity changed since a moment of NetSuite's own clock, and those of orders and fulfillments whose
 * link was written since: a fulfillment takes units off Shopify's on_hand, goods that the shop puts back on the shelf add to
 * it, a move carries its units elsewhere, and the link is written when that has reached NetSuite. A save may commit later than its time says; so many minutes before that moment are read again. 10 units.
 */
export function itemsChangedSince(
  store: Store,
  since: string,
  overlapMinutes: number,
  most: number,
): ChangedItem[] {
  const moment = since || '1970-01-01 00:00:00';
  const after = (column: string) => `${column} >= TO_DATE(?, ${MOMENT}) - ${overlapMinutes} / 1440`;
  const stock = `SELECT a.item AS item, TO_CHAR(a.lastquantityavailablechange, ${MOMENT}) AS changed FROM aggregateitemlocation a WHERE ${after('a.lastquantityavailablechange')}`;
  const linked = `SELECT l.item AS item, TO_CHAR(f.lastmodified, ${MOMENT}) AS changed FROM customrecord_xdk_link f JOIN transactionline l ON l.transaction = TO_NUMBER(f.custrecord_xdk_link_record_id) WHERE f.custrecord_xdk_link_store = ? AND f.custrecord_xdk_link_entity IN ('fulfillment', 'order') AND l.mainline = 'F' AND ${after('f.lastmodified')}`;
  return selectItems(
    store,
    { select: `${stock} UNION ALL ${linked}`, params: [moment, store.key, moment] },
    most,
  );
}
