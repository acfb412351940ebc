import { createAdminApiClient } from '@shopify/admin-api-client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adjust, placeOrder, ship } from '../../scripts/demo/deeds.ts';
import {
  availableAt,
  isRouted,
  salesOrderOf,
  totalOf,
  trackingOf,
} from '../../scripts/demo/looks.ts';
import { waitFor } from '../../scripts/demo/wait.ts';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { netsuiteClient, type NetSuiteClient } from '../../scripts/local/netsuiteClient.ts';
import { shopifyClient, type ShopifyClient } from '../../scripts/local/shopifyClient.ts';

jest.setTimeout(20_000);

let folder: string;
let local: Local;
let netsuite: NetSuiteClient;
let shopify: ShopifyClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crossdock-'));
  // A quick machine spends a standard shop's points faster than they come back; a poll without points looks a quarter of an hour later.
  local = await bootLocal({
    folder,
    shopify: { stores: [{ ...DEMO_STORE, plan: 'plus' }] },
    netsuite: { schedules: false },
  });
  netsuite = await netsuiteClient(local.netsuite.url ?? '', local.keys);
  shopify = shopifyClient(local.shopify.url, DEMO_STORE);
}, 30_000);

afterAll(async () => {
  await local.stop();
  rmSync(folder, { recursive: true, force: true });
});

const salesOrder = async (order: string) =>
  (
    await waitFor(
      'the sales order',
      async () => (await salesOrderOf(netsuite, DEMO_STORE.key, order))[0],
    )
  ).found;

/** The official client, unchanged but for the host its requests go to. */
function officialClient() {
  return createAdminApiClient({
    storeDomain: DEMO_STORE.domain,
    apiVersion: '2026-10',
    accessToken: DEMO_STORE.accessToken,
    customFetchApi: (url, init) =>
      fetch(url.replace(`https://${DEMO_STORE.domain}`, local.shopify.url), {
        ...init,
        headers: {
          ...(init?.headers as Record<string, string>),
          'X-Forwarded-Host': DEMO_STORE.domain,
        },
      }),
  });
}

test('an order made with the official client becomes a sales order with the same total to the cent', async () => {
  const money = (amount: string) => ({ shopMoney: { amount, currencyCode: 'USD' } });
  const { data, errors } = await officialClient().request(
    `mutation ($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) {
      orderCreate(order: $order, options: $options) {
        order { id legacyResourceId totalPriceSet { shopMoney { amount } } }
        userErrors { field message }
      }
    }`,
    {
      variables: {
        options: { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' },
        order: {
          email: 'ada@example.com',
          currency: 'USD',
          lineItems: [
            {
              variantId: local.shop.variants.get('MUG-BLUE'),
              quantity: 3,
              taxLines: [{ title: 'CA State Tax', rate: 0.0725, priceSet: money('3.15') }],
            },
            { variantId: local.shop.variants.get('ROPE-20'), quantity: 1 },
          ],
          shippingLines: [{ title: 'Standard', priceSet: money('5.90') }],
          transactions: [
            { kind: 'SALE', status: 'SUCCESS', gateway: 'manual', amountSet: money('70.88') },
          ],
        },
      },
    },
  );

  expect(errors).toBeUndefined();
  expect(data.orderCreate.userErrors).toEqual([]);
  const { id, totalPriceSet } = data.orderCreate.order;
  expect(Number(totalPriceSet.shopMoney.amount)).toBe(70.88);
  expect((await salesOrder(id)).total).toBe('70.88');
});

test('what is paid stands as a customer deposit against the sales order', async () => {
  const order = placeOrder(local, {
    email: 'grace@example.com',
    lines: [{ sku: 'TENT-2P', quantity: 1 }],
  });
  const made = await salesOrder(order);
  const { total } = await totalOf(shopify, order);
  const { found } = await waitFor('the deposit', async () => {
    const deposits = await netsuite.suiteql(
      "SELECT d.externalid AS externalid, d.foreigntotal AS total FROM transaction d WHERE d.type = 'CustDep'",
    );
    const same = deposits.filter((row) => Number(row['total']).toFixed(2) === total);
    return same.length > 0 && same;
  });
  expect(made.total).toBe(total);
  expect(found).toHaveLength(1);
  expect(found[0]?.['externalid']).toMatch(/^xdk:demo:transaction:\d+:dep$/);
});

test("a transform to an item fulfillment with a tracking number shows in the order's fulfillments", async () => {
  const order = placeOrder(local, {
    email: 'ada@example.com',
    lines: [{ sku: 'MUG-RED', quantity: 2 }],
  });
  const { id } = await salesOrder(order);
  await waitFor('routing', () => isRouted(shopify, order));

  await ship(netsuite, id, '1Z999AA10123456784');

  await waitFor('tracking', async () => (await trackingOf(shopify, order)).length > 0);
  expect(await trackingOf(shopify, order)).toEqual([['1Z999AA10123456784']]);
});

test('a stock adjustment reaches the storefront', async () => {
  const item = local.shop.inventoryItems.get('STOVE-G') ?? '';
  const { east } = local.shop.locations;
  const before = await availableAt(shopify, item, east);

  await adjust(local, 'STOVE-G', local.account.locations.east, -4);

  await waitFor(
    'the new figure',
    async () => (await availableAt(shopify, item, east)) === before - 4,
  );
});

test('polling finds an order and a shipment that no hint announced', async () => {
  const { control } = local.shopify;
  control.setWebhookFaults(DEMO_STORE.key, { lose: 1 });
  const order = placeOrder(local, {
    email: 'ada@example.com',
    lines: [{ sku: 'ROPE-20', quantity: 1 }],
  });
  await local.netsuite.runSchedule('customscript_xdk_sc_poll');
  const { id } = await salesOrder(order);
  await waitFor('routing', () => isRouted(shopify, order));

  // An import without scripts: no user event runs.
  await local.netsuite.save(
    (session, records) =>
      records.transform(session, { fromType: 'salesorder', fromId: id, toType: 'itemfulfillment' }),
    (call) => {
      call('setValue', { fieldId: 'shipstatus', value: 'C' });
      call('setSublistValue', {
        sublistId: 'package',
        fieldId: 'packagetrackingnumber',
        line: 0,
        value: 'POLLED-1',
      });
      call('setSublistValue', {
        sublistId: 'package',
        fieldId: 'packageweight',
        line: 0,
        value: 1,
      });
    },
    { executionContext: 'CSVIMPORT' },
  );
  expect(await trackingOf(shopify, order)).toEqual([]);
  await local.netsuite.runSchedule('customscript_xdk_sc_poll');

  await waitFor('the fulfillment', async () => (await trackingOf(shopify, order)).length > 0);
  expect(await trackingOf(shopify, order)).toEqual([['POLLED-1']]);
  control.setWebhookFaults(DEMO_STORE.key, { lose: 0 });
});
