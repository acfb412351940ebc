import { add, shopOrders, type ShopOrder } from './shopOrders.ts';
import type { Shop, TwoStores } from './twoStores.ts';

const SIDES = ['east', 'west'] as const;

interface Level {
  available: number;
  onHand: number;
  committed: number;
  aside: number;
}

/** Both sides as they are, looked at from outside: what is wrong with the figures, one sentence each. */
export function stockTruth(world: TwoStores, skus: string[], share: number) {
  const { account, shops } = world;

  /**
   * Σ of what all shops show beyond what is free: pieces in the house less what anybody has sold. `moved`: units by SKU that a
   * shop's staff just moved to another place, whether it has them or not, or put on the shelf though the warehouse had done
   * that already; the next push hears of it.
   */
  function shownTwice(moved: ReadonlyMap<string, number> = new Map()): string[] {
    const orders = shops.map(shopOrders);
    const house = netsuiteUnits(world);
    return skus.flatMap((sku) => {
      const free = SIDES.map((side) => {
        const location = account.locations[side];
        const sold = shops.map((shop, index) =>
          sum(orders[index] ?? [], sku, shop.locations[side], ['remaining', 'shipped']),
        );
        const back = shops.map((shop, index) =>
          sum(orders[index] ?? [], sku, shop.locations[side], ['returned']),
        );
        const key = `${sku} ${location}`;
        const inHouse = (house.onHand.get(key) ?? 0) + (house.shipped.get(key) ?? 0);
        const onTheWayBack = Math.max(0, total(back) - (house.received.get(key) ?? 0));
        return Math.max(0, inHouse + onTheWayBack - total(sold));
      });
      // An app's sale that claimed no stock is seen by nobody before it is in NetSuite and its figures were set.
      const unseen = orders
        .flat()
        .filter(({ isBypass }) => isBypass)
        .flatMap(({ lines }) => lines)
        .filter((line) => line.sku === sku)
        .reduce((all, line) => all + total([...line.remaining.values()]), 0);
      const shown = shops.flatMap((shop) =>
        SIDES.map((side) => Math.max(0, levelOf(shop, sku, side).available)),
      );
      return total(shown) <= total(free) + unseen + (moved.get(sku) ?? 0)
        ? []
        : [`${sku}: ${shown.join(' + ')} shown, ${free.join(' + ')} free, ${unseen} unseen`];
    });
  }

  /** Where Shopify's on_hand is not the rule's figure, everything being in step. */
  function notByTheRule(): string[] {
    const available = new Map(
      world
        .query(
          'SELECT i.itemid AS sku, a.location AS location, a.quantityavailable AS units FROM aggregateitemlocation a JOIN item i ON i.id = a.item',
        )
        .map((row) => [`${String(row['sku'])} ${String(row['location'])}`, Number(row['units'])]),
    );
    const committed = new Map(
      world
        .query(
          "SELECT l.custcol_xdk_line_id AS line, NVL(l.quantitycommitted, 0) AS units FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE t.type = 'SalesOrd' AND l.mainline = 'F' AND l.custcol_xdk_line_id IS NOT NULL",
        )
        .map((row) => [String(row['line']), Number(row['units'])]),
    );
    return shops.flatMap((shop) => {
      const orders = shopOrders(shop);
      return skus.flatMap((sku) =>
        SIDES.flatMap((side) => {
          const level = levelOf(shop, sku, side);
          const free = Math.max(0, available.get(`${sku} ${account.locations[side]}`) ?? 0);
          const lines = orders.flatMap(({ isBypass, lines: all }) =>
            all
              .filter((line) => line.sku === sku)
              .map((line) => ({
                isBypass,
                open: line.remaining.get(shop.locations[side]) ?? 0,
                committed: committed.get(line.id.slice(line.id.lastIndexOf('/') + 1)) ?? 0,
              })),
          );
          const units = (some: typeof lines) =>
            total(some.map((line) => Math.min(line.committed, line.open)));
          const taken = units(lines.filter(({ isBypass }) => !isBypass));
          const rule = Math.floor((free * share) / 100) + taken + level.aside;
          // Nobody can tell units that NetSuite holds for a sale that claimed none from others it should hold and can't.
          const unclaimed = Math.min(
            units(lines.filter(({ isBypass }) => isBypass)),
            Math.max(0, level.committed - taken),
          );
          return level.onHand >= rule && level.onHand <= rule + unclaimed
            ? []
            : [
                `${shop.key} ${sku} ${side}: on_hand ${level.onHand} (committed ${level.committed}), ${rule} by the rule (available ${free}, taken ${taken}, aside ${level.aside})`,
              ];
        }),
      );
    });
  }

  /** The warehouse has booked more goods of this SKU in that came back than the shops know of. */
  function isReceivedAlready(sku: string): boolean {
    const { received } = netsuiteUnits(world);
    const booked = SIDES.map((side) => received.get(`${sku} ${account.locations[side]}`) ?? 0);
    const known = shops.flatMap((shop) =>
      SIDES.map((side) => sum(shopOrders(shop), sku, shop.locations[side], ['returned'])),
    );
    return total(booked) > total(known);
  }

  function levelOf(shop: Shop, sku: string, side: 'east' | 'west'): Level {
    const { quantities } = shop.ask<{
      inventoryItem: { inventoryLevel: { quantities: { name: string; quantity: number }[] } };
    }>(LEVEL, {
      id: shop.inventoryItems.get(sku),
      location: shop.locations[side],
    }).inventoryItem.inventoryLevel;
    const units = (name: string) => quantities.find((one) => one.name === name)?.quantity ?? 0;
    return {
      available: units('available'),
      onHand: units('on_hand'),
      committed: units('committed'),
      aside:
        units('reserved') + units('damaged') + units('safety_stock') + units('quality_control'),
    };
  }

  return { shownTwice, notByTheRule, isReceivedAlready, levelOf };
}

const LEVEL = `query ($id: ID!, $location: ID!) { inventoryItem(id: $id) { inventoryLevel(locationId: $location) {
  quantities(names: ["available", "on_hand", "committed", "reserved", "damaged", "safety_stock", "quality_control"]) { name quantity } } } }`;

function sum(
  orders: ShopOrder[],
  sku: string,
  location: string,
  what: ('remaining' | 'shipped' | 'returned')[],
): number {
  return orders
    .flatMap(({ lines }) => lines)
    .filter((line) => line.sku === sku)
    .reduce((all, line) => all + total(what.map((one) => line[one].get(location) ?? 0)), 0);
}

function total(units: number[]): number {
  return units.reduce((all, one) => all + one, 0);
}

/** By SKU and NetSuite location: units in the house, units that item fulfillments took out, units that came back. */
function netsuiteUnits(world: TwoStores) {
  const onHand = new Map<string, number>();
  const shipped = new Map<string, number>();
  const received = new Map<string, number>();
  const key = (row: Record<string, unknown>) => `${String(row['sku'])} ${String(row['location'])}`;
  for (const row of world.query(
    'SELECT i.itemid AS sku, a.location AS location, a.quantityonhand AS units FROM aggregateitemlocation a JOIN item i ON i.id = a.item',
  ))
    add(onHand, key(row), Number(row['units']));
  for (const row of world.query(
    "SELECT i.itemid AS sku, l.location AS location, t.type AS type, ABS(l.quantity) AS units FROM transaction t JOIN transactionline l ON l.transaction = t.id JOIN item i ON i.id = l.item LEFT JOIN transaction c ON c.id = l.createdfrom WHERE l.mainline = 'F' AND l.iscogs = 'F' AND ((t.type = 'ItemShip' AND t.status = 'C') OR (t.type = 'ItemRcpt' AND c.type = 'RtnAuth'))",
  ))
    add(String(row['type']) === 'ItemShip' ? shipped : received, key(row), Number(row['units']));
  return { onHand, shipped, received };
}
