import type { Ctx, ResolverMap } from '../../contract.ts';
import { cancelLater, cancelProblem } from '../../state/orders/orderCancel.ts';
import type { CancelInput } from '../../state/orders/orderCancel.ts';
import { createOrder } from '../../state/checkout/orderCreate.ts';
import type {
  InventoryBehaviour,
  OrderCreateInput,
} from '../../state/checkout/orderCreateInput.ts';
import type { CancelJob } from '../../state/jobs.ts';
import {
  canMarkAsPaid,
  capture,
  manualPayment,
  markAsPaid,
} from '../../state/payments/orderPay.ts';
import type { CaptureInput } from '../../state/payments/orderPay.ts';
import type { Order } from '../../state/orders/order.ts';
import { announce } from '../../state/events.ts';
import { setClosed, updateOrder } from '../../state/orders/orderUpdate.ts';
import type { OrderUpdateInput } from '../../state/orders/orderUpdate.ts';
import { writeMetafields } from '../metafields.ts';
import type { MetafieldInput } from '../metafields.ts';

function missing(field: string) {
  return { order: null, userErrors: [{ field: [field], message: 'Order does not exist' }] };
}

/** The order, as far as this app may see it. */
export function orderFor(ctx: Ctx, id: string): Order | null {
  const order = ctx.shop.orders.get(id);
  return order && ctx.canSeeOrder(order.createdAt) ? order : null;
}

export const orderMutations: ResolverMap = {
  Query: {
    job: (_parent, { id }: { id: string }, ctx) => ctx.shop.jobs.get(id) ?? null,
  },
  Job: { query: () => ({}) },
  OrderCancelJobResult: {
    order: ({ orderId }: CancelJob, _args, ctx) => ctx.shop.orders.get(orderId) ?? null,
  },
  Mutation: {
    orderCreate: (
      _parent,
      {
        order,
        options,
      }: { order: OrderCreateInput; options?: { inventoryBehaviour?: InventoryBehaviour } | null },
      ctx,
    ) => createOrder(ctx, order, options?.inventoryBehaviour ?? 'BYPASS', ctx.appId),
    orderUpdate: (
      _parent,
      { input }: { input: OrderUpdateInput & { metafields?: MetafieldInput[] | null } },
      ctx,
    ) => {
      const order = orderFor(ctx, input.id);
      if (!order) return missing('id');
      const userErrors = updateOrder(ctx, order, input, ctx.apiVersion);
      if (userErrors.length > 0) return { order: null, userErrors };
      writeMetafields(ctx, order.id, input.metafields);
      return { order, userErrors: [] };
    },
    orderClose: (_parent, { input }: { input: { id: string } }, ctx) => {
      const order = orderFor(ctx, input.id);
      if (!order) return missing('id');
      setClosed(ctx, order, true);
      return { order, userErrors: [] };
    },
    orderOpen: (_parent, { input }: { input: { id: string } }, ctx) => {
      const order = orderFor(ctx, input.id);
      if (!order) return missing('id');
      setClosed(ctx, order, false);
      return { order, userErrors: [] };
    },
    orderMarkAsPaid: (_parent, { input }: { input: { id: string } }, ctx) => {
      const order = orderFor(ctx, input.id);
      if (!order) return missing('id');
      if (!canMarkAsPaid(ctx, order))
        return {
          order,
          userErrors: [{ field: ['id'], message: 'Order cannot be marked as paid.' }],
        };
      markAsPaid(ctx, order);
      return { order, userErrors: [] };
    },
    orderCapture: (_parent, { input }: { input: CaptureInput }, ctx) => {
      const order = orderFor(ctx, input.id);
      if (!order)
        return {
          transaction: null,
          userErrors: [{ field: ['id'], message: 'Order does not exist' }],
        };
      return capture(ctx, order, input);
    },
    orderCreateManualPayment: (_parent, args, ctx) => {
      const order = orderFor(ctx, args.id);
      if (!order)
        return {
          order: null,
          userErrors: [{ field: ['id'], message: 'Order is not found.', code: 'ORDER_NOT_FOUND' }],
        };
      return { order, userErrors: manualPayment(ctx, order, args) };
    },
    orderCancel: (_parent, args: CancelInput & { orderId: string }, ctx) => {
      const order = orderFor(ctx, args.orderId) ?? undefined;
      const problem = cancelProblem(ctx, order, args);
      if (problem || !order) {
        const userErrors = problem ? [{ field: problem.field, message: problem.message }] : [];
        return {
          job: null,
          jobResult: null,
          orderCancelUserErrors: problem ? [problem] : [],
          userErrors,
        };
      }
      const { job, result } = cancelLater(ctx, order, args);
      return { job, jobResult: result, orderCancelUserErrors: [], userErrors: [] };
    },
    orderDelete: (_parent, { orderId }: { orderId: string }, ctx) => {
      const order = orderFor(ctx, orderId);
      if (!order)
        return {
          deletedId: null,
          userErrors: [{ field: ['orderId'], message: 'Order does not exist', code: 'NOT_FOUND' }],
        };
      ctx.changing(order.id, order);
      ctx.shop.orders.delete(order.id);
      for (const { id } of order.lines) ctx.shop.lineOrders.delete(id);
      for (const id of order.fulfillmentOrderIds) ctx.shop.fulfillmentOrders.delete(id);
      const customer = order.customerId ? ctx.shop.customers.get(order.customerId) : undefined;
      if (customer) customer.orderIds = customer.orderIds.filter((id) => id !== order.id);
      announce(ctx, 'orders/delete', order);
      return { deletedId: order.id, userErrors: [] };
    },
  },
};
