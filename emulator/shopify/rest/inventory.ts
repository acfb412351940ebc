import type { JsonObject, World } from '../contract.ts';
import type { InventoryItem, InventoryLevel } from '../state/inventory/inventory.ts';
import type { Location } from '../state/places/location.ts';
import { toPadded } from '../state/money/money.ts';
import { countryName, provinceName } from '../state/places/regions.ts';
import { number } from './shape.ts';

/** No on_hand and no cause: our own writes look like everybody's (§2.4). */
export function inventoryLevelBody(topic: string, level: InventoryLevel): JsonObject {
  const ids = { inventory_item_id: number(level.itemId), location_id: number(level.locationId) };
  if (topic === 'inventory_levels/disconnect') return ids;
  return {
    ...ids,
    available: level.available,
    updated_at: level.updatedAt,
    admin_graphql_api_id: level.id,
  };
}

const UNITS: Record<string, string> = { GRAMS: 'g', KILOGRAMS: 'kg', OUNCES: 'oz', POUNDS: 'lb' };

export function inventoryItemBody(world: World, item: InventoryItem): JsonObject {
  return {
    id: number(item.id),
    sku: item.sku,
    created_at: item.createdAt,
    updated_at: item.updatedAt,
    requires_shipping: item.requiresShipping,
    cost: item.cost === null ? null : toPadded(item.cost, world.store.currency),
    country_code_of_origin: item.countryCodeOfOrigin,
    province_code_of_origin: item.provinceCodeOfOrigin,
    harmonized_system_code: item.harmonizedSystemCode,
    tracked: item.tracked,
    country_harmonized_system_codes: [],
    weight_value: item.weight.value,
    weight_unit: UNITS[item.weight.unit] ?? 'kg',
    admin_graphql_api_id: item.id,
  };
}

export function locationBody(location: Location): JsonObject {
  const { address } = location;
  const country = address.countryCode;
  return {
    id: number(location.id),
    name: location.name,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: country && address.provinceCode ? provinceName(country, address.provinceCode) : null,
    country,
    phone: address.phone,
    created_at: location.createdAt,
    updated_at: location.updatedAt,
    country_code: country,
    country_name: country ? countryName(country) : null,
    province_code: address.provinceCode,
    legacy: location.fulfillmentServiceId !== null,
    active: location.isActive,
    admin_graphql_api_id: location.id,
  };
}
