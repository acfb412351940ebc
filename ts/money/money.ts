import { decimalsOf } from './currency';

/** A whole number of the smallest unit of a currency: 1025 is 10.25 USD, or 1025 JPY. */
export type MinorUnits = number;

/** Both sides of one amount as Shopify writes it. */
export interface MoneyBag {
  shopMoney: { amount: string };
  presentmentMoney: { amount: string };
}

/** One side of every MoneyBag of an order. An order is read through one of these and never through two. */
export interface CurrencySide {
  currency: string;
  amount: (bag: MoneyBag) => MinorUnits;
}

export function shopSide(currency: string): CurrencySide {
  return { currency, amount: (bag) => minorUnits(bag.shopMoney.amount, currency) };
}

export function presentmentSide(currency: string): CurrencySide {
  return { currency, amount: (bag) => minorUnits(bag.presentmentMoney.amount, currency) };
}

/** `"10.5"` USD → 1050. Throws RangeError for anything that is not an amount of that currency. */
export function minorUnits(amount: string, currency: string): MinorUnits {
  const decimals = decimalsOf(currency);
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(amount);
  const fraction = (match?.[3] ?? '').replace(/0+$/, '');
  if (!match || fraction.length > decimals) {
    throw new RangeError(`${amount} is not an amount of ${currency}`);
  }
  const units = Number(`${match[2]}${fraction.padEnd(decimals, '0')}`);
  if (!Number.isSafeInteger(units)) throw new RangeError(`${amount} ${currency} is too large`);
  return match[1] === '-' && units !== 0 ? -units : units;
}

/**
 * A small limit of a store as units of whatever currency: `"0.05"` is 5 cents, and where a currency has no decimals 5 of
 * its units. Parts of a unit that a larger limit may have are let go.
 */
export function limitIn(limit: string, currency: string): MinorUnits {
  const [whole = '0', fraction = ''] = limit.split('.');
  const decimals = decimalsOf(currency);
  const hundredths = Number(fraction.padEnd(2, '0').slice(0, 2));
  return decimals === 0 && Number(whole) === 0
    ? hundredths
    : minorUnits(`${whole}.${fraction.slice(0, decimals)}`.replace(/\.$/, ''), currency);
}

/** 1050 USD → `"10.50"`, for sentences and exact comparison. */
export function written(units: MinorUnits, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = String(Math.abs(units)).padStart(decimals + 1, '0');
  const sign = units < 0 ? '-' : '';
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The nearest number to the decimal, which is what a NetSuite amount field takes. Never calculate with it. */
export function fieldAmount(units: MinorUnits, currency: string): number {
  return Number(written(units, currency));
}

/** NetSuite's text or number of an amount → minor units, to the nearest. `null` when it is none. */
export function fromField(value: string | number, currency: string): MinorUnits | null {
  const number =
    typeof value === 'number' ? value : value.trim() === '' ? Number.NaN : Number(value);
  return Number.isFinite(number) ? Math.round(number * 10 ** decimalsOf(currency)) : null;
}

export function total(amounts: MinorUnits[]): MinorUnits {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
