import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import type { BenchmarkSize } from '../benchmarks.ts';
import type { Row } from '../row.ts';
import { BATCH, hint, knownBuyer, placeBatch } from './batch.ts';
import type { Meter } from './meter.ts';

const FEW = 100;
/** Machine time wobbles; governance may not change at all. */
const FLAT = 1.25;

/** What one more order costs in an account with few orders of the store, and with many; `ownMs`: its machine time then. */
export async function manyOrders(
  local: Local,
  counted: Meter,
  { quick, full }: BenchmarkSize,
): Promise<{ rows: Row[]; ownMs: number }> {
  const many = full ? 100_000 : quick ? 2_000 : 20_000;
  const rounds = quick ? 5 : 9;
  // The first batches fetch the token and warm up the machine.
  await cost(local, counted, quick ? 3 : rounds);
  fill(local, 0, FEW);
  const few = await cost(local, counted, rounds);
  fill(local, FEW, many);
  const filled = await cost(local, counted, rounds);
  const against = `${FEW} orders in the account`;
  const [units, time] = [filled.units / few.units, filled.ms / few.ms];
  const rows = [
    {
      name: `units of one more order, with ${many} in the account`,
      figure: filled.units,
      unit: 'units per order',
      goal: `= that with ${FEW}`,
      ratio: units,
      against,
      ok: units === 1,
    },
    {
      name: `time of one more order, with ${many} in the account`,
      figure: filled.ms,
      unit: 'ms of a processor of this machine per order, median',
      goal: `≤ ${FLAT} of that with ${FEW}`,
      ratio: time,
      against,
      ok: time <= FLAT,
    },
  ];
  return { rows, ownMs: filled.ms };
}

/** Units and median processor time per order of the import with nothing modelled: Crossdock's own, and that of both stand-ins. */
async function cost(
  local: Local,
  counted: Meter,
  rounds: number,
): Promise<{ units: number; ms: number }> {
  const times: number[] = [];
  collectGarbage();
  counted.reset();
  for (let round = 0; round < rounds; round += 1) {
    const orders = placeBatch(local, knownBuyer, 'none');
    const before = process.cpuUsage();
    await hint(local, orders);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1000 / BATCH);
  }
  times.sort((one, other) => one - other);
  return { units: counted.units() / rounds / BATCH, ms: times[Math.floor(rounds / 2)] ?? 0 };
}

/** What filling the account left behind is not the import's. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

/** Sales orders, links and finished work as imports leave them behind. */
function fill({ netsuite, account }: Local, from: number, to: number): void {
  const { records } = netsuite;
  const customer = records.insert('customer', {
    companyname: `Buyers of the past ${from}`,
    subsidiary: '1',
  });
  const [item = ''] = account.items.values();
  for (let index = from; index < to; index += 1) {
    const order = String(8_000_000_000_000 + index);
    const key = `xdk:${DEMO_STORE.key}:order:${order}`;
    const salesOrder = records.insert(
      'salesorder',
      {
        externalid: `${key}:so`,
        entity: customer,
        trandate: '2026-11-01',
        orderstatus: 'B',
        custbody_xdk_store: DEMO_STORE.key,
        custbody_xdk_order_id: order,
      },
      { item: [{ item, quantity: 1, price: '-1', rate: 10, amount: 10 }] },
    );
    records.insert('customrecord_xdk_link', {
      externalid: `${key}:so`,
      custrecord_xdk_link_store: DEMO_STORE.key,
      custrecord_xdk_link_entity: 'order',
      custrecord_xdk_link_shopify_id: `gid://shopify/Order/${order}`,
      custrecord_xdk_link_record_type: 'salesorder',
      custrecord_xdk_link_record_id: salesOrder,
      custrecord_xdk_link_state: 'linked',
    });
    records.insert('customrecord_xdk_work', {
      externalid: key,
      custrecord_xdk_work_store: DEMO_STORE.key,
      custrecord_xdk_work_entity: 'order',
      custrecord_xdk_work_subject: `gid://shopify/Order/${order}`,
      custrecord_xdk_work_action: 'changed',
      custrecord_xdk_work_hinted: `mark ${index}`,
      custrecord_xdk_work_done: `mark ${index}`,
    });
  }
}
