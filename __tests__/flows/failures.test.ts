import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeOrder, ship } from '../../scripts/demo/deeds.ts';
import { isRouted, openErrors, salesOrderOf, trackingOf } from '../../scripts/demo/looks.ts';
import { waitFor } from '../../scripts/demo/wait.ts';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { UNKNOWN_ITEM } from '../../scripts/local/catalog.ts';
import { insertItem } from '../../scripts/local/demoAccount.ts';
import { netsuiteClient, type NetSuiteClient } from '../../scripts/local/netsuiteClient.ts';
import { shopifyClient, type ShopifyClient } from '../../scripts/local/shopifyClient.ts';

let folder: string;
let local: Local;
let netsuite: NetSuiteClient;
let shopify: ShopifyClient;
/** Files of the scripts that ran. */
const ended: string[] = [];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crossdock-'));
  local = await bootLocal({
    folder,
    relay: false,
    netsuite: { schedules: false, onEnded: ({ script }) => ended.push(script) },
  });
  netsuite = await netsuiteClient(local.netsuite.url ?? '', local.keys);
  shopify = shopifyClient(local.shopify.url, DEMO_STORE);
}, 30_000);

afterAll(async () => {
  await local.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the relay would send for an order. */
const hint = (order: string) => ({
  key: `demo:order:${order.split('/').at(-1)}`,
  store: 'demo',
  entity: 'order',
  id: order,
  action: 'changed',
});

interface Answer {
  ok: boolean;
  results?: { key: string; outcome: string }[];
}

/** A call of rl_events with the integration's own role, without HTTP between. */
async function receive(hints: object[], account = local.netsuite.account.id): Promise<Answer> {
  const outcome = await local.netsuite.callRestlet(
    'customscript_xdk_rl_events',
    { protocol: 1, account, hints },
    { role: 'customrole_xdk_integration' },
  );
  if (outcome.kind !== 'returned') throw new Error(JSON.stringify(outcome));
  return (outcome.value as { json: Answer }).json;
}

const dirtyWork = () =>
  netsuite.suiteql(
    'SELECT w.externalid AS externalid, w.custrecord_xdk_work_error AS error FROM customrecord_xdk_work w WHERE w.custrecord_xdk_work_done IS NULL OR w.custrecord_xdk_work_done <> w.custrecord_xdk_work_hinted',
  );

const stateOf = async (error = '') =>
  (
    await netsuite.suiteql(
      `SELECT e.custrecord_xdk_error_state AS state FROM customrecord_xdk_error e WHERE e.id = ${error}`,
    )
  )[0]?.['state'];

test('two orders with the same unknown SKU wait for one sync error, and one release brings both in; then it is resolved', async () => {
  const basket = { email: 'ada@example.com', lines: [{ sku: UNKNOWN_ITEM.sku, quantity: 1 }] };
  const orders = [placeOrder(local, basket), placeOrder(local, basket)];

  const answer = await receive(orders.map(hint));

  expect(answer.results?.map(({ outcome }) => outcome)).toEqual(['marked', 'marked']);
  const errors = (await openErrors(netsuite)).filter(({ message }) =>
    message.includes(UNKNOWN_ITEM.sku),
  );
  expect(errors).toHaveLength(1);
  expect((await dirtyWork()).filter((row) => String(row['error']) === errors[0]?.id)).toHaveLength(
    2,
  );

  insertItem(local.netsuite, UNKNOWN_ITEM);
  await receive([hint(orders[0] as string)]);
  expect(await stateOf(errors[0]?.id)).toBe('open');
  await netsuite.request('PATCH', `customrecord_xdk_error/${errors[0]?.id}`, {
    custrecord_xdk_error_state: 'released',
  });
  await receive([]);

  for (const order of orders) expect(await salesOrderOf(netsuite, 'demo', order)).toHaveLength(1);
  expect(await dirtyWork()).toEqual([]);
  expect(await stateOf(errors[0]?.id)).toBe('resolved');
});

test('settings that no script looked at and no order can come in with are one sync error, not one per order', async () => {
  const [store] = local.netsuite.records.all('customrecord_xdk_store');
  const settings = String(store?.fields['custrecord_xdk_store_settings']);
  const importSettings = (value: string) =>
    local.netsuite.save(
      (session, records) =>
        records.load(session, { type: 'customrecord_xdk_store', id: store?.id ?? '' }),
      (call) => {
        call('setValue', { fieldId: 'custrecord_xdk_store_settings', value });
      },
      { executionContext: 'CSVIMPORT' },
    );
  const given = JSON.parse(settings) as { orders: object };
  await importSettings(
    JSON.stringify({ ...given, orders: { ...given.orders, skuField: 'custitem_nope' } }),
  );
  const basket = { email: 'ada@example.com', lines: [{ sku: 'ROPE-20', quantity: 1 }] };
  const orders = [placeOrder(local, basket), placeOrder(local, basket)];
  for (let tries = 0; tries < 4; tries += 1) await receive(orders.map(hint));

  const errors = (await openErrors(netsuite)).filter(({ message }) => message.includes('_nope'));
  expect(errors.map(({ message }) => message)).toEqual([
    expect.stringContaining('NetSuite refused the flow "orders import" of store demo'),
  ]);
  expect(await dirtyWork()).toHaveLength(2);

  await importSettings(settings);
  await netsuite.request('PATCH', `customrecord_xdk_error/${errors[0]?.id}`, {
    custrecord_xdk_error_state: 'released',
  });
  await receive([]);
  for (const order of orders) expect(await salesOrderOf(netsuite, 'demo', order)).toHaveLength(1);
  expect(await stateOf(errors[0]?.id)).toBe('resolved');
});

test('the same hint again and again makes one sales order', async () => {
  const order = placeOrder(local, {
    email: 'grace@example.com',
    lines: [{ sku: 'ROPE-20', quantity: 2 }],
  });
  for (let i = 0; i < 3; i += 1) await receive([hint(order)]);
  expect(await salesOrderOf(netsuite, 'demo', order)).toHaveLength(1);
});

test('a call that means another account is refused as a whole', async () => {
  const answer = await receive([], 'ANOTHER_1');
  expect(answer).toMatchObject({ ok: false, error: { code: 'WRONG_ACCOUNT' } });
});

test('a store that nobody made is unknown, hint by hint', async () => {
  const answer = await receive([{ ...hint('gid://shopify/Order/1'), store: 'nobody' }]);
  expect(answer.results).toEqual([expect.objectContaining({ outcome: 'unknown' })]);
});

test("Shopify being down never fails the warehouse's save; the shipment follows when it is back", async () => {
  const order = placeOrder(local, {
    email: 'ada@example.com',
    lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
  });
  await receive([hint(order)]);
  const [salesOrder] = await salesOrderOf(netsuite, 'demo', order);
  await waitFor('routing', () => isRouted(shopify, order));

  local.shopify.control.faults.add({
    kind: 'http',
    status: 503,
    match: 'FulfillmentOrders',
    times: 1000,
  });
  await ship(netsuite, salesOrder?.id ?? '', 'DOWN-1');
  expect((await dirtyWork()).map((row) => String(row['externalid']))).toEqual([
    expect.stringMatching(/^xdk:demo:item_fulfillment:\d+$/),
  ]);

  local.shopify.control.faults.clear();
  await waitFor(
    'the shipment',
    async () => {
      await receive([]);
      return (await trackingOf(shopify, order)).length > 0;
    },
    30,
  );
  expect(await trackingOf(shopify, order)).toEqual([['DOWN-1']]);
}, 40_000);

test('a privacy request becomes an error of its own that names ids and the next step', async () => {
  const privacy = (webhook: string) => ({
    key: `demo:privacy:${webhook}`,
    store: 'demo',
    entity: 'privacy',
    id: 'gid://shopify/Customer/77',
    action: 'changed',
    topic: 'customers/redact',
    privacy: { shopDomain: DEMO_STORE.domain, customerId: '77', orderIds: ['1', '2'] },
  });
  const answer = await receive([privacy('w1'), privacy('w2'), privacy('w1')]);
  expect(answer.results?.map(({ outcome }) => outcome)).toEqual(['marked', 'marked', 'marked']);
  const errors = (await openErrors(netsuite)).filter(({ message }) =>
    message.includes('customers/redact'),
  );
  expect(errors.map(({ message }) => message)).toEqual(
    Array.from(
      { length: 2 },
      () => 'Shopify passes on customers/redact for customer 77, orders 1, 2.',
    ),
  );
});

test('a hint whose id could not be read makes NetSuite ask the store at once', async () => {
  const order = placeOrder(local, {
    email: 'ada@example.com',
    lines: [{ sku: 'LAMP-01', quantity: 1 }],
  });
  const answer = await receive([
    { key: 'demo:poll:order', store: 'demo', entity: 'poll', id: 'order', action: 'changed' },
  ]);
  expect(answer.results).toEqual([expect.objectContaining({ outcome: 'done' })]);
  expect(await salesOrderOf(netsuite, 'demo', order)).toHaveLength(1);
});

test('NetSuite repeats no schedule: the relay has the poll and the look at subscriptions started when none began for long, each once, and not for a paused store', async () => {
  const { records, save, settled } = local.netsuite;
  const set = (type: string, id: string, fieldId: string, value: string | boolean) =>
    save(
      (session, of) => of.load(session, { type, id }),
      (call) => call('setValue', { fieldId, value }),
    );
  const minutesAgo = async (name: string, minutes: number) => {
    const type = 'customrecord_xdk_watermark';
    const mark = [...records.all(type)].find(
      ({ externalId }) => externalId === `xdk:*:watermark:${name} began`,
    );
    const moment = new Date(Date.now() - minutes * 60_000).toISOString();
    await set(type, mark?.id ?? '', 'custrecord_xdk_watermark_value', moment);
  };
  /** What two calls of the relay start. */
  const started = async () => {
    ended.length = 0;
    await receive([]);
    await receive([]);
    await settled();
    return ended.map((script) => /sc_\w+/.exec(script)?.[0] ?? '').filter(Boolean);
  };
  const order = placeOrder(local, {
    email: 'ada@example.com',
    lines: [{ sku: 'LAMP-01', quantity: 1 }],
  });
  await minutesAgo('poll', 19);
  await minutesAgo('watch', 74);
  expect(await started()).toEqual([]);

  await minutesAgo('poll', 21);
  const [store] = records.all('customrecord_xdk_store');
  const pause = (isPaused: boolean) =>
    set('customrecord_xdk_store', store?.id ?? '', 'custrecord_xdk_store_active', !isPaused);
  await pause(true);
  expect(await started()).toEqual([]);
  await pause(false);
  expect(await salesOrderOf(netsuite, 'demo', order)).toEqual([]);

  expect(await started()).toEqual(['sc_poll']);
  expect(await salesOrderOf(netsuite, 'demo', order)).toHaveLength(1);
  await minutesAgo('watch', 76);
  expect(await started()).toEqual(['sc_watch']);
  expect(await started()).toEqual([]);
}, 20_000);

test("an order that Shopify does not show yet is tried again before it is anybody's business", async () => {
  const errors = await openErrors(netsuite);
  const answer = await receive([hint('gid://shopify/Order/999')]);
  expect(answer.results?.map(({ outcome }) => outcome)).toEqual(['marked']);
  expect(await openErrors(netsuite)).toEqual(errors);
  expect((await dirtyWork()).map((row) => String(row['externalid']))).toContain(
    'xdk:demo:order:999',
  );
});
