import { modelledLatencies } from '../../emulator/netsuite/latency.ts';
import {
  importOrders,
  inWarehouse,
  saves,
  usualRows,
} from '../../bench/fulfillments/fulfillments.ts';
import { BATCH } from '../../bench/orders/batch.ts';
import { importRows } from '../../bench/orders/costs.ts';
import { disturbed } from '../../bench/orders/disturbed.ts';
import { inShop } from '../../bench/orders/inShop.ts';
import { life } from '../../bench/orders/life.ts';

jest.setTimeout(60_000);

test('an import that takes orders one by one turns the row of its units red, the life of orders in batches keeps to its goals, and lost orders show', async () => {
  await inShop(async (local, counted, waiting) => {
    const [together] = await importRows(local, BATCH);
    const [alone] = await importRows(local, 1);
    expect([together?.name, together?.ok, alone?.ok]).toEqual([
      'order imported, known customer, unpaid',
      true,
      false,
    ]);
    await counted.attach(local);
    const whole = await life(local, counted, waiting);
    expect(whole.filter(({ ok }) => !ok)).toEqual([]);

    const lost = await disturbed(local, waiting, { orders: 4, lost: 1, isPolled: false });
    expect(lost.map(({ figure, ok }) => [figure, ok])).toEqual([
      [4, false],
      [0, true],
      [0, true],
      [0, true],
      [4, false],
    ]);
    const found = await disturbed(local, waiting, { orders: 4, lost: 1 });
    expect(found.filter(({ ok }) => !ok)).toEqual([]);
  });
});

/** Every call takes what it takes in the middle. */
const steady = Object.fromEntries(
  Object.entries(modelledLatencies).map(([name, { p50 }]) => [name, { p50, p99: p50 }]),
);

test('the time until a tracking number is in Shopify turns its row red when each call takes a second longer', async () => {
  await inWarehouse(async (local, watch) => {
    const orders = await importOrders(local, 4);
    const reached = async () =>
      usualRows(await saves(local, watch, orders, 2)).find(
        ({ name }) => name === 'from commit to tracking in Shopify',
      );
    expect(await reached()).toMatchObject({ ok: true });
    local.netsuite.faults.add({ at: 'https.request', kind: 'slow', seconds: 1 });
    expect(await reached()).toMatchObject({ ok: false });
  }, steady);
});
