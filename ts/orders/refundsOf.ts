import { presentmentSide, total, type CurrencySide, type MinorUnits } from '../money/money';
import type { PricedOrder, ShopifyOrder, ShopifyTransaction } from './order';
import { changeIn, receivedIn } from './tieOutPayments';
import type { DepositPlan, SalesOrderPlan } from './orderPlan';

/** Money that went back to the buyer. */
export interface Refund {
  amount: MinorUnits;
  /** Calendar day in the shop's time zone. */
  day: string;
}

/** What went back, and how much of it accounting has to follow with documents of its own. */
export interface Refunds {
  paidBack: Refund[];
  /** For goods that had left, or without goods: the sales order stays as it was sold. 0 or more. */
  givenBack: MinorUnits;
  /** For units that are off the sales order: by so much its deposits are larger than the order now. 0 or more. */
  offDeposits: MinorUnits;
}

export const NO_REFUNDS: Refunds = { paidBack: [], givenBack: 0, offDeposits: 0 };

/**
 * The deposits are too large by what was paid back for units that are off the order, or, as long as the buyer is owed
 * something, by all that they have more than the order. Cents of conversion alone are none.
 */
export function refundsOf(
  order: ShopifyOrder,
  { givenBack }: Pick<PricedOrder, 'givenBack'>,
  salesOrder: Pick<SalesOrderPlan, 'total' | 'tax'>,
  deposits: DepositPlan[],
  side: CurrencySide,
  dayOf: (moment: string) => string,
): Refunds {
  const paidBack = refundsIn(order).map(({ amountSet, processedAt }) => ({
    amount: side.amount(amountSet),
    day: dayOf(processedAt ?? order.updatedAt),
  }));
  const surplus = total(deposits.map(({ amount }) => amount)) - worthOf(salesOrder);
  const forUnits = total(paidBack.map(({ amount }) => amount)) - givenBack;
  const offDeposits = isOwed(order) ? surplus : Math.min(surplus, forUnits);
  return { paidBack, givenBack, offDeposits: Math.max(0, offDeposits) };
}

export function refundsIn({ transactions }: ShopifyOrder): ShopifyTransaction[] {
  return transactions.filter(({ kind, status }) => kind === 'REFUND' && status === 'SUCCESS');
}

/** All that went back to the buyer. */
export function givenBackOf(order: ShopifyOrder, { amount }: CurrencySide): MinorUnits {
  return total(refundsIn(order).map(({ amountSet }) => amount(amountSet)));
}

/**
 * More was paid than the order makes now and was given back, in the buyer's money and beyond the rounding of cash. A refund
 * that failed keeps what it was to give back in Shopify's total (shopify-platform §4.4): the buyer is owed it all the same.
 */
function isOwed(order: ShopifyOrder): boolean {
  if (order.transactions.some(isFailedRefund)) return true;
  const { amount } = presentmentSide(order.presentmentCurrencyCode);
  const sum = (some: ShopifyTransaction[]) => total(some.map(({ amountSet }) => amount(amountSet)));
  const received = receivedIn(order.transactions);
  const kept = sum(received) - sum(changeIn(order.transactions)) - sum(refundsIn(order));
  const rounded = total(
    received.map(({ amountRoundingSet }) =>
      amountRoundingSet ? Math.abs(amount(amountRoundingSet)) : 0,
    ),
  );
  return kept - rounded > amount(order.currentTotalPriceSet);
}

function isFailedRefund({ kind, status }: ShopifyTransaction): boolean {
  return kind === 'REFUND' && (status === 'FAILURE' || status === 'ERROR');
}

/** What a sales order makes with all its tax. */
export function worthOf({
  total: planned,
  tax,
}: Pick<SalesOrderPlan, 'total' | 'tax'>): MinorUnits {
  return planned + (tax?.amount ?? 0);
}
