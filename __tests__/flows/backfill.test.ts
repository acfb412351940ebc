import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeOrder } from '../../scripts/demo/deeds.ts';
import { orderNumber, salesOrderOf } from '../../scripts/demo/looks.ts';
import { waitFor } from '../../scripts/demo/wait.ts';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { netsuiteClient, type NetSuiteClient } from '../../scripts/local/netsuiteClient.ts';

let folder: string;
let local: Local;
let netsuite: NetSuiteClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crossdock-'));
  local = await bootLocal({ folder, relay: false, netsuite: { schedules: false } });
  netsuite = await netsuiteClient(local.netsuite.url ?? '', local.keys);
}, 30_000);

afterAll(async () => {
  await local.stop();
  rmSync(folder, { recursive: true, force: true });
});

const order = () =>
  placeOrder(local, { email: 'ada@example.com', lines: [{ sku: 'ROPE-20', quantity: 1 }] });
const backfill = (params: Record<string, string>) =>
  local.netsuite.runTask('customscript_xdk_mr_backfill', {
    params: { custscript_xdk_backfill_store: DEMO_STORE.key, ...params },
  });
const arrived = (gid: string) =>
  waitFor('the sales order', async () => (await salesOrderOf(netsuite, DEMO_STORE.key, gid))[0]);

test('orders of a span of time come in once, however often it is run', async () => {
  const orders = [order(), order(), order()];
  for (let run = 0; run < 2; run += 1) {
    await backfill({ custscript_xdk_backfill_from: '2026-01-01T00:00:00Z' });
    for (const gid of orders) await arrived(gid);
    await local.netsuite.settled();
  }
  for (const gid of orders)
    expect(await salesOrderOf(netsuite, DEMO_STORE.key, gid)).toHaveLength(1);
});

test('a list of ids brings in those orders and no other', async () => {
  const [wanted, other] = [order(), order()];
  await backfill({ custscript_xdk_backfill_ids: orderNumber(wanted) });
  await arrived(wanted);
  await local.netsuite.settled();
  expect(await salesOrderOf(netsuite, DEMO_STORE.key, other)).toEqual([]);
});

test.each([
  ['no span and no ids', {}, 'Backfill needs ids, or a moment to start from'],
  ['an id that is none', { custscript_xdk_backfill_ids: '#1001' }, '#1001 is no order id'],
  [
    'a store that nobody made',
    { custscript_xdk_backfill_store: 'nobody', custscript_xdk_backfill_ids: '1' },
    'no store has the key "nobody"',
  ],
])('%s ends with a sentence in the script log', async (_case, params, sentence) => {
  const before = local.netsuite.notes.length;
  await backfill(params);
  expect(JSON.stringify(local.netsuite.notes.slice(before)).replaceAll('\\', '')).toContain(
    sentence,
  );
});
