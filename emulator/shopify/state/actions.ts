import type { JsonObject, World } from '../contract.ts';
import { checkOut } from './checkout/cart.ts';
import type { Cart } from './checkout/cart.ts';
import { announce } from './events.ts';
import { holdFulfillmentOrder, releaseHolds } from './fulfillment/fulfillmentHold.ts';
import { changeQuantity, levelForOrder } from './inventory/inventory.ts';
import type { StoredName } from './inventory/inventory.ts';
import { newLocation } from './places/location.ts';
import { cancelOrder, cancelProblem } from './orders/orderCancel.ts';
import { beginEdit, stageCustomItem, stageQuantity, stageVariant } from './edits/orderEdit.ts';
import { commitEdit } from './edits/orderEditCommit.ts';
import { markAsPaid, settlePending } from './payments/orderPay.ts';
import { touchOrder } from './orders/order.ts';
import type { Order } from './orders/order.ts';
import { settleRefund } from './refunds/refundApply.ts';
import { makeReturn } from './returns/returnOpen.ts';
import type { ReturnInput } from './returns/returnOpen.ts';
import { toMinor } from './money/money.ts';
import { adjustBalance, endDispute, issuePayout, openDispute } from './payments/payouts.ts';
import type { Payout } from './payments/payouts.ts';
import { transactionsOf } from './payments/payments.ts';
import type { CartTax } from './money/taxes.ts';
import { tail } from './world.ts';

/** Orders are handed back by id and name: enough to find them again. */
function found(order: { id: string; name: string }): JsonObject {
  return { id: order.id, name: order.name };
}

/** By gid, legacy id or name. */
function orderIn(world: World, input: JsonObject): Order {
  const wanted = String(input['orderId'] ?? input['order'] ?? input['name'] ?? '');
  const direct =
    world.shop.orders.get(wanted) ?? world.shop.orders.get(`gid://shopify/Order/${wanted}`);
  const order = direct ?? [...world.shop.orders.values()].find(({ name }) => name === wanted);
  if (!order) throw new Error(`no order ${wanted}`);
  return order;
}

function refuse(errors: readonly { message: string }[]): void {
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('; '));
}

/** What a shopper, the shop's staff or another app can do, besides what the API offers. Wrong input throws. */
export const actions: Record<string, (world: World, input: JsonObject) => unknown> = {
  /** A checkout: see {@link Cart}. With `retailLocationId` a sale at the till. */
  placeOrder: (world, input) => found(checkOut(world, input as unknown as Cart)),

  /** The rest of an order is paid. */
  payLater: (world, input) => {
    const order = orderIn(world, input);
    markAsPaid(world, order);
    return found(order);
  },

  /** A pending payment ends: `status` SUCCESS or FAILURE. */
  settlePayment: (world, input) => {
    const order = orderIn(world, input);
    settlePending(world, order, input['status'] === 'FAILURE' ? 'FAILURE' : 'SUCCESS');
    return found(order);
  },

  /** Pending refunds of an order end. */
  settleRefunds: (world, input) => {
    const order = orderIn(world, input);
    for (const id of order.refundIds)
      settleRefund(world, order, world.shop.refunds.get(id)!, input['status'] !== 'FAILURE');
    return found(order);
  },

  /** `changes`: `{lineItemId, quantity}`, `{variantId, quantity}` or `{title, price, quantity}`. */
  editOrder: (world, input) => {
    const order = orderIn(world, input);
    const edit = beginEdit(world, order);
    for (const change of input['changes'] as JsonObject[]) {
      const quantity = Number(change['quantity']);
      const staged = change['lineItemId']
        ? stageQuantity(edit, { lineItemId: String(change['lineItemId']), quantity })
        : change['variantId']
          ? stageVariant(world, edit, {
              variantId: String(change['variantId']),
              quantity,
              allowDuplicates: true,
            })
          : stageCustomItem(world, edit, {
              title: String(change['title']),
              quantity,
              price: { amount: String(change['price']) },
            });
      refuse(staged.userErrors);
    }
    refuse(commitEdit(world, edit, {}));
    return found(order);
  },

  cancelOrder: (world, input) => {
    const order = orderIn(world, input);
    const cancel = {
      reason: String(input['reason'] ?? 'CUSTOMER'),
      restock: input['restock'] !== false,
      refund: input['refund'] !== false,
    };
    const problem = cancelProblem(world, order, cancel);
    if (problem) refuse([problem]);
    cancelOrder(world, order, cancel);
    return found(order);
  },

  /** The shopper asks for a return: `returnLineItems` as in `returnRequest`. */
  requestReturn: (world, input) => {
    const order = orderIn(world, input);
    const { made, userErrors } = makeReturn(
      world,
      order,
      { ...input, orderId: order.id } as unknown as ReturnInput,
      'REQUESTED',
      'input',
    );
    refuse(userErrors);
    return { id: made!.id, name: made!.name };
  },

  /** Fraud analysis comes late: `level` HIGH, MEDIUM, LOW, NONE or PENDING. */
  assessRisk: (world, input) => {
    const order = orderIn(world, input);
    world.changing(order.id, order);
    order.riskLevel = String(input['level']) as Order['riskLevel'];
    announce(world, 'orders/risk_assessment_changed', order, {
      body: {
        provider_id: null,
        provider_title: null,
        risk_level: order.riskLevel.toLowerCase(),
        created_at: world.now(),
        order_id: BigInt(tail(order.id)),
        admin_graphql_api_order_id: order.id,
      },
    });
    touchOrder(world, order, world.switches.updatedAtOnRisk);
    return found(order);
  },

  /** Another app, or somebody in the admin, changes a quantity: `name` available, reserved, damaged … by `delta`. */
  changeStock: (world, input) => {
    const item = world.shop.inventoryItems.get(String(input['inventoryItemId']));
    if (!item) throw new Error(`no inventory item ${String(input['inventoryItemId'])}`);
    const level = levelForOrder(world, item, String(input['locationId']));
    changeQuantity(
      world,
      level,
      String(input['name'] ?? 'available') as StoredName,
      Number(input['delta']),
    );
    return { id: level.id };
  },

  /** Another app holds a fulfillment order. */
  holdFulfillmentOrder: (world, input) => {
    const one = world.shop.fulfillmentOrders.get(String(input['fulfillmentOrderId']));
    const { hold, userErrors } = holdFulfillmentOrder(
      world,
      one,
      {
        reason: String(input['reason'] ?? 'OTHER'),
        handle: String(input['handle'] ?? 'other-app'),
      },
      String(input['appId'] ?? '999'),
    );
    refuse(userErrors);
    return { id: hold!.id };
  },

  /** That app releases what it holds. */
  releaseHolds: (world, input) => {
    const one = world.shop.fulfillmentOrders.get(String(input['fulfillmentOrderId']));
    refuse(releaseHolds(world, one, null, null, String(input['appId'] ?? '999')));
    return { id: one!.id };
  },

  /** Everything on the balance is paid out; `status` SCHEDULED, PAID, FAILED or CANCELED. */
  issuePayout: (world, input) => {
    const payout = issuePayout(world, (input['status'] ?? 'PAID') as Payout['status']);
    return { id: payout.id };
  },

  /** A payout fails after it was paid, or is paid at last. */
  setPayoutStatus: (world, input) => {
    const payout = world.shop.payouts.get(String(input['payoutId']));
    if (!payout) throw new Error(`no payout ${String(input['payoutId'])}`);
    payout.status = String(input['status']) as Payout['status'];
    return { id: payout.id };
  },

  /** `type` ADJUSTMENT, RESERVED_FUNDS …, `amount` a decimal in shop currency. */
  adjustBalance: (world, input) => {
    const amount = toMinor(String(input['amount']), world.store.currency);
    const { id } = adjustBalance(
      world,
      String(input['type'] ?? 'ADJUSTMENT'),
      amount,
      input['reason'] ? String(input['reason']) : null,
    );
    return { id };
  },

  openDispute: (world, input) => {
    const order = orderIn(world, input);
    const charge = transactionsOf(world, order).find(
      ({ kind, status }) => status === 'SUCCESS' && kind !== 'REFUND',
    );
    if (!charge) throw new Error(`order ${order.name} has no payment to dispute`);
    return { id: openDispute(world, order, charge).id };
  },

  endDispute: (world, input) => {
    const dispute = world.shop.disputes.get(String(input['disputeId']));
    if (!dispute) throw new Error(`no dispute ${String(input['disputeId'])}`);
    endDispute(world, dispute, input['won'] === true);
    return { id: dispute.id };
  },

  addLocation: (world, input) => {
    const location = newLocation(world, {
      name: String(input['name']),
      fulfillsOnlineOrders: input['fulfillsOnlineOrders'] !== false,
      address: (input['address'] ?? {}) as Record<string, string>,
    });
    world.changing(location.id, null);
    world.shop.locations.set(location.id, location);
    announce(world, 'locations/create', location);
    return { id: location.id };
  },

  /** A 3PL with a location of its own. */
  addFulfillmentService: (world, input) => {
    const name = String(input['name']);
    const location = newLocation(world, { name, fulfillsOnlineOrders: true });
    const service = {
      id: world.newGid('FulfillmentService'),
      handle: name.toLowerCase().replace(/[^a-z0-9]+/g, '-'),
      serviceName: name,
      locationId: location.id,
      callbackUrl: null,
      inventoryManagement: false,
      trackingSupport: true,
      requiresShippingMethod: true,
    };
    location.fulfillmentServiceId = service.id;
    world.shop.locations.set(location.id, location);
    world.shop.fulfillmentServices.set(service.id, service);
    return { id: service.id, handle: service.handle, locationId: location.id };
  },

  /** Rates an address change re-taxes with: `{ "US-CA": [{title, rate, shipping}] }`. */
  setTaxRates: (world, input) => {
    for (const [place, rates] of Object.entries(input))
      world.shop.taxRates.set(place, rates as unknown as CartTax[]);
    return { places: world.shop.taxRates.size };
  },
};
