import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import type { Row } from '../row.ts';

/** As many as the product itself takes together. */
const BATCH = 12;
const ROLE = 'customrole_xdk_integration';

/** What orders cost: governance units and Shopify points per order, in batches, activity and totals check included. */
export async function run(_options: { quick: boolean }): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const local = await bootLocal({ folder, relay: false, netsuite: { seed: 1, schedules: false } });
  const { shopify } = local;
  shopify.control.setSwitches({ routingDelayMs: 0 });
  try {
    const place = (email: string, payment: 'paid' | 'none') =>
      (
        shopify.control.act(DEMO_STORE.key, 'placeOrder', cart(email, payment) as never) as {
          id: string;
        }
      ).id;
    const tenOf = (email: (index: number) => string, payment: 'paid' | 'none') =>
      Array.from({ length: BATCH }, (_, index) => place(email(index), payment));

    // The first batch fetches the token and the tables that later ones find in the cache, and makes the customers.
    await imported(
      local,
      tenOf((index) => `known${index}@example.com`, 'none'),
    );
    const known = tenOf((index) => `known${index}@example.com`, 'none');
    const unpaid = await imported(local, known);
    const paid = await imported(
      local,
      tenOf((index) => `new${index}@example.com`, 'paid'),
    );
    const again = await imported(local, known);
    for (const id of known) markAsPaid(local, id);
    const later = await imported(local, known);
    shopify.control.setSwitches({ nodesCostPerId: true });
    const perId = await imported(
      local,
      tenOf((index) => `known${index}@example.com`, 'none'),
    );

    return [
      row('known customer, unpaid', unpaid.units, 'units', 42),
      row('new customer, paid', paid.units, 'units', 88),
      row('hint without news', again.units, 'units', 12),
      row('payment that comes later', later.units - DEPOSIT, 'units beyond its deposit', 20),
      row('imported, nodes cost flat', unpaid.points, 'points', 12),
      row('imported, nodes cost per id', perId.points, 'points', 60),
    ];
  } finally {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Create and save of a customer deposit (netsuite-platform §1.1). */
const DEPOSIT = 30;

function row(name: string, figure: number, unit: string, most: number): Row {
  return { name, figure, unit: `${unit} per order`, goal: `≤ ${most}`, ok: figure <= most };
}

function cart(email: string, payment: 'paid' | 'none'): object {
  return {
    email,
    payment,
    gateway: 'shopify_payments',
    lines: [
      { sku: 'MUG-BLUE', quantity: 1 },
      { sku: 'ROPE-20', quantity: 2 },
      { sku: 'LAMP-01', quantity: 1 },
    ],
    discounts: [{ title: 'TEN', percentage: '10' }],
    shipping: [{ title: 'Standard', price: '5.00' }],
    taxes: [{ title: 'TX State Tax', rate: '0.0625' }],
    shippingAddress: {
      firstName: 'Ada',
      lastName: 'L',
      address1: '1 Main St',
      city: 'Austin',
      provinceCode: 'TX',
      countryCode: 'US',
      zip: '78701',
    },
  };
}

/** Writing the activity itself: create and save of a custom record. */
const ACTIVITY = 6;

/** Hints for a batch at once; the cost of the flow per order, as the activity recorded it, with the activity's own write. */
async function imported(
  { netsuite }: Local,
  orders: string[],
): Promise<{ units: number; points: number }> {
  const hints = orders.map((id) => {
    const tail = id.slice(id.lastIndexOf('/') + 1);
    return {
      key: `${DEMO_STORE.key}:order:${tail}`,
      store: DEMO_STORE.key,
      entity: 'order',
      id,
      action: 'changed',
      topic: 'orders/updated',
      webhookId: tail,
      triggeredAt: '2026-11-21T10:00:00Z',
      apiVersion: '2026-10',
      sha256: '',
    };
  });
  const body = { protocol: 1, account: netsuite.account.id, hints };
  const outcome = await netsuite.callRestlet('customscript_xdk_rl_events', body, { role: ROLE });
  const answer = JSON.stringify(outcome);
  if (answer.split('"outcome":"done"').length - 1 !== orders.length) throw new Error(answer);

  const activities = [...netsuite.records.all('customrecord_xdk_activity')];
  const own = activities.findLast(
    ({ fields }) => fields['custrecord_xdk_activity_flow'] === 'orders import',
  );
  const figure = (name: string) => Number(own?.fields[`custrecord_xdk_activity_${name}`] ?? 0);
  return {
    units: (figure('units') + ACTIVITY) / orders.length,
    points: figure('points') / orders.length,
  };
}

function markAsPaid({ shopify }: Local, id: string): void {
  const { errors } = shopify.control.query(
    DEMO_STORE.key,
    'mutation ($id: ID!) { orderMarkAsPaid(input: { id: $id }) { userErrors { message } } }',
    { id },
  );
  if (errors) throw new Error(JSON.stringify(errors));
}
