import { virtualClock } from '../../../../emulator/shopify/clock.ts';
import type { VirtualClock } from '../../../../emulator/shopify/clock.ts';
import type { World } from '../../../../emulator/shopify/contract.ts';
import { createShopify } from '../../../../emulator/shopify/index.ts';
import type { LocalShopify } from '../../../../emulator/shopify/index.ts';
import {
  makeVariant,
  newProduct,
  setOptions,
  stock,
} from '../../../../emulator/shopify/state/catalog/productWrite.ts';
import type { StoreOptions } from '../../../../emulator/shopify/api/store.ts';
import { demoStore, START } from '../localShopify.ts';

export interface ShopWorld {
  shopify: LocalShopify;
  world: World & { action<T>(deed: () => T): T };
  clock: VirtualClock;
  /** Ids of the variants, each tracked, 10.00 + position, 1,000 on hand at both locations. */
  variants: string[];
  locations: string[];
}

/** A shop with three variants and two locations, not listening on any port. */
export function shopWorld(store: Partial<StoreOptions> = {}, routingDelayMs = 0): ShopWorld {
  const clock = virtualClock(START);
  const shopify = createShopify({
    stores: [{ ...demoStore, ...store }],
    clock,
    switches: { routingDelayMs },
  });
  const { world } = shopify.stores[0]!;
  const first = [...world.shop.locations.keys()][0]!;
  const second = world.action(() =>
    shopify.control.act(demoStore.domain, 'addLocation', { name: 'Second' }),
  ) as { id: string };
  const variants = world.action(() => {
    const product = newProduct(world, { title: 'Shirt' });
    setOptions(world, product, [{ name: 'Size', values: ['S', 'M', 'L'] }]);
    return ['S', 'M', 'L'].map((size, index) => {
      const price = `${10 + index}.9${index}`;
      const input = { price, inventoryItem: { sku: `SHIRT-${size}`, tracked: true } };
      const variant = makeVariant(world, product, input, [size]);
      stock(world, variant, first, 'on_hand', 1000);
      stock(world, variant, second.id, 'on_hand', 1000);
      return variant.id;
    });
  });
  return { shopify, world, clock, variants, locations: [first, second.id] };
}
