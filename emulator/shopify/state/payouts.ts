/** A disputed charge of Shopify Payments. */
export type Dispute = {
  readonly id: string;
  readonly orderId: string | null;
  readonly type: 'CHARGEBACK' | 'INQUIRY';
  status: string;
  readonly reason: string;
  readonly networkReasonCode: string | null;
  /** Minor units of `currency`. */
  readonly amount: number;
  readonly currency: string;
  readonly initiatedAt: string;
  evidenceDueBy: string | null;
  evidenceSentOn: string | null;
  finalizedOn: string | null;
};
