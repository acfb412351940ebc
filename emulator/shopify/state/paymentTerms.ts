/** When an order is to be paid (B2B). */
export type PaymentTerms = {
  readonly id: string;
  readonly orderId: string;
  templateId: string;
  schedules: {
    readonly id: string;
    issuedAt: string | null;
    dueAt: string | null;
    completedAt: string | null;
  }[];
};
