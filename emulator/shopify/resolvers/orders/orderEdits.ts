import type { Ctx, ResolverMap, UserError } from '../../contract.ts';
import { allocated } from '../../state/orders/lineMoney.ts';
import { minus, shareOf, times } from '../../state/money/money.ts';
import { currentQuantity } from '../../state/orders/order.ts';
import type { LineItem } from '../../state/orders/order.ts';
import {
  beginEdit,
  editableQuantity,
  lineOfEdit,
  stageCustomItem,
  stageDiscount,
  stageQuantity,
  stageShipping,
  stageShippingRemoval,
  stageVariant,
} from '../../state/edits/orderEdit.ts';
import type { OrderEdit, StageResult } from '../../state/edits/orderEdit.ts';
import { commitEdit } from '../../state/edits/orderEditCommit.ts';
import {
  currentSubtotal,
  currentTaxLines,
  currentTotalPrice,
} from '../../state/orders/orderTotals.ts';
import { netPayment } from '../../state/payments/payments.ts';
import { tail } from '../../state/world.ts';
import { page } from '../listing.ts';
import { moneyBag, taxLineView } from '../money.ts';
import { orderFor } from './orderMutations.ts';

type CalculatedLine = { id: string; edit: OrderEdit; line: LineItem };

function calculatedLine(edit: OrderEdit, line: LineItem): CalculatedLine {
  return { id: `gid://shopify/CalculatedLineItem/${tail(line.id)}`, edit, line };
}

function payload(edit: OrderEdit | undefined, staged: StageResult) {
  const line = edit && staged.lineId ? lineOfEdit(edit, staged.lineId) : undefined;
  return {
    calculatedOrder: edit && staged.userErrors.length === 0 ? edit : null,
    calculatedLineItem: edit && line ? calculatedLine(edit, line) : null,
    calculatedShippingLine: null,
    orderEditSession: edit ? { id: edit.sessionId } : null,
    addedDiscountStagedChange: null,
    userErrors: staged.userErrors,
  };
}

const NO_EDIT: UserError = { field: ['id'], message: 'The calculated order does not exist.' };

/** A session by the id of its calculated order or of itself. */
function editOf(ctx: Ctx, id: string): OrderEdit | undefined {
  return (
    ctx.shop.orderEdits.get(id) ??
    [...ctx.shop.orderEdits.values()].find(({ sessionId }) => sessionId === id)
  );
}

function staging(
  run: (edit: OrderEdit, args: never, ctx: Ctx) => StageResult,
): ResolverMap[string][string] {
  return (_parent, args, ctx) => {
    const edit = editOf(ctx, args.id);
    if (!edit || edit.committed) return payload(undefined, { lineId: null, userErrors: [NO_EDIT] });
    return payload(edit, run(edit, args as never, ctx));
  };
}

export const orderEditResolvers: ResolverMap = {
  CalculatedOrder: {
    originalOrder: ({ orderId }: OrderEdit, _args, ctx) => ctx.shop.orders.get(orderId),
    lineItems: (edit: OrderEdit, args) =>
      page(
        edit.draft.lines.map((line) => calculatedLine(edit, line)),
        args,
      ),
    addedLineItems: (edit: OrderEdit, args, ctx) => {
      const known = new Set(ctx.shop.orders.get(edit.orderId)!.lines.map(({ id }) => id));
      const added = edit.draft.lines.filter(({ id }) => !known.has(id));
      return page(
        added.map((line) => calculatedLine(edit, line)),
        args,
      );
    },
    subtotalLineItemsQuantity: ({ draft }: OrderEdit) =>
      draft.lines.reduce((total, line) => total + currentQuantity(line), 0),
    subtotalPriceSet: ({ draft }: OrderEdit) => moneyBag(currentSubtotal(draft), draft.currencies),
    totalPriceSet: ({ draft }: OrderEdit) => moneyBag(currentTotalPrice(draft), draft.currencies),
    totalOutstandingSet: ({ draft }: OrderEdit, _args, ctx) =>
      moneyBag(minus(currentTotalPrice(draft), netPayment(ctx, draft)), draft.currencies),
    taxLines: ({ draft }: OrderEdit) =>
      currentTaxLines(draft).map((line) => taxLineView(line, draft.currencies)),
  },
  CalculatedLineItem: {
    title: ({ line }: CalculatedLine) => line.title,
    sku: ({ line }: CalculatedLine) => line.sku,
    variantTitle: ({ line }: CalculatedLine) => line.variantTitle,
    image: () => null,
    variant: ({ line }: CalculatedLine, _args, ctx) =>
      line.variantId ? (ctx.shop.variants.get(line.variantId) ?? null) : null,
    quantity: ({ line }: CalculatedLine) => currentQuantity(line),
    editableQuantity: ({ line }: CalculatedLine) => editableQuantity(line),
    editableQuantityBeforeChanges: ({ edit, line }: CalculatedLine, _args, ctx) => {
      const before = ctx.shop.orders.get(edit.orderId)?.lines.find(({ id }) => id === line.id);
      return before ? editableQuantity(before) : 0;
    },
    restockable: ({ line }: CalculatedLine) => line.variantId !== null,
    restocking: ({ edit, line }: CalculatedLine) =>
      edit.changes.some(({ lineId, delta, restock }) => lineId === line.id && delta < 0 && restock),
    hasStagedLineItemDiscount: ({ edit, line }: CalculatedLine) =>
      edit.changes.some(({ type, lineId }) => type === 'AddDiscount' && lineId === line.id),
    customAttributes: ({ line }: CalculatedLine) =>
      line.properties.map(({ name, value }) => ({ key: name, value })),
    originalUnitPriceSet: ({ edit, line }: CalculatedLine) =>
      moneyBag(line.unitPrice, edit.draft.currencies),
    discountedUnitPriceSet: ({ edit, line }: CalculatedLine) =>
      moneyBag(
        shareOf(minus(times(line.unitPrice, line.quantity), allocated(line)), 1, line.quantity),
        edit.draft.currencies,
      ),
  },
  Mutation: {
    orderEditBegin: (_parent, { id }: { id: string }, ctx) => {
      const order = orderFor(ctx, id);
      if (!order)
        return {
          calculatedOrder: null,
          orderEditSession: null,
          userErrors: [{ field: ['id'], message: 'The order does not exist.' }],
        };
      if (order.cancelledAt)
        return {
          calculatedOrder: null,
          orderEditSession: null,
          userErrors: [{ field: ['id'], message: 'The order cannot be edited.' }],
        };
      const edit = beginEdit(ctx, order);
      return { calculatedOrder: edit, orderEditSession: { id: edit.sessionId }, userErrors: [] };
    },
    orderEditSetQuantity: staging((edit, args) => stageQuantity(edit, args)),
    orderEditAddVariant: staging((edit, args, ctx) => stageVariant(ctx, edit, args)),
    orderEditAddCustomItem: staging((edit, args, ctx) => stageCustomItem(ctx, edit, args)),
    orderEditAddLineItemDiscount: staging((edit, args: { lineItemId: string; discount: object }) =>
      stageDiscount(edit, args.lineItemId, args.discount),
    ),
    orderEditAddShippingLine: staging(
      (edit, args: { shippingLine: { title: string; price: { amount: string } } }, ctx) =>
        stageShipping(ctx, edit, args.shippingLine),
    ),
    orderEditRemoveShippingLine: staging((edit, args: { shippingLineId: string }) =>
      stageShippingRemoval(edit, args.shippingLineId),
    ),
    orderEditCommit: (_parent, args, ctx) => {
      const edit = editOf(ctx, args.id);
      if (!edit) return { order: null, successMessages: [], userErrors: [NO_EDIT] };
      const userErrors = commitEdit(ctx, edit, args);
      if (userErrors.length > 0) return { order: null, successMessages: [], userErrors };
      return {
        order: ctx.shop.orders.get(edit.orderId),
        successMessages: ['Order updated'],
        userErrors: [],
      };
    },
  },
};
