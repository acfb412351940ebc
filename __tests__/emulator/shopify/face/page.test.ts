import { demoStore, startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';

let shopify: TestShopify;
beforeAll(async () => {
  shopify = await startShopify({
    stores: [
      { ...demoStore, name: 'Demo Shop' },
      { ...demoStore, domain: 'b2b.myshopify.com', key: 'b2b', name: 'Wholesale' },
    ],
  });
  await shopify.graphql(
    `mutation { productSet(synchronous: true, input: { title: "Lamp <b>", productOptions: [{ name: "Title", values: [{ name: "Default Title" }] }],
      variants: [{ optionValues: [{ optionName: "Title", name: "Default Title" }], price: 19.90, inventoryItem: { sku: "LAMP" } }] }) { userErrors { message } } }`,
  );
  await shopify.graphql(
    'mutation { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: { uri: "https://held.example/hook" }) { userErrors { message } } }',
  );
  shopify.control.setWebhookFaults('demo', { hold: true });
  shopify.control.act('demo', 'placeOrder', {
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Lovelace',
    lines: [{ sku: 'LAMP', quantity: 2 }],
  });
});
afterAll(() => shopify.stop());

async function page(query = ''): Promise<string> {
  const response = await fetch(`${shopify.url}/${query}`);
  expect(response.headers.get('content-type')).toContain('text/html');
  return (await response.text()).replace(/\s+/g, ' ');
}

test('orders show name, customer, lines, states and total', async () => {
  const text = await page();

  for (const shown of [
    '#1001',
    'Ada Lovelace',
    '2 × Lamp &lt;b&gt;',
    'LAMP',
    'unfulfilled',
    '39.8 USD',
  ])
    expect(text).toContain(shown);
});

test('products show stock by location', async () => {
  const text = await page('?view=products');

  for (const shown of ['Lamp &lt;b&gt;', '19.90', 'available', 'on hand'])
    expect(text).toContain(shown);
});

test('customers show what they spent', async () => {
  expect(await page('?view=customers')).toContain('ada@example.com');
});

test('webhooks show topic, address and state', async () => {
  const text = await page('?view=webhooks');

  for (const shown of ['orders/create', 'https://held.example/hook', 'held'])
    expect(text).toContain(shown);
});

test.each(['payouts', 'nothing'])('the view %s is a page too', async (view) => {
  expect(await page(`?view=${view}`)).toContain('<main>');
});

test('another store is one click away', async () => {
  expect(await page()).toContain('/?store=b2b&amp;view=orders');
  expect(await page('?store=b2b')).not.toContain('#1001');
});
