/**
 * Taxes of sales transactions (netsuite-platform §4.10, review 12). Legacy US: one tax item on the body. Legacy with
 * taxes per line: a code per line. SuiteTax: details that the script brings with `taxdetailsoverride`.
 */
import type { LineData, RecordData } from '../../contract.ts';
import { fromMinor, percentOf, shareOf, toMinor } from '../amounts.ts';
import { isOneWorld, usesSuiteTax } from '../books.ts';
import type { Books } from '../books.ts';
import { isColumnTouched } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { NotModelledError, invalidFieldValue, pleaseEnter } from '../refusals.ts';
import { lineKind, percentNumber } from './lineKinds.ts';

export type TaxMode = 'body' | 'lines' | 'suitetax';

export function taxModeOf(books: Books, data: RecordData): TaxMode {
  if (usesSuiteTax(books)) return 'suitetax';
  if (books.account.preferences.PERLINETAXES === true) return 'lines';
  return countryOf(books, data.fields.subsidiary) === 'US' ? 'body' : 'lines';
}

function countryOf(books: Books, subsidiary: unknown): string {
  if (isOneWorld(books) && typeof subsidiary === 'string') {
    return String(books.store.find('subsidiary', subsidiary)?.fields.country ?? 'US');
  }
  return String(books.account.preferences.COUNTRY ?? 'US');
}

/** Percent of a tax code or group. */
export function rateOfTaxCode(books: Books, code: unknown): number {
  const record =
    typeof code === 'string' ? books.references.find(['salestaxitem', 'taxgroup'], code) : null;
  if (record === null) throw invalidFieldValue(code, 'taxcode');
  if (record.type === 'taxgroup') {
    return (record.sublists.taxitem ?? []).reduce((sum, line) => {
      const part = line.values.taxname ?? null;
      return sum + (part === null ? 0 : rateOfTaxCode(books, part));
    }, 0);
  }
  return percentNumber(record.fields.rate);
}

/** Sets the tax columns and answers the tax of the transaction in minor units. */
export function completeTax(
  books: Books,
  draft: Draft,
  discount: number,
  shipping: number,
  precision: number,
): number {
  const mode = taxModeOf(books, draft.data);
  if (mode === 'suitetax') return suiteTax(draft, precision);
  const shippingTax = taxOfShipping(books, draft, shipping);
  return (
    (mode === 'body'
      ? bodyTax(books, draft, discount, precision)
      : lineTaxes(books, draft, precision)) + shippingTax
  );
}

function taxOfShipping(books: Books, draft: Draft, shipping: number): number {
  const { fields } = draft.data;
  const code = fields.shippingtaxcode ?? null;
  if (code === null || shipping === 0) return 0;
  return percentOf(shipping, rateOfTaxCode(books, code));
}

function bodyTax(books: Books, draft: Draft, discount: number, precision: number): number {
  const { fields, sublists } = draft.data;
  if (fields.istaxable !== true || (fields.taxitem ?? null) === null) return 0;
  const rate =
    typeof fields.taxrate === 'number' ? fields.taxrate : rateOfTaxCode(books, fields.taxitem);
  fields.taxrate = rate;
  const lines = sublists.item ?? [];
  let taxable = 0;
  let all = 0;
  for (const [index, line] of lines.entries()) {
    const kind = lineKind(line);
    if (kind === 'subtotal') continue;
    const amount = toMinor((line.values.amount as number | null) ?? 0, precision);
    all += amount;
    const owner = kind === 'discount' ? lineAbove(lines, index) : line;
    if (owner?.values.istaxable === true) taxable += amount;
  }
  // A body discount lowers the taxable part in proportion.
  const base = taxable + shareOf(discount, taxable, all);
  return percentOf(base, rate);
}

function lineTaxes(books: Books, draft: Draft, precision: number): number {
  const lines = draft.data.sublists.item ?? [];
  let total = 0;
  for (const [index, line] of lines.entries()) {
    const kind = lineKind(line);
    if (kind === 'subtotal') continue;
    const { values } = line;
    if (kind === 'discount') {
      // A discount is taxed as the line it stands under.
      values.taxcode = lineAbove(lines, index)?.values.taxcode ?? null;
    }
    if ((values.taxcode ?? null) === null) continue;
    if (!isColumnTouched(draft, line, 'taxrate1') || values.taxrate1 === null) {
      values.taxrate1 = rateOfTaxCode(books, values.taxcode);
    }
    const amount = toMinor((values.amount as number | null) ?? 0, precision);
    const own = isColumnTouched(draft, line, 'tax1amt') && typeof values.tax1amt === 'number';
    const tax = own
      ? toMinor(values.tax1amt as number, precision)
      : percentOf(amount, values.taxrate1 as number);
    values.tax1amt = fromMinor(tax, precision);
    values.grossamt = fromMinor(amount + tax, precision);
    total += tax;
  }
  return total;
}

const DETAIL_COLUMNS: [string, string][] = [
  ['taxdetailsreference', 'Tax Details Reference'],
  ['taxtype', 'Tax Type'],
  ['taxcode', 'Tax Code'],
  ['taxbasis', 'Tax Basis'],
  ['taxrate', 'Tax Rate'],
  ['taxamount', 'Tax Amount'],
];

function suiteTax(draft: Draft, precision: number): number {
  const { fields, sublists } = draft.data;
  const details = sublists.taxdetails ?? [];
  if (fields.taxdetailsoverride !== true) {
    if (details.length === 0 && fields.istaxable === false) return 0;
    throw new NotModelledError('the SuiteTax engine; set taxdetailsoverride and taxdetails lines');
  }
  const references = new Set(['SHIPPING', 'HANDLING']);
  for (const line of sublists.item ?? []) {
    const reference = line.values.taxdetailsreference;
    if (typeof reference === 'string') references.add(reference);
  }
  let total = 0;
  for (const line of details) {
    const missing = DETAIL_COLUMNS.filter(([id]) => (line.values[id] ?? null) === null);
    if (missing.length > 0) throw pleaseEnter(missing.map(([, label]) => label));
    const reference = line.values.taxdetailsreference as string;
    if (!references.has(reference)) throw invalidFieldValue(reference, 'taxdetailsreference');
    total += toMinor(line.values.taxamount as number, precision);
  }
  return total;
}

/** The goods line that a discount line belongs to: the nearest above that is neither discount nor subtotal. */
function lineAbove(lines: LineData[], index: number): LineData | null {
  for (let above = index - 1; above >= 0; above -= 1) {
    const kind = lineKind(lines[above]!);
    if (kind === 'goods') return lines[above]!;
  }
  return null;
}
