import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Dice } from './dice.ts';
import { GOODS } from './kit.ts';
import type { Ask } from './refundOf.ts';

/** Tag of orders that claim no stock in Shopify. */
export const UNCLAIMED = 'unclaimed';

/** An app of somebody else: it brings in orders of a marketplace, which by default claim no stock (finding 38 (6)). */
export function otherApp(
  { shopify }: VirtualWorld,
  { key, shop }: VirtualWorld['stores'][number],
  dice: Dice,
) {
  const counts: Record<string, number> = {};
  const ask: Ask = (query, variables) => shopify.control.query(key, query, variables) as never;
  return {
    counts,
    deeds: {
      sellElsewhere(): void {
        const order = {
          email: `market${dice.from(1, 9)}@example.com`,
          tags: [UNCLAIMED],
          lineItems: [
            {
              variantId: shop.variants.get(dice.oneOf(GOODS)?.sku ?? ''),
              quantity: dice.from(1, 2),
              requiresShipping: true,
            },
          ],
          shippingAddress: {
            firstName: 'Max',
            lastName: 'Market',
            address1: '4 Fair Street',
            city: 'Oakland',
            provinceCode: 'CA',
            countryCode: 'US',
            zip: '94607',
          },
        };
        const { data } = ask(CREATE, { order });
        const made = data?.['orderCreate'] as { order: object | null } | undefined;
        const what = made?.order ? 'sold elsewhere' : 'sold elsewhere, refused';
        counts[what] = (counts[what] ?? 0) + 1;
      },
    },
  };
}

const CREATE =
  'mutation ($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id } userErrors { message } } }';
