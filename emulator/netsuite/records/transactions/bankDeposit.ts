/** Bank deposits: payments leave Undeposited Funds, fees and other amounts come beside them. */
import type { LineData, RecordData, Session } from '../../contract.ts';
import { fromMinor, toMinor } from '../amounts.ts';
import { touch } from '../books.ts';
import type { Books } from '../books.ts';
import { Ledger } from '../ledger/ledger.ts';
import { specialAccount } from '../ledger/specialAccounts.ts';
import { userError } from '../refusals.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceBody } from './bodySourcing.ts';
import { baseCurrency, precisionOf } from './currency.ts';
import { setDocumentStatus } from './documentStatus.ts';
import { checkPeriod } from './periods.ts';

export const bankDeposit: TypeRules = {
  prepare(books, draft) {
    listPayments(books, draft.data);
  },

  source(books, draft, changed) {
    const { fields } = draft.data;
    const account = books.store.find('account', String(fields.account ?? ''));
    fields.subsidiary ??= account?.fields.subsidiary ?? null;
    fields.currency ??= account?.fields.currency ?? baseCurrency(books, fields.subsidiary);
    sourceBody(books, draft, changed);
  },

  complete(books, draft) {
    const { data } = draft;
    const precision = precisionOf(books, data.fields.currency);
    data.fields.total = fromMinor(totalOf(data, precision), precision);
  },

  check(books, draft) {
    const { data } = draft;
    const ticked = tickedPayments(data);
    if (ticked.length === 0 && (data.sublists.other ?? []).length === 0) {
      throw userError('You must enter at least one payment or other deposit.');
    }
    for (const line of ticked) {
      const payment = books.references.find(['transaction'], String(line.values.id));
      const holder = payment?.fields.depositedby ?? null;
      if (payment === null || (holder !== null && holder !== data.id)) {
        throw userError('This payment has already been deposited.');
      }
      if (payment.fields.currency !== data.fields.currency) {
        throw userError('Payments of a deposit must have its currency.');
      }
    }
    checkPeriod(books, data);
  },

  post(books, data, previous, session) {
    data.sublists.payment = tickedPayments(data);
    const precision = precisionOf(books, data.fields.currency);
    const ledger = new Ledger(books, data);
    ledger.post('main', String(data.fields.account), totalOf(data, precision));
    for (const line of data.sublists.payment) {
      ledger.post(
        'line',
        specialAccount(books, 'UndepFunds'),
        -amountOf(line, 'paymentamount', precision),
      );
    }
    for (const line of data.sublists.other ?? []) {
      ledger.post('line', String(line.values.account), -amountOf(line, 'amount', precision));
    }
    for (const line of data.sublists.cashback ?? []) {
      ledger.post('line', String(line.values.account), amountOf(line, 'amount', precision));
    }
    data.ledger = ledger.close();
    mark(books, previous, null, session);
    mark(books, data, data.id, session);
  },

  unpost(books, data, session) {
    mark(books, data, null, session);
  },
};

/** The `payment` sublist offers everything that waits in Undeposited Funds. */
export function listPayments(books: Books, data: RecordData): void {
  const lines = (data.sublists.payment ??= []);
  const present = new Set(lines.map((line) => line.values.id));
  for (const { type, id } of books.links.waitingForDeposit()) {
    const payment = books.store.find(type, id);
    if (payment === null || present.has(id)) continue;
    const amount = payment.fields.payment ?? payment.fields.total ?? null;
    lines.push({
      values: {
        deposit: false,
        id,
        type,
        docnumber: payment.fields.tranid ?? null,
        docdate: payment.fields.trandate ?? null,
        entity: payment.fields.customer ?? payment.fields.entity ?? null,
        paymentmethod: payment.fields.paymentmethod ?? null,
        currency: payment.fields.currency ?? null,
        paymentamount: amount,
        transactionamount: amount,
      },
    });
  }
}

function tickedPayments(data: RecordData): LineData[] {
  return (data.sublists.payment ?? []).filter((line) => line.values.deposit === true);
}

function totalOf(data: RecordData, precision: number): number {
  const total = (lines: LineData[] | undefined, column: string): number =>
    (lines ?? []).reduce((sum, line) => sum + amountOf(line, column, precision), 0);
  return (
    total(tickedPayments(data), 'paymentamount') +
    total(data.sublists.other, 'amount') -
    total(data.sublists.cashback, 'amount')
  );
}

function amountOf(line: LineData, column: string, precision: number): number {
  return toMinor((line.values[column] as number | null | undefined) ?? 0, precision);
}

function mark(
  books: Books,
  record: RecordData | null,
  deposit: string | null,
  session: Session,
): void {
  for (const line of record?.sublists.payment ?? []) {
    const payment = books.references.find(['transaction'], String(line.values.id));
    if (payment === null) continue;
    const fields: RecordData['fields'] = { ...payment.fields, depositedby: deposit };
    const next: RecordData = { ...payment, fields };
    if (payment.type === 'customerdeposit') setDocumentStatus(next);
    else {
      fields.status = deposit === null ? 'Not Deposited' : 'Deposited';
      fields.statusRef = deposit === null ? 'notDeposited' : 'deposited';
    }
    books.links.note(touch(books, payment, { fields: next.fields }, session));
  }
}
