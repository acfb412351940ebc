import type { UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import { isOpen } from '../fulfillment/fulfillmentOrder.ts';
import { quantityOf } from '../inventory/inventory.ts';
import type { Location } from './location.ts';

/**
 * Why a location can't be switched off; the codes are the schema's, their descriptions stand for the texts (L). Without a
 * destination nothing may lie there and nothing may wait to be shipped from there.
 */
export function deactivationError(world: World, location: Location | undefined): UserError | null {
  const refused = (code: string, message: string): UserError => ({
    field: ['locationId'],
    message,
    code,
  });
  if (!location) return refused('LOCATION_NOT_FOUND', 'Location not found.');
  const others = [...world.shop.locations.values()].filter(
    (one) => one.isActive && !one.fulfillmentServiceId && one.id !== location.id,
  );
  if (location.fulfillmentServiceId || others.length === 0)
    return refused(
      'PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR',
      'Location either has a fulfillment service or is the only location with a shipping address.',
    );
  if (location.fulfillsOnlineOrders && !others.some((one) => one.fulfillsOnlineOrders))
    return refused(
      'CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT',
      'At least one location must fulfill online orders.',
    );
  const waits = [...world.shop.fulfillmentOrders.values()].some(
    (one) => one.locationId === location.id && isOpen(one),
  );
  if (waits)
    return refused(
      'HAS_FULFILLMENT_ORDERS_ERROR',
      'Location could not be deactivated because it has pending orders.',
    );
  const hasStock = [...world.shop.levels.values()].some(
    (level) =>
      level.locationId === location.id && level.isActive && quantityOf(level, 'on_hand') !== 0,
  );
  if (hasStock)
    return refused(
      'HAS_ACTIVE_INVENTORY_ERROR',
      'Location could not be deactivated without specifying where to relocate inventory at the location.',
    );
  return null;
}

/** Why a location can't be switched on again. */
export function activationError(world: World, location: Location | undefined): UserError | null {
  if (!location)
    return { field: ['locationId'], message: 'Location not found.', code: 'LOCATION_NOT_FOUND' };
  const isTaken = [...world.shop.locations.values()].some(
    (one) => one.isActive && one.id !== location.id && one.name === location.name,
  );
  return isTaken
    ? {
        field: ['locationId'],
        message: 'There is already an active location with this name.',
        code: 'HAS_NON_UNIQUE_NAME',
      }
    : null;
}

/** Switches a location on or off and tells it; one that is so already stays as it is. Levels keep what they have (L). */
export function setLocationActive(world: World, location: Location, isActive: boolean): void {
  if (location.isActive === isActive) return;
  world.changing(location.id, location);
  location.isActive = isActive;
  location.deactivatedAt = isActive ? null : world.now();
  location.updatedAt = world.now();
  announce(world, isActive ? 'locations/activate' : 'locations/deactivate', location);
}
