import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { CatalogItem } from '../../scripts/local/catalog.ts';
import { adjustStock } from '../../scripts/local/demoAccount.ts';
import { memoryFolder } from '../../scripts/local/memoryFolder.ts';
import { bootVirtualWorld, type VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { BenchmarkSize } from '../benchmarks.ts';
import type { Row } from '../row.ts';
import { dice } from '../soak/dice.ts';
import { suiteql, text } from '../soak/suiteql.ts';

const MINUTE = 60_000;
/** So far NetSuite is behind: no webhook is quicker, and nobody polls. */
const BEHIND_MS = 10 * MINUTE;
const AT_TILL = 0.1;

type Policy = (typeof POLICIES)[number];
const POLICIES = ['quotas', 'shared pool', 'copy of available', 'copy of on hand'] as const;

interface FlashSize {
  items: number;
  /** Of each item. */
  pieces: number;
  /** Shoppers at both stores. */
  perMinute: number;
  minutes: number;
}

interface Sold {
  units: number;
  /** Beyond the pieces there were. */
  oversold: number;
}

/** All is asked for within five minutes, as in the goal: 2,000 orders a minute for 20 items with 500 pieces each. */
const SIZES = {
  quick: { items: 2, pieces: 6, perMinute: 2, minutes: 12 },
  daily: { items: 4, pieces: 10, perMinute: 8, minutes: 13 },
  full: { items: 20, pieces: 50, perMinute: 200, minutes: 15 },
};

/** The sale under each of four policies; with `quick` under the one that has a goal. */
export async function flashSaleInBothSystems({ quick, full }: BenchmarkSize): Promise<Row[]> {
  const size = SIZES[full ? 'full' : quick ? 'quick' : 'daily'];
  const rows: Row[] = [];
  for (const policy of quick ? POLICIES.slice(0, 1) : POLICIES) {
    const folder = mkdtempSync(join(memoryFolder(), 'crossdock-bench-'));
    const { units, oversold } = await sellOut(policy, size, folder);
    rmSync(folder, { recursive: true, force: true });
    const isGoal = policy === 'quotas';
    rows.push({
      name: `flash sale in both local systems, ${size.perMinute} shoppers a minute, ${policy}`,
      figure: oversold,
      unit: `units oversold of ${size.items * size.pieces}, ${units} sold`,
      goal: isGoal ? '= 0' : '',
      ok: !isGoal || (oversold === 0 && units > (size.items * size.pieces) / 2),
    });
  }
  return rows;
}

/**
 * Two stores sell one warehouse's pieces, some of them at a till, in the local systems with Crossdock's built scripts. Every
 * minute the warehouse counts its goods, which has all figures computed again; the two copies are set instead by a connector
 * that knows one field and one call, with Crossdock's own stock switched off.
 */
async function sellOut(policy: Policy, size: FlashSize, folder: string): Promise<Sold> {
  const isCopy = policy.startsWith('copy');
  const skus = Array.from({ length: size.items }, (_, index) => `FLASH-${index}`);
  const world = await bootVirtualWorld({
    seed: 7,
    start: '2026-11-27T09:00:00Z',
    folder,
    stores: 2,
    relayTickMs: 30_000,
    settings: {
      orders: { lineLocation: 'assigned', deposits: false },
      stock: isCopy ? { push: false } : { share: policy === 'quotas' ? 50 : 100 },
    },
    catalog: [
      ...skus.map((sku) => goods(sku, { east: size.pieces, west: 0 })),
      goods('NOT-ON-SALE', { east: 0, west: 1 }),
    ],
    netsuite: { schedules: false },
  });
  try {
    for (const { key } of world.stores)
      world.shopify.control.setWebhookFaults(key, { delayMs: [BEHIND_MS, BEHIND_MS] });
    const renew = async () => {
      if (isCopy) copy(world, skus, policy);
      else await count(world, skus);
    };
    // The first figures, and those that had to wait for another place.
    for (let times = 0; times < 3; times += 1) {
      await world.time.finish(renew());
      await world.time.until(world.time.now() + MINUTE);
    }
    return await sell(world, skus, size, renew);
  } finally {
    await world.stop();
  }
}

function goods(sku: string, stock: CatalogItem['stock']): CatalogItem {
  return { sku, title: sku, price: '10.00', stock };
}

async function sell(
  world: VirtualWorld,
  skus: string[],
  { pieces, perMinute, minutes }: FlashSize,
  renew: () => Promise<void>,
): Promise<Sold> {
  const draw = dice(7);
  const sold = new Map(skus.map((sku) => [sku, 0]));
  const begin = world.time.now();
  for (let shopper = 0; shopper < minutes * perMinute; shopper += 1) {
    await world.time.until(begin + Math.floor((shopper * MINUTE) / perMinute));
    if (shopper % perMinute === 0) await world.time.finish(renew());
    const store = draw.oneOf(world.stores);
    const sku = draw.oneOf(skus);
    if (!store || sku === undefined) throw new Error('nobody sells anything');
    const { key, shop } = store;
    const atTill = draw.chance(AT_TILL);
    const level = { id: shop.inventoryItems.get(sku), location: shop.locations.east };
    if (availableOf(world, key, level) <= 0) continue;
    world.shopify.control.act(key, 'placeOrder', {
      email: `shopper${shopper}@example.com`,
      lines: [{ sku, quantity: 1 }],
      payment: 'paid',
      gateway: 'shopify_payments',
      ...(atTill && { retailLocationId: shop.locations.east }),
    });
    sold.set(sku, (sold.get(sku) ?? 0) + 1);
  }
  const units = [...sold.values()];
  return {
    units: sum(units),
    oversold: sum(units.map((each) => Math.max(0, each - pieces))),
  };
}

function sum(units: number[]): number {
  return units.reduce((all, one) => all + one, 0);
}

function availableOf(
  world: VirtualWorld,
  store: string,
  level: { id: string | undefined; location: string },
): number {
  const { data, errors } = world.shopify.control.query(store, AVAILABLE, level);
  if (!data) throw new Error(JSON.stringify(errors));
  const { inventoryItem } = data as unknown as {
    inventoryItem: { inventoryLevel: { quantities: { quantity: number }[] } };
  };
  return inventoryItem.inventoryLevel.quantities[0]?.quantity ?? 0;
}

const AVAILABLE =
  'query ($id: ID!, $location: ID!) { inventoryItem(id: $id) { inventoryLevel(locationId: $location) { quantities(names: ["available"]) { quantity } } } }';

/** One piece found and one missed of everything: nothing changes, but all of it is on one saved transaction. */
function count({ netsuite, account }: VirtualWorld, skus: string[]): Promise<string> {
  const lines = skus.flatMap((sku) =>
    [1, -1].map((adjustqtyby) => ({
      item: account.items.get(sku) ?? '',
      location: account.locations.east,
      adjustqtyby,
      unitcost: 5,
    })),
  );
  return adjustStock(netsuite, account.adjustmentAccount, lines);
}

/** What a plain connector does: one figure of NetSuite's, sent as it is. */
function copy(world: VirtualWorld, skus: string[], policy: Policy): void {
  const ofOnHand = policy === 'copy of on hand';
  const rows = suiteql(
    world.netsuite,
    `SELECT i.itemid AS sku, a.${ofOnHand ? 'quantityonhand' : 'quantityavailable'} AS units FROM aggregateitemlocation a JOIN item i ON i.id = a.item WHERE a.location = ${world.account.locations.east}`,
  );
  const units = new Map(rows.map((row) => [text(row, 'sku'), Math.max(0, Number(row['units']))]));
  for (const { key, shop } of world.stores) {
    const { data, errors } = world.shopify.control.query(key, SET, {
      key: crypto.randomUUID(),
      input: {
        name: ofOnHand ? 'on_hand' : 'available',
        reason: 'correction',
        quantities: skus.map((sku) => ({
          inventoryItemId: shop.inventoryItems.get(sku),
          locationId: shop.locations.east,
          quantity: units.get(sku) ?? 0,
          changeFromQuantity: null,
        })),
      },
    });
    const done = data as { inventorySetQuantities: { userErrors: object[] } } | null;
    if (done?.inventorySetQuantities.userErrors.length !== 0)
      throw new Error(JSON.stringify(errors ?? data));
  }
}

const SET =
  'mutation ($input: InventorySetQuantitiesInput!, $key: String!) { inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { code message } } }';
