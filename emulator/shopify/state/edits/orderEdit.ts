import type { UserError, World } from '../../contract.ts';
import { allocated } from '../orders/lineMoney.ts';
import { fraction, multiply, toMinor } from '../money/money.ts';
import { addTaxed, addVariantLine } from './variantLine.ts';
import { convertLike } from '../checkout/orderCreate.ts';
import { currentQuantity } from '../orders/order.ts';
import type { DiscountApplication, LineItem, Order } from '../orders/order.ts';
import { addShippingLine } from '../orders/newOrder.ts';
import { taxableOf, taxLinesFor } from '../money/taxes.ts';
import { tail } from '../world.ts';

export type Change = {
  readonly type:
    | 'AddVariant'
    | 'AddCustomItem'
    | 'SetQuantity'
    | 'AddDiscount'
    | 'AddShipping'
    | 'RemoveShipping';
  readonly lineId: string | null;
  readonly delta: number;
  readonly restock: boolean;
  /** Carries the change out on a copy, and again on the order itself when it is committed. */
  readonly apply: (order: Order) => void;
};

/** A session: nothing shows on the order until it is committed. */
export type OrderEdit = {
  /** `gid://shopify/CalculatedOrder/…` */
  readonly id: string;
  readonly sessionId: string;
  readonly orderId: string;
  readonly createdAt: string;
  draft: Order;
  readonly changes: Change[];
  committed: boolean;
};

export type StageResult = { lineId: string | null; userErrors: UserError[] };

const bad = (field: string, message: string): StageResult => ({
  lineId: null,
  userErrors: [{ field: [field], message }],
});

export function beginEdit(world: World, order: Order): OrderEdit {
  const edit: OrderEdit = {
    id: world.newGid('CalculatedOrder'),
    sessionId: world.newGid('OrderEditSession'),
    orderId: order.id,
    createdAt: world.now(),
    draft: structuredClone(order),
    changes: [],
    committed: false,
  };
  world.shop.orderEdits.set(edit.id, edit);
  return edit;
}

/** Stages a change: it must work on the copy. */
function stage(edit: OrderEdit, change: Change): StageResult {
  change.apply(edit.draft);
  edit.changes.push(change);
  return { lineId: change.lineId, userErrors: [] };
}

/** `CalculatedLineItem` and `LineItem` share their number here. */
export function lineOfEdit(edit: OrderEdit, id: string): LineItem | undefined {
  return edit.draft.lines.find((line) => tail(line.id) === tail(id));
}

/** The units of a line that an edit may touch: those that were not fulfilled. */
export function editableQuantity(line: LineItem): number {
  return Math.max(
    0,
    Math.min(currentQuantity(line), line.quantity - line.removed - line.cancelled - line.fulfilled),
  );
}

export function stageQuantity(
  edit: OrderEdit,
  input: { lineItemId: string; quantity: number; restock?: boolean | null },
): StageResult {
  const line = lineOfEdit(edit, input.lineItemId);
  if (!line) return bad('lineItemId', 'Line item does not exist');
  const delta = input.quantity - currentQuantity(line);
  if (input.quantity < 0) return bad('quantity', 'Quantity must be greater than or equal to 0');
  if (-delta > editableQuantity(line))
    return bad('quantity', "Quantity can't be less than the fulfilled quantity");
  return stage(edit, {
    type: 'SetQuantity',
    lineId: line.id,
    delta,
    restock: input.restock ?? true,
    apply: (order) =>
      setUnits(
        order,
        order.lines.find(({ id }) => id === line.id)!,
        delta,
      ),
  });
}

/** Removed units that come back are the same ones again; more than that are new units without discount. */
function setUnits(order: Order, line: LineItem, delta: number): void {
  if (delta <= 0) {
    line.removed -= delta;
    return;
  }
  const back = Math.min(line.removed, delta);
  line.removed -= back;
  const more = delta - back;
  if (more === 0) return;
  const convert = convertLike(order);
  const rates = line.taxLines.map(rateOf);
  const added = taxLinesFor(rates, line.unitPrice.presentment * more, order.taxesIncluded, convert);
  line.quantity += more;
  line.taxLines.forEach((tax, index) => {
    const { price } = added[index]!;
    tax.price = {
      shop: tax.price.shop + price.shop,
      presentment: tax.price.presentment + price.presentment,
    };
  });
}

function rateOf({ title, rate, channelLiable, source }: LineItem['taxLines'][number]) {
  return { title, rate, channelLiable: channelLiable ?? false, ...(source ? { source } : {}) };
}

export function stageVariant(
  world: World,
  edit: OrderEdit,
  input: { variantId: string; quantity: number; allowDuplicates?: boolean | null },
): StageResult {
  const variant = world.shop.variants.get(input.variantId);
  const product = variant && world.shop.products.get(variant.productId);
  if (!variant || !product) return bad('variantId', 'Variant does not exist');
  if (input.quantity <= 0) return bad('quantity', 'Quantity must be greater than 0');
  if (!input.allowDuplicates && edit.draft.lines.some((line) => line.variantId === variant.id))
    return bad('variantId', 'Variant has already been added to the order');
  const id = world.newGid('LineItem');
  return stageLine(edit, 'AddVariant', id, input.quantity, (order) =>
    addVariantLine(world, order, variant.id, input.quantity, id),
  );
}

export function stageCustomItem(
  world: World,
  edit: OrderEdit,
  input: {
    title: string;
    quantity: number;
    price: { amount: string | number };
    taxable?: boolean | null;
    requiresShipping?: boolean | null;
  },
): StageResult {
  if (!input.title.trim()) return bad('title', "Title can't be blank");
  if (input.quantity <= 0) return bad('quantity', 'Quantity must be greater than 0');
  const id = world.newGid('LineItem');
  return stageLine(edit, 'AddCustomItem', id, input.quantity, (order) => {
    const convert = convertLike(order);
    addTaxed(world, order, convert, {
      id,
      title: input.title,
      quantity: input.quantity,
      unitPrice: convert(toMinor(input.price.amount, order.currencies.presentment)),
      taxable: input.taxable ?? true,
      requiresShipping: input.requiresShipping ?? true,
    });
  });
}

function stageLine(
  edit: OrderEdit,
  type: Change['type'],
  id: string,
  quantity: number,
  apply: (order: Order) => void,
): StageResult {
  return stage(edit, { type, lineId: id, delta: quantity, restock: true, apply });
}

export type EditDiscount = {
  description?: string | null;
  fixedValue?: { amount: string | number } | null;
  percentValue?: number | null;
};

/** A discount on a line; its taxes follow. Not listed among the order's own discount applications. */
export function stageDiscount(
  edit: OrderEdit,
  lineItemId: string,
  discount: EditDiscount,
): StageResult {
  const line = lineOfEdit(edit, lineItemId);
  if (!line) return bad('lineItemId', 'Line item does not exist');
  if (editableQuantity(line) < line.quantity - line.removed)
    return bad('lineItemId', 'Discount cannot be applied to a line item with fulfilled units');
  return stage(edit, {
    type: 'AddDiscount',
    lineId: line.id,
    delta: 0,
    restock: true,
    apply: (order) =>
      discountLine(
        order,
        order.lines.find(({ id }) => id === line.id)!,
        discount,
      ),
  });
}

function discountLine(order: Order, line: LineItem, discount: EditDiscount): void {
  const { presentment } = order.currencies;
  const convert = convertLike(order);
  const application: DiscountApplication = {
    index: order.discountApplications.length,
    kind: 'manual',
    title: discount.description ?? 'Discount',
    description: discount.description ?? null,
    valueType: discount.percentValue == null ? 'fixed_amount' : 'percentage',
    value: String(discount.percentValue ?? discount.fixedValue?.amount ?? 0),
    method: 'EACH',
    selection: 'EXPLICIT',
    target: 'LINE_ITEM',
    fromEdit: true,
  };
  order.discountApplications.push(application);
  const left = taxableOf(line);
  const rate = fraction(application.value);
  const off =
    application.valueType === 'percentage'
      ? multiply(left, { up: rate.up, down: rate.down * 100n })
      : toMinor(application.value, presentment) * line.quantity;
  line.allocations.push({ amount: convert(Math.min(off, left)), application });
  const taxable = line.unitPrice.presentment * line.quantity - allocated(line).presentment;
  line.taxLines = taxLinesFor(line.taxLines.map(rateOf), taxable, order.taxesIncluded, convert);
}

export function stageShipping(
  world: World,
  edit: OrderEdit,
  input: { title: string; price: { amount: string | number } },
): StageResult {
  const id = world.newGid('ShippingLine');
  return stage(edit, {
    type: 'AddShipping',
    lineId: null,
    delta: 0,
    restock: true,
    apply: (order) => {
      const price = convertLike(order)(toMinor(input.price.amount, order.currencies.presentment));
      addShippingLine(world, order, { id, title: input.title, price, custom: true });
    },
  });
}

export function stageShippingRemoval(edit: OrderEdit, shippingLineId: string): StageResult {
  const line = edit.draft.shippingLines.find(
    ({ id, isRemoved }) => tail(id) === tail(shippingLineId) && !isRemoved,
  );
  if (!line) return bad('shippingLineId', 'Shipping line does not exist');
  return stage(edit, {
    type: 'RemoveShipping',
    lineId: null,
    delta: 0,
    restock: true,
    apply: (order) => {
      order.shippingLines.find(({ id }) => id === line.id)!.isRemoved = true;
    },
  });
}
