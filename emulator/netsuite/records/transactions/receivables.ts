/** Amounts left on documents, customers' balances, and the sublists in which one document is applied to others. */
import type { LineData, RecordData, Session } from '../../contract.ts';
import { fromMinor, toMinor } from '../amounts.ts';
import { amend, touch } from '../books.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { userError } from '../refusals.ts';
import { baseCurrency, precisionOf } from './currency.ts';
import { convert } from '../amounts.ts';
import { setDocumentStatus } from './documentStatus.ts';
import { entityField } from './bodySourcing.ts';

/** Amount left of a document in minor units of its currency. */
export function remainingOf(books: Books, data: RecordData): number {
  return toMinor(
    (data.fields.amountremaining as number | null | undefined) ?? 0,
    precisionOf(books, data.fields.currency),
  );
}

/** Keeps what was already used when the total of a document changes. */
export function completeRemaining(books: Books, draft: Draft): void {
  const { data, base } = draft;
  const precision = precisionOf(books, data.fields.currency);
  const total = toMinor((data.fields.total as number | null) ?? 0, precision);
  const used =
    base === null
      ? 0
      : toMinor((base.fields.total as number | null) ?? 0, precision) - remainingOf(books, base);
  data.fields.amountremaining = fromMinor(total - used, precision);
  setDocumentStatus(data);
}

/** Takes an amount off what is left of a document (negative: gives it back) and stores it. */
export function use(books: Books, type: string, id: string, minor: number, session: Session): void {
  if (minor === 0) return;
  const record = books.store.find(type, id);
  if (record === null) return;
  const fields = { ...record.fields };
  const precision = precisionOf(books, fields.currency);
  fields.amountremaining = fromMinor(remainingOf(books, record) - minor, precision);
  const next = { ...record, fields };
  setDocumentStatus(next);
  const stored = touch(books, record, { fields: next.fields }, session);
  books.links.note(stored);
}

/** Moves a customer's balance or deposit balance, in base currency. */
export function adjustBalance(
  books: Books,
  data: RecordData,
  field: 'balance' | 'depositbalance',
  minor: number,
): void {
  if (minor === 0) return;
  const customer = books.store.find('customer', String(data.fields[entityField(data.type)] ?? ''));
  if (customer === null) return;
  const base = baseCurrency(books, data.fields.subsidiary);
  const amount = convert(
    minor,
    (data.fields.exchangerate as number | null | undefined) ?? 1,
    precisionOf(books, data.fields.currency),
    precisionOf(books, base),
  );
  const before = toMinor((customer.fields[field] as number | null) ?? 0, precisionOf(books, base));
  amend(books, customer, {
    fields: { ...customer.fields, [field]: fromMinor(before + amount, precisionOf(books, base)) },
  });
}

const TYPE_NAME: Record<string, string> = {
  invoice: 'Invoice',
  creditmemo: 'Credit Memo',
  customerpayment: 'Payment',
  customerdeposit: 'Customer Deposit',
};

/**
 * The fixed lines of `apply`, `credit` or `deposit`: open documents of the customer in the currency of the draft.
 * Lines that were ticked before stay ticked.
 */
export function listDocuments(books: Books, draft: Draft, sublist: string, types: string[]): void {
  const { data } = draft;
  const entity = String(data.fields[entityField(data.type)] ?? '');
  const lines = data.sublists[sublist] ?? [];
  const present = new Set(lines.map((line) => line.values.doc));
  for (const { type, id } of books.links.openOf(entity)) {
    if (!types.includes(type) || present.has(id)) continue;
    const record = books.store.find(type, id);
    if (record === null) continue;
    const currency = data.fields.currency ?? null;
    if (currency !== null && record.fields.currency !== currency) continue;
    lines.push({ values: documentLine(record) });
  }
  data.sublists[sublist] = lines;
}

function documentLine(record: RecordData): LineData['values'] {
  const { fields } = record;
  return {
    apply: false,
    amount: null,
    doc: record.id,
    internalid: record.id,
    line: 0,
    type: TYPE_NAME[record.type] ?? record.type,
    refnum: fields.tranid ?? null,
    total: fields.total ?? null,
    due: fields.amountremaining ?? null,
    remaining: fields.amountremaining ?? null,
    applydate: fields.trandate ?? null,
    depositdate: fields.trandate ?? null,
    creditdate: fields.trandate ?? null,
    duedate: fields.duedate ?? null,
    createdfrom: fields.createdfrom ?? null,
    currency: fields.currencyname ?? null,
  };
}

export interface Application {
  record: RecordData;
  minor: number;
}

/**
 * The ticked lines. An amount that was left open is what is due, as far as `available` (minor units) reaches.
 * Throws where more than what is due is applied.
 */
export function applications(
  books: Books,
  data: RecordData,
  base: RecordData | null,
  sublist: string,
  types: string[],
  available = Number.POSITIVE_INFINITY,
): Application[] {
  const precision = precisionOf(books, data.fields.currency);
  const before = new Map(
    (base?.sublists[sublist] ?? []).map((line) => [line.values.doc as string, line]),
  );
  let left = available;
  const result: Application[] = [];
  for (const line of data.sublists[sublist] ?? []) {
    if (line.values.apply !== true) continue;
    const record = recordOf(books, types, String(line.values.doc));
    const own = before.get(line.values.doc as string);
    const ownMinor =
      own?.values.apply === true
        ? toMinor((own.values.amount as number | null) ?? 0, precision)
        : 0;
    const due = remainingOf(books, record) + ownMinor;
    const asked = (line.values.amount as number | null | undefined) ?? null;
    const minor = asked === null ? Math.min(due, left) : toMinor(asked, precision);
    if (minor <= 0 || minor > due) {
      throw userError(
        `The amount applied to ${String(line.values.refnum)} must be between 0 and the amount due.`,
      );
    }
    line.values.amount = fromMinor(minor, precision);
    left -= minor;
    result.push({ record, minor });
  }
  return result;
}

function recordOf(books: Books, types: string[], id: string): RecordData {
  for (const type of types) {
    const record = books.store.find(type, id);
    if (record !== null) return record;
  }
  throw userError(`The transaction ${id} cannot be applied here.`);
}

/** Only ticked lines are kept. */
export function keepTicked(data: RecordData, sublist: string): void {
  const lines = data.sublists[sublist];
  if (lines !== undefined)
    data.sublists[sublist] = lines.filter((line) => line.values.apply === true);
}

/** Takes the amounts of the new lines off their documents and gives those of the old ones back. */
export function useApplied(
  books: Books,
  data: RecordData | null,
  previous: RecordData | null,
  sublist: string,
  types: string[],
  session: Session,
): void {
  const changes = new Map<string, number>();
  for (const [record, sign] of [
    [previous, -1],
    [data, 1],
  ] as const) {
    if (record === null) continue;
    const precision = precisionOf(books, record.fields.currency);
    for (const line of record.sublists[sublist] ?? []) {
      if (line.values.apply !== true) continue;
      const id = line.values.doc as string;
      const minor = sign * toMinor((line.values.amount as number | null) ?? 0, precision);
      changes.set(id, (changes.get(id) ?? 0) + minor);
    }
  }
  for (const [id, minor] of changes) {
    const type = types.find((candidate) => books.store.find(candidate, id) !== null);
    if (type !== undefined) use(books, type, id, minor, session);
  }
}

export function sum(items: Application[]): number {
  return items.reduce((total, { minor }) => total + minor, 0);
}
