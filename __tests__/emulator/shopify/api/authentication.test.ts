import { answerOf, demoStore, startShopify } from '../localShopify.ts';
import type { Answer, TestShopify } from '../localShopify.ts';

let shopify: TestShopify;
beforeEach(async () => {
  shopify = await startShopify();
});
afterEach(() => shopify.stop());

const credentials = {
  grant_type: 'client_credentials',
  client_id: demoStore.clientId,
  client_secret: demoStore.clientSecret,
};
const WRONG_TOKEN = '[API] Invalid API key or access token (unrecognized login or wrong password)';

async function askToken(changes: Record<string, string> = {}, asJson = false): Promise<Answer> {
  const fields = { ...credentials, ...changes };
  return answerOf(
    await fetch(`${shopify.url}/admin/oauth/access_token`, {
      method: 'POST',
      headers: {
        'Content-Type': asJson ? 'application/json' : 'application/x-www-form-urlencoded',
      },
      body: asJson ? JSON.stringify(fields) : new URLSearchParams(fields).toString(),
    }),
  );
}

function shopWith(token: string): Promise<Answer> {
  return shopify.graphql('{ shop { name } }', {}, { 'X-Shopify-Access-Token': token });
}

test.each([false, true])(
  'client credentials give a token of 86,399 s (JSON: %s)',
  async (asJson) => {
    const { status, body } = await askToken({}, asJson);

    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.any(String),
      scope: expect.stringContaining('write_orders'),
      expires_in: 86_399,
    });
    expect((await shopWith(body.access_token)).body.data.shop.name).toBe('demo');
  },
);

test('a token ends after 86,399 s with a 401', async () => {
  const { body } = await askToken();

  await shopify.control.advance(86_398_000);
  expect((await shopWith(body.access_token)).status).toBe(200);
  await shopify.control.advance(1000);

  expect(await shopWith(body.access_token)).toMatchObject({
    status: 401,
    body: { errors: WRONG_TOKEN },
  });
});

test('the legacy token never ends, and an unknown one never works', async () => {
  await shopify.control.advance(400 * 86_400_000);

  expect((await shopWith('shpat_legacy')).status).toBe(200);
  expect((await shopWith('shpat_other')).body.errors).toBe(WRONG_TOKEN);
});

test('a store without a legacy token takes no empty one', async () => {
  const other = await startShopify({ store: { accessToken: '' } });

  const answer = await other.graphql('{ shop { name } }', {}, { 'X-Shopify-Access-Token': '' });
  await other.stop();

  expect(answer.status).toBe(401);
});

test('a second token leaves the first valid, or kills it by switch', async () => {
  const first = (await askToken()).body.access_token;
  await askToken();
  expect((await shopWith(first)).status).toBe(200);

  shopify.control.setSwitches({ oldTokensStayValid: false });
  const second = (await askToken()).body.access_token;
  expect((await shopWith(first)).status).toBe(401);
  expect((await shopWith(second)).status).toBe(200);
});

test('wrong client, wrong secret and wrong grant are told apart', async () => {
  expect(await askToken({ client_id: 'x' })).toMatchObject({
    status: 400,
    body: expect.stringContaining('application_cannot_be_found'),
  });
  expect((await askToken({ client_secret: 'x' })).body).toContain('invalid_client');
  expect((await askToken({ grant_type: 'password' })).status).toBe(400);
});

test('an app of another organization or not installed gets no token', async () => {
  shopify.control.setStore('demo', { condition: 'otherOrganization' });
  expect((await askToken()).body).toBe(
    'Oauth error shop_not_permitted: Client credentials cannot be performed on this shop.',
  );

  shopify.control.setStore('demo', { condition: 'appNotInstalled' });
  expect((await askToken()).body).toContain('app_not_installed');
  expect((await shopWith('shpat_legacy')).status).toBe(401);
});

test.each([
  ['frozen', 402],
  ['unpaid', 403],
  ['locked', 423],
] as const)('a %s shop answers %i', async (condition, status) => {
  shopify.control.setStore('demo', { condition });

  expect((await shopWith('shpat_legacy')).status).toBe(status);
});

test('a field whose scope is missing is null with ACCESS_DENIED, its neighbours are not', async () => {
  shopify.control.setStore('demo', { scopes: ['read_products'] });

  const { status, body } = await shopify.graphql(
    '{ shop { name } order(id: "gid://shopify/Order/1") { id } ordersCount { count } }',
  );

  expect(status).toBe(200);
  expect(body.data).toEqual({ shop: { name: 'demo' }, order: null, ordersCount: null });
  expect(body.errors[1]).toMatchObject({
    message:
      'Access denied for ordersCount field. Required access: `read_orders` access scope or `read_marketplace_orders` access scope.',
    path: ['ordersCount'],
    extensions: {
      code: 'ACCESS_DENIED',
      documentation: 'https://shopify.dev/api/usage/access-scopes',
      requiredAccess: '`read_orders` access scope or `read_marketplace_orders` access scope.',
    },
  });
});

test('a write scope lets read, a read scope does not let write', async () => {
  shopify.control.setStore('demo', { scopes: ['write_orders'] });
  expect((await shopify.graphql('{ ordersCount { count } }')).body.data.ordersCount.count).toBe(0);

  shopify.control.setStore('demo', { scopes: ['read_orders'] });
  const { body } = await shopify.graphql(
    'mutation { orderClose(input: { id: "gid://shopify/Order/1" }) { userErrors { message } } }',
  );
  expect(body.data).toEqual({ orderClose: null });
  expect(body.errors[0].extensions.code).toBe('ACCESS_DENIED');
});

test('nodes the app may not see are null, each with its own error', async () => {
  shopify.control.setStore('demo', { scopes: ['read_products'] });

  const { body } = await shopify.graphql(
    '{ nodes(ids: ["gid://shopify/Product/1", "gid://shopify/Order/1", "gid://shopify/Nothing/1"]) { id } }',
  );

  expect(body.data.nodes).toEqual([null, null, null]);
  expect(body.errors.map((error: { path: unknown }) => error.path)).toEqual([
    ['nodes', 1],
    ['nodes', 2],
  ]);
  expect(body.errors[1].message).toBe('Invalid id: gid://shopify/Nothing/1');
});

test('the store is chosen by X-Forwarded-Host or Host, else it is the first', async () => {
  const two = await startShopify({
    stores: [
      { ...demoStore, name: 'First' },
      { ...demoStore, domain: 'second.myshopify.com', key: 'second', name: 'Second' },
    ],
  });
  const name = async (headers: Record<string, string>): Promise<string> =>
    (await two.graphql('{ shop { name } }', {}, headers)).body.data.shop.name;

  expect(await name({ 'X-Forwarded-Host': 'second.myshopify.com' })).toBe('Second');
  expect(await name({ 'X-Forwarded-Host': 'demo.myshopify.com' })).toBe('First');
  expect(await name({})).toBe('First');
  await two.stop();
});
