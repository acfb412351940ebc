/** Customer deposits: money before the bill. Posts cash against the customer-deposit liability. */
import type { RecordData } from '../../contract.ts';
import { toMinor } from '../amounts.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { Ledger } from '../ledger/ledger.ts';
import { specialAccount } from '../ledger/specialAccounts.ts';
import { invalidFieldValue, invalidReference, pleaseEnter } from '../refusals.ts';
import type { TypeRules } from '../typeRules.ts';
import { sourceBody } from './bodySourcing.ts';
import { precisionOf } from './currency.ts';
import { setDepositStatus } from './documentStatus.ts';
import { checkParties } from './entityChecks.ts';
import { checkPeriod } from './periods.ts';
import { adjustBalance } from './receivables.ts';
import { hasDependents } from '../refusals.ts';
import { sourceCashAccount } from './cashAccount.ts';

export const customerDeposit: TypeRules = {
  source(books, draft, changed) {
    const { data } = draft;
    const order = orderOf(books, data);
    if (order !== null) data.fields.customer ??= order.fields.entity ?? null;
    if (order !== null && !draft.touched.has('currency')) {
      data.fields.currency = order.fields.currency ?? null;
    }
    sourceBody(books, draft, changed);
    sourceCashAccount(books, draft);
  },

  complete(books, draft) {
    const { fields } = draft.data;
    fields.total = fields.payment ?? null;
    fields.amountremaining ??= fields.payment ?? null;
    if (draft.touched.has('payment') && draft.base !== null) {
      const used =
        Number(draft.base.fields.payment ?? 0) - Number(draft.base.fields.amountremaining ?? 0);
      fields.amountremaining = Math.round((Number(fields.payment ?? 0) - used) * 100) / 100;
    }
    setDepositStatus(draft.data);
  },

  check(books, draft) {
    const { data } = draft;
    if (!((data.fields.payment as number) > 0)) throw pleaseEnter(['Payment Amount']);
    checkOrder(books, draft);
    checkParties(books, data);
    checkPeriod(books, data);
  },

  post(books, data, previous) {
    const ledger = new Ledger(books, data);
    const minor = amountOf(books, data);
    adjustBalance(books, data, 'depositbalance', minor - amountOf(books, previous));
    ledger.post('main', data.fields.cashaccount as string, minor);
    ledger.post('main', specialAccount(books, 'CustDep'), -minor);
    data.ledger = ledger.close();
  },

  checkDelete(_books, data) {
    if (data.fields.amountremaining !== data.fields.payment || data.fields.depositedby) {
      throw hasDependents();
    }
  },

  unpost(books, data) {
    adjustBalance(books, data, 'depositbalance', -amountOf(books, data));
  },
};

function amountOf(books: Books, data: RecordData | null): number {
  if (data === null) return 0;
  return toMinor(data.fields.payment as number, precisionOf(books, data.fields.currency));
}

function orderOf(books: Books, data: RecordData): RecordData | null {
  const id = (data.fields.salesorder as string | null | undefined) ?? null;
  return id === null ? null : books.store.find('salesorder', id);
}

/** The order is the customer's, still open, and approved (switch `depositOnPendingApproval`, review 40). */
function checkOrder(books: Books, draft: Draft): void {
  const { data } = draft;
  const id = (data.fields.salesorder as string | null | undefined) ?? null;
  if (id === null) return;
  const order = books.store.find('salesorder', id);
  if (order === null) throw invalidFieldValue(id, 'salesorder');
  if (order.fields.entity !== data.fields.customer) {
    throw invalidReference('salesorder', id, `customer ${String(data.fields.customer)}`);
  }
  if (draft.base?.fields.salesorder === id) return;
  const status = order.fields.orderstatus as string;
  const pending = status === 'A' && !books.account.switches.depositOnPendingApproval;
  if (pending || ['C', 'G', 'H'].includes(status)) throw invalidReference('salesorder', id);
}
