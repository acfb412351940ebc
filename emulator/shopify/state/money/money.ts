/**
 * Money as Shopify counts it: whole minor units inside, decimals only at the edges.
 *
 * GraphQL writes a `Decimal` amount unpadded ("5.0", "10.25"), REST, webhooks and the old `Money`
 * scalar write it padded ("5.00") (shopify-platform §3.4).
 */

/** An amount in both currencies of an order, in minor units of each. */
export type Bag = { readonly shop: number; readonly presentment: number };

/** The two currencies of an order. */
export type Currencies = { readonly shop: string; readonly presentment: string };

export const NOTHING: Bag = { shop: 0, presentment: 0 };

const DECIMALS: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
};

/** Number of decimals a currency has. */
export function decimalsOf(currency: string): number {
  return DECIMALS[currency] ?? 2;
}

/** "10.5" or 10.5 in a currency → minor units, half away from zero beyond the currency's decimals. */
export function toMinor(amount: string | number, currency: string): number {
  const text = String(amount).trim();
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match || (match[2] === '' && !match[3])) throw new RangeError(`not a decimal: ${text}`);
  const places = decimalsOf(currency);
  const fraction = (match[3] ?? '').padEnd(places + 1, '0');
  const units = Number((match[2] || '0') + fraction.slice(0, places));
  const rounded = units + (fraction.charCodeAt(places) >= 53 ? 1 : 0);
  return match[1] === '-' ? 0 - rounded : rounded;
}

/** Minor units → padded decimal, "5.00" (REST, webhooks, the `Money` scalar). */
export function toPadded(minor: number, currency: string): string {
  const places = decimalsOf(currency);
  const digits = String(Math.abs(minor)).padStart(places + 1, '0');
  const sign = minor < 0 ? '-' : '';
  if (places === 0) return sign + digits;
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`;
}

/** Minor units → unpadded decimal with at least one place, "5.0" (the `Decimal` scalar). */
export function toDecimal(minor: number, currency: string): string {
  const padded = toPadded(minor, currency);
  if (!padded.includes('.')) return `${padded}.0`;
  return padded.replace(/(\.\d+?)0+$/, '$1');
}

export function plus(a: Bag, b: Bag): Bag {
  return { shop: a.shop + b.shop, presentment: a.presentment + b.presentment };
}

export function minus(a: Bag, b: Bag): Bag {
  return { shop: a.shop - b.shop, presentment: a.presentment - b.presentment };
}

export function negate(a: Bag): Bag {
  return { shop: 0 - a.shop, presentment: 0 - a.presentment };
}

export function times(a: Bag, factor: number): Bag {
  return { shop: a.shop * factor, presentment: a.presentment * factor };
}

export function sum(bags: Iterable<Bag>): Bag {
  let shop = 0;
  let presentment = 0;
  for (const bag of bags) {
    shop += bag.shop;
    presentment += bag.presentment;
  }
  return { shop, presentment };
}

export function isNothing(bag: Bag): boolean {
  return bag.shop === 0 && bag.presentment === 0;
}

/** `part` of `whole` units of an amount, half away from zero. */
export function share(minor: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  if (part === whole) return minor;
  const small = 2 * Math.abs(minor * part) + whole;
  if (small < 2 ** 50) {
    const units = Math.floor(small / (2 * whole));
    return minor < 0 ? 0 - units : units;
  }
  const product = BigInt(minor) * BigInt(part) * 2n;
  const divisor = BigInt(whole) * 2n;
  const half = BigInt(whole) * (product < 0n ? -1n : 1n);
  return Number((product + half) / divisor);
}

export function shareOf(bag: Bag, part: number, whole: number): Bag {
  return { shop: share(bag.shop, part, whole), presentment: share(bag.presentment, part, whole) };
}

/**
 * Spreads an amount over weights so that the parts sum to it exactly; the cents that remain go to
 * the first parts, as in Shopify's 10.00 over three equal lines: 3.34, 3.33, 3.33.
 */
export function spread(minor: number, weights: readonly number[]): number[] {
  const total = weights.reduce((a, b) => a + b, 0);
  if (total === 0) return weights.map((_, index) => (index === 0 ? minor : 0));
  const parts = weights.map((weight) => Number((BigInt(minor) * BigInt(weight)) / BigInt(total)));
  let rest = minor - parts.reduce((a, b) => a + b, 0);
  for (let index = 0; rest !== 0; index = (index + 1) % parts.length) {
    if (weights[index] === 0) continue;
    const step = Math.sign(rest);
    parts[index] = parts[index]! + step;
    rest -= step;
  }
  return parts;
}

export function spreadBag(bag: Bag, weights: readonly number[]): Bag[] {
  const shop = spread(bag.shop, weights);
  const presentment = spread(bag.presentment, weights);
  return weights.map((_, index) => ({ shop: shop[index]!, presentment: presentment[index]! }));
}

/** A rate as an exact fraction: "0.0825" → 825 / 10000. */
export type Fraction = { readonly up: bigint; readonly down: bigint };

export function fraction(decimal: string | number): Fraction {
  const text = typeof decimal === 'number' ? plainNumber(decimal) : decimal.trim();
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/.exec(text);
  if (!match) throw new RangeError(`not a decimal: ${text}`);
  const places = match[3] ?? '';
  const up = BigInt((match[2] || '0') + places);
  return { up: match[1] === '-' ? -up : up, down: 10n ** BigInt(places.length) };
}

function plainNumber(value: number): string {
  const text = String(value);
  return /e/i.test(text) ? value.toFixed(12) : text;
}

/** amount × up / down, half away from zero. */
export function multiply(minor: number, { up, down }: Fraction): number {
  const product = BigInt(minor) * up * 2n;
  const half = product < 0n ? -down : down;
  return Number((product + half) / (down * 2n));
}

/**
 * Turns presentment amounts into shop amounts one by one, as Shopify does: sums of converted
 * amounts may differ from the converted sum by cents (reviews/shopify 24).
 */
export type Convert = (presentment: number) => Bag;

/** `shopPerPresentment` is the shop-currency value of one unit of presentment currency. */
export function converter(currencies: Currencies, shopPerPresentment: string): Convert {
  if (currencies.shop === currencies.presentment) {
    return (presentment) => ({ shop: presentment, presentment });
  }
  const rate = fraction(shopPerPresentment);
  const scale = decimalsOf(currencies.shop) - decimalsOf(currencies.presentment);
  const exact: Fraction = {
    up: scale > 0 ? rate.up * 10n ** BigInt(scale) : rate.up,
    down: scale < 0 ? rate.down * 10n ** BigInt(-scale) : rate.down,
  };
  return (presentment) => ({ shop: multiply(presentment, exact), presentment });
}
