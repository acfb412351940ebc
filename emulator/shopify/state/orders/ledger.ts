import type { World } from '../../contract.ts';
import {
  currentShipping,
  currentShippingTax,
  currentWorth,
  totalOf,
  worthBetween,
} from './lineMoney.ts';
import type { Worth } from './lineMoney.ts';
import { isNothing, minus, NOTHING, plus, sum } from '../money/money.ts';
import type { Bag } from '../money/money.ts';
import type { Order } from './order.ts';
import { currentQuantity } from './order.ts';
import { currentDuty, taxOf } from './lineMoney.ts';

/**
 * The ledger of an order (`Order.agreements`): append-only, its sales always sum to the current
 * total. A snapshot of every line before and after a change yields the sales.
 */
export type Sale = {
  readonly id: string;
  readonly actionType: 'ORDER' | 'RETURN' | 'UPDATE';
  readonly lineType:
    'PRODUCT' | 'SHIPPING' | 'TIP' | 'GIFT_CARD' | 'DUTY' | 'ADDITIONAL_FEE' | 'FEE' | 'ADJUSTMENT';
  /** Line item, shipping line, duty or fee; null for adjustments. */
  readonly subjectId: string | null;
  readonly lineId: string | null;
  readonly quantity: number | null;
  readonly total: Bag;
  readonly discount: Bag;
  readonly tax: Bag;
  /** Per tax line of the subject, in its order. */
  readonly taxes: Bag[];
};

export type Agreement = {
  readonly id: string;
  readonly kind: 'OrderAgreement' | 'OrderEditAgreement' | 'RefundAgreement' | 'ReturnAgreement';
  readonly reason: 'ORDER' | 'ORDER_EDIT' | 'REFUND' | 'RETURN';
  readonly happenedAt: string;
  readonly sales: Sale[];
  /** Refund or return it came from. */
  readonly sourceId: string | null;
};

type Snapshot = {
  lines: Map<string, { quantity: number; worth: Worth }>;
  duties: Map<string, { price: Bag; tax: Bag }>;
  shipping: Map<string, { price: Bag; tax: Bag }>;
  fees: Map<string, { price: Bag; tax: Bag }>;
  orderTax: Bag;
  adjustments: Bag;
};

const NO_WORTH: Worth = { gross: NOTHING, discount: NOTHING, tax: NOTHING, taxes: [] };
const NO_PRICE = { price: NOTHING, tax: NOTHING };

export const EMPTY_SNAPSHOT: Snapshot = {
  lines: new Map(),
  duties: new Map(),
  shipping: new Map(),
  fees: new Map(),
  orderTax: NOTHING,
  adjustments: NOTHING,
};

/** What every part of the order is worth now. Take it before a change and give it to {@link book}. */
export function snapshot(order: Order): Snapshot {
  const taken: Snapshot = {
    lines: new Map(),
    duties: new Map(),
    shipping: new Map(),
    fees: new Map(),
    orderTax: taxOf(order.orderTaxLines),
    adjustments: order.adjustments,
  };
  for (const line of order.lines) {
    const quantity = currentQuantity(line);
    taken.lines.set(line.id, { quantity, worth: currentWorth(line) });
    for (const duty of line.duties) {
      const { price, tax } = currentDuty(line, duty);
      taken.duties.set(duty.id, { price: order.dutiesIncluded ? NOTHING : price, tax });
    }
  }
  for (const line of order.shippingLines)
    taken.shipping.set(line.id, { price: currentShipping(line), tax: currentShippingTax(line) });
  for (const fee of order.additionalFees)
    taken.fees.set(fee.id, { price: fee.price, tax: taxOf(fee.taxLines) });
  for (const fee of order.returnFees) taken.fees.set(fee.id, { price: fee.amount, tax: NOTHING });
  return taken;
}

/** Appends the difference between `before` and now as one agreement; none if nothing moved. */
export function book(
  world: World,
  order: Order,
  before: Snapshot,
  what: Pick<Agreement, 'kind' | 'reason' | 'sourceId'>,
): Agreement | null {
  const after = snapshot(order);
  const actionType =
    what.reason === 'ORDER' ? 'ORDER' : what.reason === 'ORDER_EDIT' ? 'UPDATE' : 'RETURN';
  const sales: Sale[] = [];
  const add = (sale: Omit<Sale, 'id' | 'actionType'>): void => {
    // Named one by one, since spread fields lie in an array of their own; an order has several sales.
    sales.push({
      id: world.newGid('Sale'),
      actionType,
      lineType: sale.lineType,
      subjectId: sale.subjectId,
      lineId: sale.lineId,
      quantity: sale.quantity,
      total: sale.total,
      discount: sale.discount,
      tax: sale.tax,
      taxes: sale.taxes,
    });
  };
  for (const line of order.lines) {
    const now = after.lines.get(line.id)!;
    const then = before.lines.get(line.id) ?? { quantity: 0, worth: NO_WORTH };
    const worth = worthBetween(now.worth, then.worth);
    const total = totalOf(worth, order.taxesIncluded);
    if (now.quantity !== then.quantity || !isNothing(total)) {
      add({
        lineType: line.isTip ? 'TIP' : line.isGiftCard ? 'GIFT_CARD' : 'PRODUCT',
        subjectId: line.id,
        lineId: line.id,
        quantity: now.quantity - then.quantity,
        total,
        discount: worth.discount,
        tax: worth.tax,
        taxes: worth.taxes,
      });
    }
    for (const duty of line.duties)
      addPriced(order, 'DUTY', duty.id, line.id, after.duties, before.duties, add);
  }
  for (const line of order.shippingLines)
    addPriced(order, 'SHIPPING', line.id, null, after.shipping, before.shipping, add);
  for (const fee of order.additionalFees)
    addPriced(order, 'ADDITIONAL_FEE', fee.id, null, after.fees, before.fees, add);
  for (const fee of order.returnFees)
    addPriced(order, 'FEE', fee.id, null, after.fees, before.fees, add);
  const adjusted = minus(after.adjustments, before.adjustments);
  const orderTax = order.taxesIncluded ? NOTHING : minus(after.orderTax, before.orderTax);
  for (const total of [adjusted, orderTax]) {
    if (isNothing(total)) continue;
    const tax = total === orderTax ? orderTax : NOTHING;
    add({
      lineType: 'ADJUSTMENT',
      subjectId: null,
      lineId: null,
      quantity: null,
      total,
      discount: NOTHING,
      tax,
      taxes: [],
    });
  }
  if (sales.length === 0) return null;
  const agreement: Agreement = {
    id: world.newGid('SalesAgreement'),
    ...what,
    happenedAt: world.now(),
    sales: sales.slice(),
  };
  order.agreements = order.agreements.concat(agreement);
  return agreement;
}

function addPriced(
  order: Order,
  lineType: Sale['lineType'],
  subjectId: string,
  lineId: string | null,
  after: Map<string, { price: Bag; tax: Bag }>,
  before: Map<string, { price: Bag; tax: Bag }>,
  add: (sale: Omit<Sale, 'id' | 'actionType'>) => void,
): void {
  const now = after.get(subjectId)!;
  const then = before.get(subjectId) ?? NO_PRICE;
  const price = minus(now.price, then.price);
  const tax = minus(now.tax, then.tax);
  const total = order.taxesIncluded ? price : plus(price, tax);
  const isNew = !before.has(subjectId);
  if (!isNew && isNothing(total) && isNothing(tax)) return;
  const quantity = isNew ? 1 : null;
  add({ lineType, subjectId, lineId, quantity, total, discount: NOTHING, tax, taxes: [tax] });
}

/** Σ of all sales: equals the order's current total. */
export function ledgerTotal(order: Order): Bag {
  return sum(order.agreements.flatMap(({ sales }) => sales.map(({ total }) => total)));
}
