import type { Json, JsonObject } from '../../contract.ts';
import type { AddressInput } from '../../state/places/address.ts';
import { toMinor } from '../../state/money/money.ts';
import type { Bag, Currencies } from '../../state/money/money.ts';

/** Reading REST bodies: everything may be absent, numbers may be texts and the other way round. */

export function text(value: Json | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

export function object(value: Json | undefined): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : null;
}

export function list(value: Json | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter((one): one is JsonObject => object(one) !== null) : [];
}

/**
 * The gid an object carries, else one made of its id. `admin_graphql_api_id` wins: ids in published
 * samples were rounded by floating point (shopify-platform §2.4).
 */
export function gidOf(body: JsonObject, type: string): string | null {
  const given = text(body['admin_graphql_api_id']);
  if (given) return given;
  const id = text(body['id']);
  return id === null ? null : `gid://shopify/${type}/${id}`;
}

/** `name_set` in both currencies, else `name` on both sides; null when neither is there. */
export function bag(body: JsonObject, name: string, currencies: Currencies): Bag | null {
  const set = object(body[`${name}_set`]) ?? object(body[name]);
  const shop = object(set?.['shop_money']);
  const presentment = object(set?.['presentment_money']);
  if (shop && presentment)
    return {
      shop: toMinor(text(shop['amount']) ?? '0', currencies.shop),
      presentment: toMinor(text(presentment['amount']) ?? '0', currencies.presentment),
    };
  const plain = text(body[name]);
  if (plain === null || set) return null;
  return {
    shop: toMinor(plain, currencies.shop),
    presentment: toMinor(plain, currencies.presentment),
  };
}

export function address(value: Json | undefined): AddressInput | null {
  const body = object(value);
  if (!body) return null;
  return {
    firstName: text(body['first_name']),
    lastName: text(body['last_name']),
    company: text(body['company']),
    address1: text(body['address1']),
    address2: text(body['address2']),
    city: text(body['city']),
    province: text(body['province']),
    provinceCode: text(body['province_code']),
    country: text(body['country']),
    countryCode: text(body['country_code']),
    zip: text(body['zip']),
    phone: text(body['phone']),
  };
}

/** A time in any offset, as whole seconds in UTC. */
export function time(value: Json | undefined): string | null {
  const given = text(value);
  if (!given) return null;
  const at = Date.parse(given);
  return Number.isNaN(at) ? null : `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** "a, b" → ["a", "b"] */
export function tags(value: Json | undefined): string[] {
  return (text(value) ?? '')
    .split(',')
    .map((tag) => tag.trim())
    .filter(Boolean);
}

export function upper(value: Json | undefined): string | null {
  return text(value)?.toUpperCase() ?? null;
}
