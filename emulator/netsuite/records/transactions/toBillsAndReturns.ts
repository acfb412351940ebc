/** Sales order → invoice, cash sale; order or bill → return authorization; return or bill → credit memo, cash refund. */
import type { LineData, RecordData } from '../../contract.ts';
import { fromMinor, multiply } from '../amounts.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { cannotInitialize } from '../refusals.ts';
import { numberOf } from '../stock/commitment.ts';
import { isFulfillable } from '../items/itemKinds.ts';
import { billableUnits } from './bill.ts';
import { precisionOf } from './currency.ts';
import { lineKind } from './lineKinds.ts';
import { remainingOf } from './receivables.ts';
import { copyColumns } from './copyFields.ts';

const COLUMNS = [
  'item',
  'itemtype',
  'description',
  'price',
  'rate',
  'istaxable',
  'taxcode',
  'taxrate1',
  'location',
  'department',
  'class',
  'units',
  'options',
];

const LABEL: Record<string, string> = {
  salesorder: 'sales order',
  cashsale: 'cash sale',
  invoice: 'invoice',
};

type UnitsOf = (line: LineData) => number;

/**
 * Lines of the next transaction: goods with units left, discounts and subtotals that stand under something. The amount is
 * kept where the whole line goes over, else it is rate × units (review 1: NetSuite bills quantity × rate).
 */
function nextLines(
  books: Books,
  source: RecordData,
  toType: string,
  unitsOf: UnitsOf,
  link: 'orderline' | null,
): LineData[] {
  const precision = precisionOf(books, source.fields.currency);
  const lines: LineData[] = [];
  let underSomething = false;
  for (const line of source.sublists.item ?? []) {
    const kind = lineKind(line);
    const values = copyColumns(books, toType, line, COLUMNS);
    values.itemtype = line.values.itemtype ?? null;
    if (kind !== 'goods') {
      // A fixed discount is billed once, a percentage with every part.
      const isBill = toType === 'invoice' || toType === 'cashsale';
      const isDone = isBill && kind === 'discount' && numberOf(line, 'quantitybilled') > 0;
      if (!underSomething || isDone) continue;
      if (link !== null) values.orderline = Number(line.values.line);
      lines.push({ values: { ...values, amount: line.values.amount ?? 0 } });
      continue;
    }
    const ordered = numberOf(line, 'quantity');
    const units = unitsOf(line);
    underSomething = units !== 0;
    if (units === 0) continue;
    const whole = units === ordered;
    values.quantity = units;
    values.amount = whole
      ? (line.values.amount ?? 0)
      : fromMinor(multiply((line.values.rate as number | null) ?? 0, units, precision), precision);
    // An overridden tax amount of a legacy line does not survive: the bill computes its own (review 12d).
    if (link !== null) {
      values.orderline = Number(line.values.line);
      values.orderdoc = source.id;
    }
    lines.push({ ...(line.texts === undefined ? {} : { texts: { ...line.texts } }), values });
  }
  return lines;
}

export function toBill(books: Books, order: RecordData, draft: Draft): void {
  const status = order.fields.orderstatus as string;
  if (!['B', 'D', 'E', 'F'].includes(status)) throw cannotInitialize('sales order', order.id);
  const lines = nextLines(
    books,
    order,
    draft.data.type,
    (line) => billableUnits(books, line),
    'orderline',
  );
  if (lines.length === 0) throw cannotInitialize('sales order', order.id);
  draft.data.sublists.item = lines;
  if (order.fields.shippingbilled !== true) {
    draft.data.fields.shippingcost = order.fields.shippingcost ?? null;
    draft.data.fields.handlingcost = order.fields.handlingcost ?? null;
  }
}

/** What was shipped (or billed, where nothing is shipped) can come back. */
export function toReturn(books: Books, source: RecordData, draft: Draft): void {
  if (source.type === 'salesorder' && ['A', 'C'].includes(source.fields.orderstatus as string)) {
    throw cannotInitialize('sales order', source.id);
  }
  const unitsOf: UnitsOf = (line) => {
    if (source.type !== 'salesorder') return numberOf(line, 'quantity');
    const item = books.references.find(['item'], String(line.values.item));
    return item !== null && isFulfillable(item)
      ? numberOf(line, 'quantityfulfilled')
      : numberOf(line, 'quantitybilled');
  };
  const lines = nextLines(books, source, draft.data.type, unitsOf, 'orderline');
  if (lines.length === 0) throw cannotInitialize(LABEL[source.type] ?? source.type, source.id);
  draft.data.sublists.item = lines;
}

/** A return is credited for what came back; lines that nothing comes back for are credited whole. */
export function toCredit(books: Books, source: RecordData, draft: Draft): void {
  if (source.type === 'returnauthorization') {
    if (
      !['D', 'E', 'F'].includes(source.fields.orderstatus as string) &&
      !creditsWithoutGoods(books, source)
    ) {
      throw cannotInitialize('return authorization', source.id);
    }
    const unitsOf: UnitsOf = (line) => {
      const item = books.references.find(['item'], String(line.values.item));
      const limit =
        item !== null && isFulfillable(item)
          ? numberOf(line, 'quantityreceived')
          : numberOf(line, 'quantity');
      return Math.max(0, limit - numberOf(line, 'quantitybilled'));
    };
    draft.data.sublists.item = nextLines(books, source, draft.data.type, unitsOf, 'orderline');
    if (draft.data.sublists.item.length === 0)
      throw cannotInitialize('return authorization', source.id);
    return;
  }
  draft.data.sublists.item = nextLines(
    books,
    source,
    draft.data.type,
    (line) => numberOf(line, 'quantity'),
    null,
  );
  draft.data.fields.shippingcost = source.fields.shippingcost ?? null;
  draft.data.fields.handlingcost = source.fields.handlingcost ?? null;
  if (source.type === 'invoice') applyTo(books, source, draft);
}

function creditsWithoutGoods(books: Books, source: RecordData): boolean {
  if (source.fields.orderstatus === 'A' || source.fields.orderstatus === 'H') return false;
  return (source.sublists.item ?? []).some((line) => {
    const item = books.references.find(['item'], String(line.values.item));
    return item !== null && lineKind(line) === 'goods' && !isFulfillable(item);
  });
}

/** A credit memo or payment made from an invoice is applied to it, as far as something is due. */
export function applyTo(books: Books, invoice: RecordData, draft: Draft): void {
  if (remainingOf(books, invoice) <= 0) return;
  draft.data.sublists.apply = [
    {
      values: {
        apply: true,
        amount: null,
        doc: invoice.id,
        internalid: invoice.id,
        line: 0,
        type: 'Invoice',
        refnum: invoice.fields.tranid ?? null,
        total: invoice.fields.total ?? null,
        due: invoice.fields.amountremaining ?? null,
        applydate: invoice.fields.trandate ?? null,
        duedate: invoice.fields.duedate ?? null,
        createdfrom: invoice.fields.createdfrom ?? null,
        currency: invoice.fields.currencyname ?? null,
      },
    },
  ];
}
