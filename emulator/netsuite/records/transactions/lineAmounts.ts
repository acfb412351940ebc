/** What an item line takes over from its item, and how rate, quantity and amount agree. */
import type { LineData } from '../../contract.ts';
import { fromMinor, multiply, percentOf, toMinor, unitRate } from '../amounts.ts';
import { usesLocations } from '../books.ts';
import type { Books } from '../books.ts';
import { isColumnTouched } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { isStocked, itemOfLine, itemTypeCode } from '../items/itemKinds.ts';
import { BASE_PRICE, CUSTOM_PRICE, hasPriceLevels, priceOf } from '../items/prices.ts';
import { priceFactor, sourceLineUnit } from '../items/units.ts';
import { lineKind, percentNumber } from './lineKinds.ts';
import { taxModeOf } from './tax.ts';

const COMMITTING_TYPES = new Set(['salesorder', 'transferorder']);
/** Transactions whose lines are priced from price levels; the others carry costs. */
const SALES_TYPES = new Set([
  'salesorder',
  'cashsale',
  'cashrefund',
  'invoice',
  'returnauthorization',
  'creditmemo',
]);

/** Fills what the script left open. Called at the save in standard mode, after each change in dynamic mode. */
export function sourceLine(
  books: Books,
  draft: Draft,
  line: LineData,
  precision: number,
  changed: string | null = null,
): void {
  const { values } = line;
  const { fields } = draft.data;
  const item = itemOfLine(books, values.item);
  const fresh = values.itemtype === undefined || (changed ?? 'item') === 'item';
  const newItem = fresh && (changed === 'item' || isColumnTouched(draft, line, 'item'));
  values.itemtype = itemTypeCode(item);
  const kind = lineKind(line);
  if (kind === 'subtotal') return;
  const isSale = SALES_TYPES.has(draft.data.type);
  const newUnit =
    changed === 'units' || (changed === null && isColumnTouched(draft, line, 'units'));
  if (newItem || newUnit) sourceLineUnit(books, draft.data.type, item, line);
  const currency = (fields.currency as string | null) ?? '1';

  if (newItem) {
    fill(line, draft, 'description', item.fields.salesdescription ?? item.fields.description);
    if (kind === 'goods') {
      if (isSale) {
        fill(line, draft, 'istaxable', item.fields.istaxable !== false);
        if (taxModeOf(books, draft.data) === 'lines') {
          fill(line, draft, 'taxcode', item.fields.salestaxcode ?? defaultTaxCode(books, fields));
        }
      }
      fill(line, draft, 'quantity', 1);
      if (usesLocations(books)) fill(line, draft, 'location', fields.location);
      if (isSale && hasPriceLevels(books, item, currency)) {
        fill(line, draft, 'price', pricelevelOf(books, draft));
      }
      if (COMMITTING_TYPES.has(draft.data.type) && isStocked(item)) {
        fill(line, draft, 'commitinventory', '1');
      }
    }
  }
  if (kind === 'discount') {
    if ((values.rate ?? null) === null) values.rate = item.fields.rate ?? null;
    return;
  }
  if (isSale) priceLine(books, draft, line, item.fields, currency, changed, newItem);
  else if (newItem && (values.rate ?? null) === null && typeof item.fields.cost === 'number') {
    values.rate = item.fields.cost;
  }
  settleAmount(draft, line, precision, changed);
}

function priceLine(
  books: Books,
  draft: Draft,
  line: LineData,
  itemFields: Record<string, unknown>,
  currency: string,
  changed: string | null,
  newItem: boolean,
): void {
  const { values } = line;
  const item = itemOfLine(books, values.item);
  const level = (values.price as string | null | undefined) ?? null;
  if (level === null) {
    if (newItem && (values.rate ?? null) === null && typeof itemFields.rate === 'number') {
      if (!isColumnTouched(draft, line, 'amount')) values.rate = itemFields.rate;
    }
    return;
  }
  if (level === CUSTOM_PRICE) return;
  const resource =
    changed === null
      ? ['item', 'price', 'quantity', 'rate', 'units'].some((id) =>
          isColumnTouched(draft, line, id),
        )
      : ['item', 'price', 'quantity', 'units'].includes(changed);
  // A price level supplies the rate, whatever the script said, unless it said "custom" (netsuite-platform §4.10, likely).
  const own = changed === null && isColumnTouched(draft, line, 'rate');
  if (!resource || (own && !books.account.switches.rateNeedsCustomPriceLevel)) return;
  const units = Number(values.quantity ?? 0);
  const price = priceOf(books, item, level, currency, units * priceFactor(books, item, line));
  if (price !== null) values.rate = price * priceFactor(books, item, line);
}

function settleAmount(
  draft: Draft,
  line: LineData,
  precision: number,
  changed: string | null,
): void {
  const { values } = line;
  const quantity = (values.quantity as number | null | undefined) ?? null;
  const rate = typeof values.rate === 'number' ? values.rate : null;
  const amount = typeof values.amount === 'number' ? values.amount : null;
  const amountGiven =
    changed === null ? isColumnTouched(draft, line, 'amount') : changed === 'amount';
  if (amountGiven && amount !== null) {
    values.amount = fromMinor(toMinor(amount, precision), precision);
    if (rate === null && quantity !== null) {
      values.rate = unitRate(toMinor(amount, precision), quantity, precision);
    }
    return;
  }
  const recompute =
    changed === null
      ? amount === null ||
        ['quantity', 'rate', 'price', 'item', 'units'].some((id) =>
          isColumnTouched(draft, line, id),
        )
      : ['quantity', 'rate', 'price', 'item', 'units'].includes(changed);
  if (recompute) {
    values.amount = fromMinor(multiply(rate ?? 0, quantity ?? 0, precision), precision);
  }
}

/** Discounts apply to the line above them, subtotals sum the lines since the last subtotal (netsuite-platform §4.10, review 13). */
export function completeDiscountsAndSubtotals(draft: Draft, precision: number): void {
  const lines = draft.data.sublists.item ?? [];
  let sinceSubtotal = 0;
  let above = 0;
  for (const line of lines) {
    const { values } = line;
    const kind = lineKind(line);
    if (kind === 'subtotal') {
      values.amount = fromMinor(sinceSubtotal, precision);
      above = sinceSubtotal;
      sinceSubtotal = 0;
      continue;
    }
    if (kind === 'discount') {
      const given = isColumnTouched(draft, line, 'amount') && typeof values.amount === 'number';
      if (given) {
        // An amount of its own makes it a fixed discount.
        if (!isColumnTouched(draft, line, 'rate')) values.rate = values.amount ?? null;
      } else {
        values.amount = fromMinor(
          typeof values.rate === 'string'
            ? percentOf(above, percentNumber(values.rate))
            : toMinor((values.rate as number | null) ?? 0, precision),
          precision,
        );
      }
    } else {
      above = toMinor((values.amount as number | null) ?? 0, precision);
    }
    sinceSubtotal += toMinor((values.amount as number | null) ?? 0, precision);
  }
}

/** The customer's tax code, else the account's. */
function defaultTaxCode(books: Books, fields: Record<string, unknown>): unknown {
  const entity = books.references.find(['entity'], String(fields.entity ?? ''));
  return entity?.fields.taxitem ?? books.account.preferences.DEFAULTTAXITEM;
}

function pricelevelOf(books: Books, draft: Draft): string {
  const entity = books.references.find(['entity'], String(draft.data.fields.entity ?? ''));
  return (entity?.fields.pricelevel as string | null | undefined) ?? BASE_PRICE;
}

function fill(line: LineData, draft: Draft, column: string, value: unknown): void {
  if (value === undefined || value === null) return;
  if (isColumnTouched(draft, line, column)) return;
  line.values[column] = value as LineData['values'][string];
}
