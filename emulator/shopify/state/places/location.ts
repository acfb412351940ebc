import type { World } from '../../contract.ts';
import type { BareWorld } from '../world.ts';

export type LocationAddress = {
  address1: string | null;
  address2: string | null;
  city: string | null;
  provinceCode: string | null;
  countryCode: string | null;
  zip: string | null;
  phone: string | null;
};

export type Location = {
  readonly id: string;
  name: string;
  isActive: boolean;
  /** Orders from the online store may be routed here. */
  fulfillsOnlineOrders: boolean;
  /** Set for the location of a fulfillment service (3PL). */
  fulfillmentServiceId: string | null;
  address: LocationAddress;
  readonly createdAt: string;
  updatedAt: string;
  deactivatedAt: string | null;
};

/** A 3PL: an app that fulfills orders at a location of its own. */
export type FulfillmentService = {
  readonly id: string;
  handle: string;
  serviceName: string;
  locationId: string;
  callbackUrl: string | null;
  inventoryManagement: boolean;
  trackingSupport: boolean;
  requiresShippingMethod: boolean;
};

export function newLocation(
  world: BareWorld,
  input: { name: string; fulfillsOnlineOrders?: boolean; address?: Partial<LocationAddress> },
): Location {
  const now = world.now();
  return {
    id: world.newGid('Location'),
    name: input.name,
    isActive: true,
    fulfillsOnlineOrders: input.fulfillsOnlineOrders ?? true,
    fulfillmentServiceId: null,
    address: {
      address1: null,
      address2: null,
      city: null,
      provinceCode: null,
      countryCode: world.store.countryCode,
      zip: null,
      phone: null,
      ...input.address,
    },
    createdAt: now,
    updatedAt: now,
    deactivatedAt: null,
  };
}

/** The location orders are routed to when none stocks the item: the oldest active one of the merchant. */
export function primaryLocation(world: World): Location {
  for (const location of world.shop.locations.values()) {
    if (location.isActive && !location.fulfillmentServiceId) return location;
  }
  throw new Error('a shop has at least one active location');
}
