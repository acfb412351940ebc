import { CATALOG } from '../../scripts/local/catalog.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { drawCart } from './cart.ts';
import type { Branch } from './companies.ts';
import type { Dice } from './dice.ts';
import { GOODS } from './kit.ts';
import { refundOf, refundOfShipping, type Ask } from './refundOf.ts';

/** Orders that are still worth doing something to. */
const MOST_REMEMBERED = 60;

/** Shoppers of one store, and its staff, do what they do; what Shopify refuses is counted and forgotten. */
export function shoppers(
  world: VirtualWorld,
  store: VirtualWorld['stores'][number],
  dice: Dice,
  branches: readonly Branch[],
) {
  const { key, shop } = store;
  const { control } = world.shopify;
  const placed: string[] = [];
  const handedOver = new Set<string>();
  const counts: Record<string, number> = {};

  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);

  function act(action: string, input: Record<string, unknown>): unknown {
    try {
      const result = control.act(key, action, input as never);
      count(action);
      return result;
    } catch {
      count(`${action} refused`);
      return null;
    }
  }
  const ask: Ask = (query, variables) => control.query(key, query, variables) as never;

  const recent = () => placed.slice(-MOST_REMEMBERED);
  const order = () => dice.oneOf(recent());

  const deeds = {
    buy(): void {
      const cart = drawCart(store, dice, branches);
      const result = act('placeOrder', cart);
      if (!result) return;
      const { id } = result as { id: string };
      placed.push(id);
      if (cart.retailLocationId) handedOver.add(`${key}:${id.slice(id.lastIndexOf('/') + 1)}`);
    },
    payLater(): void {
      act('payLater', { orderId: order() });
    },
    cancel(): void {
      act('cancelOrder', { orderId: order(), refund: dice.chance(0.8), restock: true });
    },
    edit(): void {
      const orderId = order();
      const lines = linesOf(orderId);
      const line = dice.oneOf(lines);
      const change =
        dice.chance(0.5) && line
          ? { lineItemId: line.id, quantity: Math.max(0, line.currentQuantity + dice.from(-1, 1)) }
          : { variantId: shop.variants.get(dice.oneOf(GOODS)?.sku ?? ''), quantity: 1 };
      act('editOrder', { orderId, changes: [change] });
    },
    /** Money back for one unit that will not be shipped, or that the shopper keeps. */
    refund(): void {
      const orderId = order();
      const line = dice.oneOf(linesOf(orderId).filter((one) => one.refundableQuantity > 0));
      if (!orderId || !line) return;
      const input = refundOf(ask, orderId, {
        lineItemId: line.id,
        quantity: 1,
        restockType: dice.chance(0.7) ? 'CANCEL' : 'NO_RESTOCK',
      });
      repay('refund', input);
    },
    /** Shipping is paid back, before the goods leave or afterwards. */
    refundShipping(): void {
      const orderId = order();
      if (orderId) repay('refund shipping', refundOfShipping(ask, orderId));
    },
    /** Some money is given back without taking anything off the order. */
    giveMoneyBack(): void {
      const orderId = order();
      if (!orderId) return;
      const { transactions } = refundOfShipping(ask, orderId);
      repay('give money back', { orderId, note: 'goodwill', transactions });
    },
    /** Another app, or somebody at the shelf, takes units aside. */
    setAside(): void {
      const sku = dice.oneOf(CATALOG)?.sku ?? '';
      act('changeStock', {
        inventoryItemId: shop.inventoryItems.get(sku),
        locationId: dice.chance(0.5) ? shop.locations.east : shop.locations.west,
        name: dice.oneOf(['damaged', 'reserved', 'safety_stock', 'quality_control']),
        delta: 1,
      });
    },
  };

  function repay(what: string, input: Record<string, unknown>): void {
    const answer = ask(
      'mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { message } } }',
      { key: `soak-${world.time.now()}-${dice.from(1, 1_000_000)}`, input },
    );
    const made = answer.data?.['refundCreate'] as { refund: object | null } | undefined;
    count(made?.refund ? what : `${what} refused`);
  }

  function linesOf(id: string | undefined): Line[] {
    if (!id) return [];
    const { data } = ask(
      'query ($id: ID!) { order(id: $id) { lineItems(first: 20) { nodes { id currentQuantity refundableQuantity } } } }',
      { id },
    );
    return (data?.['order'] as { lineItems: { nodes: Line[] } } | undefined)?.lineItems.nodes ?? [];
  }

  return { deeds, counts, placed, recent, handedOver };
}

interface Line {
  id: string;
  currentQuantity: number;
  refundableQuantity: number;
}
