import { total, written, type CurrencySide } from '../money/money';
import { errorState } from '../sync/syncErrors';
import type { Problem } from '../sync/outcome';
import type { ShopifyOrder } from './order';
import { refundsIn } from './refundsOf';
import { changeIn, receivedIn } from './tieOutPayments';

/** What became of an order before it came to NetSuite. */
const ENDS = {
  cancelled: { code: 'CANCELLED_BEFORE_IMPORT', words: 'was cancelled in Shopify' },
  emptied: { code: 'EMPTIED_BEFORE_IMPORT', words: 'lost all its lines in Shopify' },
};

/**
 * An order that was cancelled, or emptied, before it came has no record in NetSuite; money that Shopify still holds of it is
 * a person's business until it is given back or the error is set to Released. 10 units where there is such money, else
 * nothing.
 */
export function moneyOfEnded(
  order: ShopifyOrder,
  end: keyof typeof ENDS,
  side: CurrencySide,
  store: string,
): Problem | null {
  const { transactions } = order;
  const sum = (some: ShopifyOrder['transactions']) =>
    total(some.map(({ amountSet }) => side.amount(amountSet)));
  const kept = sum(receivedIn(transactions)) - sum(changeIn(transactions)) - sum(refundsIn(order));
  if (kept <= 0) return null;
  const { code, words } = ENDS[end];
  const problem: Problem = {
    cause: `refund:${order.legacyResourceId}`,
    code,
    class: 'data',
    owner: 'accounting',
    subject: `order ${order.name}`,
    message: `Order ${order.name} ${words} before it came to NetSuite, and ${written(kept, side.currency)} ${side.currency} that were paid for it are not given back. Nothing of it is in NetSuite.`,
    next: 'Give the payment back in Shopify, or book it by hand; then set this error to Released.',
  };
  return ['released', 'resolved'].includes(errorState(store, problem.cause)) ? null : problem;
}
