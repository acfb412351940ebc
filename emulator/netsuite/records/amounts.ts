/**
 * Exact arithmetic for amounts, rates and quantities. Fields hold JavaScript numbers as scripts see them; every
 * sum and product here is done on integers.
 */

/** Decimal places of quantities and of rates as NetSuite keeps them. */
const QUANTITY_PLACES = 5;
const RATE_PLACES = 8;

/** Amount in minor units of a currency with that many decimals. */
export function toMinor(amount: number, precision = 2): number {
  return Number(scaled(amount, precision));
}

export function fromMinor(minor: number, precision = 2): number {
  return precision === 0 ? minor : Number(decimalText(BigInt(minor), precision));
}

/** Decimal string of minor units, as ledger lines carry it. */
export function minorText(minor: number, precision = 2): string {
  return decimalText(BigInt(minor), precision);
}

/** Rate × quantity in minor units, half away from zero. */
export function multiply(rate: number, quantity: number, precision = 2): number {
  if (precision === 2 && Number.isInteger(quantity)) {
    const cents = Math.round(rate * 100);
    // The common case: a rate of whole cents, told apart by the round trip, needs no long integers.
    if (cents / 100 === rate && Math.abs(cents) < 1e9 && Math.abs(quantity) < 1e5) {
      return cents * quantity;
    }
  }
  const product = scaled(rate, RATE_PLACES) * scaled(quantity, QUANTITY_PLACES);
  return Number(divideRounded(product, 10n ** BigInt(RATE_PLACES + QUANTITY_PLACES - precision)));
}

/** Percentage of minor units, rounded half away from zero. */
export function percentOf(minor: number, percent: number): number {
  return Number(
    divideRounded(BigInt(minor) * scaled(percent, RATE_PLACES), 100n * 10n ** BigInt(RATE_PLACES)),
  );
}

/** Minor units × exchange rate, in minor units of the base currency. */
export function convert(
  minor: number,
  rate: number,
  fromPrecision: number,
  toPrecision: number,
): number {
  if (rate === 1 && fromPrecision === toPrecision) return minor;
  const numerator = BigInt(minor) * scaled(rate, RATE_PLACES) * 10n ** BigInt(toPrecision);
  return Number(divideRounded(numerator, 10n ** BigInt(RATE_PLACES + fromPrecision)));
}

/** Share `part` / `whole` of minor units, rounded half away from zero; 0 of an empty whole. */
export function shareOf(minor: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  return Number(divideRounded(BigInt(minor) * BigInt(part), BigInt(whole)));
}

/** Quantity with at most five decimals. */
export function quantity(value: number): number {
  const rounded = Math.round(value * 1e5) / 1e5;
  return rounded === 0 ? 0 : rounded;
}

/** Amount ÷ quantity as a rate with at most eight decimals. */
export function unitRate(minor: number, units: number, precision = 2): number {
  if (units === 0) return 0;
  return Math.round((minor / 10 ** precision / units) * 1e8) / 1e8;
}

function scaled(value: number, places: number): bigint {
  const text = value.toFixed(Math.min(places + 4, 12));
  const negative = text.startsWith('-');
  const [whole, fraction = ''] = (negative ? text.slice(1) : text).split('.');
  const digits = BigInt(whole! + fraction);
  const result = divideRounded(digits, 10n ** BigInt(fraction.length - places));
  return negative ? -result : result;
}

function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const half = denominator / 2n;
  return numerator >= 0n ? (numerator + half) / denominator : -((-numerator + half) / denominator);
}

function decimalText(value: bigint, places: number): string {
  if (places === 0) return value.toString();
  const negative = value < 0n;
  const digits = (negative ? -value : value).toString().padStart(places + 1, '0');
  return `${negative ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}
