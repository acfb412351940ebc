import type { JsonObject, World } from '../contract.ts';
import { checkOut } from './cart.ts';
import type { Cart } from './cart.ts';
import { announce } from './events.ts';
import { newLocation } from './location.ts';

/** Orders are handed back by id and name: enough to find them again. */
function found(order: { id: string; name: string }): JsonObject {
  return { id: order.id, name: order.name };
}

/** What a shopper or the shop's staff can do, besides what the API offers. */
export const actions: Record<string, (world: World, input: JsonObject) => unknown> = {
  placeOrder: (world, input) => found(checkOut(world, input as unknown as Cart)),
  addLocation: (world, input) => {
    const location = newLocation(world, {
      name: String(input.name),
      fulfillsOnlineOrders: input.fulfillsOnlineOrders !== false,
      address: (input.address ?? {}) as Record<string, string>,
    });
    world.changing(location.id, null);
    world.shop.locations.set(location.id, location);
    announce(world, 'locations/create', location);
    return { id: location.id };
  },
};
