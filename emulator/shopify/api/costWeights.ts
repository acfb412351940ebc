/**
 * Weights of the cost model (§3.2). The model reproduced about four in five recorded queries exactly; Shopify changes
 * weights inside a version's life, so callers must read `extensions.cost` and never count themselves.
 */

/** Points of a mutation; 10 unless named. */
export const mutationPoints: Record<string, number> = {
  refundCreate: 20,
  orderCapture: 20,
  fileCreate: 20,
  productCreateMedia: 20,
  storeCreditAccountCredit: 15,
  storeCreditAccountDebit: 15,
  fulfillmentTrackingInfoUpdate: 50,
};
export const DEFAULT_MUTATION_POINTS = 10;

/** Objects that are values, not things to load. */
export const freeTypes = new Set([
  'MoneyBag',
  'MoneyV2',
  'Weight',
  'InventoryItemMeasurement',
  'SEO',
  'PageInfo',
  'MailingAddress',
  'LocationAddress',
  'CompanyAddress',
]);

/** Fields with a price of their own. */
export const fieldPoints: Record<string, number> = {
  'QueryRoot.inventoryLevel': 14,
};
/** `ordersCount` and its like. */
export const COUNT_POINTS = 10;

/** What a page of `size` weighs: grows with the logarithm. */
export function pageWeight(size: number): number {
  return size <= 0 ? 0 : Math.max(1, Math.floor(2 * Math.log(size)));
}

/** `productSet` pays for what its input brings (S, field description). */
export function inputPoints(mutation: string, args: Record<string, unknown>): number {
  if (mutation !== 'productSet') return 0;
  const input = (args['input'] ?? {}) as Record<string, unknown>;
  const list = (value: unknown): Record<string, unknown>[] =>
    Array.isArray(value) ? (value as Record<string, unknown>[]) : [];
  const variants = list(input['variants']);
  const metafields =
    list(input['metafields']).length +
    variants.reduce((sum, variant) => sum + list(variant['metafields']).length, 0);
  const variantFiles = variants.filter((variant) => variant['file']).length;
  const tenths =
    variants.length * 2 + list(input['files']).length * 19 + variantFiles * 6 + metafields * 4;
  return Math.ceil(tenths / 10);
}

/** Restore rate per second by plan; the bucket holds 20 s of it (§3.1). */
export const restoreRates = {
  development: 100,
  standard: 100,
  advanced: 200,
  plus: 1000,
  enterprise: 2000,
} as const;
