import { total, type CurrencySide, type MinorUnits } from '../money/money';
import type { PricedOrder, ShopifyOrder } from './order';
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

/** Where nothing was paid back yet, a deposit that is larger than its order still may be used: nothing is said of it. */
export function refundsOf(
  order: ShopifyOrder,
  { givenBack }: Pick<PricedOrder, 'givenBack'>,
  salesOrder: Pick<SalesOrderPlan, 'total' | 'tax'>,
  deposits: DepositPlan[],
  side: CurrencySide,
  dayOf: (moment: string) => string,
): Refunds {
  const paidBack = order.transactions
    .filter(({ kind, status }) => kind === 'REFUND' && status === 'SUCCESS')
    .map(({ amountSet, processedAt }) => ({
      amount: side.amount(amountSet),
      day: dayOf(processedAt ?? order.updatedAt),
    }));
  const surplus = total(deposits.map(({ amount }) => amount)) - worthOf(salesOrder);
  const forUnits = total(paidBack.map(({ amount }) => amount)) - givenBack;
  return { paidBack, givenBack, offDeposits: Math.max(0, Math.min(surplus, forUnits)) };
}

/** What a sales order makes with all its tax. */
export function worthOf({
  total: planned,
  tax,
}: Pick<SalesOrderPlan, 'total' | 'tax'>): MinorUnits {
  return planned + (tax?.amount ?? 0);
}
