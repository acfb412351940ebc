import { toMinor } from './money.ts';
import type { Bag, Currencies } from './money.ts';

export type MoneyInput = { amount: string | number; currencyCode: string };
export type BagInput = { shopMoney: MoneyInput; presentmentMoney?: MoneyInput | null };

/** Both sides as given; a presentment side that is not given is the shop's. */
export function bagOf(input: BagInput, currencies: Currencies): Bag {
  const shop = toMinor(input.shopMoney.amount, currencies.shop);
  const other = input.presentmentMoney;
  return { shop, presentment: other ? toMinor(other.amount, currencies.presentment) : shop };
}
