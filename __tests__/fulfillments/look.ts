import type { Ground } from './ground.ts';

/** What the cases look at. */
export function look({ world, house }: Ground) {
  /** What the order's fulfillments say, short. */
  const made = (order: string) =>
    house.fulfillments(order).map(({ status, location, fulfillmentLineItems }) => ({
      status,
      place: location.id === world.shop.locations.east ? 'east' : 'west',
      units: fulfillmentLineItems.nodes.map(
        ({ quantity, lineItem }) => `${quantity} ${lineItem.sku}`,
      ),
    }));
  const isOpen = (shipment: string) => house.dirty().includes(`demo:item_fulfillment:${shipment}`);
  const errorsAbout = (shipment: string) =>
    world.errors().filter(([cause]) => cause === `shipment:${shipment}`);
  return { made, isOpen, errorsAbout };
}

/** A fulfillment as `made` shows it. */
export const shipped = (place: string, ...units: string[]) => ({
  status: 'SUCCESS',
  place,
  units,
});
