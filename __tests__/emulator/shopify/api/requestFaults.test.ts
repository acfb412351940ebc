import { startShopify } from '../localShopify.ts';
import type { Answer, TestShopify } from '../localShopify.ts';

let shopify: TestShopify;
let order: { id: string };
beforeEach(async () => {
  shopify = await startShopify();
  order = shopify.control.act('demo', 'placeOrder', {
    lines: [{ title: 'Lamp', quantity: 1, price: '1.00' }],
  }) as { id: string };
});
afterEach(() => shopify.stop());

function addTag(tag: string): Promise<Answer> {
  return shopify.graphql(
    'mutation($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { userErrors { message } } }',
    { id: order.id, tags: [tag] },
  );
}

async function tags(): Promise<string[]> {
  const { body } = await shopify.graphql('query($id: ID!) { order(id: $id) { tags } }', {
    id: order.id,
  });
  return body.data.order.tags;
}

test.each([500, 502, 504])('a %i answer executes nothing', async (status) => {
  shopify.control.faults.add({ kind: 'http', status });

  expect((await addTag('x')).status).toBe(status);
  expect(await tags()).toEqual([]);
});

test.each([
  [false, []],
  [true, ['x']],
])('INTERNAL_SERVER_ERROR, committed: %s', async (commit, left) => {
  shopify.control.faults.add({ kind: 'internalError', commit });
  const { status, body } = await addTag('x');

  expect(status).toBe(200);
  expect(body.data).toEqual({ tagsAdd: null });
  expect(body.errors[0]).toMatchObject({
    message: expect.stringMatching(
      /^Internal error\. Looks like something went wrong on our end\.\nRequest ID: /,
    ),
    path: ['tagsAdd'],
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
  });
  expect(await tags()).toEqual(left);
});

test.each([
  [false, []],
  [true, ['x']],
])('a connection that drops, committed: %s', async (commit, left) => {
  shopify.control.faults.add({ kind: 'dropConnection', commit });

  await expect(addTag('x')).rejects.toThrow('fetch failed');
  expect(await tags()).toEqual(left);
});

test('a slow answer is committed at once and comes when its time has come', async () => {
  shopify.control.faults.add({ kind: 'slowAnswer', ms: 5000 });
  const answer = addTag('x');
  while ((await tags()).length === 0) await new Promise(setImmediate);
  await shopify.control.advance(5000);

  expect((await answer).status).toBe(200);
});

test('a fault hits what it matches, as often as it says', async () => {
  shopify.control.faults.add({ kind: 'http', status: 502, match: 'tagsAdd', times: 2 });

  expect(await tags()).toEqual([]);
  expect([
    (await addTag('a')).status,
    (await addTag('b')).status,
    (await addTag('c')).status,
  ]).toEqual([502, 502, 200]);
});

test('a read by id lags a write by the switch, search by its own', async () => {
  await shopify.control.advance(10_000);
  shopify.control.setSwitches({ readLagMs: 2000, indexLagMs: 9000 });
  const found = async (): Promise<number> =>
    (await shopify.graphql('{ orders(first: 5, query: "tag:x") { nodes { id } } }')).body.data
      .orders.nodes.length;
  await addTag('x');

  expect([await tags(), await found()]).toEqual([[], 0]);
  await shopify.control.advance(2000);
  expect([await tags(), await found()]).toEqual([['x'], 0]);
  await shopify.control.advance(7000);
  expect(await found()).toBe(1);
});

test('a new order is not there yet for a reader that lags', async () => {
  shopify.control.setSwitches({ readLagMs: 2000, indexLagMs: 4000 });
  const { id } = shopify.control.act('demo', 'placeOrder', {
    lines: [{ title: 'Lamp', quantity: 1, price: '1.00' }],
  }) as { id: string };
  const read = async (): Promise<unknown> =>
    (
      await shopify.graphql(
        'query($id: ID!) { order(id: $id) { name } nodes(ids: [$id]) { id } orders(first: 9) { nodes { id } } }',
        { id },
      )
    ).body.data;

  expect(await read()).toMatchObject({ order: null, nodes: [null], orders: { nodes: [{}] } });
  await shopify.control.advance(4000);
  expect(await read()).toMatchObject({ order: { name: '#1002' }, nodes: [{ id }] });
});

test('orders older than 60 days are nowhere without read_all_orders', async () => {
  const scopes = ['read_orders'];
  await shopify.control.advance(61 * 86_400_000);
  const read = async (): Promise<unknown> =>
    (
      await shopify.graphql(
        'query($id: ID!) { order(id: $id) { name } nodes(ids: [$id]) { id } orders(first: 9) { nodes { id } } }',
        { id: order.id },
      )
    ).body.data;

  expect(await read()).toMatchObject({ order: { name: '#1001' } });
  shopify.control.setStore('demo', { scopes });
  expect(await read()).toEqual({ order: null, nodes: [null], orders: { nodes: [] } });
});

test('without approval for protected data, names and addresses are null with an error each', async () => {
  shopify.control.setSwitches({ protectedDataApproved: false });
  const { body } = await shopify.graphql(
    'query($id: ID!) { order(id: $id) { name email shippingAddress { city } } }',
    { id: order.id },
  );

  expect(body.data.order).toEqual({ name: '#1001', email: null, shippingAddress: null });
  expect(body.errors[0]).toMatchObject({
    message:
      'This app is not approved to use the email field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.',
    path: ['order', 'email'],
    extensions: { code: 'ACCESS_DENIED' },
  });
});

test('a development store takes five orders a minute by API', async () => {
  const other = await startShopify({ store: { plan: 'development' } });
  const create = (): Promise<Answer> =>
    other.graphql(
      'mutation { orderCreate(order: { lineItems: [{ title: "Lamp", quantity: 1, priceSet: { shopMoney: { amount: 1, currencyCode: USD } } }] }) { userErrors { message } } }',
    );
  const statuses: number[] = [];
  for (let call = 0; call < 6; call++) statuses.push((await create()).status);
  await other.control.advance(60_000);
  statuses.push((await create()).status);
  await other.stop();

  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 200]);
});
