/** What a bill or credit posts: its lines to their accounts, tax, shipping, discount, and the total to where it is owed or paid. */
import type { LineData, RecordData } from '../../contract.ts';
import { toMinor } from '../amounts.ts';
import type { Books } from '../books.ts';
import type { Movement } from '../stock/movements.ts';
import { precisionOf } from '../transactions/currency.ts';
import { lineKind } from '../transactions/lineKinds.ts';
import { Ledger } from './ledger.ts';
import { specialAccount } from './specialAccounts.ts';
import { postCosts } from './stockLedger.ts';

/**
 * @param direction 1: a sale (total debited, lines credited); -1: a refund
 * @param account receivables or cash account of the total
 */
export function salesLedger(
  books: Books,
  data: RecordData,
  direction: 1 | -1,
  account: string,
  movements: Movement[],
): RecordData['ledger'] {
  const { fields } = data;
  const precision = precisionOf(books, fields.currency);
  const minor = (amount: unknown): number =>
    toMinor((amount as number | null | undefined) ?? 0, precision);
  const ledger = new Ledger(books, data);
  ledger.post('main', account, direction * minor(fields.total));
  for (const line of data.sublists.item ?? []) {
    if (lineKind(line) === 'subtotal') continue;
    const key = String(line.values.lineuniquekey);
    ledger.post('line', lineAccount(books, line), -direction * minor(line.values.amount), key);
  }
  ledger.post('tax', taxAccount(books, fields.taxitem), -direction * minor(fields.taxtotal));
  const shipping = shippingAccount(books, fields.shipmethod);
  ledger.post('shipping', shipping, -direction * minor(fields.shippingcost));
  ledger.post('handling', shipping, -direction * minor(fields.handlingcost));
  if (minor(fields.discounttotal) !== 0) {
    const item = books.references.find(['discountitem'], String(fields.discountitem));
    ledger.post('discount', String(item!.fields.account), -direction * minor(fields.discounttotal));
  }
  postCosts(books, ledger, movements, 'sale');
  return ledger.close();
}

function lineAccount(books: Books, line: LineData): string {
  const item = books.references.find(['item'], String(line.values.item))!;
  const { account, incomeaccount, liabilityaccount } = item.fields;
  const named =
    item.type === 'discountitem' ? account : (incomeaccount ?? liabilityaccount ?? account);
  return typeof named === 'string' ? named : specialAccount(books, 'Income');
}

function taxAccount(books: Books, code: unknown): string {
  const record = typeof code === 'string' ? books.references.find(['salestaxitem'], code) : null;
  const account = record?.fields.taxaccount;
  return typeof account === 'string' ? account : specialAccount(books, 'SalesTaxPay');
}

function shippingAccount(books: Books, method: unknown): string {
  const record = typeof method === 'string' ? books.store.find('shipitem', method) : null;
  const account = record?.fields.account;
  return typeof account === 'string' ? account : specialAccount(books, 'ShipIncome');
}
