import { DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import type { Row } from '../row.ts';
import { BATCH, hint, markAsPaid, placeBatch, salesOrderOf } from './batch.ts';
import type { Meter } from './meter.ts';

/** Create and save of the sales order and of the deposit (netsuite-platform §1.1); the shipment is the warehouse's own save. */
const WRITES_IN_NETSUITE = 30 + 30;
/** One fulfillmentCreate. */
const WRITES_IN_SHOPIFY = 10;

/** Created, paid, shipped: every hint of it, our own fulfillment's echoes too. */
export async function life(world: Local, meter: Meter): Promise<Row[]> {
  meter.reset();
  const orders = placeBatch(world, (index) => `known${index}@example.com`, 'none');
  await hint(world, orders);
  for (const order of orders) markAsPaid(world, order);
  await hint(world, orders);
  for (const order of orders) await ship(world, order);
  await hint(world, []);
  await hint(world, [...orders, ...orders.flatMap((order) => fulfillmentsOf(world, order))]);

  const units = meter.units() / BATCH - WRITES_IN_NETSUITE;
  const points = meter.points() / BATCH - WRITES_IN_SHOPIFY;
  return [
    row('created, paid, shipped', units, 'units beyond the writes, echoes included', 80),
    row('created, paid, shipped', points, 'points beyond the writes, echoes included', 40),
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
