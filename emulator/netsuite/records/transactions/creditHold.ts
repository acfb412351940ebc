/**
 * Credit limits and holds (preference CUSTOMERCREDITLIMITHANDLING: IGNORE, WARN, ENFORCE; OH section_N1080144). Only ENFORCE
 * refuses, and only sales on credit: invoices, and orders with terms. Sub-customers count by themselves.
 */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { toMinor } from '../amounts.ts';
import type { Books } from '../books.ts';
import { userError } from '../refusals.ts';

export function checkCredit(books: Books, data: RecordData, previous: RecordData | null): void {
  if (books.account.preferences.CUSTOMERCREDITLIMITHANDLING !== 'ENFORCE') return;
  if (data.type === 'salesorder' && (data.fields.terms ?? null) === null) return;
  const customer = books.store.find('customer', String(data.fields.entity ?? ''));
  if (customer === null) return;
  const hold = String(customer.fields.creditholdoverride ?? 'AUTO').toUpperCase();
  if (hold === 'OFF') return;
  if (hold === 'ON') throw userError('This customer is on credit hold.');
  const limit = customer.fields.creditlimit;
  if (typeof limit !== 'number') return;
  const more = minorOf(data.fields.total) - minorOf(previous?.fields.total);
  if (minorOf(customer.fields.balance) + Math.max(0, more) >= toMinor(limit)) {
    throw new SuiteScriptError(
      'BALANCE_EXCEEDS_CREDIT_LIMIT',
      'Customer balance exceeds credit limit',
    );
  }
}

/** An order with a payment hold (a reason, and nobody overrode it) cannot be fulfilled (SOAPCODES PAY_HOLD_ON_SO). */
export function refusePaymentHold(order: RecordData): void {
  if ((order.fields.paymenteventholdreason ?? null) === null) return;
  if (order.fields.overridehold === true) return;
  throw new SuiteScriptError(
    'PAY_HOLD_ON_SO',
    'This sales order cannot be fulfilled because it has a payment hold.',
  );
}

function minorOf(amount: unknown): number {
  return typeof amount === 'number' ? toMinor(amount) : 0;
}
