import {
  allocated,
  currentDuty,
  currentShipping,
  currentShippingTax,
  currentWorth,
  discountedShipping,
  taxOf,
  worthOf,
} from './lineMoney.ts';
import { minus, NOTHING, plus, shareOf, sum, times } from '../money/money.ts';
import type { Bag } from '../money/money.ts';
import { currentQuantity } from './order.ts';
import type { LineItem, Order, ShippingLine, TaxLine } from './order.ts';

/**
 * The three states of an order's money (shopify-platform §4.3): `original` is kept at placement;
 * `total…` counts every unit ever ordered or added; `current…` only what is left after removals,
 * returns and refunds.
 */

function liveShipping(order: Order): ShippingLine[] {
  return order.shippingLines.filter((line) => !line.isRemoved);
}

function dutiesOf(line: LineItem): Bag {
  return sum(line.duties.map(({ price }) => price));
}

function dutyTaxes(line: LineItem): Bag {
  return sum(line.duties.map(({ taxLines }) => taxOf(taxLines)));
}

export function additionalFees(order: Order): Bag {
  return sum(order.additionalFees.map(({ price }) => price));
}

function feeTaxes(order: Order): Bag {
  return sum(order.additionalFees.map(({ taxLines }) => taxOf(taxLines)));
}

/** Lines without tips, after all discounts. */
export function subtotal(order: Order): Bag {
  if (order.stated?.subtotal) return order.stated.subtotal;
  return sum(
    order.lines
      .filter((line) => !line.isTip)
      .map((line) => minus(times(line.unitPrice, line.quantity), allocated(line))),
  );
}

export function tips(order: Order): Bag {
  return sum(
    order.lines
      .filter((line) => line.isTip)
      .map((line) => times(line.unitPrice, currentQuantity(line))),
  );
}

/** Line prices before discounts (REST `total_line_items_price`). */
export function lineItemsPrice(order: Order): Bag {
  if (order.stated?.totalLineItems) return order.stated.totalLineItems;
  return sum(
    order.lines.filter((line) => !line.isTip).map((line) => times(line.unitPrice, line.quantity)),
  );
}

export function totalDiscounts(order: Order): Bag {
  if (order.stated?.totalDiscounts) return order.stated.totalDiscounts;
  return plus(sum(order.lines.map(allocated)), sum(liveShipping(order).map(allocated)));
}

export function totalShipping(order: Order): Bag {
  if (order.stated?.totalShipping) return order.stated.totalShipping;
  return sum(liveShipping(order).map(discountedShipping));
}

export function totalDuties(order: Order): Bag | null {
  const some = order.lines.some((line) => line.duties.length > 0);
  return some ? sum(order.lines.map(dutiesOf)) : null;
}

export function totalTax(order: Order): Bag {
  if (order.stated?.totalTax) return order.stated.totalTax;
  return sum([
    ...order.lines.map((line) => taxOf(line.taxLines)),
    ...liveShipping(order).map((line) => taxOf(line.taxLines)),
    ...order.lines.map(dutyTaxes),
    feeTaxes(order),
    taxOf(order.orderTaxLines),
  ]);
}

function taxBeside(order: Order, tax: Bag): Bag {
  return order.taxesIncluded ? NOTHING : tax;
}

export function totalPrice(order: Order): Bag {
  if (order.stated?.totalPrice) return order.stated.totalPrice;
  return sum([
    ...order.lines.map((line) => minus(times(line.unitPrice, line.quantity), allocated(line))),
    ...liveShipping(order).map(discountedShipping),
    order.dutiesIncluded ? NOTHING : (totalDuties(order) ?? NOTHING),
    additionalFees(order),
    taxBeside(order, totalTax(order)),
  ]);
}

export function currentDuties(order: Order): Bag | null {
  if (!totalDuties(order)) return null;
  return sum(
    order.lines.flatMap((line) => line.duties.map((duty) => currentDuty(line, duty).price)),
  );
}

function currentDutyTaxes(order: Order): Bag {
  return sum(order.lines.flatMap((line) => line.duties.map((duty) => currentDuty(line, duty).tax)));
}

export function currentSubtotal(order: Order): Bag {
  if (order.stated?.currentSubtotal) return order.stated.currentSubtotal;
  return sum(
    order.lines
      .filter((line) => !line.isTip)
      .map((line) => {
        const worth = currentWorth(line);
        return minus(worth.gross, worth.discount);
      }),
  );
}

export function currentTotalDiscounts(order: Order): Bag {
  if (order.stated?.currentTotalDiscounts) return order.stated.currentTotalDiscounts;
  return plus(
    sum(order.lines.map((line) => currentWorth(line).discount)),
    sum(liveShipping(order).map(allocated)),
  );
}

export function currentShippingPrice(order: Order): Bag {
  return sum(order.shippingLines.map(currentShipping));
}

export function currentTotalTax(order: Order): Bag {
  if (order.stated?.currentTotalTax) return order.stated.currentTotalTax;
  return sum([
    ...order.lines.map((line) => currentWorth(line).tax),
    ...order.shippingLines.map(currentShippingTax),
    currentDutyTaxes(order),
    feeTaxes(order),
    taxOf(order.orderTaxLines),
  ]);
}

/** After removals, returns and refunds; refund discrepancies count (they are ADJUSTMENT sales). */
export function currentTotalPrice(order: Order): Bag {
  if (order.stated?.currentTotalPrice) return order.stated.currentTotalPrice;
  return sum([
    ...order.lines.map((line) => {
      const worth = currentWorth(line);
      return minus(worth.gross, worth.discount);
    }),
    currentShippingPrice(order),
    order.dutiesIncluded ? NOTHING : (currentDuties(order) ?? NOTHING),
    additionalFees(order),
    taxBeside(order, currentTotalTax(order)),
    order.adjustments,
    sum(order.returnFees.map(({ amount }) => amount)),
  ]);
}

/** Tax lines of the whole order, joined by title and rate (`Order.taxLines`). */
export function taxLines(order: Order): TaxLine[] {
  return joined([
    ...order.lines.flatMap((line) => line.taxLines),
    ...liveShipping(order).flatMap((line) => line.taxLines),
    ...order.lines.flatMap((line) => line.duties.flatMap((duty) => duty.taxLines)),
    ...order.additionalFees.flatMap((fee) => fee.taxLines),
    ...order.orderTaxLines,
  ]);
}

/** The same for what is left of the order (`Order.currentTaxLines`). */
export function currentTaxLines(order: Order): TaxLine[] {
  return joined([
    ...order.lines.flatMap((line) => {
      const { taxes } = worthOf(line, currentQuantity(line));
      return line.taxLines.map((tax, index) => ({ ...tax, price: taxes[index]! }));
    }),
    ...liveShipping(order).flatMap((line) => currentShippingTaxLines(line)),
    ...order.lines.flatMap((line) =>
      line.duties.flatMap((duty) =>
        duty.taxLines.map((tax) => ({
          ...tax,
          price: currentDuty(line, { ...duty, taxLines: [tax] }).tax,
        })),
      ),
    ),
    ...order.additionalFees.flatMap((fee) => fee.taxLines),
    ...order.orderTaxLines,
  ]);
}

function currentShippingTaxLines(line: ShippingLine): TaxLine[] {
  let refunded = line.refundedTax;
  const whole = taxOf(line.taxLines);
  return line.taxLines.map((tax, index) => {
    const last = index === line.taxLines.length - 1;
    const part = last
      ? refunded
      : shareOf(line.refundedTax, tax.price.presentment, whole.presentment || 1);
    refunded = minus(refunded, part);
    return { ...tax, price: minus(tax.price, part) };
  });
}

function joined(lines: TaxLine[]): TaxLine[] {
  const byKind = new Map<string, TaxLine>();
  for (const line of lines) {
    const key = `${line.title}\n${line.rate}`;
    const present = byKind.get(key);
    if (present) present.price = plus(present.price, line.price);
    else byKind.set(key, { ...line });
  }
  return [...byKind.values()];
}

/** Discounts on the whole cart, as against those of single lines. */
export function cartDiscounts(order: Order): Bag {
  const holders = [...order.lines, ...liveShipping(order)];
  return sum(
    holders.flatMap(({ allocations }) =>
      allocations
        .filter(
          ({ application }) => application.selection === 'ALL' && application.method === 'ACROSS',
        )
        .map(({ amount }) => amount),
    ),
  );
}
