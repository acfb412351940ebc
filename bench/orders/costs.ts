import type { Local } from '../../scripts/local/boot.ts';
import type { Row } from '../row.ts';
import { hint, knownBuyer, markAsPaid, placeBatch } from './batch.ts';

/** The import as the relay's call does it, `size` orders at a time, activity and totals check included. */
export async function importRows(local: Local, size: number): Promise<Row[]> {
  const some = (email: (index: number) => string, payment: 'paid' | 'none') =>
    placeBatch(local, email, payment, size);
  // The first batch fetches the token and the tables that later ones find in the cache, and makes the customers.
  await imported(local, some(knownBuyer, 'none'));
  const orders = some(knownBuyer, 'none');
  const unpaid = await imported(local, orders);
  const paid = await imported(
    local,
    some((index) => `new${index}@example.com`, 'paid'),
  );
  const again = await imported(local, orders);
  for (const id of orders) markAsPaid(local, id);
  const later = await imported(local, orders);
  local.shopify.control.setSwitches({ nodesCostPerId: true });
  const perId = await imported(local, some(knownBuyer, 'none'));
  local.shopify.control.setSwitches({ nodesCostPerId: false });
  return [
    row('order imported, known customer, unpaid', unpaid.units, 'units', 42),
    row('order imported, new customer, paid', paid.units, 'units', 88),
    row('order hinted at without news', again.units, 'units', 12),
    row('order paid for later', later.units - DEPOSIT, 'units beyond its deposit', 20),
    row(
      'order imported, Shopify’s nodes() costs the same for many ids',
      unpaid.points,
      'points',
      12,
    ),
    row('order imported, Shopify’s nodes() costs each id', perId.points, 'points', 60),
  ];
}

/** Create and save of a customer deposit (netsuite-platform §1.1). */
const DEPOSIT = 30;

function row(name: string, figure: number, unit: string, most: number): Row {
  return { name, figure, unit: `${unit} per order`, goal: `≤ ${most}`, ok: figure <= most };
}

/** Writing the activity itself: create and save of a custom record. */
const ACTIVITY = 6;

/** Hints for a batch at once; the cost of the flow per order, as the activity recorded it, with the activity's own write. */
async function imported(
  local: Local,
  orders: string[],
): Promise<{ units: number; points: number }> {
  await hint(local, orders);
  const activities = [...local.netsuite.records.all('customrecord_xdk_activity')];
  const own = activities.findLast(
    ({ fields }) => fields['custrecord_xdk_activity_flow'] === 'orders import',
  );
  const figure = (name: string) => Number(own?.fields[`custrecord_xdk_activity_${name}`] ?? 0);
  return {
    units: (figure('units') + ACTIVITY) / orders.length,
    points: figure('points') / orders.length,
  };
}
