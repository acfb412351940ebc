import { fraction, multiply, spread, toMinor } from './money.ts';
import type { Convert } from './money.ts';
import { allocated } from '../orders/lineMoney.ts';
import type { DiscountApplication, LineItem, Order, ShippingLine } from '../orders/order.ts';

/** A discount as a shopper or the shop applied it. */
export type CartDiscount = {
  kind?: DiscountApplication['kind'];
  title: string;
  description?: string;
  /** One of the two: per cent of the price, or an amount in the order's presentment currency. */
  percentage?: string;
  amount?: string;
  target?: 'LINE_ITEM' | 'SHIPPING_LINE';
  /** ACROSS: one amount over all entitled lines. EACH: the amount off every unit. */
  method?: 'ACROSS' | 'EACH';
  /** Positions of the lines it holds for; all by default. */
  lines?: number[];
};

/**
 * Applies discounts one after the other, each on what the earlier ones left. The allocations of a
 * discount sum to it exactly; shop money is converted allocation by allocation.
 */
export function allocateDiscounts(
  order: Order,
  discounts: readonly CartDiscount[],
  convert: Convert,
): void {
  for (const discount of discounts) {
    const target = discount.target ?? 'LINE_ITEM';
    const application: DiscountApplication = {
      index: order.discountApplications.length,
      kind: discount.kind ?? 'code',
      title: discount.title,
      description: discount.description ?? null,
      valueType: discount.percentage !== undefined ? 'percentage' : 'fixed_amount',
      value: discount.percentage ?? discount.amount ?? '0',
      method: discount.method ?? 'ACROSS',
      selection: discount.lines ? 'ENTITLED' : 'ALL',
      target,
      fromEdit: false,
    };
    order.discountApplications.push(application);
    const holders: (LineItem | ShippingLine)[] =
      target === 'SHIPPING_LINE'
        ? order.shippingLines
        : order.lines.filter(
            (line, index) => !line.isTip && (discount.lines?.includes(index) ?? true),
          );
    const prices = holders.map((holder) => left(holder));
    const amounts = amountsOf(discount, application, holders, prices, order.currencies.presentment);
    holders.forEach((holder, index) => {
      const amount = amounts[index]!;
      if (amount > 0) holder.allocations.push({ amount: convert(amount), application });
    });
  }
}

function left(holder: LineItem | ShippingLine): number {
  const price =
    'unitPrice' in holder
      ? holder.unitPrice.presentment * holder.quantity
      : holder.price.presentment;
  return price - allocated(holder).presentment;
}

function amountsOf(
  discount: CartDiscount,
  application: DiscountApplication,
  holders: readonly (LineItem | ShippingLine)[],
  prices: readonly number[],
  currency: string,
): number[] {
  const total = prices.reduce((a, b) => a + b, 0);
  if (discount.percentage !== undefined) {
    const rate = fraction(discount.percentage);
    const part = { up: rate.up, down: rate.down * 100n };
    return spread(Math.min(multiply(total, part), total), prices);
  }
  const amount = toMinor(discount.amount ?? '0', currency);
  if (application.method === 'EACH')
    return holders.map((holder, index) => {
      const units = 'quantity' in holder ? holder.quantity : 1;
      return Math.min(amount * units, prices[index]!);
    });
  return spread(Math.min(amount, total), prices);
}
