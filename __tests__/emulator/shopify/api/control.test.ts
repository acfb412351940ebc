import { answerOf, startShopify } from '../localShopify.ts';
import type { Answer, TestShopify } from '../localShopify.ts';

let shopify: TestShopify;
beforeEach(async () => {
  shopify = await startShopify();
});
afterEach(() => shopify.stop());

async function control(method: string, path: string, body?: object): Promise<Answer> {
  return answerOf(
    await fetch(`${shopify.url}/_control/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    }),
  );
}

test('the index names routes, stores and actions', async () => {
  const { body } = await control('GET', '');

  expect(body.stores).toEqual(['demo.myshopify.com']);
  expect(body.actions).toContain('placeOrder');
  expect(body.routes).toContain('POST stores/*/load/*');
});

test('the clock is read and moved', async () => {
  expect((await control('GET', 'clock')).body).toEqual({
    now: '2026-11-21T10:00:00.000Z',
    virtual: true,
  });
  expect((await control('POST', 'clock', { advanceMs: 90_000 })).body.now).toBe(
    '2026-11-21T10:01:30.000Z',
  );
});

test('switches are changed by name, an unknown one is refused', async () => {
  expect((await control('PATCH', 'switches', { readLagMs: 500 })).body.readLagMs).toBe(500);
  expect(await control('PATCH', 'switches', { readLag: 500 })).toMatchObject({
    status: 422,
    body: { error: 'There is no switch readLag.' },
  });
});

test('faults are listed, counted down and cleared', async () => {
  await control('POST', 'faults', { kind: 'http', status: 502, times: 2 });
  expect((await shopify.graphql('{ shop { name } }')).status).toBe(502);
  expect((await control('GET', 'faults')).body).toMatchObject([{ status: 502, times: 1 }]);

  await control('DELETE', 'faults');
  expect((await shopify.graphql('{ shop { name } }')).status).toBe(200);
});

test('an action of a shopper is an order that GraphQL shows', async () => {
  const { body } = await control('POST', 'stores/demo/actions/placeOrder', {
    lines: [{ title: 'Lamp', quantity: 1, price: '12.50' }],
  });
  const order = await control('POST', 'stores/demo/query', {
    query: 'query($id: ID!) { order(id: $id) { name } }',
    variables: { id: body.id },
  });

  expect(order.body.data.order.name).toBe('#1001');
  expect((await control('POST', 'stores/demo/actions/dance', {})).body.error).toBe(
    'There is no action dance.',
  );
});

test('a store is frozen and thawed, its scopes changed, its tokens revoked, its bucket drained', async () => {
  const status = async (): Promise<number> => (await shopify.graphql('{ shop { name } }')).status;
  await control('PATCH', 'stores/demo', { condition: 'frozen' });
  expect(await status()).toBe(402);
  await control('PATCH', 'stores/demo.myshopify.com', {
    condition: 'open',
    scopes: ['read_orders'],
  });
  expect(await status()).toBe(200);
  await control('POST', 'stores/demo/tokens/revoke', {});
  await control('POST', 'stores/demo/bucket', { available: 3 });

  expect((await control('GET', 'stores')).body).toMatchObject([
    {
      condition: 'open',
      scopes: ['read_orders'],
      throttleStatus: { currentlyAvailable: 3 },
    },
  ]);
  expect((await control('GET', 'stores/nobody/webhooks')).body.error).toBe(
    'There is no store nobody.',
  );
});

test('a route that is not there is a 404', async () => {
  expect((await control('GET', 'weather')).status).toBe(404);
});
