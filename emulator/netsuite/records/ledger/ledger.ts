/** General ledger impact of a transaction. Every ledger balances in base currency; rounding goes to its own account. */
import type { LedgerLine, RecordData } from '../../contract.ts';
import { convert, minorText } from '../amounts.ts';
import type { Books } from '../books.ts';
import { baseCurrency, precisionOf } from '../transactions/currency.ts';
import { specialAccount } from './specialAccounts.ts';

export class Ledger {
  private readonly lines: LedgerLine[] = [];
  private readonly books: Books;
  private readonly precision: number;
  private readonly basePrecision: number;
  private readonly rate: number;
  private balance = 0;

  constructor(books: Books, data: RecordData) {
    this.books = books;
    const { currency, subsidiary, exchangerate } = data.fields;
    this.precision = precisionOf(books, currency ?? baseCurrency(books, subsidiary));
    this.basePrecision = precisionOf(books, baseCurrency(books, subsidiary));
    this.rate = typeof exchangerate === 'number' ? exchangerate : 1;
  }

  /** Minor units in transaction currency: positive debits, negative credits. */
  post(
    role: LedgerLine['role'],
    account: string,
    minor: number,
    lineKey: string | null = null,
  ): void {
    if (minor === 0) return;
    this.add(
      role,
      account,
      convert(minor, this.rate, this.precision, this.basePrecision),
      minor,
      lineKey,
    );
  }

  /** Minor units of the base currency: costs, which no exchange rate touches. */
  postBase(
    role: LedgerLine['role'],
    account: string,
    minor: number,
    lineKey: string | null = null,
  ): void {
    if (minor === 0) return;
    const foreign = this.rate === 1 ? minor : Math.round(minor / this.rate);
    this.add(role, account, minor, foreign, lineKey);
  }

  /** Both amounts given: documents of different rates meet here. */
  postBoth(role: LedgerLine['role'], account: string, base: number, foreign: number): void {
    if (base === 0 && foreign === 0) return;
    this.add(role, account, base, foreign, null);
  }

  /** The lines; what single conversions leave over in base currency goes to `roundingAccount`. */
  close(roundingAccount = specialAccount(this.books, 'RoundingGainLoss')): LedgerLine[] {
    if (this.balance !== 0) this.add('main', roundingAccount, -this.balance, 0, null);
    return this.lines;
  }

  private add(
    role: LedgerLine['role'],
    account: string,
    base: number,
    foreign: number,
    lineKey: string | null,
  ): void {
    this.balance += base;
    const debit = base > 0 || (base === 0 && foreign > 0);
    const baseText = minorText(Math.abs(base), this.basePrecision);
    const foreignText = minorText(Math.abs(foreign), this.precision);
    this.lines.push({
      role,
      lineKey,
      account,
      posting: true,
      debit: debit ? baseText : null,
      credit: debit ? null : baseText,
      foreignDebit: debit ? foreignText : null,
      foreignCredit: debit ? null : foreignText,
    });
  }
}
