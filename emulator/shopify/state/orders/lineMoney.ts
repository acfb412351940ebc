import { minus, NOTHING, plus, shareOf, sum, times } from '../money/money.ts';
import type { Bag } from '../money/money.ts';
import type { Duty, LineItem, ShippingLine, TaxLine } from './order.ts';
import { currentQuantity } from './order.ts';

/** What some units of a line, or a shipping line, are worth. Net of tax only where taxes are not included. */
export type Worth = {
  /** Unit price × units. */
  gross: Bag;
  discount: Bag;
  tax: Bag;
  /** One amount per tax line, in their order. */
  taxes: Bag[];
};

export function totalOf(worth: Worth, taxesIncluded: boolean): Bag {
  const net = minus(worth.gross, worth.discount);
  return taxesIncluded ? net : plus(net, worth.tax);
}

/**
 * The worth of the first `units` of a line. Discounts and taxes are spread over all units by
 * running total, so that any split of the units sums to the whole exactly.
 */
export function worthOf(line: LineItem, units: number): Worth {
  const whole = line.quantity;
  const discounts = sum(line.allocations.map(({ amount }) => shareOf(amount, units, whole)));
  const taxes = line.taxLines.map(({ price }) => shareOf(price, units, whole));
  return {
    gross: times(line.unitPrice, units),
    discount: discounts,
    tax: sum(taxes),
    taxes,
  };
}

export function currentWorth(line: LineItem): Worth {
  return worthOf(line, currentQuantity(line));
}

export function worthBetween(after: Worth, before: Worth): Worth {
  return {
    gross: minus(after.gross, before.gross),
    discount: minus(after.discount, before.discount),
    tax: minus(after.tax, before.tax),
    taxes: after.taxes.map((tax, index) => minus(tax, before.taxes[index] ?? NOTHING)),
  };
}

export function allocated(holder: { allocations: { amount: Bag }[] }): Bag {
  return sum(holder.allocations.map(({ amount }) => amount));
}

export function taxOf(taxLines: readonly TaxLine[]): Bag {
  return sum(taxLines.map(({ price }) => price));
}

export function discountedShipping(line: ShippingLine): Bag {
  return minus(line.price, allocated(line));
}

/** Price after discounts and refunds, without tax unless taxes are included. */
export function currentShipping(line: ShippingLine): Bag {
  return line.isRemoved ? NOTHING : minus(discountedShipping(line), line.refunded);
}

export function currentShippingTax(line: ShippingLine): Bag {
  return line.isRemoved ? NOTHING : minus(taxOf(line.taxLines), line.refundedTax);
}

/** A duty of the units that were not removed, less what refunds gave back of it. */
export function currentDuty(line: LineItem, duty: Duty): { price: Bag; tax: Bag } {
  const units = line.quantity - line.removed;
  return {
    price: minus(shareOf(duty.price, units, line.quantity), duty.refunded),
    tax: minus(shareOf(taxOf(duty.taxLines), units, line.quantity), duty.refundedTax),
  };
}
