import { DEMO_STORE, type Local } from '../local/boot.ts';
import { UNKNOWN_ITEM } from '../local/catalog.ts';
import { netsuiteClient, type NetSuiteClient } from '../local/netsuiteClient.ts';
import { shopifyClient, type ShopifyClient } from '../local/shopifyClient.ts';
import { adjust, fixUnknownSku, placeOrder, ship, type Basket } from './deeds.ts';
import { availableAt, isRouted, openErrors, salesOrderOf, totalOf, trackingOf } from './looks.ts';
import type { Report } from './report.ts';
import { waitFor } from './wait.ts';

const BASKETS: Basket[] = [
  {
    email: 'ada@example.com',
    lines: [
      { sku: 'MUG-BLUE', quantity: 2 },
      { sku: 'LAMP-01', quantity: 1 },
    ],
  },
  {
    email: 'grace@example.com',
    lines: [{ sku: 'TENT-2P', quantity: 1 }],
    discount: { code: 'WELCOME10', percent: 10 },
  },
  {
    email: 'ada@example.com',
    lines: [
      { sku: 'ROPE-20', quantity: 3 },
      { sku: 'STOVE-G', quantity: 1 },
    ],
    discount: { code: 'SPRING', percent: 15 },
  },
];

interface Stage {
  local: Local;
  netsuite: NetSuiteClient;
  shopify: ShopifyClient;
  report: Report;
}

/** Plays a short day in the shop and the warehouse. Every step looks at the other side through its public API. */
export async function playScenario(local: Local, report: Report): Promise<void> {
  const stage: Stage = {
    local,
    report,
    netsuite: await netsuiteClient(local.netsuite.url ?? '', local.keys),
    shopify: shopifyClient(local.shopify.url, DEMO_STORE),
  };

  report.section('NetSuite stock reaches the storefront');
  await step(report, 'the catalog shows what the warehouse has', () =>
    stockOf(stage, 'MUG-BLUE', 120),
  );

  report.section('Orders become sales orders');
  const orders: string[] = [];
  for (const basket of BASKETS) {
    orders.push(placeOrder(local, basket));
    await step(
      report,
      `order with ${basket.lines.map((line) => `${line.quantity} × ${line.sku}`).join(', ')}`,
      () => arrives(stage, orders.at(-1) ?? ''),
    );
  }

  report.section('A saved item fulfillment reaches the shopper');
  for (const [index, order] of orders.slice(0, 2).entries()) {
    await step(report, `shipment ${index + 1} with tracking`, () =>
      shipped(stage, order, `1ZDEMO000${index + 1}`),
    );
  }

  report.section('A stock adjustment reaches the storefront');
  const before = await availableAt(
    stage.shopify,
    inventoryItem(local, 'LAMP-01'),
    local.shop.locations.east,
  );
  await step(report, 'ten lamps more on the shelf', async () => {
    const start = performance.now();
    await adjust(local, 'LAMP-01', local.account.locations.east, 10);
    const { where } = await stockOf(stage, 'LAMP-01', before + 10);
    return { where, ms: performance.now() - start };
  });

  report.section('An order for an unknown SKU is held, and released once the item exists');
  const held = placeOrder(local, {
    email: 'linus@example.com',
    lines: [{ sku: UNKNOWN_ITEM.sku, quantity: 1 }],
  });
  await step(report, 'the sync error names the SKU and its owner', () => raised(stage));
  await step(report, 'item made, error released, order imported', () => released(stage, held));

  report.section('The same webhooks again, doubled and shuffled');
  await step(report, 'nothing is doubled', () => nothingDoubled(stage, [...orders, held]));
}

async function step(
  report: Report,
  what: string,
  run: () => Promise<{ where: string; ms: number | null }>,
): Promise<void> {
  try {
    const { where, ms } = await run();
    report.ended(what, where, ms);
  } catch (error) {
    report.failed(what, (error as Error).message);
  }
}

/** The order is in NetSuite with the same total, to the cent. */
async function arrives(
  { netsuite, shopify }: Stage,
  order: string,
): Promise<{ where: string; ms: number }> {
  const { found, ms } = await waitFor(
    'the sales order',
    async () => (await salesOrderOf(netsuite, DEMO_STORE.key, order))[0],
  );
  const { name, total } = await totalOf(shopify, order);
  if (found.total !== total)
    throw new Error(`${name} makes ${total}, ${found.tranid} makes ${found.total}`);
  return { where: `${name} → ${found.tranid}, ${total} USD on both sides`, ms };
}

async function shipped(
  { netsuite, shopify }: Stage,
  order: string,
  tracking: string,
): Promise<{ where: string; ms: number }> {
  const salesOrder = (await salesOrderOf(netsuite, DEMO_STORE.key, order))[0];
  if (!salesOrder) throw new Error('its sales order is missing');
  await waitFor('routing by Shopify', async () => isRouted(shopify, order));
  const start = performance.now();
  await ship(netsuite, salesOrder.id, tracking);
  const saved = performance.now() - start;
  await waitFor('the fulfillment in Shopify', async () =>
    (await trackingOf(shopify, order)).flat().includes(tracking),
  );
  return {
    where: `${salesOrder.tranid} → ${tracking} (the save itself took ${Math.round(saved)} ms)`,
    ms: performance.now() - start,
  };
}

async function stockOf(
  { local, shopify }: Stage,
  sku: string,
  wanted: number,
): Promise<{ where: string; ms: number }> {
  const { ms } = await waitFor(`${wanted} × ${sku} in the storefront`, async () => {
    const available = await availableAt(
      shopify,
      inventoryItem(local, sku),
      local.shop.locations.east,
    );
    return available === wanted;
  });
  return { where: `${sku}: ${wanted} can be bought`, ms };
}

async function raised({ netsuite }: Stage): Promise<{ where: string; ms: number }> {
  const { found, ms } = await waitFor('the sync error', async () =>
    (await openErrors(netsuite)).find((error) => error.message.includes(UNKNOWN_ITEM.sku)),
  );
  return { where: `${found.owner}: ${found.message}`, ms };
}

async function released(stage: Stage, order: string): Promise<{ where: string; ms: number }> {
  const { netsuite, local } = stage;
  const error = (await openErrors(netsuite)).find((one) => one.message.includes(UNKNOWN_ITEM.sku));
  if (!error) throw new Error('there is no sync error to release');
  const start = performance.now();
  await fixUnknownSku(local, netsuite, UNKNOWN_ITEM, error.id);
  const { where } = await arrives(stage, order);
  return { where, ms: performance.now() - start };
}

async function nothingDoubled(
  { local, netsuite }: Stage,
  orders: string[],
): Promise<{ where: string; ms: null }> {
  const { control } = local.shopify;
  control.setWebhookFaults(DEMO_STORE.key, { hold: true, double: 1 });
  for (const order of orders) {
    control.query(
      DEMO_STORE.key,
      'mutation ($id: ID!) { tagsAdd(id: $id, tags: ["seen"]) { userErrors { message } } }',
      { id: order },
    );
  }
  control.releaseWebhooks(DEMO_STORE.key, 'shuffled');
  control.setWebhookFaults(DEMO_STORE.key, { hold: false, double: 0 });
  await control.webhooksIdle();
  // The relay waits a quiet second before it tells NetSuite of an order again.
  await new Promise((resolve) => setTimeout(resolve, 2500));
  const counted = await netsuite.suiteql(
    "SELECT COUNT(*) AS n FROM transaction t WHERE t.type = 'SalesOrd'",
  );
  const n = Number(counted[0]?.['n']);
  if (n !== orders.length) throw new Error(`${orders.length} orders, ${n} sales orders`);
  return { where: `${orders.length} orders, ${n} sales orders`, ms: null };
}

function inventoryItem(local: Local, sku: string): string {
  const gid = local.shop.inventoryItems.get(sku);
  if (gid === undefined) throw new Error(`The shop has no ${sku}.`);
  return gid;
}
