/** Deposit applications, customer payments and customer refunds: one document settles others. */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { convert, fromMinor, toMinor } from '../amounts.ts';
import type { Books } from '../books.ts';
import { Ledger } from '../ledger/ledger.ts';
import { specialAccount } from '../ledger/specialAccounts.ts';
import { pleaseEnter, userError } from '../refusals.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceBody } from './bodySourcing.ts';
import { sourceCashAccount } from './cashAccount.ts';
import { baseCurrency, precisionOf } from './currency.ts';
import { checkParties } from './entityChecks.ts';
import { checkPeriod } from './periods.ts';
import {
  adjustBalance,
  applications,
  keepTicked,
  listDocuments,
  remainingOf,
  sum,
  use,
  useApplied,
} from './receivables.ts';
import type { Application } from './receivables.ts';
import { hasDependents } from '../refusals.ts';

const INVOICES = ['invoice'];
const CREDITS = ['creditmemo', 'customerpayment'];
const DEPOSITS = ['customerdeposit'];

export const depositApplication: TypeRules = {
  source(books, draft, changed) {
    sourceBody(books, draft, changed);
    draft.data.fields.aracct ??= specialAccount(books, 'AcctRec');
    if (changed !== null) listDocuments(books, draft, 'apply', INVOICES);
  },

  complete(books, draft) {
    const { data, base } = draft;
    const deposit = depositOf(books, data);
    const own = base === null ? 0 : totalOf(books, base);
    const applied = sum(
      applications(books, data, base, 'apply', INVOICES, remainingOf(books, deposit) + own),
    );
    data.fields.total = fromMinor(applied, precisionOf(books, data.fields.currency));
    data.fields.applied = data.fields.total;
  },

  check(books, draft) {
    const { data, base } = draft;
    const own = base === null ? 0 : totalOf(books, base);
    if (totalOf(books, data) === 0) throw pleaseEnter(['Apply']);
    if (totalOf(books, data) > remainingOf(books, depositOf(books, data)) + own) {
      throw userError('You cannot apply more than what is left of the deposit.');
    }
    checkPeriod(books, data);
  },

  post(books, data, previous, session) {
    keepTicked(data, 'apply');
    const applied = applications(books, data, previous, 'apply', INVOICES);
    const ledger = new Ledger(books, data);
    ledger.post('main', specialAccount(books, 'CustDep'), sum(applied));
    creditReceivable(books, ledger, data, applied);
    data.ledger = ledger.close(specialAccount(books, 'RealizedGainLoss'));
    const before = previous === null ? 0 : totalOf(books, previous);
    use(
      books,
      'customerdeposit',
      String(data.fields.deposit),
      totalOf(books, data) - before,
      session,
    );
    useApplied(books, data, previous, 'apply', INVOICES, session);
    adjustBalance(books, data, 'depositbalance', before - totalOf(books, data));
    adjustBalance(books, data, 'balance', before - totalOf(books, data));
  },

  unpost(books, data, session) {
    use(books, 'customerdeposit', String(data.fields.deposit), -totalOf(books, data), session);
    useApplied(books, null, data, 'apply', INVOICES, session);
    adjustBalance(books, data, 'depositbalance', totalOf(books, data));
    adjustBalance(books, data, 'balance', totalOf(books, data));
  },
};

export const customerPayment: TypeRules = {
  source(books, draft, changed) {
    sourceBody(books, draft, changed);
    draft.data.fields.aracct ??= specialAccount(books, 'AcctRec');
    if (changed === null) sourceCashAccount(books, draft);
    else listDocuments(books, draft, 'apply', INVOICES);
  },

  complete(books, draft) {
    const { data, base } = draft;
    const precision = precisionOf(books, data.fields.currency);
    const payment = (data.fields.payment as number | null | undefined) ?? null;
    const available = payment === null ? undefined : toMinor(payment, precision);
    const applied = sum(applications(books, data, base, 'apply', INVOICES, available));
    data.fields.payment ??= fromMinor(applied, precision);
    data.fields.total = data.fields.payment;
    data.fields.applied = fromMinor(applied, precision);
    const refunded =
      base === null ? 0 : totalOf(books, base) - appliedOf(books, base) - remainingOf(books, base);
    data.fields.unapplied = fromMinor(totalOf(books, data) - applied - refunded, precision);
    data.fields.amountremaining = data.fields.unapplied;
    const deposited = (data.fields.depositedby ?? null) !== null || data.fields.undepfunds === 'F';
    data.fields.status = deposited ? 'Deposited' : 'Not Deposited';
    data.fields.statusRef = deposited ? 'deposited' : 'notDeposited';
  },

  check(books, draft) {
    const { data } = draft;
    if (totalOf(books, data) === 0) throw pleaseEnter(['Payment Amount']);
    if (remainingOf(books, data) < 0) throw userError('You cannot apply more than the payment.');
    for (const sublist of ['credit', 'deposit']) {
      if ((data.sublists[sublist] ?? []).some((line) => line.values.apply === true)) {
        throw new SuiteScriptError(
          'EMULATOR_NOT_MODELLED',
          `The local NetSuite does not model the ${sublist} sublist of customer payments.`,
        );
      }
    }
    checkParties(books, data);
    checkPeriod(books, data);
  },

  post(books, data, previous, session) {
    keepTicked(data, 'apply');
    const applied = applications(books, data, previous, 'apply', INVOICES);
    const ledger = new Ledger(books, data);
    ledger.post('main', String(data.fields.cashaccount), totalOf(books, data));
    creditReceivable(books, ledger, data, applied);
    ledger.post('main', String(data.fields.aracct), sum(applied) - totalOf(books, data));
    data.ledger = ledger.close(specialAccount(books, 'RealizedGainLoss'));
    useApplied(books, data, previous, 'apply', INVOICES, session);
    adjustBalance(
      books,
      data,
      'balance',
      (previous === null ? 0 : totalOf(books, previous)) - totalOf(books, data),
    );
  },

  checkDelete(books, data) {
    if ((data.fields.depositedby ?? null) !== null) throw hasDependents();
    if (totalOf(books, data) - appliedOf(books, data) !== remainingOf(books, data))
      throw hasDependents();
  },

  unpost(books, data, session) {
    useApplied(books, null, data, 'apply', INVOICES, session);
    adjustBalance(books, data, 'balance', totalOf(books, data));
  },
};

export const customerRefund: TypeRules = {
  source(books, draft, changed) {
    sourceBody(books, draft, changed);
    draft.data.fields.aracct ??= specialAccount(books, 'AcctRec');
    if (changed === null) return;
    listDocuments(books, draft, 'apply', CREDITS);
    listDocuments(books, draft, 'deposit', DEPOSITS);
  },

  complete(books, draft) {
    const { data, base } = draft;
    const credits = applications(books, data, base, 'apply', CREDITS);
    const deposits = applications(books, data, base, 'deposit', DEPOSITS);
    data.fields.total = fromMinor(
      sum(credits) + sum(deposits),
      precisionOf(books, data.fields.currency),
    );
  },

  check(books, draft) {
    if (totalOf(books, draft.data) === 0) {
      throw userError('You must apply this refund to at least one credit or deposit.');
    }
    checkParties(books, draft.data);
    checkPeriod(books, draft.data);
  },

  post(books, data, previous, session) {
    keepTicked(data, 'apply');
    keepTicked(data, 'deposit');
    const credits = applications(books, data, previous, 'apply', CREDITS);
    const deposits = applications(books, data, previous, 'deposit', DEPOSITS);
    const ledger = new Ledger(books, data);
    for (const { record, minor } of credits) {
      ledger.postBoth('main', receivableOf(record, data), baseAmount(books, record, minor), minor);
    }
    for (const { record, minor } of deposits) {
      ledger.postBoth(
        'main',
        specialAccount(books, 'CustDep'),
        baseAmount(books, record, minor),
        minor,
      );
    }
    ledger.post('main', String(data.fields.account), -totalOf(books, data));
    data.ledger = ledger.close(specialAccount(books, 'RealizedGainLoss'));
    useApplied(books, data, previous, 'apply', CREDITS, session);
    useApplied(books, data, previous, 'deposit', DEPOSITS, session);
    adjustBalance(books, data, 'balance', sum(credits) - tickedOf(books, previous, 'apply'));
    adjustBalance(
      books,
      data,
      'depositbalance',
      tickedOf(books, previous, 'deposit') - sum(deposits),
    );
  },

  unpost(books, data, session) {
    useApplied(books, null, data, 'apply', CREDITS, session);
    useApplied(books, null, data, 'deposit', DEPOSITS, session);
    adjustBalance(books, data, 'balance', -tickedOf(books, data, 'apply'));
    adjustBalance(books, data, 'depositbalance', tickedOf(books, data, 'deposit'));
  },
};

/** Each invoice's receivable at the rate it was booked with; what that leaves over is a realized gain or loss. */
function creditReceivable(
  books: Books,
  ledger: Ledger,
  data: RecordData,
  applied: Application[],
): void {
  for (const { record, minor } of applied) {
    ledger.postBoth('main', receivableOf(record, data), -baseAmount(books, record, minor), -minor);
  }
}

function receivableOf(record: RecordData, data: RecordData): string {
  return String(record.fields.account ?? record.fields.aracct ?? data.fields.aracct);
}

function baseAmount(books: Books, record: RecordData, minor: number): number {
  const { currency, exchangerate, subsidiary } = record.fields;
  return convert(
    minor,
    (exchangerate as number | null | undefined) ?? 1,
    precisionOf(books, currency),
    precisionOf(books, baseCurrency(books, subsidiary)),
  );
}

function depositOf(books: Books, data: RecordData): RecordData {
  const deposit = books.store.find('customerdeposit', String(data.fields.deposit));
  if (deposit === null) throw pleaseEnter(['Deposit']);
  return deposit;
}

function totalOf(books: Books, data: RecordData): number {
  return toMinor(
    (data.fields.total as number | null | undefined) ?? 0,
    precisionOf(books, data.fields.currency),
  );
}

function appliedOf(books: Books, data: RecordData): number {
  return toMinor(
    (data.fields.applied as number | null | undefined) ?? 0,
    precisionOf(books, data.fields.currency),
  );
}

function tickedOf(books: Books, data: RecordData | null, sublist: string): number {
  const precision = precisionOf(books, data?.fields.currency);
  return (data?.sublists[sublist] ?? []).reduce(
    (total, line) =>
      line.values.apply === true
        ? total + toMinor((line.values.amount as number | null) ?? 0, precision)
        : total,
    0,
  );
}
