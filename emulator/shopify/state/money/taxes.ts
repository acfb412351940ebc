import { discountedShipping, allocated } from '../orders/lineMoney.ts';
import { fraction, multiply } from './money.ts';
import type { Convert, Fraction } from './money.ts';
import type { LineItem, Order, TaxLine } from '../orders/order.ts';

export type CartTax = {
  title: string;
  /** "0.0825" */
  rate: string;
  shipping?: boolean;
  channelLiable?: boolean;
  source?: string;
};

/** Puts the tax lines of these rates on lines, duties and shipping; included or on top as the order says. */
export function applyTaxes(order: Order, taxes: readonly CartTax[], convert: Convert): void {
  for (const line of order.lines) {
    if (!line.taxable || line.isTip || line.isGiftCard) continue;
    line.taxLines = taxLinesFor(taxes, taxableOf(line), order.taxesIncluded, convert);
  }
  const onShipping = taxes.filter(({ shipping }) => shipping);
  for (const line of order.shippingLines)
    line.taxLines = taxLinesFor(
      onShipping,
      discountedShipping(line).presentment,
      order.taxesIncluded,
      convert,
    );
}

export function taxableOf(line: LineItem): number {
  return line.unitPrice.presentment * line.quantity - allocated(line).presentment;
}

/**
 * Tax of an amount. On top: amount × rate. Included: each rate's part of the gross amount, so that
 * net + Σ taxes = gross.
 */
export function taxLinesFor(
  taxes: readonly CartTax[],
  amount: number,
  included: boolean,
  convert: Convert,
): TaxLine[] {
  const rates = taxes.map(({ rate }) => fraction(rate));
  const all = rates.reduce(add, { up: 0n, down: 1n });
  return taxes.map((tax, index) => {
    const rate = rates[index]!;
    const part = included
      ? { up: rate.up * all.down, down: rate.down * (all.down + all.up) }
      : rate;
    return {
      title: tax.title,
      rate: tax.rate,
      price: convert(multiply(amount, part)),
      channelLiable: tax.channelLiable ?? false,
      source: tax.source ?? null,
    };
  });
}

function add(a: Fraction, b: Fraction): Fraction {
  return { up: a.up * b.down + b.up * a.down, down: a.down * b.down };
}

/** The rates an order was taxed at, to tax what an edit adds. */
export function ratesOf(order: Order): CartTax[] {
  const seen = new Map<string, CartTax>();
  for (const line of order.lines)
    for (const { title, rate, channelLiable, source } of line.taxLines)
      seen.set(`${title}\n${rate}`, {
        title,
        rate,
        channelLiable: channelLiable ?? false,
        ...(source ? { source } : {}),
      });
  return [...seen.values()];
}
