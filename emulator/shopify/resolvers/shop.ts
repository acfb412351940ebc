import { notModelled } from './unknownSearch.ts';
import type { ResolverMap } from '../contract.ts';
import { NotModelled } from '../contract.ts';
import { countryName, provinceName } from '../state/places/regions.ts';
import type { Location } from '../state/places/location.ts';
import { primaryLocation } from '../state/places/location.ts';
import type { Ctx, SearchFields } from '../contract.ts';
import { count, list } from './listing.ts';
import { byGid, legacyId, metafieldFields } from './shared.ts';
import { levelAt } from '../state/inventory/inventory.ts';
import type { InventoryLevel } from '../state/inventory/inventory.ts';
import { isOpen } from '../state/fulfillment/fulfillmentOrder.ts';
import { tail } from '../state/world.ts';

const LOCATION_FIELDS: SearchFields<Location> = {
  fields: {
    ...notModelled('locations', 'geolocated', 'pickup_in_store'),
    legacy: { kind: 'boolean', of: ({ fulfillmentServiceId }) => fulfillmentServiceId !== null },
    city: { kind: 'text', of: ({ address }) => address.city },
    country: { kind: 'text', of: ({ address }) => address.countryCode },
    province: { kind: 'text', of: ({ address }) => address.provinceCode },
    zip: { kind: 'text', of: ({ address }) => address.zip },
    id: { kind: 'id', of: ({ id }) => id },
    name: { kind: 'word', of: ({ name }) => name },
    active: { kind: 'boolean', of: ({ isActive }) => isActive },
    location_id: { kind: 'id', of: ({ id }) => id },
    created_at: { kind: 'date', of: ({ createdAt }) => createdAt },
  },
  bare: ({ name }) => [name],
};

function locationsFor(
  ctx: Ctx,
  args: { includeInactive?: boolean | null; includeLegacy?: boolean | null },
): Location[] {
  return [...ctx.shop.locations.values()].filter(
    (one) =>
      (args.includeInactive || one.isActive) && (args.includeLegacy || !one.fulfillmentServiceId),
  );
}

const locations: ResolverMap[string][string] = (_parent, args, ctx) =>
  list(ctx, locationsFor(ctx, args), args, LOCATION_FIELDS, {
    NAME: ({ name }) => name.toLowerCase(),
  });

/** Offset of an IANA zone from UTC in minutes at a time. */
function offsetMinutes(zone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = parts.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const match = /GMT([+-])(\d\d):(\d\d)/.exec(name);
  if (!match) return 0;
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]));
}

function offsetText(minutes: number): string {
  const hours = Math.trunc(Math.abs(minutes) / 60);
  const text = `${String(hours).padStart(2, '0')}${String(Math.abs(minutes) % 60).padStart(2, '0')}`;
  return (minutes < 0 ? '-' : '+') + text;
}

const PLAN_NAMES: Record<string, string> = {
  development: 'Developer Preview',
  standard: 'Basic',
  advanced: 'Advanced',
  plus: 'Shopify Plus',
  enterprise: 'Shopify Plus',
};

export const shopResolvers: ResolverMap = {
  Query: {
    shop: (_parent, _args, ctx) => ctx.shop,
    location: (_parent, { id }: { id?: string | null }, ctx) =>
      id ? byGid(ctx, id, 'Location', ctx.shop.locations) : primaryLocation(ctx),
    locations,
    locationsCount: (_parent, args, ctx) =>
      count(ctx, locationsFor(ctx, {}), args, LOCATION_FIELDS),
  },
  Shop: {
    ...metafieldFields,
    name: (_shop, _args, ctx) => ctx.store.name,
    myshopifyDomain: (_shop, _args, ctx) => ctx.store.domain,
    contactEmail: ({ email }: { email: string }) => email,
    currencyCode: (_shop, _args, ctx) => ctx.store.currency,
    enabledPresentmentCurrencies: (_shop, _args, ctx) => [ctx.store.currency],
    ianaTimezone: (_shop, _args, ctx) => ctx.store.timezone,
    timezoneOffset: (_shop, _args, ctx) =>
      offsetText(offsetMinutes(ctx.store.timezone, ctx.nowMs())),
    timezoneOffsetMinutes: (_shop, _args, ctx) => offsetMinutes(ctx.store.timezone, ctx.nowMs()),
    taxesIncluded: (_shop, _args, ctx) => ctx.store.taxesIncluded,
    taxShipping: () => false,
    orderNumberFormatPrefix: (_shop, _args, ctx) => ctx.shop.orderPrefix,
    orderNumberFormatSuffix: (_shop, _args, ctx) => ctx.shop.orderSuffix,
    updatedAt: ({ createdAt }: { createdAt: string }) => createdAt,
    url: (_shop, _args, ctx) => `https://${ctx.store.domain}`,
    primaryDomain: (_shop, _args, ctx) => ({
      id: `gid://shopify/Domain/${tail(ctx.shop.id)}`,
      host: ctx.store.domain,
      sslEnabled: true,
      url: `https://${ctx.store.domain}`,
    }),
    plan: (_shop, _args, ctx) => ({
      displayName: PLAN_NAMES[ctx.store.plan],
      publicDisplayName: PLAN_NAMES[ctx.store.plan],
      partnerDevelopment: ctx.store.plan === 'development',
      shopifyPlus: ctx.store.plan === 'plus' || ctx.store.plan === 'enterprise',
    }),
    unitSystem: (_shop, _args, ctx) =>
      ctx.store.countryCode === 'US' ? 'IMPERIAL_SYSTEM' : 'METRIC_SYSTEM',
    weightUnit: (_shop, _args, ctx) => (ctx.store.countryCode === 'US' ? 'POUNDS' : 'KILOGRAMS'),
    setupRequired: () => false,
    locations,
    fulfillmentServices: (_shop, _args, ctx) => [...ctx.shop.fulfillmentServices.values()],
    billingAddress: (_shop, _args, ctx) => shopAddress(ctx),
    shopAddress: (_shop, _args, ctx) => shopAddress(ctx),
  },
  Location: {
    ...legacyId,
    ...metafieldFields,
    address: (location: Location) => addressView(location),
    addressVerified: () => false,
    activatable: ({ isActive }: Location) => !isActive,
    deactivatable: ({ isActive, id }: Location, _args, ctx) =>
      isActive && primaryLocation(ctx).id !== id,
    deletable: ({ isActive }: Location) => !isActive,
    fulfillmentService: ({ fulfillmentServiceId }: Location, _args, ctx) =>
      fulfillmentServiceId
        ? (ctx.shop.fulfillmentServices.get(fulfillmentServiceId) ?? null)
        : null,
    isFulfillmentService: ({ fulfillmentServiceId }: Location) => fulfillmentServiceId !== null,
    isPrimary: ({ id }: Location, _args, ctx) => primaryLocation(ctx).id === id,
    shipsInventory: () => true,
    localPickupSettingsV2: () => null,
    suggestedAddresses: () => [],
    hasActiveInventory: ({ id }: Location, _args, ctx) =>
      [...ctx.shop.levels.values()].some((level) => level.locationId === id && level.isActive),
    hasUnfulfilledOrders: ({ id }: Location, _args, ctx) =>
      [...ctx.shop.fulfillmentOrders.values()].some((one) => one.locationId === id && isOpen(one)),
    inventoryLevel: (
      { id }: Location,
      args: { inventoryItemId: string; includeInactive?: boolean | null },
      ctx,
    ) => {
      const item = ctx.shop.inventoryItems.get(args.inventoryItemId);
      const level = item && levelAt(item, id);
      return level && (level.isActive || args.includeInactive)
        ? ctx.seen(level.id, level, 'read')
        : null;
    },
    inventoryLevels: ({ id }: Location, args, ctx) =>
      list(
        ctx,
        [...ctx.shop.levels.values()].filter(
          (level) => level.locationId === id && (level.isActive || args.includeInactive),
        ),
        args,
        LEVEL_FIELDS,
        {},
      ),
  },
  FulfillmentService: {
    location: ({ locationId }: { locationId: string }, _args, ctx) =>
      ctx.shop.locations.get(locationId) ?? null,
    type: () => 'THIRD_PARTY',
  },
};

/** What lists of inventory levels can be searched by. */
export const LEVEL_FIELDS: SearchFields<InventoryLevel> = {
  fields: {
    id: { kind: 'id', of: ({ id }) => id },
    inventory_item_id: { kind: 'id', of: ({ itemId }) => itemId },
    location_id: { kind: 'id', of: ({ locationId }) => locationId },
    updated_at: { kind: 'date', of: ({ updatedAt }) => updatedAt },
    created_at: { kind: 'date', of: ({ createdAt }) => createdAt },
  },
  bare: () => [],
};

function addressView({ address }: Location) {
  const { countryCode, provinceCode } = address;
  const country = countryCode ? countryName(countryCode) : null;
  const region = [address.city, provinceCode, address.zip].filter(Boolean).join(' ');
  return {
    ...address,
    country,
    province: countryCode && provinceCode ? provinceName(countryCode, provinceCode) : null,
    latitude: null,
    longitude: null,
    formatted: [address.address1, address.address2, region, country].filter(Boolean),
  };
}

function shopAddress(ctx: Ctx) {
  const location = ctx.shop.locations.values().next().value;
  if (!location) throw new NotModelled('a shop without location');
  const view = addressView(location);
  return {
    id: `gid://shopify/ShopAddress/${tail(ctx.shop.id)}`,
    ...view,
    countryCodeV2: view.countryCode,
    company: ctx.store.name,
    coordinatesValidated: false,
    formattedArea: [view.city, view.provinceCode, view.country].filter(Boolean).join(', '),
  };
}
