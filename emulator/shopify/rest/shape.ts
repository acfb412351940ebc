import type { Json, JsonObject } from '../contract.ts';
import { toPadded } from '../state/money/money.ts';
import type { Bag, Currencies } from '../state/money/money.ts';
import type { Address } from '../state/places/address.ts';
import { fullName } from '../state/places/address.ts';
import { tail } from '../state/world.ts';

/** Id of a gid as an exact JSON integer. */
export function number(gid: string): bigint {
  return BigInt(tail(gid));
}

export function numberOrNull(gid: string | null): bigint | null {
  return gid === null || !/\d+$/.test(tail(gid)) ? null : number(gid);
}

/** `*_set` money of REST bodies: padded, both currencies. */
export function moneySet(bag: Bag, currencies: Currencies): JsonObject {
  return {
    shop_money: { amount: toPadded(bag.shop, currencies.shop), currency_code: currencies.shop },
    presentment_money: {
      amount: toPadded(bag.presentment, currencies.presentment),
      currency_code: currencies.presentment,
    },
  };
}

export function moneySetOrNull(bag: Bag | null, currencies: Currencies): Json {
  return bag ? moneySet(bag, currencies) : null;
}

/** Shop money alone, padded: `total_price`. */
export function amount(bag: Bag, currencies: Currencies): string {
  return toPadded(bag.shop, currencies.shop);
}

/** Address of an order: no id. */
export function address(one: Address | null): Json {
  if (!one) return null;
  return {
    first_name: one.firstName,
    address1: one.address1,
    phone: one.phone,
    city: one.city,
    zip: one.zip,
    province: one.province,
    country: one.country,
    last_name: one.lastName,
    address2: one.address2,
    company: one.company,
    latitude: null,
    longitude: null,
    name: fullName(one) ?? '',
    country_code: one.countryCode,
    province_code: one.provinceCode,
  };
}

/** Times of bodies carry the shop's offset; ours are UTC (whole seconds, `2026-11-21T10:00:00Z`). */
export function lower(text: string | null): string | null {
  return text === null ? null : text.toLowerCase();
}
