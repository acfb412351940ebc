import { adjustStock } from '../../scripts/local/demoAccount.ts';
import type { World } from '../orders/world.ts';

export interface Level {
  onHand: number;
  available: number;
  committed: number;
}

/** What the tests do as the people who move stock, and what the shop's admin shows. */
export interface Stockroom {
  /** `SKU → units` at a location, by an inventory adjustment; a person saves it, if nothing else is said. */
  adjust(side: 'east' | 'west', units: Record<string, number>, context?: string): Promise<string>;
  /** The shop's figures. */
  level(sku: string, side?: 'east' | 'west'): Level;
  /** Another app or a person sets on_hand in Shopify. */
  setByOther(sku: string, side: 'east' | 'west', onHand: number): void;
  sweep(): Promise<void>;
  /** Work rows of stock that are not done. */
  waiting(): string[];
  /** Changes the store's stock settings; what is not named keeps its value. */
  configure(stock: object): Promise<string>;
}

export function stockroom(world: World): Stockroom {
  const itemOf = (sku: string) => world.shop.inventoryItems.get(sku) ?? '';
  return {
    adjust: (side, units, context) =>
      adjustStock(
        world.netsuite,
        world.account.adjustmentAccount,
        Object.entries(units).map(([sku, adjustqtyby]) => ({
          item: world.account.items.get(sku) ?? '',
          location: world.account.locations[side],
          adjustqtyby,
          unitcost: 5,
        })),
        context,
      ),
    level(sku, side = 'east') {
      const found = world.ask<{
        inventoryItem: {
          inventoryLevel: { quantities: { name: string; quantity: number }[] } | null;
        };
      }>(
        `query ($id: ID!, $location: ID!) { inventoryItem(id: $id) { inventoryLevel(locationId: $location) {
          quantities(names: ["on_hand", "available", "committed"]) { name quantity } } } }`,
        { id: itemOf(sku), location: world.shop.locations[side] },
      ).inventoryItem.inventoryLevel;
      const units = (name: string) =>
        found?.quantities.find((one) => one.name === name)?.quantity ?? NaN;
      return {
        onHand: units('on_hand'),
        available: units('available'),
        committed: units('committed'),
      };
    },
    setByOther(sku, side, onHand) {
      world.ask(
        `mutation ($input: InventorySetQuantitiesInput!, $key: String!) {
          inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { message } } }`,
        {
          key: crypto.randomUUID(),
          input: {
            name: 'on_hand',
            reason: 'correction',
            quantities: [
              {
                inventoryItemId: itemOf(sku),
                locationId: world.shop.locations[side],
                quantity: onHand,
                changeFromQuantity: null,
              },
            ],
          },
        },
      );
    },
    configure(changes) {
      const [store] = world.all('customrecord_xdk_store');
      const settings = JSON.parse(String(store?.fields['custrecord_xdk_store_settings'])) as {
        stock?: object;
      };
      return world.edit('customrecord_xdk_store', store?.id ?? '', {
        custrecord_xdk_store_settings: JSON.stringify({
          ...settings,
          stock: { ...settings.stock, ...changes },
        }),
      });
    },
    waiting: () =>
      world
        .all('customrecord_xdk_work')
        .filter(
          ({ fields }) =>
            fields['custrecord_xdk_work_entity'] === 'stock' &&
            fields['custrecord_xdk_work_done'] !== fields['custrecord_xdk_work_hinted'],
        )
        .map(({ externalId }) => String(externalId).slice('xdk:'.length)),
    async sweep() {
      await world.netsuite.runTask('customscript_xdk_mr_inventory', {
        deploymentId: 'customdeploy_xdk_mr_inventory_1',
      });
      await world.netsuite.settled();
    },
  };
}
