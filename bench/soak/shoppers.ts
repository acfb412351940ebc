import { CATALOG } from '../../scripts/local/catalog.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Dice } from './dice.ts';
import { GOODS } from './kit.ts';
import { refundOf, type Ask } from './refundOf.ts';

const PEOPLE = 24;
/** Orders that are still worth doing something to. */
const MOST_REMEMBERED = 60;

/** Shoppers of one store, and its staff, do what they do; what Shopify refuses is counted and forgotten. */
export function shoppers(
  world: VirtualWorld,
  { key, shop }: VirtualWorld['stores'][number],
  dice: Dice,
) {
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
      const isGuest = dice.chance(0.15);
      const isAtTill = dice.chance(0.1);
      // Nobody carries away what is not there.
      const goods = isAtTill ? CATALOG.filter(({ stock }) => stock.west > 0) : GOODS;
      const abroad = dice.chance(0.1) ? dice.oneOf(ABROAD) : undefined;
      const lines = Array.from({ length: dice.from(1, 4) }, () => {
        const { sku, price } = dice.oneOf(goods) ?? { sku: '', price: '' };
        const inHis = abroad && (Number(price) / Number(abroad.exchangeRate)).toFixed(2);
        return { sku, quantity: dice.from(1, 3), ...(inHis && { price: inHis }) };
      });
      const result = act('placeOrder', {
        email: isGuest
          ? `guest${dice.from(1, 6)}@example.com`
          : `Shopper${dice.from(1, PEOPLE)}@example.com`,
        ...(!isGuest && { firstName: 'Sam', lastName: 'Shopper' }),
        lines,
        shipping:
          !isAtTill && dice.chance(0.85)
            ? [
                {
                  title: dice.chance(0.3) ? 'Express' : 'Standard',
                  price: `${dice.from(0, 19)}.${dice.from(10, 99)}`,
                },
              ]
            : [],
        discounts: dice.chance(0.4)
          ? [
              dice.chance(0.5)
                ? { title: 'TEN', percentage: '10' }
                : { title: 'OFF', amount: `${dice.from(1, 5)}.33` },
            ]
          : [],
        taxes: dice.chance(0.8)
          ? [
              { title: 'State', rate: '0.0725', shipping: dice.chance(0.5) },
              ...(dice.chance(0.3) ? [{ title: 'City', rate: '0.0125' }] : []),
            ]
          : [],
        taxesIncluded: dice.chance(0.2),
        ...(dice.chance(0.05) && { tip: '3.00' }),
        ...abroad,
        ...(isAtTill ? { retailLocationId: shop.locations.west } : { shippingAddress: ADDRESS }),
        payment:
          isAtTill || dice.chance(0.8) ? 'paid' : dice.chance(0.5) ? 'authorized' : 'pending',
        gateway: 'shopify_payments',
      });
      if (!result) return;
      const { id } = result as { id: string };
      placed.push(id);
      if (isAtTill) handedOver.add(`${key}:${id.slice(id.lastIndexOf('/') + 1)}`);
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
      const answer = ask(
        'mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { refund { id } userErrors { message } } }',
        { key: `soak-${world.time.now()}-${dice.from(1, 1_000_000)}`, input },
      );
      const made = answer.data?.['refundCreate'] as { refund: object | null } | undefined;
      count(made?.refund ? 'refund' : 'refund refused');
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

/** Who pays in a currency that is not the shop's; prices are told in it. */
const ABROAD = [
  { currency: 'EUR', exchangeRate: '1.0847' },
  { currency: 'CAD', exchangeRate: '0.7312' },
  { currency: 'GBP', exchangeRate: '1.2709' },
];

const ADDRESS = {
  firstName: 'Sam',
  lastName: 'Shopper',
  address1: '12 Harbor Street',
  city: 'Oakland',
  provinceCode: 'CA',
  countryCode: 'US',
  zip: '94607',
};
