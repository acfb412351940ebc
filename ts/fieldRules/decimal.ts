/** Exact decimals as texts: `"12.50"`. Amounts never go through floating point. */

interface Decimal {
  digits: bigint;
  scale: number;
}

const FORM = /^-?\d+(\.\d+)?$/;

export function isDecimal(text: string): boolean {
  return FORM.test(text);
}

export function add(left: string, right: string): string {
  const [a, b] = aligned(read(left), read(right));
  return write({ digits: a.digits + b.digits, scale: a.scale });
}

export function multiply(left: string, right: string): string {
  const [a, b] = [read(left), read(right)];
  return write({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

export function negate(text: string): string {
  const { digits, scale } = read(text);
  return write({ digits: -digits, scale });
}

/** Negative, zero or positive, as `left` lies below, at or above `right`. */
export function compare(left: string, right: string): number {
  const [a, b] = aligned(read(left), read(right));
  if (a.digits === b.digits) return 0;
  return a.digits < b.digits ? -1 : 1;
}

/** To so many places, half away from zero. */
export function round(text: string, places: number): string {
  const { digits, scale } = read(text);
  if (scale <= places) return write({ digits, scale });
  const divisor = powerOfTen(scale - places);
  const half = (digits < 0n ? -divisor : divisor) / 2n;
  return write({ digits: (digits + half) / divisor, scale: places });
}

function read(text: string): Decimal {
  const [whole = '0', fraction = ''] = text.split('.');
  return { digits: BigInt(whole + fraction), scale: fraction.length };
}

function write({ digits, scale }: Decimal): string {
  const sign = digits < 0n ? '-' : '';
  const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  return scale === 0 ? sign + text : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

function aligned(left: Decimal, right: Decimal): [Decimal, Decimal] {
  const scale = Math.max(left.scale, right.scale);
  const to = (one: Decimal) => ({ digits: one.digits * powerOfTen(scale - one.scale), scale });
  return [to(left), to(right)];
}

/** BigInt has no `**` in NetSuite's engine. */
function powerOfTen(exponent: number): bigint {
  return BigInt(`1${'0'.repeat(exponent)}`);
}
