import { toDecimal, toPadded } from '../state/money/money.ts';
import type { Bag, Currencies } from '../state/money/money.ts';
import type { TaxLine } from '../state/orders/order.ts';

export function moneyV2(
  minor: number,
  currencyCode: string,
): { amount: string; currencyCode: string } {
  return { amount: toDecimal(minor, currencyCode), currencyCode };
}

/** `MoneyBag` in both currencies. */
export function moneyBag(bag: Bag, currencies: Currencies) {
  return {
    shopMoney: moneyV2(bag.shop, currencies.shop),
    presentmentMoney: moneyV2(bag.presentment, currencies.presentment),
  };
}

export function moneyBagOrNull(bag: Bag | null, currencies: Currencies) {
  return bag ? moneyBag(bag, currencies) : null;
}

/** The deprecated `Money` scalar: shop currency, padded. */
export function money(bag: Bag, currencies: Currencies): string {
  return toPadded(bag.shop, currencies.shop);
}

export function taxLineView(line: TaxLine, currencies: Currencies) {
  const rate = Number(line.rate);
  return {
    title: line.title,
    rate,
    ratePercentage: Math.round(rate * 1e8) / 1e6,
    price: money(line.price, currencies),
    priceSet: moneyBag(line.price, currencies),
    channelLiable: line.channelLiable,
    source: line.source,
  };
}
