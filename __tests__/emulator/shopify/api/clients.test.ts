import { createAdminApiClient } from '@shopify/admin-api-client';
// oxlint-disable-next-line import/no-unassigned-import -- it registers the adapter
import '@shopify/shopify-api/adapters/node';
import { setAbstractFetchFunc } from '@shopify/shopify-api/runtime';
import { shopifyApi } from '@shopify/shopify-api';
import { demoStore, startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';

let shopify: TestShopify;
beforeAll(async () => {
  shopify = await startShopify();
});
afterAll(() => shopify.stop());

/** The only thing that changes for a client: where the shop's host is found. */
async function fetchHere(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const url = new URL(input instanceof Request ? input.url : input);
  return fetch(new URL(url.pathname + url.search, shopify.url), {
    ...init,
    headers: { ...(init.headers as Record<string, string>), 'X-Forwarded-Host': url.host },
  });
}

test('@shopify/admin-api-client asks, changes and reads errors', async () => {
  const client = createAdminApiClient({
    storeDomain: demoStore.domain,
    apiVersion: '2026-10',
    accessToken: 'shpat_legacy',
    customFetchApi: fetchHere,
  });

  const created = await client.request(
    `mutation($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) { orderCreate(order: $order, options: $options) {
      order { name totalPriceSet { shopMoney { amount currencyCode } } } userErrors { message } } }`,
    {
      variables: {
        order: {
          lineItems: [
            {
              title: 'Lamp',
              quantity: 2,
              priceSet: { shopMoney: { amount: '19.90', currencyCode: 'USD' } },
            },
          ],
        },
        options: { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' },
      },
    },
  );
  expect(created.errors).toBeUndefined();
  expect(created.data.orderCreate).toMatchObject({
    order: { name: '#1001', totalPriceSet: { shopMoney: { amount: '39.8', currencyCode: 'USD' } } },
    userErrors: [],
  });
  expect(created.extensions?.cost?.throttleStatus?.restoreRate).toBe(100);

  const wrong = await client.request('{ shop { nope } }');
  expect(wrong.errors?.graphQLErrors?.[0]?.message).toBe(
    "Field 'nope' doesn't exist on type 'Shop'",
  );
});

function api(): ReturnType<typeof shopifyApi> {
  setAbstractFetchFunc(fetchHere);
  return shopifyApi({
    apiKey: demoStore.clientId,
    apiSecretKey: demoStore.clientSecret,
    apiVersion: '2026-10' as never,
    hostName: 'crossdock.example',
    isEmbeddedApp: false,
    logger: { level: 0 },
  });
}

test('@shopify/shopify-api gets a token by client credentials and asks with it', async () => {
  const { auth, clients } = api();
  const { session } = await auth.clientCredentials({ shop: demoStore.domain });
  expect(session.accessToken).toEqual(expect.any(String));

  const { data } = await new clients.Graphql({ session }).request('{ shop { myshopifyDomain } }');
  expect(data).toEqual({ shop: { myshopifyDomain: demoStore.domain } });
});

test('@shopify/shopify-api takes a delivery as authentic, and a changed one not', async () => {
  const { webhooks } = api();
  await shopify.graphql(
    'mutation { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: "https://nowhere.example" }) { userErrors { message } } }',
  );
  shopify.control.setWebhookFaults('demo', { hold: true });
  shopify.control.act('demo', 'placeOrder', {
    lines: [{ title: 'Lämp 灯', quantity: 1, price: '1.00' }],
  });
  const [delivery] = shopify.control.store('demo').webhooks.log;
  const validate = (rawBody: string): ReturnType<typeof webhooks.validate> =>
    webhooks.validate({
      rawBody,
      rawRequest: { headers: delivery?.headers, method: 'POST', url: '/' },
    });

  expect(await validate(delivery?.body ?? '')).toMatchObject({
    valid: true,
    topic: 'ORDERS_CREATE',
    domain: demoStore.domain,
    webhookId: delivery?.webhookId,
    eventId: delivery?.eventId,
  });
  expect(await validate(`${delivery?.body} `)).toMatchObject({ valid: false });
});
