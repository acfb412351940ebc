import fc from 'fast-check';
import { changesOf } from './changes.ts';
import { linesOf, type World } from './world.ts';

const SKU = fc.constantFrom('MUG-BLUE', 'ROPE-20', 'LAMP-01');

/** Something that happens to an order in the shop. */
const event = fc.oneof(
  fc.record({ kind: fc.constant('less' as const), sku: SKU }),
  fc.record({ kind: fc.constant('more' as const), sku: SKU }),
  fc.record({ kind: fc.constant('refund' as const), sku: SKU }),
  fc.record({ kind: fc.constant('discount' as const), sku: SKU }),
  fc.record({ kind: fc.constant('shipping' as const), price: fc.constantFrom('0.00', '7.35') }),
  fc.record({ kind: fc.constant('noShipping' as const) }),
  fc.record({ kind: fc.constant('note' as const), text: fc.constantFrom('Ring', 'Leave at door') }),
  fc.record({ kind: fc.constant('paid' as const) }),
);
type Event = typeof event extends fc.Arbitrary<infer T> ? T : never;

/** Each event with how often it is hinted right after it. */
export const events = fc.array(fc.tuple(event, fc.integer({ min: 0, max: 2 })), {
  minLength: 3,
  maxLength: 7,
});

/** One order, and what may still happen to it. */
export function orderOf(world: World, order: string) {
  const shop = changesOf(world);
  const left = new Map([
    ['MUG-BLUE', 3],
    ['ROPE-20', 2],
  ]);
  const discounted = new Set<string>();
  let isPaid = false;

  function happen(one: Event): void {
    const units = 'sku' in one ? (left.get(one.sku) ?? 0) : 0;
    switch (one.kind) {
      case 'less':
        if (units === 0) return;
        left.set(one.sku, units - 1);
        return shop.edit(order, { quantities: { [one.sku]: units - 1 } });
      case 'more':
        left.set(one.sku, units + 1);
        if (!left.has(one.sku) || units === 0) return shop.edit(order, { add: { [one.sku]: 1 } });
        return shop.edit(order, { quantities: { [one.sku]: units + 1 } });
      case 'refund':
        if (units === 0 || !isPaid) return;
        left.set(one.sku, units - 1);
        return shop.refund(order, one.sku, 1, null);
      case 'discount':
        if (units === 0 || discounted.has(one.sku)) return;
        discounted.add(one.sku);
        return shop.edit(order, { discount: { [one.sku]: 30 } });
      case 'shipping':
        return shop.edit(order, { noShipping: true, shipping: one.price });
      case 'noShipping':
        return shop.edit(order, { noShipping: true });
      case 'note':
        return void shop.run(
          'mutation ($input: OrderInput!) { orderUpdate(input: $input) { userErrors { message } } }',
          { input: { id: order, note: one.text } },
        );
      case 'paid':
        if (isPaid) return;
        isPaid = true;
        return void shop.run(
          'mutation ($input: OrderMarkAsPaidInput!) { orderMarkAsPaid(input: $input) { userErrors { message } } }',
          { input: { id: order } },
        );
    }
  }

  /** What NetSuite has of it, without what differs from order to order. */
  function outcome(): object {
    const salesOrder = shop.salesOrder(order);
    const { memo, shippingcost, status } = salesOrder.fields;
    return {
      lines: linesOf(world, salesOrder)
        .slice(0, -1)
        .filter(([item, quantity, amount]) => amount !== 0 && (quantity !== 0 || item !== ''))
        .map((line) => JSON.stringify(line))
        .filter((line) => !line.includes('Subtotal'))
        .sort(),
      total: salesOrder.fields['total'],
      note: String(memo).replace(/^#\d+ ?/, ''),
      shipping: shippingcost ?? 0,
      status,
      deposits: world
        .all('customerdeposit')
        .filter(({ fields }) => fields['salesorder'] === salesOrder.id)
        .map(({ fields }) => fields['payment']),
    };
  }

  return { happen, outcome };
}
