/** Prices of items by price level, currency and quantity. */
import type { FieldValue, RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';

/** Price level "Custom": the caller's own rate (records facts, item lines). */
export const CUSTOM_PRICE = '-1';
export const BASE_PRICE = '1';

/** Sublist that holds the prices of a currency: `price`, or one per currency under Multi-Currency. */
export function priceSublist(books: Books, currency: string): string {
  return books.account.features.has('MULTICURRENCY') ? `price${currency}` : 'price';
}

export function hasPriceLevels(books: Books, item: RecordData, currency: string): boolean {
  return (item.sublists[priceSublist(books, currency)]?.length ?? 0) > 0;
}

/**
 * Rate of a price level for so many units, or null when the item has none at that level. Breaks need the feature
 * QUANTITYPRICING; a break without a price of its own takes the one before it.
 */
export function priceOf(
  books: Books,
  item: RecordData,
  level: string,
  currency: string,
  units: number,
): number | null {
  const sublist = priceSublist(books, currency);
  const line = (item.sublists[sublist] ?? []).find(({ values }) => values.pricelevel === level);
  if (line === undefined) return null;
  let column = columnFor(breaksOf(item.fields, sublist), units);
  for (; column > 0; column -= 1) {
    if (typeof line.values[`price_${column + 1}_`] === 'number') break;
  }
  const price = line.values[`price_${column + 1}_`];
  return typeof price === 'number' ? price : null;
}

/** Quantity from which each column of a price sublist counts; kept on the item in a hidden field. */
export function breaksOf(fields: Record<string, FieldValue>, sublist: string): number[] {
  const kept = fields[breaksField(sublist)];
  return Array.isArray(kept) ? kept.map(Number) : [0];
}

export function setBreak(
  fields: Record<string, FieldValue>,
  sublist: string,
  column: number,
  quantity: number,
): void {
  const breaks = breaksOf(fields, sublist);
  breaks[column] = quantity;
  fields[breaksField(sublist)] = Array.from(breaks, (value) => String(value ?? 0));
}

export function checkBreaks(fields: Record<string, FieldValue>, sublist: string): void {
  const breaks = breaksOf(fields, sublist);
  if (breaks[0] !== 0) {
    throw new SuiteScriptError(
      'FIRST_QTY_BUCKET_MUST_BE_ZERO',
      'Quantity defined for first quantity bucket must be zero',
    );
  }
  if (breaks.some((quantity, column) => column > 0 && quantity <= breaks[column - 1]!)) {
    throw new SuiteScriptError(
      'GRTR_QTY_PRICE_LEVEL_REQD',
      'Each quantity pricing level must be greater than the previous quantity pricing level.',
    );
  }
}

/** Hidden body field with the breaks of a price sublist; the query side reads it too. */
export function breaksField(sublist: string): string {
  return `breaks:${sublist}`;
}

function columnFor(breaks: number[], units: number): number {
  return Math.max(
    0,
    breaks.findLastIndex((quantity) => quantity <= units),
  );
}
