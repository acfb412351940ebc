import type { Bag } from '../money/money.ts';

export type ReturnStatus = 'CANCELED' | 'CLOSED' | 'DECLINED' | 'OPEN' | 'REQUESTED';

export type ReturnLine = {
  readonly id: string;
  readonly fulfillmentLineId: string;
  readonly lineItemId: string;
  quantity: number;
  processed: number;
  refunded: number;
  readonly reason: string;
  readonly reasonDefinitionId: string | null;
  readonly reasonNote: string;
  readonly customerNote: string | null;
  /** Per cent. */
  readonly restockingFee: string | null;
};

export type ExchangeLine = {
  readonly id: string;
  readonly variantId: string | null;
  quantity: number;
  processed: number;
  lineItemIds: string[];
};

export type Return = {
  readonly id: string;
  readonly orderId: string;
  readonly name: string;
  status: ReturnStatus;
  readonly lines: ReturnLine[];
  readonly exchangeLines: ExchangeLine[];
  readonly shippingFees: { readonly id: string; readonly amount: Bag }[];
  refundIds: string[];
  reverseFulfillmentOrderIds: string[];
  decline: { reason: string; note: string | null } | null;
  requestApprovedAt: string | null;
  readonly createdAt: string;
  closedAt: string | null;
};

export type ReverseLine = {
  readonly id: string;
  readonly returnLineId: string;
  readonly fulfillmentLineId: string;
  total: number;
  remaining: number;
  readonly dispositions: {
    readonly id: string;
    type: string;
    quantity: number;
    locationId: string | null;
    createdAt: string;
  }[];
};

/** What the merchant expects back at one place. */
export type ReverseFulfillmentOrder = {
  readonly id: string;
  readonly orderId: string;
  readonly returnId: string;
  status: 'CANCELED' | 'CLOSED' | 'OPEN';
  readonly locationId: string | null;
  readonly lines: ReverseLine[];
  readonly deliveries: {
    readonly id: string;
    lines: { readonly id: string; reverseLineId: string; quantity: number }[];
    tracking: { number: string | null; url: string | null; carrierName: string | null } | null;
    labelUrl: string | null;
  }[];
};
