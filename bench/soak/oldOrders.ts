import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { drawCart } from './cart.ts';
import type { Dice } from './dice.ts';

const HOUR = 3_600_000;
const SIXTY_DAYS_MS = 60 * 24 * HOUR;
const ORDERS = 3;

/**
 * A few orders of each store that get older than 60 days within the next hours, and are changed after that: paid, edited,
 * shipped. An app without `read_all_orders` can't read them any more.
 *
 * @returns their ids, store by store
 */
export function oldOrders(world: VirtualWorld, dice: Dice, hours: number): string[][] {
  const { time, shopify } = world;
  return world.stores.map((store) =>
    Array.from({ length: ORDERS }, () => {
      const ages = dice.random() * Math.max(1, hours / 2) * HOUR;
      const moment = new Date(time.now() + ages - SIXTY_DAYS_MS).toISOString();
      const createdAt = moment.replace(/\.\d+Z$/, 'Z');
      const cart = drawCart(store, dice, []);
      const { id } = shopify.control.act(store.key, 'placeOrder', {
        ...cart,
        createdAt,
      }) as { id: string };
      time.at(time.now() + ages + dice.wait(HOUR), () => {
        const variantId = store.shop.variants.get('ROPE-20');
        try {
          shopify.control.act(store.key, 'editOrder', {
            orderId: id,
            changes: [{ variantId, quantity: 1 }],
          } as never);
        } catch {
          // Cancelled by now.
        }
      });
      return id;
    }),
  );
}

/** Of changes that it could not read and no webhook told, Crossdock hears by the backfill that an administrator starts. */
export function readOldOrders(world: VirtualWorld, key: string, begin: number): Promise<unknown> {
  return world.netsuite.runTask('customscript_xdk_mr_backfill', {
    params: {
      custscript_xdk_backfill_store: key,
      custscript_xdk_backfill_from: new Date(begin - SIXTY_DAYS_MS - HOUR).toISOString(),
      custscript_xdk_backfill_to: new Date(begin).toISOString(),
    },
  });
}
