/** A `Count`: stops at `limit` and says so (§3.5). `limit: null` counts to the end. */
export function countOf(
  size: number,
  limit: number | null | undefined = 10_000,
): { count: number; precision: 'EXACT' | 'AT_LEAST' } {
  return limit === null || limit === undefined || size <= limit
    ? { count: size, precision: 'EXACT' }
    : { count: limit, precision: 'AT_LEAST' };
}
