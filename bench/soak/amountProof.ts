import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { minor, tail } from './bothSides.ts';
import { ordersAsShown, type Money, type Nodes } from './ordersAsShown.ts';
import { suiteql, text, type Row } from './suiteql.ts';

type Mode = 'shop' | 'presentment';

const BOTH = '{ shopMoney { amount } presentmentMoney { amount } }';
const PARTS = `id name cancelledAt edited taxesIncluded currencyCode presentmentCurrencyCode totalTaxSet ${BOTH}
  agreements(first: 2) { nodes { id } } refunds(first: 1) { id }
  lineItems(first: 50) { nodes { id originalTotalSet ${BOTH} lineItemGroup { id } } }
  shippingLines(first: 10) { nodes { discountedPriceSet ${BOTH} } }`;

interface OrderParts {
  id: string;
  name: string;
  cancelledAt: string | null;
  edited: boolean;
  taxesIncluded: boolean;
  currencyCode: string;
  presentmentCurrencyCode: string;
  totalTaxSet: Money;
  agreements: Nodes<object>;
  refunds: object[];
  lineItems: Nodes<{ id: string; originalTotalSet: Money; lineItemGroup: object | null }>;
  shippingLines: Nodes<{ discountedPriceSet: Money }>;
}

/**
 * Orders whose parts moved though their totals agree: each line at its list price, shipping after its discounts, and the tax
 * where it is on top. Of orders that nobody changed since the checkout: later ones are priced from Shopify's ledger.
 *
 * @returns how many orders were compared, and one sentence for each part that differs
 */
export function amountProblems(world: VirtualWorld): { compared: number; problems: string[] } {
  const rows = suiteql(
    world.netsuite,
    "SELECT t.custbody_xdk_store AS store, t.custbody_xdk_order_id AS order_id, c.symbol AS currency, l.custcol_xdk_line_id AS line, l.itemtype AS itemtype, l.foreignamount AS amount FROM transaction t JOIN transactionline l ON l.transaction = t.id JOIN currency c ON c.id = t.currency WHERE t.type = 'SalesOrd' AND l.mainline = 'F'",
  );
  const byOrder = Map.groupBy(rows, (row) => `${text(row, 'store')}:${text(row, 'order_id')}`);
  let compared = 0;
  const problems = world.stores.flatMap(({ key }) =>
    ordersAsShown<OrderParts>(world, key, PARTS).flatMap((order) => {
      const lines = byOrder.get(`${key}:${tail(order.id)}`);
      if (!lines || isChanged(order)) return [];
      compared += 1;
      const wanted = partsInShopify(order, modeOf(order, text(lines[0] ?? {}, 'currency')));
      const found = partsInNetSuite(lines);
      return [...wanted].flatMap(([part, amount]) =>
        found.get(part) === amount
          ? []
          : [
              `order ${key} ${order.name}, ${part}: Shopify says ${amount}, NetSuite ${found.get(part) ?? 'nothing'} (minor units)`,
            ],
      );
    }),
  );
  return { compared, problems };
}

function isChanged({ cancelledAt, edited, agreements, refunds }: OrderParts): boolean {
  return cancelledAt !== null || edited || agreements.nodes.length > 1 || refunds.length > 0;
}

function modeOf(order: OrderParts, currency: string): Mode {
  return order.currencyCode === currency ? 'shop' : 'presentment';
}

function partsInShopify(order: OrderParts, mode: Mode): Map<string, number> {
  const of = (money: Money) =>
    minor(money[mode === 'shop' ? 'shopMoney' : 'presentmentMoney'].amount);
  const parts = new Map<string, number>();
  // Tax inside the prices is taken out of them; what is sold in a group may be one line.
  const isPlain =
    !order.taxesIncluded && order.lineItems.nodes.every((line) => line.lineItemGroup === null);
  if (isPlain) {
    for (const { id, originalTotalSet } of order.lineItems.nodes)
      parts.set(`line ${tail(id)}`, of(originalTotalSet));
    const shipping = order.shippingLines.nodes.map((line) => of(line.discountedPriceSet));
    parts.set('shipping', sumOf(shipping));
    parts.set('tax', of(order.totalTaxSet));
  }
  return parts;
}

/** SuiteQL's line amounts have the sign of the ledger: sales are below zero. */
function partsInNetSuite(lines: Row[]): Map<string, number> {
  const parts = new Map([
    ['shipping', 0],
    ['tax', 0],
  ]);
  for (const row of lines) {
    const line = text(row, 'line');
    const part =
      text(row, 'itemtype') === 'ShipItem'
        ? 'shipping'
        : line.startsWith('tax')
          ? 'tax'
          : `line ${line}`;
    parts.set(part, (parts.get(part) ?? 0) - minor(text(row, 'amount') || '0'));
  }
  return parts;
}

function sumOf(amounts: number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
