import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { adjustStock } from '../../scripts/local/demoAccount.ts';
import { meter, type Meter } from './meter.ts';
import { webhooks, type Webhooks } from './webhooks.ts';

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
export async function stockUp({ netsuite, account }: Local): Promise<void> {
  const lines = [...account.items.values()].map((item) => ({
    item,
    location: account.locations.east,
    adjustqtyby: 100_000,
    unitcost: 5,
  }));
  await adjustStock(netsuite, account.adjustmentAccount, lines);
}
