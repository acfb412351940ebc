/** Prices of items by price level and currency. */
import type { RecordData } from '../../contract.ts';
import type { Books } from '../books.ts';

/** Price level "Custom": the caller's own rate (records facts, item lines). */
export const CUSTOM_PRICE = '-1';
export const BASE_PRICE = '1';

/** Sublist that holds the prices of a currency: `price`, or one per currency under Multi-Currency. */
export function priceSublist(books: Books, currency: string): string {
  return books.account.features.has('MULTICURRENCY') ? `price${currency}` : 'price';
}

export function hasPriceLevels(books: Books, item: RecordData, currency: string): boolean {
  return (item.sublists[priceSublist(books, currency)]?.length ?? 0) > 0;
}

/** Rate of a price level, or null when the item has none at that level. Quantity breaks are not modelled: the first column counts. */
export function priceOf(
  books: Books,
  item: RecordData,
  level: string,
  currency: string,
): number | null {
  const lines = item.sublists[priceSublist(books, currency)] ?? [];
  const line = lines.find((candidate) => candidate.values.pricelevel === level);
  const price = line?.values.price_1_;
  return typeof price === 'number' ? price : null;
}
