import fc from 'fast-check';
import { checkOut } from '../../../../emulator/shopify/state/checkout/cart.ts';
import type { Cart } from '../../../../emulator/shopify/state/checkout/cart.ts';
import { createFulfillment } from '../../../../emulator/shopify/state/fulfillment/fulfillment.ts';
import { cancelFulfillment } from '../../../../emulator/shopify/state/fulfillment/fulfillmentCancel.ts';
import {
  fulfillmentOrdersOf,
  isOpen,
} from '../../../../emulator/shopify/state/fulfillment/fulfillmentOrder.ts';
import {
  holdFulfillmentOrder,
  releaseHolds,
} from '../../../../emulator/shopify/state/fulfillment/fulfillmentHold.ts';
import { moveFulfillmentOrder } from '../../../../emulator/shopify/state/fulfillment/fulfillmentOrderMove.ts';
import { splitFulfillmentOrders } from '../../../../emulator/shopify/state/fulfillment/fulfillmentOrderSplit.ts';
import { quantityOf } from '../../../../emulator/shopify/state/inventory/inventory.ts';
import { ledgerTotal } from '../../../../emulator/shopify/state/orders/ledger.ts';
import {
  currentQuantity,
  unfulfilledQuantity,
} from '../../../../emulator/shopify/state/orders/order.ts';
import type { Order } from '../../../../emulator/shopify/state/orders/order.ts';
import {
  cancelOrder,
  cancelProblem,
} from '../../../../emulator/shopify/state/orders/orderCancel.ts';
import {
  beginEdit,
  editableQuantity,
  stageDiscount,
  stageQuantity,
  stageVariant,
} from '../../../../emulator/shopify/state/edits/orderEdit.ts';
import { commitEdit } from '../../../../emulator/shopify/state/edits/orderEditCommit.ts';
import {
  currentTotalPrice,
  totalPrice,
} from '../../../../emulator/shopify/state/orders/orderTotals.ts';
import { createRefund } from '../../../../emulator/shopify/state/refunds/refundCreate.ts';
import { makeReturn } from '../../../../emulator/shopify/state/returns/returnOpen.ts';
import { processReturn } from '../../../../emulator/shopify/state/returns/returnProcess.ts';
import { setReturnStatus } from '../../../../emulator/shopify/state/returns/returns.ts';
import { shopWorld } from './shopWorld.ts';
import type { ShopWorld } from './shopWorld.ts';

const cart = fc.record({
  lines: fc.array(fc.record({ variant: fc.nat(2), quantity: fc.integer({ min: 1, max: 7 }) }), {
    minLength: 1,
    maxLength: 4,
  }),
  taxesIncluded: fc.boolean(),
  rates: fc.array(fc.constantFrom('0.19', '0.0825', '0.07', '0.005'), { maxLength: 3 }),
  percentage: fc.option(fc.integer({ min: 1, max: 99 })),
  off: fc.option(fc.integer({ min: 1, max: 2500 })),
  shipping: fc.option(fc.integer({ min: 0, max: 1999 })),
  freeShipping: fc.boolean(),
  tip: fc.boolean(),
  foreign: fc.boolean(),
});
const step = fc.record({
  kind: fc.constantFrom(
    'fulfill',
    'edit',
    'add',
    'discount',
    'refund',
    'return',
    'process',
    'undo',
    'move',
    'split',
    'hold',
    'cancel',
    'exchange',
  ),
  a: fc.nat(5),
  b: fc.nat(5),
  c: fc.nat(3),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function cents(amount: number): string {
  return (amount / 100).toFixed(2);
}

function place(
  { world, variants }: ShopWorld,
  values: typeof cart extends fc.Arbitrary<infer T> ? T : never,
): Order {
  const input: Cart = {
    email: 'ada@example.com',
    taxesIncluded: values.taxesIncluded,
    ...(values.foreign ? { currency: 'EUR', exchangeRate: '1.0847' } : {}),
    lines: values.lines.map(({ variant, quantity }) => ({
      variantId: variants[variant]!,
      quantity,
      ...(values.foreign ? { price: cents(937 + variant * 111) } : {}),
    })),
    taxes: values.rates.map((rate, index) => ({
      title: `Tax ${index}`,
      rate,
      shipping: index === 0,
    })),
    discounts: [
      ...(values.percentage === null
        ? []
        : [{ title: 'PART', percentage: String(values.percentage) }]),
      ...(values.off === null ? [] : [{ title: 'OFF', amount: cents(values.off) }]),
      ...(values.freeShipping
        ? [{ title: 'FREE', percentage: '100', target: 'SHIPPING_LINE' as const }]
        : []),
    ],
    ...(values.shipping === null
      ? {}
      : { shipping: [{ title: 'Standard', price: cents(values.shipping) }] }),
    ...(values.tip ? { tip: '2.50' } : {}),
  };
  return world.action(() => checkOut(world, input));
}

/** One step of somebody's life with the order; what is not possible now is left out. */
function take(
  { world, variants, locations }: ShopWorld,
  order: Order,
  { kind, a, b, c }: Step,
): void {
  const open = fulfillmentOrdersOf(world, order).filter(isOpen);
  const one = open[a % Math.max(open.length, 1)];
  const line = order.lines[a % order.lines.length]!;
  const made = order.returnIds.map((id) => world.shop.returns.get(id)!).at(-1);
  switch (kind) {
    case 'fulfill': {
      const held = one?.lines[b % Math.max(one.lines.length, 1)];
      if (one && held)
        createFulfillment(world, {
          lineItemsByFulfillmentOrder: [
            {
              fulfillmentOrderId: one.id,
              fulfillmentOrderLineItems: [
                { id: held.id, quantity: 1 + (c % Math.max(held.remaining, 1)) },
              ],
            },
          ],
        });
      return;
    }
    case 'edit': {
      const edit = beginEdit(world, order);
      stageQuantity(edit, {
        lineItemId: line.id,
        quantity: currentQuantity(line) - editableQuantity(line) + b,
        restock: c > 0,
      });
      commitEdit(world, edit, {});
      return;
    }
    case 'add': {
      const edit = beginEdit(world, order);
      stageVariant(world, edit, {
        variantId: variants[b % 3]!,
        quantity: 1 + c,
        allowDuplicates: true,
      });
      commitEdit(world, edit, {});
      return;
    }
    case 'discount': {
      const edit = beginEdit(world, order);
      stageDiscount(edit, line.id, { description: 'Sorry', percentValue: 5 + b });
      commitEdit(world, edit, {});
      return;
    }
    case 'refund':
      createRefund(world, order, {
        orderId: order.id,
        refundLineItems: [
          {
            lineItemId: line.id,
            quantity: 1 + b,
            restockType: (['CANCEL', 'NO_RESTOCK', 'RETURN', 'CANCEL'] as const)[c]!,
          },
        ],
        shipping: c === 1 ? { fullRefund: true } : null,
        transactions:
          order.transactionIds[0] && c !== 2
            ? [
                {
                  amount: cents(100 * b + c),
                  gateway: '',
                  kind: 'REFUND',
                  parentId: order.transactionIds[0],
                },
              ]
            : [],
      });
      return;
    case 'return':
    case 'exchange': {
      const shipped = order.fulfillmentIds.map((id) => world.shop.fulfillments.get(id)!)[
        a % Math.max(order.fulfillmentIds.length, 1)
      ];
      const item = shipped?.lines[b % Math.max(shipped.lines.length, 1)];
      if (!item) return;
      makeReturn(
        world,
        order,
        {
          orderId: order.id,
          returnLineItems: [
            {
              fulfillmentLineItemId: item.id,
              quantity: 1,
              ...(c === 1 ? { restockingFee: { percentage: 15 } } : {}),
            },
          ],
          exchangeLineItems:
            kind === 'exchange' ? [{ variantId: variants[b % 3]!, quantity: 1 }] : [],
        },
        'OPEN',
        'returnInput',
      );
      return;
    }
    case 'process': {
      const back = made?.lines[0];
      if (!made || !back) return;
      const reverse = world.shop.reverseFulfillmentOrders.get(
        made.reverseFulfillmentOrderIds[0] ?? '',
      )?.lines[0];
      processReturn(world, made, {
        returnId: made.id,
        returnLineItems: [
          {
            id: back.id,
            quantity: 1,
            dispositions:
              reverse && b > 2
                ? [
                    {
                      reverseFulfillmentOrderLineItemId: reverse.id,
                      quantity: 1,
                      dispositionType: 'RESTOCKED',
                      locationId: locations[0]!,
                    },
                  ]
                : [],
          },
        ],
        exchangeLineItems: made.exchangeLines.map(({ id }) => ({ id, quantity: 1 })),
        financialTransfer:
          c > 1 && order.transactionIds[0]
            ? {
                issueRefund: {
                  orderTransactions: [
                    { parentId: order.transactionIds[0], transactionAmount: { amount: '1.00' } },
                  ],
                },
              }
            : null,
      });
      return;
    }
    case 'undo': {
      if (made && c === 0) setReturnStatus(world, made, 'CANCELED');
      const last = order.fulfillmentIds.at(-1);
      if (last && c > 0 && order.returnIds.length === 0)
        cancelFulfillment(world, world.shop.fulfillments.get(last)!);
      return;
    }
    case 'move':
      if (one)
        moveFulfillmentOrder(
          world,
          one,
          locations[b % 2]!,
          c === 0 ? null : [{ id: one.lines[0]!.id, quantity: 1 }],
        );
      return;
    case 'split':
      if (one)
        splitFulfillmentOrders(world, [
          {
            fulfillmentOrderId: one.id,
            fulfillmentOrderLineItems: [{ id: one.lines[0]!.id, quantity: 1 }],
          },
        ]);
      return;
    case 'hold':
      if (one && c > 1)
        holdFulfillmentOrder(world, one, { reason: 'OTHER', handle: `h${b}` }, 'app');
      else if (one) releaseHolds(world, one, null, null, 'app');
      return;
    case 'cancel': {
      const input = { reason: 'CUSTOMER', restock: b > 2, refund: c > 1 };
      if (a === 5 && !cancelProblem(world, order, input)) cancelOrder(world, order, input);
      return;
    }
  }
}

function expectSound({ world }: ShopWorld, order: Order): void {
  expect(ledgerTotal(order)).toEqual(currentTotalPrice(order));
  const held = new Map<string, number>();
  for (const one of fulfillmentOrdersOf(world, order).filter(isOpen))
    for (const line of one.lines)
      held.set(line.lineItemId, (held.get(line.lineItemId) ?? 0) + line.remaining);
  for (const line of order.lines.filter(({ isTip }) => !isTip)) {
    expect(line.removed + line.refunded).toBeLessThanOrEqual(line.quantity);
    expect(unfulfilledQuantity(line)).toBeGreaterThanOrEqual(0);
    if (!order.cancelledAt)
      expect([line.id, held.get(line.id) ?? 0]).toEqual([line.id, unfulfilledQuantity(line)]);
  }
}

/** Committed stock is exactly what open fulfillment orders wait for, place by place. */
function expectCommitted({ world }: ShopWorld): void {
  const wanted = new Map<string, number>();
  for (const one of world.shop.fulfillmentOrders.values()) {
    if (!isOpen(one)) continue;
    for (const { lineItemId, remaining } of one.lines) {
      const order = world.shop.orders.get(one.orderId)!;
      const { variantId } = order.lines.find(({ id }) => id === lineItemId)!;
      const key = `${world.shop.variants.get(variantId!)!.inventoryItemId} ${one.locationId}`;
      wanted.set(key, (wanted.get(key) ?? 0) + remaining);
    }
  }
  for (const level of world.shop.levels.values()) {
    expect(level.committed).toBe(wanted.get(`${level.itemId} ${level.locationId}`) ?? 0);
    const { available, committed, reserved, damaged, safety_stock, quality_control } = level;
    expect(quantityOf(level, 'on_hand')).toBe(
      available + committed + reserved + damaged + safety_stock + quality_control,
    );
  }
}

describe('an order, whatever happens to it', () => {
  it('has agreements that sum to its current total, and stock that is committed where it is waited for', () => {
    fc.assert(
      fc.property(cart, fc.array(step, { maxLength: 14 }), (values, steps) => {
        const shop = shopWorld();
        const order = place(shop, values);
        expectSound(shop, order);
        for (const one of steps) {
          shop.world.action(() => take(shop, order, one));
          expectSound(shop, order);
          expectCommitted(shop);
        }
      }),
      { numRuns: 80 },
    );
  });

  it('allocates each discount exactly, and its parts sum to its total', () => {
    fc.assert(
      fc.property(cart, (values) => {
        const shop = shopWorld();
        const order = place(shop, values);
        const lines = order.lines.filter(({ isTip }) => !isTip);
        const gross = lines.reduce(
          (total, line) => total + line.unitPrice.presentment * line.quantity,
          0,
        );
        const of = (title: string): number =>
          lines
            .flatMap(({ allocations }) => allocations)
            .filter(({ application }) => application.title === title)
            .reduce((total, { amount }) => total + amount.presentment, 0);
        const part = values.percentage === null ? 0 : Math.round((gross * values.percentage) / 100);
        expect(of('PART')).toBe(part);
        expect(of('OFF')).toBe(values.off === null ? 0 : Math.min(values.off, gross - part));
        const shipping = values.freeShipping ? 0 : (values.shipping ?? 0);
        const tax = [...order.lines, ...order.shippingLines]
          .flatMap(({ taxLines }) => taxLines)
          .reduce((total, { price }) => total + price.presentment, 0);
        const expected =
          gross -
          of('PART') -
          of('OFF') +
          shipping +
          (values.tip ? 250 : 0) +
          (values.taxesIncluded ? 0 : tax);
        expect(totalPrice(order).presentment).toBe(expected);
      }),
      { numRuns: 40 },
    );
  });
});
