import { DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import type { Row } from '../row.ts';
import { BATCH, bring, knownBuyer, markAsPaid, placeBatch, salesOrderOf } from './batch.ts';
import { subscribe } from '../../scripts/local/subscribe.ts';
import type { Meter } from './meter.ts';
import type { Webhooks } from './webhooks.ts';

/**
 * The writes themselves (netsuite-platform §1.1): create and save of the sales order and of the deposit, and the request
 * that makes the fulfillment. The item fulfillment is the warehouse's own save.
 */
const WRITES = { units: 30 + 30 + 10, points: 10 };

/** Created, paid, shipped: every script that runs for it, and every hint that Shopify's webhooks become, our own echoes too. */
export async function life(world: Local, meter: Meter, waiting: Webhooks): Promise<Row[]> {
  const { domain, accessToken, key } = DEMO_STORE;
  await subscribe(world.shopify, domain, accessToken, key);
  meter.reset();
  const orders = placeBatch(world, knownBuyer, 'none');
  await bring(world, await waiting.take());
  for (const order of orders) markAsPaid(world, order);
  await bring(world, await waiting.take());
  for (const order of orders) await ship(world, order);
  await bring(world, await waiting.take());
  await bring(world, []);
  for (const order of orders) fulfillmentsOf(world, order);

  const units = meter.units() / BATCH - WRITES.units;
  const points = meter.points() / BATCH - WRITES.points;
  return [
    row(
      'order created, paid, shipped: units',
      units,
      'units beyond the writes, echoes included',
      80,
    ),
    row(
      'order created, paid, shipped: points',
      points,
      'points beyond the writes, echoes included',
      40,
    ),
  ];
}

function row(name: string, figure: number, unit: string, most: number): Row {
  return { name, figure, unit: `${unit}, per order`, goal: `≤ ${most}`, ok: figure <= most };
}

export async function ship(world: Local, order: string): Promise<void> {
  const { netsuite, account } = world;
  await netsuite.save(
    (session, records) =>
      records.transform(session, {
        fromType: 'salesorder',
        fromId: salesOrderOf(world, order),
        toType: 'itemfulfillment',
        defaultValues: { inventorylocation: account.locations.east },
      }),
    (call) => call('setValue', { fieldId: 'shipstatus', value: 'C' }),
  );
}

export function fulfillmentsOf({ shopify }: Local, order: string): string[] {
  const { data } = shopify.control.query(
    DEMO_STORE.key,
    'query ($id: ID!) { order(id: $id) { fulfillments(first: 5) { id } } }',
    { id: order },
  ) as { data: { order: { fulfillments: { id: string }[] } } };
  const found = data.order.fulfillments.map(({ id }) => id);
  if (found.length === 0) throw new Error(`${order} was not fulfilled in Shopify`);
  return found;
}
