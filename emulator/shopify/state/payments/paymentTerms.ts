import type { World } from '../../contract.ts';
import type { Order } from '../orders/order.ts';

/** Shopify's own list: terms are chosen from it, never made (§4.5). */
export type TermsTemplate = {
  readonly id: string;
  readonly name: string;
  readonly type: 'FIXED' | 'FULFILLMENT' | 'NET' | 'RECEIPT';
  readonly dueInDays: number | null;
};

const NET_DAYS = [7, 15, 30, 45, 60, 90];

export const TERMS_TEMPLATES: readonly TermsTemplate[] = [
  { name: 'Due on receipt', type: 'RECEIPT', dueInDays: null },
  ...NET_DAYS.map((dueInDays) => ({ name: `Net ${dueInDays}`, type: 'NET' as const, dueInDays })),
  { name: 'Fixed', type: 'FIXED' as const, dueInDays: null },
  { name: 'Due on fulfillment', type: 'FULFILLMENT' as const, dueInDays: null },
].map(
  (template, index) =>
    ({ id: `gid://shopify/PaymentTermsTemplate/${index + 1}`, ...template }) as TermsTemplate,
);

/** When an order is to be paid. */
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

export function templateOf(terms: PaymentTerms): TermsTemplate {
  return TERMS_TEMPLATES.find(({ id }) => id === terms.templateId)!;
}

type ScheduleInput = { issuedAt?: string | null; dueAt?: string | null };

/** One schedule: NET counts days from issue, FIXED has its date, RECEIPT is due at once. */
export function schedulesOf(
  world: World,
  template: TermsTemplate,
  input: ScheduleInput | undefined,
): PaymentTerms['schedules'] {
  const issuedAt = input?.issuedAt ?? world.now();
  const days = template.dueInDays ?? 0;
  const net = `${new Date(Date.parse(issuedAt) + days * 86_400_000).toISOString().slice(0, 19)}Z`;
  const dueAt =
    template.type === 'FIXED'
      ? (input?.dueAt ?? null)
      : template.type === 'FULFILLMENT'
        ? null
        : net;
  return [{ id: world.newGid('PaymentSchedule'), issuedAt, dueAt, completedAt: null }];
}

export function setTerms(
  world: World,
  order: Order,
  template: TermsTemplate,
  input: ScheduleInput | undefined,
): PaymentTerms {
  const terms: PaymentTerms = {
    id: world.newGid('PaymentTerms'),
    orderId: order.id,
    templateId: template.id,
    schedules: schedulesOf(world, template, input),
  };
  world.shop.paymentTerms.set(terms.id, terms);
  order.paymentTermsId = terms.id;
  return terms;
}
