import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_STORE } from '../../scripts/local/boot.ts';
import { CATALOG } from '../../scripts/local/catalog.ts';
import { adjustStock } from '../../scripts/local/demoAccount.ts';
import { bootVirtualWorld, type VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { suiteql, text } from '../soak/suiteql.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const START = '2026-11-02T08:00:00Z';
const LONGEST_MS = 6 * 60 * MINUTE;
/** How exactly latencies are read off, in ms. */
const STEP_MS = SECOND;

export interface Driven {
  orders: number;
  /** Sales orders written per second of the busy time: from the first order to the last sales order. */
  ordersPerSecond: number;
  /** Seconds from the checkout to the sales order, one per order. */
  importSeconds: number[];
  /** Orders placed and not yet in NetSuite, by minute. */
  depth: number[];
  /** Time the relay's calls held a place in NetSuite, per order. */
  slotSecondsPerOrder: number;
  callsPerOrder: number;
  refusedCalls: number;
  unitsPerOrder: number;
  pointsPerOrder: number;
  /** Rows of SuiteQL's transactionline that came into being per order, main lines among them. */
  linesPerOrder: number;
}

export interface DrivenAfter {
  /** Seconds from the start of the warehouse's save to the fulfillment in Shopify. */
  shipSeconds: number[];
  /** Seconds from the start of the save of a stock move to the figure in Shopify. */
  stockSeconds: number[];
  /** One push of up to 250 rows. */
  stockPush: { units: number; points: number; seconds: number };
}

export interface Places {
  slots: number;
  processors: number;
}

/** Orders of three lines, evenly over `minutes`, into an account with so many places; the real bundles on the latency model. */
export async function driveOrders(
  places: Places,
  count: number,
  minutes: number,
  seed: number,
): Promise<Driven> {
  return inWorld(places, seed, async (world) => {
    const { time } = world;
    const before = spent(world, 'orders import');
    const linesBefore = lineCount(world);
    const callsBefore = { ...world.relay().calls };
    const placed = new Map<string, number>();
    const came = new Map<string, number>();
    const depth: number[] = [];
    const begin = time.now();
    for (let index = 0; index < count; index++)
      time.at(begin + Math.floor((index * minutes * MINUTE) / count), () =>
        placed.set(tail(buy(world, index)), time.now()),
      );

    let last = begin;
    while (came.size < count && time.now() - begin < LONGEST_MS) {
      await time.until(time.now() + STEP_MS);
      for (const row of suiteql(world.netsuite, SALES_ORDERS)) {
        const id = text(row, 'order_id');
        if (!came.has(id)) {
          came.set(id, time.now());
          last = time.now();
        }
      }
      const minute = Math.floor((time.now() - begin) / MINUTE);
      depth[minute] = placed.size - came.size;
    }
    if (came.size < count) throw new Error(`${count - came.size} of ${count} orders never came.`);
    // What follows each import (routing, hints of our own writes) belongs to its cost.
    await time.until(time.now() + 2 * MINUTE);
    const after = spent(world, 'orders import');
    const { calls } = world.relay();
    return {
      orders: count,
      ordersPerSecond: count / ((last - begin) / SECOND),
      importSeconds: [...placed].map(([id, at]) => ((came.get(id) ?? 0) - at) / SECOND),
      depth,
      slotSecondsPerOrder: (calls.busyMs - callsBefore.busyMs) / SECOND / count,
      callsPerOrder: (calls.count - callsBefore.count) / count,
      refusedCalls: calls.refused - callsBefore.refused,
      unitsPerOrder: (after.units - before.units) / count,
      pointsPerOrder: (after.points - before.points) / count,
      linesPerOrder: (lineCount(world) - linesBefore) / count,
    };
  });
}

/** Shipments and stock moves one by one in a quiet account. */
export async function driveAfter(
  places: Places,
  count: number,
  seed: number,
): Promise<DrivenAfter> {
  return inWorld(places, seed, async (world) => {
    const { time, netsuite, account, shop } = world;
    const ids = Array.from({ length: count }, (_, index) => buy(world, index));
    await time.until(time.now() + 5 * MINUTE);
    const rows = suiteql(netsuite, SALES_ORDERS);
    const shipSeconds: number[] = [];
    for (const id of ids) {
      const salesOrder = text(rows.find((row) => text(row, 'order_id') === tail(id)) ?? {}, 'id');
      const began = time.now();
      const saved = netsuite.save(
        (session, records) =>
          records.transform(session, {
            fromType: 'salesorder',
            fromId: salesOrder,
            toType: 'itemfulfillment',
          }),
        (set) => set('setValue', { fieldId: 'shipstatus', value: 'C' }),
      );
      saved.catch(() => undefined);
      await until(world, () => isFulfilled(world, id));
      shipSeconds.push((time.now() - began) / SECOND);
      await time.finish(saved);
    }

    const stockBefore = spent(world, 'stock push');
    const stockSeconds: number[] = [];
    for (let index = 0; index < count; index++) {
      const sku = CATALOG[index % CATALOG.length]?.sku ?? '';
      const item = shop.inventoryItems.get(sku) ?? '';
      const old = onHand(world, item);
      const began = time.now();
      const saved = adjustStock(netsuite, account.adjustmentAccount, [
        {
          item: account.items.get(sku) ?? '',
          location: account.locations.east,
          adjustqtyby: 3,
          unitcost: 5,
        },
      ]);
      saved.catch(() => undefined);
      await until(world, () => onHand(world, item) !== old);
      stockSeconds.push((time.now() - began) / SECOND);
      await time.finish(saved);
    }
    const stockAfter = spent(world, 'stock push');
    const pushes = Math.max(1, stockAfter.runs - stockBefore.runs);
    return {
      shipSeconds,
      stockSeconds,
      stockPush: {
        units: (stockAfter.units - stockBefore.units) / pushes,
        points: (stockAfter.points - stockBefore.points) / pushes,
        seconds: (stockAfter.ms - stockBefore.ms) / SECOND / pushes,
      },
    };
  });
}

const SALES_ORDERS =
  "SELECT t.id AS id, t.custbody_xdk_order_id AS order_id FROM transaction t WHERE t.type = 'SalesOrd'";
const TAKEN_BY_NOBODY = 100_000;

async function inWorld<T>(
  { slots, processors }: Places,
  seed: number,
  work: (world: VirtualWorld) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-capacity-'));
  const world = await bootVirtualWorld({
    seed,
    start: START,
    folder,
    relayConcurrency: slots,
    netsuite: { concurrency: slots, processors },
  });
  try {
    const stock = adjustStock(
      world.netsuite,
      world.account.adjustmentAccount,
      [...world.account.items.values()].map((item) => ({
        item,
        location: world.account.locations.east,
        adjustqtyby: TAKEN_BY_NOBODY,
        unitcost: 5,
      })),
    );
    await world.time.finish(stock);
    await world.time.until(world.time.now() + 5 * MINUTE);
    return await work(world);
  } finally {
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function until(world: VirtualWorld, isThere: () => boolean): Promise<void> {
  const end = world.time.now() + LONGEST_MS;
  while (!isThere()) {
    if (world.time.now() > end) throw new Error('It never arrived on the other side.');
    await world.time.until(world.time.now() + STEP_MS);
  }
}

function buy(world: VirtualWorld, index: number): string {
  const made = world.shopify.control.act(DEMO_STORE.key, 'placeOrder', {
    email: `shopper${index}@example.com`,
    firstName: 'Sam',
    lastName: 'Shopper',
    lines: [0, 1, 2].map((more) => ({
      sku: CATALOG[(index + more) % CATALOG.length]?.sku,
      quantity: 1,
    })),
    shipping: [{ title: 'Standard', price: '5.90' }],
    taxes: [{ title: 'State', rate: '0.0725' }],
    payment: 'paid',
    gateway: 'shopify_payments',
  } as never);
  return (made as { id: string }).id;
}

/** What Crossdock's own activity says it used. */
function spent(world: VirtualWorld, flow: string) {
  const row = suiteql(
    world.netsuite,
    `SELECT COUNT(*) AS runs, SUM(a.custrecord_xdk_activity_units) AS units, SUM(a.custrecord_xdk_activity_points) AS points, SUM(a.custrecord_xdk_activity_ms) AS ms FROM customrecord_xdk_activity a WHERE a.custrecord_xdk_activity_flow = '${flow}'`,
  )[0];
  const of = (name: string) => Number(row?.[name] ?? 0);
  return { runs: of('runs'), units: of('units'), points: of('points'), ms: of('ms') };
}

function lineCount(world: VirtualWorld): number {
  return Number(suiteql(world.netsuite, 'SELECT COUNT(*) AS n FROM transactionline')[0]?.['n']);
}

function isFulfilled(world: VirtualWorld, id: string): boolean {
  const { data } = world.shopify.control.query(
    DEMO_STORE.key,
    'query ($id: ID!) { order(id: $id) { fulfillments(first: 1) { id } } }',
    { id },
  ) as { data: { order: { fulfillments: object[] } } | null };
  return (data?.order.fulfillments.length ?? 0) > 0;
}

function onHand(world: VirtualWorld, item: string): number {
  const { data } = world.shopify.control.query(
    DEMO_STORE.key,
    'query ($id: ID!, $location: ID!) { inventoryItem(id: $id) { inventoryLevel(locationId: $location) { quantities(names: ["on_hand"]) { quantity } } } }',
    { id: item, location: world.shop.locations.east },
  ) as {
    data: {
      inventoryItem: { inventoryLevel: { quantities: { quantity: number }[] } | null };
    } | null;
  };
  return data?.inventoryItem.inventoryLevel?.quantities[0]?.quantity ?? 0;
}

function tail(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
