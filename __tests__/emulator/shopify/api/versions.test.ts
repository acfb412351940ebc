import { startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';

let shopify: TestShopify;
beforeAll(async () => {
  shopify = await startShopify();
});
afterAll(() => shopify.stop());

const ask = (version: string): ReturnType<TestShopify['graphql']> =>
  shopify.graphql('{ shop { name } }', {}, {}, version);

test.each(['2026-10', '2026-07'])('%s is served as asked', async (version) => {
  const { status, headers } = await ask(version);

  expect(status).toBe(200);
  expect(headers.get('x-shopify-api-version')).toBe(version);
});

test('a retired version falls forward to the oldest one held', async () => {
  const { status, headers } = await ask('2024-04');

  expect(status).toBe(200);
  expect(headers.get('x-shopify-api-version')).toBe('2026-07');
});

test.each(['2027-01', '2026-11', 'latest'])('%s is not found', async (version) => {
  expect(await ask(version)).toMatchObject({ status: 404, body: { errors: 'Not Found' } });
});

test('a version that Shopify has and this one does not is refused by name', async () => {
  expect(await ask('2026-04')).toMatchObject({
    status: 501,
    body: { errors: 'The local Shopify does not model API version 2026-04.' },
  });
});

test('each version has its own schema', async () => {
  const query = '{ __type(name: "OrderDisplayFulfillmentStatus") { enumValues { name } } }';
  const names = async (version: string): Promise<string> =>
    JSON.stringify((await shopify.graphql(query, {}, {}, version)).body.data);

  expect(await names('2026-10')).toContain('FULFILLMENT_NOT_REQUIRED');
  expect(await names('2026-07')).not.toContain('FULFILLMENT_NOT_REQUIRED');
});
