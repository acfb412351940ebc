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
 * Units of the base currency for one unit of the currency on a day (`YYYY-MM-DD`): the last entry of the exchange rate
 * table (`currencyrate`) up to that day, else the rate on the currency record, which is towards the account's base currency.
 */
export function exchangeRate(books: Books, currency: string, base: string, day: string): number {
  if (currency === base) return 1;
  const dated = rateByDate(books, currency, base, day);
  if (dated !== null) return dated;
  const rate = books.store.find('currency', currency)?.fields.exchangerate;
  const baseRate = books.store.find('currency', base)?.fields.exchangerate;
  if (typeof rate !== 'number' || typeof baseRate !== 'number') {
    const symbol = books.store.find('currency', typeof rate === 'number' ? base : currency)?.fields
      .symbol;
    throw new SuiteScriptError(
      'UNKNWN_EXCHANGE_RATE',
      `Unable to determine the exchange rate for currency symbol ${String(symbol)}. Please create a currency item with an exchange rate for this currency.`,
    );
  }
  return Math.round((rate / baseRate) * 1e8) / 1e8;
}

/** Currencies a customer may be billed in. */
export function entityTakesCurrency(entity: RecordData, currency: string): boolean {
  if (entity.fields.currency === currency) return true;
  return (entity.sublists.currency ?? []).some((line) => line.values.currency === currency);
}

function rateByDate(books: Books, currency: string, base: string, day: string): number | null {
  let best: RecordData | null = null;
  for (const rate of books.store.all('currencyrate')) {
    const { transactioncurrency, basecurrency, effectivedate } = rate.fields;
    if (transactioncurrency !== currency || basecurrency !== base) continue;
    if (String(effectivedate) > day) continue;
    if (best === null || String(effectivedate) >= String(best.fields.effectivedate)) best = rate;
  }
  return best === null ? null : (best.fields.exchangerate as number);
}
