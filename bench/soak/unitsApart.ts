import type { Money, Nodes } from './ordersAsShown.ts';

export interface RefundedUnits {
  refundLineItems: Nodes<{
    restockType: string;
    quantity: number;
    lineItem: { id: string };
    subtotalSet: Money;
    totalTaxSet: Money;
  }>;
}

/**
 * Of one line a unit was cancelled and another one given back after a discount had been spread anew: the ledger names amounts
 * and no units, so either may be the one that stays sold. By how much the two readings differ, in hundredths of the shop's or
 * the buyer's money; the order and what accounting is told make the same sum in both.
 */
export function unitsApart(refunds: RefundedUnits[], side: keyof Money): number {
  const lines = Map.groupBy(
    refunds.flatMap(({ refundLineItems }) => refundLineItems.nodes),
    ({ lineItem }) => lineItem.id,
  );
  let apart = 0;
  for (const refunded of lines.values()) {
    const isCancelled = refunded.map(({ restockType }) => restockType === 'CANCEL');
    if (new Set(isCancelled).size < 2) continue;
    const units = refunded.map(({ quantity }) => quantity);
    const perUnit = refunded.map(
      ({ quantity, subtotalSet, totalTaxSet }) =>
        (100 * (Number(subtotalSet[side].amount) + Number(totalTaxSet[side].amount))) / quantity,
    );
    apart += (Math.max(...perUnit) - Math.min(...perUnit)) * Math.max(...units);
  }
  return Math.ceil(Math.round(apart * 100) / 100);
}
