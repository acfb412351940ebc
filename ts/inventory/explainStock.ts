import { readAll, textOf } from '../netsuite/suiteql';
import { accountId } from '../netsuite/runtime';
import { mayWork, readStores, type Store } from '../setup/stores';
import { explainItem, explainKit, quantities, type SourceExplained } from './explainSource';
import { importedOrders } from './imported';
import { linkItems } from './linkItems';
import { tail } from '../sync/externalIds';
import { isQuota, poolOf } from './places';
import { readPlaces, refusedPlaces } from './readPlaces';
import { readStock } from './readStock';
import { itemsById } from './readItems';
import type { Computed } from './planRows';
import type { Place, StockItem } from './stock';

/** What the console and the RESTlet `rl_explain` ask for. */
export interface StockQuestion {
  /** Store key. */
  store: string;
  /** Item name or number, as NetSuite's item record has it. */
  sku: string;
}

/** Orders a person can still look through. */
const MOST_ORDERS = 20;
const MOST_PUSHES = 5;

/**
 * Why the figure of one item in one store is what it is: NetSuite's quantities per source, the store's rule, the open orders,
 * what Shopify has, what Crossdock left last, and what the next push would do. Writes nothing but a link that is missing or
 * whose SKU moved, and its sync error. 160 units.
 */
export function explainStock(question: unknown): object {
  const asked = parseQuestion(question);
  if (!asked)
    return refused('The body must be {"store": "<key>", "sku": "<the item\'s SKU in Shopify>"}.');
  const stores = readStores();
  const store = stores.find((one) => one.key === asked.store);
  if (!store) {
    const keys = stores.map(({ key }) => key).join(', ');
    return refused(`No store has the key ${asked.store}; there are ${keys || 'none'}.`);
  }
  if (!mayWork(store, accountId())) return refused(`Store ${store.key} is paused here.`);
  if (!store.settings.stock.push) return refused(`Store ${store.key} gets no stock (stock.push).`);
  const { skuField } = store.settings.orders;
  const ids = itemIds(asked.sku, skuField);
  if (ids.length === 0)
    return refused(`No active item of NetSuite has the ${skuField} ${asked.sku}.`);
  const [item, another] = itemsById(store, ids).filter((one) => ids.includes(one.item));
  if (!item)
    return refused(`Item ${asked.sku} keeps no stock, and stock.endlessField does not name it.`);
  if (another) return refused(`Several items have the ${skuField} ${asked.sku}.`);
  return explain(item, store);
}

function explain(item: StockItem, store: Store): object {
  const run = { store, caller: 'restlet', mayGoOn: () => true } as const;
  const linked = linkItems([item], run);
  if (linked.kind === 'failed') return refused('Shopify does not answer; try again in a minute.');
  const [before] = linked.items;
  if (!before)
    return refused(`${store.domain} has no inventory item with the SKU ${item.sku}, or several.`);

  const places = readPlaces();
  const orders = importedOrders(places);
  for (const place of places.filter((one) => one.store === store.key)) orders.mustAsk(place);
  const read = readStock([before], places, orders, run);
  if (read.kind === 'failed') return refused('Shopify does not answer; try again in a minute.');
  const [known] = read.items;
  if (!known)
    return refused(
      `The inventory item that ${item.sku} is linked to (${tail(before.inventoryItem)}) carries another SKU in ${store.domain} now, and no other one alone has ${item.sku}; see the sync error SKU ${item.sku}.`,
    );
  if (read.gone.length > 0)
    return refused(
      `The inventory item that ${item.sku} is linked to is not in ${store.domain} any more; the next sweep looks its SKU up again.`,
    );
  if (read.computed.length === 0 && read.unstocked.length === 0)
    return refused(
      known.isKit
        ? `Kit ${item.sku} gets no figure: nothing in it has stock, or its members are counted in units of measure.`
        : `Item ${item.sku} gets no figure: Shopify does not track it, or no location of ${store.domain} gets stock.`,
    );
  const pushes = lastPushes(known.inventoryItem, store);
  const sources = [...new Set(read.computed.flatMap(({ place }) => place.sources))];
  const sourceExplained = known.isKit
    ? explainKit(known, sources)
    : explainItem(quantities([item.item], sources));
  return {
    ok: true,
    store: store.key,
    item: item.item,
    sku: item.sku,
    inventoryItem: known.inventoryItem,
    kind: known.isEndless ? 'sold without stock' : known.isKit ? 'kit' : 'own stock',
    baseUnitsPerUnit: known.perUnit,
    places: read.computed.map((one) => placeExplained(one, sourceExplained, places)),
    waitsForOrders: read.computed.some(({ decision }) => decision.kind === 'wait')
      ? orders.missing([known])
      : [],
    lastPushes: pushes,
    notSentTo: refusedPlaces(store.key).map(({ location, reason }) => ({ location, reason })),
    notStockedAt: read.unstocked.map(({ place }) => place.location),
    openOrders: openOrders(item.item, store),
    lastSale: lastSale(item.item, store),
  };
}

function placeExplained(one: Computed, sourceExplained: SourceExplained, all: Place[]): object {
  const { place, level, decision } = one;
  return {
    location: place.location,
    rule: { share: place.share, buffer: place.buffer, cap: place.cap },
    pool: poolExplained(place, all),
    netsuite: place.sources.map(sourceExplained),
    available: one.available,
    sellable: one.sellable,
    takenByImportedOrders: one.taken,
    keptAside: level.reserved + level.damaged + level.safetyStock + level.qualityControl,
    shopify: { onHand: level.onHand, committed: level.committed },
    lastLeft: one.figure ?? null,
    target: one.target,
    next:
      decision.kind === 'wait'
        ? `may not rise: ${BECAUSE[decision.because]}`
        : decision.kind === 'set'
          ? `will be set to ${decision.onHand}`
          : 'is right',
  };
}

const BECAUSE = {
  changed: 'somebody else changed it in Shopify, and that is looked into first',
  orders: 'orders that sell it are not in NetSuite yet',
  promised: 'other places that draw on the same stock may still sell those units',
};

function itemIds(sku: string, column: string): string[] {
  return readAll(`SELECT i.id AS id FROM item i WHERE i.${column} = ? AND i.isinactive = 'F'`, [
    sku,
  ]).map((row) => textOf(row, 'id'));
}

/** Other places that sell the same stock; with quotas no unit is shown twice, a shared pool may be. */
function poolExplained(place: Place, all: Place[]): object | null {
  const pool = poolOf(place, all);
  if (pool.length === 0) return null;
  return {
    kind: isQuota([place, ...pool]) ? 'quotas' : 'shared: a unit can be sold twice',
    with: pool.map(({ store, location, share }) => ({ store, location, share })),
  };
}

/** What runs set last, newest first. A push inside a save writes no activity; `lastLeft` of the place has it all the same. */
function lastPushes(inventoryItem: string, store: Store): object[] {
  const rows = readAll(
    `SELECT * FROM (SELECT a.custrecord_xdk_activity_at AS at, a.custrecord_xdk_activity_flow AS flow, a.custrecord_xdk_activity_entries AS entries FROM customrecord_xdk_activity a WHERE a.custrecord_xdk_activity_store = ? AND a.custrecord_xdk_activity_flow LIKE 'stock%' AND a.custrecord_xdk_activity_entries LIKE ? ORDER BY a.id DESC) WHERE ROWNUM <= ${MOST_PUSHES}`,
    [store.key, `%"${inventoryItem}"%`],
  );
  return rows.flatMap((row) => {
    const entries = JSON.parse(textOf(row, 'entries') || '[]') as { id: string; note?: string }[];
    return entries
      .filter(({ id }) => id === inventoryItem)
      .map(({ note }) => ({ at: textOf(row, 'at'), run: textOf(row, 'flow'), note: note ?? '' }));
  });
}

function openOrders(item: string, store: Store): object[] {
  return readAll(
    `SELECT * FROM (SELECT t.id AS id, t.tranid AS tranid, t.custbody_xdk_order_name AS order_name, t.status AS status, ABS(l.quantity) AS units, NVL(l.quantityshiprecv, 0) AS shipped, NVL(l.quantitycommitted, 0) AS committed, NVL(l.quantitybackordered, 0) AS backordered FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE t.type = 'SalesOrd' AND t.custbody_xdk_store = ? AND l.item = ? AND l.mainline = 'F' AND l.isclosed = 'F' AND t.status IN ('A', 'B', 'D', 'E') AND ABS(l.quantity) > NVL(l.quantityshiprecv, 0) ORDER BY t.id) WHERE ROWNUM <= ${MOST_ORDERS}`,
    [store.key, Number(item)],
  ).map((row) => ({
    salesOrder: textOf(row, 'id'),
    number: textOf(row, 'tranid'),
    order: textOf(row, 'order_name'),
    isApproved: textOf(row, 'status') !== 'A',
    units: Number(row['units']),
    shipped: Number(row['shipped']),
    committed: Number(row['committed']),
    backordered: Number(row['backordered']),
  }));
}

function lastSale(item: string, store: Store): object | null {
  const [row] = readAll(
    "SELECT * FROM (SELECT t.tranid AS tranid, t.custbody_xdk_order_name AS order_name, TO_CHAR(t.createddate, 'YYYY-MM-DD HH24:MI:SS') AS created FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE t.type IN ('SalesOrd', 'CashSale') AND t.custbody_xdk_store = ? AND l.item = ? AND l.mainline = 'F' ORDER BY t.id DESC) WHERE ROWNUM <= 1",
    [store.key, Number(item)],
  );
  if (!row) return null;
  return {
    number: textOf(row, 'tranid'),
    order: textOf(row, 'order_name'),
    imported: textOf(row, 'created'),
  };
}

function parseQuestion(body: unknown): StockQuestion | null {
  if (typeof body !== 'object' || body === null) return null;
  const { store, sku } = body as Record<string, unknown>;
  const isText = (value: unknown): value is string =>
    typeof value === 'string' && value.trim() !== '';
  return isText(store) && isText(sku) ? { store, sku } : null;
}

function refused(message: string): object {
  return { ok: false, message };
}
