import { DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { zero, type Row } from '../row.ts';
import { minor } from '../soak/bothSides.ts';
import { suiteql, text } from '../soak/suiteql.ts';
import { tail } from './batch.ts';

/** What NetSuite made of some orders of the shop, read from both sides when nothing is left to do. */
export interface Kept {
  orders: number;
  /** Without a sales order. */
  lost: number;
  /** Sales orders beyond one for each order. */
  doubled: number;
  /** Orders whose link does not name their sales order. */
  notLinked: number;
  /** Orders whose sales order has another total than Shopify, by a cent or more. */
  otherTotal: number;
  /** Successful payments without a deposit of their amount, and deposits beyond those. */
  otherPayments: number;
}

interface Booked {
  id: string;
  total: number;
}

interface ShopOrder {
  currentTotalPriceSet: Money;
  transactions: { kind: string; status: string; amountSet: Money }[];
}
interface Money {
  shopMoney: { amount: string };
}

const ORDER =
  'query ($id: ID!) { order(id: $id) { currentTotalPriceSet { shopMoney { amount } } transactions { kind status amountSet { shopMoney { amount } } } } }';

export function kept(world: Pick<Local, 'shopify' | 'netsuite'>, orders: string[]): Kept {
  const sold = booked(world, 'SalesOrd');
  const deposits = booked(world, 'CustDep');
  const links = linksOf(world);
  const found: Kept = {
    orders: orders.length,
    lost: 0,
    doubled: 0,
    notLinked: 0,
    otherTotal: 0,
    otherPayments: 0,
  };
  for (const id of orders) {
    const { total, payments } = inShop(world, id);
    const [first, ...others] = sold.get(tail(id)) ?? [];
    if (first === undefined) found.lost += 1;
    else {
      if (first.total !== total) found.otherTotal += 1;
      if (links.get(id) !== first.id) found.notLinked += 1;
    }
    found.doubled += others.length;
    const left = (deposits.get(tail(id)) ?? []).map((deposit) => deposit.total);
    for (const payment of payments) {
      const at = left.indexOf(payment);
      if (at < 0) found.otherPayments += 1;
      else left.splice(at, 1);
    }
    found.otherPayments += left.length;
  }
  return found;
}

/** One row for each way in which an order can be wrong, all with the goal 0. */
export function keptRows(name: string, found: Kept): Row[] {
  const of = `of ${found.orders.toLocaleString('en-US')} orders`;
  const row = (what: string, figure: number, unit = of): Row =>
    zero(`${name}: ${what}`, figure, unit);
  return [
    row('lost', found.lost),
    row('doubled', found.doubled),
    row('total not equal to the cent', found.otherTotal),
    row('not linked', found.notLinked),
    row('payments not booked once', found.otherPayments, `payments ${of}`),
  ];
}

function inShop(
  { shopify }: Pick<Local, 'shopify'>,
  id: string,
): { total: number; payments: number[] } {
  const { data, errors } = shopify.control.query(DEMO_STORE.key, ORDER, { id });
  if (!data) throw new Error(JSON.stringify(errors));
  const { order } = data as unknown as { order: ShopOrder };
  return {
    total: minor(order.currentTotalPriceSet.shopMoney.amount),
    payments: order.transactions
      .filter(({ kind, status }) => status === 'SUCCESS' && (kind === 'SALE' || kind === 'CAPTURE'))
      .map(({ amountSet }) => minor(amountSet.shopMoney.amount)),
  };
}

/** Transactions of a type by Shopify order; totals in minor units. */
function booked({ netsuite }: Pick<Local, 'netsuite'>, type: string): Map<string, Booked[]> {
  const rows = suiteql(
    netsuite,
    `SELECT t.id AS id, t.custbody_xdk_order_id AS order_id, t.foreigntotal AS total FROM transaction t WHERE t.type = '${type}' AND t.custbody_xdk_order_id IS NOT NULL`,
  );
  const found = new Map<string, Booked[]>();
  for (const row of rows) {
    const order = text(row, 'order_id');
    const one = { id: text(row, 'id'), total: minor(text(row, 'total')) };
    found.set(order, [...(found.get(order) ?? []), one]);
  }
  return found;
}

/** Internal ids of the linked sales orders by the order's gid. */
function linksOf({ netsuite }: Pick<Local, 'netsuite'>): Map<string, string> {
  const rows = suiteql(
    netsuite,
    "SELECT l.custrecord_xdk_link_shopify_id AS shopify_id, l.custrecord_xdk_link_record_id AS record_id FROM customrecord_xdk_link l WHERE l.custrecord_xdk_link_record_type = 'salesorder' AND l.custrecord_xdk_link_state = 'linked'",
  );
  return new Map(rows.map((row) => [text(row, 'shopify_id'), text(row, 'record_id')]));
}
