import type { MinorUnits } from './money';

/**
 * `amount × part / whole`, half away from zero, exact for any safe integers.
 * `whole` must not be zero.
 */
export function share(amount: MinorUnits, part: number, whole: number): MinorUnits {
  const doubled = BigInt(amount) * BigInt(part) * 2n;
  const divisor = BigInt(whole);
  const negative = doubled < 0n !== divisor < 0n;
  const size = (magnitude(doubled) + magnitude(divisor)) / (2n * magnitude(divisor));
  return negative && size !== 0n ? -Number(size) : Number(size);
}

/**
 * Splits an amount by weights so that the parts sum to it exactly; what rounding leaves over goes to the last
 * part that has a weight. Without any weight the first part takes all.
 */
export function spread(amount: MinorUnits, weights: number[]): MinorUnits[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return weights.map((_, index) => (index === 0 ? amount : 0));
  let weightSoFar = 0;
  let givenSoFar = 0;
  return weights.map((weight) => {
    weightSoFar += weight;
    const upToHere = share(amount, weightSoFar, whole);
    const part = upToHere - givenSoFar;
    givenSoFar = upToHere;
    return part;
  });
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}
