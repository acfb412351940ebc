import type { World } from '../../contract.ts';
import { ledgerTotal, book, EMPTY_SNAPSHOT } from '../orders/ledger.ts';
import { announce } from '../events.ts';
import type { Order } from '../orders/order.ts';
import { totalPrice } from '../orders/orderTotals.ts';
import { isPaid } from '../payments/payments.ts';
import { commitOrder, routeOrder } from './routing.ts';
import { touchCustomer } from '../customers/customer.ts';
import { orderOf } from '../orders/order.ts';

/**
 * The order exists: it is kept, booked, takes its stock, is told to whoever listens, and is routed
 * some time later.
 */
export function keepOrder(world: World, order: Order): void {
  const { shop } = world;
  world.changing(order.id, null);
  shop.orders.set(order.id, order);
  order.originalTotal = totalPrice(order);
  book(world, order, EMPTY_SNAPSHOT, { kind: 'OrderAgreement', reason: 'ORDER', sourceId: null });
  if (!order.stated && ledgerTotal(order).presentment !== order.originalTotal.presentment)
    throw new Error(`order ${order.name}: sales do not sum to its total`);
  const customer = order.customerId ? shop.customers.get(order.customerId) : undefined;
  if (customer) {
    world.changing(customer.id, customer);
    customer.orderIds.push(order.id);
    touchCustomer(world, customer);
  }
  if (order.inventoryBehaviour === 'DECREMENT') commitOrder(world, order);
}

export function announceOrder(world: World, order: Order): void {
  announce(world, 'orders/create', order);
  announce(world, 'orders/updated', order);
  if (isPaid(world, order)) announce(world, 'orders/paid', order);
}

/** Routing runs as an action of its own after the switch's delay; 0 = at once. */
export function routeLater(world: World, order: Order): void {
  const delay = world.switches.routingDelayMs;
  if (delay <= 0) {
    routeOrder(world, order);
    return;
  }
  world.later(delay, () => {
    if (world.shop.orders.has(order.id)) routeOrder(world, orderOf(world, order.id));
  });
}
