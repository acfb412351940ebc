import { presentmentSide, total, written } from '../money/money';
import type { Problem } from '../sync/outcome';
import type { ShopifyOrder, ShopifyTransaction } from './order';

/** Money has moved; authorisations and everything that is pending or failed have moved none (shopify-platform §4.3). */
const RECEIVED: ShopifyTransaction['kind'][] = ['SALE', 'CAPTURE'];

export function receivedIn(transactions: ShopifyTransaction[]): ShopifyTransaction[] {
  return transactions.filter(({ kind, status }) => status === 'SUCCESS' && RECEIVED.includes(kind));
}

export function changeIn(transactions: ShopifyTransaction[]): ShopifyTransaction[] {
  return transactions.filter(({ kind, status }) => status === 'SUCCESS' && kind === 'CHANGE');
}

/**
 * The payments of an order must make what Shopify says it received, in the buyer's currency (review 24): sales and
 * captures less change, cash rounding beside them. Answers the problem that holds the payments, or null.
 */
export function tieOutPayments(order: ShopifyOrder): Problem | null {
  const { currency, amount } = presentmentSide(order.presentmentCurrencyCode);
  const sum = (transactions: ShopifyTransaction[]) =>
    total(transactions.map(({ amountSet }) => amount(amountSet)));
  const received = receivedIn(order.transactions);
  const parts = sum(received) - sum(changeIn(order.transactions));
  const rounding = total(
    received.map(({ amountRoundingSet }) => (amountRoundingSet ? amount(amountRoundingSet) : 0)),
  );
  const stated = amount(order.totalReceivedSet);
  if ([parts, parts + rounding, parts - rounding].includes(stated)) return null;

  const [made, said, difference] = [parts, stated, Math.abs(parts - stated)].map((units) =>
    written(units, currency),
  );
  return {
    cause: `payments:${order.legacyResourceId}`,
    code: 'PAYMENTS_DO_NOT_TIE_OUT',
    class: 'data',
    owner: 'accounting',
    subject: `order ${order.name}`,
    message: `The payments of order ${order.name} make ${made} ${currency}, Shopify says it received ${said}: a difference of ${difference}. None of them was booked.`,
    next: 'Compare the payments in Shopify with the order; when they agree, set this error to Released. The sales order stands.',
  };
}
