/** Currencies, their precision and exchange rates. */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { isOneWorld } from '../books.ts';
import type { Books } from '../books.ts';

/** Decimals of a currency: 0 or 2, nothing else (review 33, OH section_N1397831). */
export function precisionOf(books: Books, currency: unknown): number {
  const record = typeof currency === 'string' ? books.store.find('currency', currency) : null;
  return record?.fields.currencyprecision === '0' ? 0 : 2;
}

/** Base currency of a subsidiary, or of the whole account. */
export function baseCurrency(books: Books, subsidiary: unknown): string {
  if (isOneWorld(books) && typeof subsidiary === 'string') {
    const currency = books.store.find('subsidiary', subsidiary)?.fields.currency;
    if (typeof currency === 'string') return currency;
  }
  for (const currency of books.store.all('currency')) {
    if (currency.fields.isbasecurrency === true) return currency.id;
  }
  return '1';
}

/**
 * Units of the base currency for one unit of the currency. The currency record's rate is towards the account's base
 * currency; rates by date are not modelled.
 */
export function exchangeRate(books: Books, currency: string, base: string): number {
  if (currency === base) return 1;
  const rate = books.store.find('currency', currency)?.fields.exchangerate;
  const baseRate = books.store.find('currency', base)?.fields.exchangerate;
  if (typeof rate !== 'number' || typeof baseRate !== 'number') {
    throw new SuiteScriptError('UNKNWN_EXCHANGE_RATE', 'Unknown exchange rate.');
  }
  return Math.round((rate / baseRate) * 1e8) / 1e8;
}

/** Currencies a customer may be billed in. */
export function entityTakesCurrency(entity: RecordData, currency: string): boolean {
  if (entity.fields.currency === currency) return true;
  return (entity.sublists.currency ?? []).some((line) => line.values.currency === currency);
}
