import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { ShopOrder } from './bothSides.ts';
import { settingsOf } from './administrator.ts';
import { GOODS, KIT } from './kit.ts';
import { suiteql, text } from './suiteql.ts';

const LEVELS = `query ($id: ID!, $location: ID!) { inventoryItem(id: $id) { inventoryLevel(locationId: $location) {
  quantities(names: ["available", "on_hand", "committed", "reserved", "damaged", "safety_stock", "quality_control"]) { name quantity } } } }`;

/** A figure that is not what the rule says. */
export interface StockDifference {
  store: string;
  isTooHigh: boolean;
  told: string;
}

/**
 * Stock by the rule of docs/stock.md, computed here anew from both sides: Shopify's on_hand = what NetSuite has available less
 * the store's buffer, at most its cap + units of imported orders that NetSuite has committed and Shopify still has to fulfill
 * there + what Shopify keeps aside, if the store adds that. NetSuite
 * has a line at one location where Shopify may ship it from several.
 * A place one of whose orders is held cannot be told, nor what a held order sold, in any store: it may not rise. Nor can an
 * item there with open orders that claim no stock: NetSuite may have committed theirs or another order's, and at any place
 * as long as NetSuite has not heard where such an order was routed.
 */
export function stockDifferences(
  world: VirtualWorld,
  orders: ShopOrder[],
  isHeld: (order: ShopOrder) => boolean,
): StockDifference[] {
  const stuck = new Set(orders.filter(isHeld).flatMap(({ goods }) => [...goods]));
  return world.stores.flatMap(({ key, shop }) =>
    differencesOf(
      world,
      { key, shop },
      orders.filter(({ store }) => store === key),
      isHeld,
      stuck,
    ),
  );
}

function differencesOf(
  world: VirtualWorld,
  { key, shop }: VirtualWorld['stores'][number],
  orders: ShopOrder[],
  isHeld: (order: ShopOrder) => boolean,
  stuck: ReadonlySet<string>,
): StockDifference[] {
  const { netsuite, account } = world;
  const unclear = new Set(
    orders
      .filter(isHeld)
      .flatMap((order) => [...order.remaining.keys()].map((key) => key.split(' ')[1])),
  );
  const available = suiteql(
    netsuite,
    'SELECT i.itemid AS sku, a.location AS location, a.quantityavailable AS available FROM aggregateitemlocation a JOIN item i ON i.id = a.item',
  );
  const kit: string[] = [KIT.sku, ...KIT.members.map(({ sku }) => sku)];
  const mayNotRise = (sku: string) =>
    stuck.has(sku) || (kit.includes(sku) && kit.some((one) => stuck.has(one)));
  const unclaimed = new Set(orders.flatMap((order) => [...order.unclaimed]));
  const freeOf = (sku: string, location: string): number => {
    if (sku === KIT.sku)
      return Math.min(
        ...KIT.members.map((one) => Math.floor(freeOf(one.sku, location) / one.quantity)),
      );
    const row = available.find(
      (one) => text(one, 'sku') === sku && text(one, 'location') === location,
    );
    return Math.max(0, Number(row?.['available'] ?? 0));
  };
  const { buffer = 0, cap = 0, aside: keptAside = 'add' } = settingsOf(world, key)['stock'] ?? {};
  const addsAside = keptAside === 'add';
  const shown = (units: number): number => {
    const above = Math.max(0, units - Number(buffer));
    return Number(cap) > 0 ? Math.min(above, Number(cap)) : above;
  };
  const committed = suiteql(
    netsuite,
    "SELECT i.itemid AS sku, l.custcol_xdk_line_id AS line, MAX(l.custcol_xdk_assigned) AS assigned, SUM(NVL(l.quantitycommitted, 0)) AS units FROM transaction t JOIN transactionline l ON l.transaction = t.id JOIN item i ON i.id = l.item WHERE t.type = 'SalesOrd' AND t.custbody_xdk_store = ? AND l.mainline = 'F' AND NVL(l.kitcomponent, 'F') = 'F' AND NVL(l.quantitycommitted, 0) > 0 GROUP BY i.itemid, l.custcol_xdk_line_id",
    [key],
  );
  const unclaimedLines = new Set(
    orders
      .filter((order) => order.unclaimed.size > 0)
      .flatMap(({ remaining }) => [...remaining.keys()].map((key) => key.split(' ')[0])),
  );
  const unrouted = new Set(
    committed
      .filter((row) => text(row, 'assigned') === '' && unclaimedLines.has(text(row, 'line')))
      .map((row) => text(row, 'sku')),
  );
  const isClear = (sku: string) => !mayNotRise(sku) && !unrouted.has(sku);
  return GOODS.filter(({ sku }) => isClear(sku)).flatMap(({ sku }) =>
    (['east', 'west'] as const).flatMap((side) => {
      const place = shop.locations[side];
      const level = levelOf(world, key, shop.inventoryItems.get(sku) ?? '', place);
      if (!level || unclear.has(place) || unclaimed.has(`${sku} ${place}`)) return [];
      const free = freeOf(sku, account.locations[side]);
      const lines = committed
        .filter((row) => text(row, 'sku') === sku)
        .map((row) => {
          const units = Number(row['units']);
          const own = takenAt(place, units, text(row, 'line'), orders);
          return { own, doubted: own - Math.min(own, toldAt(place, units, text(row, 'assigned'))) };
        });
      const taken = lines.reduce((sum, { own }) => sum + own, 0);
      const doubted = lines.reduce((sum, one) => sum + one.doubted, 0);
      const aside = addsAside
        ? level('reserved') + level('damaged') + level('safety_stock') + level('quality_control')
        : 0;
      const rule = shown(free) + taken + aside;
      const onHand = level('on_hand');
      return onHand <= rule && onHand >= rule - doubted
        ? []
        : [
            {
              store: key,
              isTooHigh: onHand > rule,
              told: `${key} ${sku} ${side}: on_hand ${onHand} in Shopify, ${rule} by the rule (NetSuite available ${free}, shown ${shown(free)}, taken ${taken}, aside ${aside})`,
            },
          ];
    }),
  );
}

/**
 * Of the units that NetSuite committed to a line, those that must lie at this place in Shopify: what its other places still
 * have to ship could hold the rest.
 */
function takenAt(place: string, units: number, line: string, orders: ShopOrder[]): number {
  const open = orders
    .flatMap(({ remaining }) => [...remaining])
    .filter(([key]) => key.startsWith(`${line} `));
  const here = open.find(([key]) => key === `${line} ${place}`)?.[1] ?? 0;
  const elsewhere = open.reduce((sum, [, left]) => sum + left, 0) - here;
  return Math.max(0, Math.min(here, units - elsewhere));
}

/**
 * What of that a line's own note of its places (legacy id → units of the whole line) tells: once a part has left, NetSuite
 * can't say from which (docs/stock.md, limits).
 */
function toldAt(place: string, units: number, assigned: string): number {
  if (assigned === '') return units;
  const places = JSON.parse(assigned) as Record<string, number>;
  const here = places[place.slice(place.lastIndexOf('/') + 1)] ?? 0;
  const elsewhere = Object.values(places).reduce((sum, one) => sum + one, 0) - here;
  return Math.max(0, Math.min(here, units - elsewhere));
}

function levelOf(
  world: VirtualWorld,
  store: string,
  id: string,
  location: string,
): ((name: string) => number) | null {
  const { data } = world.shopify.control.query(store, LEVELS, { id, location }) as {
    data: {
      inventoryItem: {
        inventoryLevel: { quantities: { name: string; quantity: number }[] } | null;
      };
    } | null;
  };
  const quantities = data?.inventoryItem.inventoryLevel?.quantities;
  return quantities ? (name) => quantities.find((one) => one.name === name)?.quantity ?? 0 : null;
}
