import type { Dice } from '../../bench/soak/dice.ts';
import { add, BYPASS, shopOrders, type ShopOrder } from './shopOrders.ts';
import type { stockTruth } from './stockTruth.ts';
import type { Deeds, Side } from './stockDeeds.ts';
import type { Shop, TwoStores } from './twoStores.ts';

/** What shoppers, tills, the shops' staff and other apps do. `changed` is told of every order they touch. */
export function shopDeeds(
  { shops }: TwoStores,
  truth: ReturnType<typeof stockTruth>,
  sku: () => string,
  draw: Dice,
  moved: Map<string, number>,
  changed: (shop: Shop, order: string) => void,
): Deeds {
  const shop = (): Shop => draw.oneOf(shops) ?? shops[0];

  /** An order of this shop that the test allows for, and of which something is left to do. */
  function orderWith(one: Shop, fits: (order: ShopOrder) => boolean): ShopOrder | undefined {
    return draw.oneOf(shopOrders(one).filter((order) => !order.isCancelled && fits(order)));
  }
  const hasOpen = ({ lines }: ShopOrder) =>
    lines.some(({ remaining }) => [...remaining.values()].some((units) => units > 0));

  function buy(at: Side | null): string | null {
    const one = shop();
    const item = sku();
    const units = draw.from(1, 3);
    const places: Side[] = at ? [at] : ['east', 'west'];
    if (!places.some((place) => truth.levelOf(one, item, place).available >= units)) return null;
    const { id } = one.act<{ id: string }>('placeOrder', {
      email: `shopper${draw.from(1, 5)}@example.com`,
      lines: [{ sku: item, quantity: units }],
      payment: 'paid',
      gateway: 'shopify_payments',
      shipping: at ? [] : [{ title: 'Standard', price: '0.00' }],
      ...(at && { retailLocationId: one.locations[at] }),
    });
    changed(one, id);
    return `${one.key} ${units} ${item}`;
  }

  return {
    web: () => buy(null),
    till: () => buy(draw.chance(0.6) ? 'east' : 'west'),
    bypass() {
      const one = shop();
      const item = sku();
      const { orderCreate } = one.ask<{
        orderCreate: { order: { id: string } | null; userErrors: { message: string }[] };
      }>(
        'mutation ($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id } userErrors { message } } }',
        {
          order: {
            email: 'app@example.com',
            currency: 'USD',
            tags: [BYPASS],
            lineItems: [{ variantId: one.variants.get(item), quantity: 1 }],
          },
        },
      );
      if (!orderCreate.order) throw new Error(JSON.stringify(orderCreate.userErrors));
      changed(one, orderCreate.order.id);
      return `${one.key} 1 ${item}`;
    },
    shipInShopify() {
      const one = shop();
      const order = orderWith(one, hasOpen);
      const from = order?.fulfillmentOrders.find(({ status }) => status === 'OPEN');
      if (!order || !from) return null;
      const { fulfillmentCreate } = one.ask<{
        fulfillmentCreate: { fulfillment: object | null; userErrors: { message: string }[] };
      }>(
        'mutation ($input: FulfillmentInput!) { fulfillmentCreate(fulfillment: $input) { fulfillment { id } userErrors { message } } }',
        { input: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: from.id }] } },
      );
      if (!fulfillmentCreate.fulfillment) throw new Error(JSON.stringify(fulfillmentCreate));
      changed(one, order.id);
      return `${one.key} ${order.id}`;
    },
    /** The shop takes goods back and puts them on the shelf; the warehouse books them some time later, or not. */
    async return() {
      const one = shop();
      const line = shopOrders(one)
        .filter(({ isBypass }) => !isBypass)
        .flatMap((order) => order.lines.map((each) => ({ order, each })))
        .find(
          ({ each }) =>
            [...each.shipped.values()].some((units) => units > 0) && each.returned.size === 0,
        );
      if (!line) return null;
      const [location = ''] = line.each.shipped.keys();
      if (truth.isReceivedAlready(line.each.sku)) add(moved, line.each.sku, 1);
      const { refundCreate } = one.ask<{ refundCreate: { userErrors: { message: string }[] } }>(
        'mutation ($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) { userErrors { message } } }',
        {
          key: crypto.randomUUID(),
          input: {
            orderId: line.order.id,
            refundLineItems: [
              {
                lineItemId: line.each.id,
                quantity: 1,
                restockType: 'RETURN',
                locationId: location,
              },
            ],
          },
        },
      );
      if (refundCreate.userErrors.length > 0) throw new Error(JSON.stringify(refundCreate));
      changed(one, line.order.id);
      return `${one.key} ${line.order.id}`;
    },
    move() {
      const one = shop();
      const order = orderWith(one, hasOpen);
      const from = order?.fulfillmentOrders.find(({ status }) => status === 'OPEN');
      if (!order || !from) return null;
      const to = from.location === one.locations.east ? one.locations.west : one.locations.east;
      const { fulfillmentOrderMove } = one.ask<{
        fulfillmentOrderMove: { userErrors: { message: string }[] };
      }>(
        'mutation ($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) { userErrors { message } } }',
        { id: from.id, to },
      );
      if (fulfillmentOrderMove.userErrors.length > 0)
        throw new Error(JSON.stringify(fulfillmentOrderMove.userErrors));
      for (const line of order.lines)
        add(
          moved,
          line.sku,
          [...line.remaining.values()].reduce((all, units) => all + units, 0),
        );
      changed(one, order.id);
      return `${one.key} ${order.id}`;
    },
    cancel() {
      const one = shop();
      const order = orderWith(
        one,
        (each) => hasOpen(each) && each.lines.every(({ shipped }) => shipped.size === 0),
      );
      if (!order) return null;
      one.act('cancelOrder', { orderId: order.id, refund: true, restock: true });
      changed(one, order.id);
      return `${one.key} ${order.id}`;
    },
  };
}
