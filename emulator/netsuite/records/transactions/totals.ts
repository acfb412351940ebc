/** Subtotal, discount, tax and total of transactions with item lines; none of them can be set. */
import { fromMinor, percentOf, toMinor } from '../amounts.ts';
import { invalidFieldValue } from '../refusals.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { precisionOf } from './currency.ts';
import { completeDiscountsAndSubtotals } from './lineAmounts.ts';
import { lineKind, percentNumber } from './lineKinds.ts';
import { completeTax } from './tax.ts';

export function completeTotals(books: Books, draft: Draft): void {
  const { fields, sublists } = draft.data;
  const precision = precisionOf(books, fields.currency);
  completeDiscountsAndSubtotals(draft, precision);
  let subtotal = 0;
  for (const line of sublists.item ?? []) {
    if (lineKind(line) !== 'subtotal') {
      subtotal += toMinor((line.values.amount as number | null) ?? 0, precision);
    }
  }
  const discount = bodyDiscount(books, draft, subtotal, precision);
  const shipping = toMinor((fields.shippingcost as number | null) ?? 0, precision);
  const handling = toMinor((fields.handlingcost as number | null) ?? 0, precision);
  const tax = completeTax(books, draft, discount, shipping, precision);
  const total = subtotal + discount + tax + shipping + handling;
  fields.subtotal = fromMinor(subtotal, precision);
  fields.discounttotal = fromMinor(discount, precision);
  fields.taxtotal = fromMinor(tax, precision);
  fields.total = fromMinor(total, precision);
}

/** One discount item per transaction; a percentage only as text (`-10%`), else a negative amount. */
function bodyDiscount(books: Books, draft: Draft, subtotal: number, precision: number): number {
  const { fields } = draft.data;
  if ((fields.discountitem ?? null) === null) return 0;
  const item = books.references.find(['discountitem'], fields.discountitem as string);
  if (item === null) throw invalidFieldValue(fields.discountitem, 'discountitem');
  const rate = fields.discountrate ?? item.fields.rate ?? 0;
  fields.discountrate = rate;
  if (typeof rate === 'string') return percentOf(subtotal, percentNumber(rate));
  return toMinor(rate as number, precision);
}
