import type { World } from '../../contract.ts';
import { plus, sum } from '../money/money.ts';
import type { Bag } from '../money/money.ts';
import type { Order } from '../orders/order.ts';

export type RefundLine = {
  readonly id: string;
  readonly lineItemId: string;
  readonly quantity: number;
  readonly restockType: 'CANCEL' | 'NO_RESTOCK' | 'RETURN';
  readonly restocked: boolean;
  readonly locationId: string | null;
  readonly price: Bag;
  /** After discounts; with the tax in it where taxes are included. */
  readonly subtotal: Bag;
  readonly tax: Bag;
};

export type OrderAdjustment = {
  readonly id: string;
  readonly amount: Bag;
  readonly tax: Bag;
  readonly reason:
    | 'CUSTOMER'
    | 'DAMAGE'
    | 'FULL_RETURN_BALANCING_ADJUSTMENT'
    | 'PENDING_REFUND_DISCREPANCY'
    | 'REFUND_DISCREPANCY'
    | 'RESTOCK';
};

export type Refund = {
  readonly id: string;
  readonly orderId: string;
  readonly createdAt: string;
  readonly processedAt: string;
  updatedAt: string;
  readonly note: string | null;
  readonly returnId: string | null;
  readonly lines: RefundLine[];
  readonly shippingLines: {
    readonly id: string;
    readonly shippingLineId: string;
    readonly subtotal: Bag;
    readonly tax: Bag;
  }[];
  readonly duties: { readonly dutyId: string; readonly amount: Bag }[];
  readonly adjustments: OrderAdjustment[];
  transactionIds: string[];
};

export function refundsOf(world: World, order: Order): Refund[] {
  return order.refundIds.map((id) => world.shop.refunds.get(id)!);
}

export function refundedShipping(world: World, order: Order): Bag {
  return sum(
    refundsOf(world, order).flatMap(({ shippingLines }) =>
      shippingLines.map(({ subtotal }) => subtotal),
    ),
  );
}

/** What refunds moved beside, or short of, their lines. */
export function refundDiscrepancy(world: World, order: Order): Bag {
  return sum(
    refundsOf(world, order).flatMap(({ adjustments }) =>
      adjustments.map(({ amount, tax }) => plus(amount, tax)),
    ),
  );
}

/** Money that went back: its successful transactions. */
export function totalRefundedBy(world: World, refund: Refund): Bag {
  return sum(
    refund.transactionIds
      .map((id) => world.shop.transactions.get(id)!)
      .filter(({ status }) => status === 'SUCCESS')
      .map(({ amount }) => amount),
  );
}
