import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { adjustStock } from '../../scripts/local/demoAccount.ts';
import type { Row } from '../row.ts';
import { BATCH, hint, knownBuyer, markAsPaid, placeBatch } from './batch.ts';
import { life } from './life.ts';
import { meter, type Meter } from './meter.ts';
import { webhooks, type Webhooks } from './webhooks.ts';

/** Governance units and Shopify points per order and over its life; `wallMs`: machine time of one import. */
export function costs(quick: boolean): Promise<{ rows: Row[]; wallMs: number }> {
  return inShop(async (local, counted, waiting) => {
    const imports = await importRows(local, BATCH);
    const wallMs = await machineTime(local, quick ? 3 : 7);
    await counted.attach(local);
    return { rows: [...imports, ...(await life(local, counted, waiting))], wallMs };
  });
}

/** Boots both stand-ins on the real clock, without relay; the shop's webhooks are only collected. */
export async function inShop<T>(
  work: (local: Local, counted: Meter, waiting: Webhooks) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const counted = meter();
  const waiting = webhooks();
  const local = await bootLocal({
    folder,
    relay: false,
    netsuite: { seed: 1, schedules: false, onEnded: counted.onEnded },
    shopify: { stores: [{ ...DEMO_STORE, plan: 'plus' }], webhookWire: waiting.wire },
  });
  local.shopify.control.setSwitches({ routingDelayMs: 0 });
  await stockUp(local);
  try {
    return await work(local, counted, waiting);
  } finally {
    counted.stop();
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** So that every order of the run can be shipped. */
async function stockUp({ netsuite, account }: Local): Promise<void> {
  const lines = [...account.items.values()].map((item) => ({
    item,
    location: account.locations.east,
    adjustqtyby: 100_000,
    unitcost: 5,
  }));
  await adjustStock(netsuite, account.adjustmentAccount, lines);
}

/** The import as the relay's call does it, `size` orders at a time, activity and totals check included. */
export async function importRows(local: Local, size: number): Promise<Row[]> {
  const some = (email: (index: number) => string, payment: 'paid' | 'none') =>
    placeBatch(local, email, payment, size);
  // The first batch fetches the token and the tables that later ones find in the cache, and makes the customers.
  await imported(local, some(knownBuyer, 'none'));
  const orders = some(knownBuyer, 'none');
  const unpaid = await imported(local, orders);
  const paid = await imported(
    local,
    some((index) => `new${index}@example.com`, 'paid'),
  );
  const again = await imported(local, orders);
  for (const id of orders) markAsPaid(local, id);
  const later = await imported(local, orders);
  local.shopify.control.setSwitches({ nodesCostPerId: true });
  const perId = await imported(local, some(knownBuyer, 'none'));
  local.shopify.control.setSwitches({ nodesCostPerId: false });
  return [
    row('known customer, unpaid', unpaid.units, 'units', 42),
    row('new customer, paid', paid.units, 'units', 88),
    row('hint without news', again.units, 'units', 12),
    row('payment that comes later', later.units - DEPOSIT, 'units beyond its deposit', 20),
    row('imported, nodes cost flat', unpaid.points, 'points', 12),
    row('imported, nodes cost per id', perId.points, 'points', 60),
  ];
}

/** Create and save of a customer deposit (netsuite-platform §1.1). */
const DEPOSIT = 30;

function row(name: string, figure: number, unit: string, most: number): Row {
  return { name, figure, unit: `${unit} per order`, goal: `≤ ${most}`, ok: figure <= most };
}

/** Median per order of the import with nothing modelled: Crossdock's own, and that of both stand-ins. */
export async function machineTime(local: Local, batches: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < batches; round += 1) {
    const orders = placeBatch(local, knownBuyer, 'none');
    const begin = performance.now();
    await hint(local, orders);
    times.push((performance.now() - begin) / BATCH);
  }
  times.sort((one, other) => one - other);
  return times[Math.floor(batches / 2)] ?? 0;
}

/** Writing the activity itself: create and save of a custom record. */
const ACTIVITY = 6;

/** Hints for a batch at once; the cost of the flow per order, as the activity recorded it, with the activity's own write. */
async function imported(
  local: Local,
  orders: string[],
): Promise<{ units: number; points: number }> {
  await hint(local, orders);
  const activities = [...local.netsuite.records.all('customrecord_xdk_activity')];
  const own = activities.findLast(
    ({ fields }) => fields['custrecord_xdk_activity_flow'] === 'orders import',
  );
  const figure = (name: string) => Number(own?.fields[`custrecord_xdk_activity_${name}`] ?? 0);
  return {
    units: (figure('units') + ACTIVITY) / orders.length,
    points: figure('points') / orders.length,
  };
}
