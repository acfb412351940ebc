import type { Ctx, ResolverMap } from '../../contract.ts';
import { orderOf, touchOrder } from '../../state/orders/order.ts';
import { totalOutstanding } from '../../state/payments/payments.ts';
import { currentTotalPrice } from '../../state/orders/orderTotals.ts';
import {
  schedulesOf,
  setTerms,
  templateOf,
  TERMS_TEMPLATES,
} from '../../state/payments/paymentTerms.ts';
import type { PaymentTerms, TermsTemplate } from '../../state/payments/paymentTerms.ts';
import { page } from '../listing.ts';
import { moneyV2 } from '../money.ts';
import { orderFor } from '../orders/orderMutations.ts';

type ScheduleOf = PaymentTerms['schedules'][number] & { terms: PaymentTerms };

export function templateView(template: TermsTemplate | undefined) {
  return template
    ? {
        id: template.id,
        name: template.name,
        translatedName: template.name,
        description: template.name,
        dueInDays: template.dueInDays,
        paymentTermsType: template.type,
      }
    : null;
}

function outstanding(ctx: Ctx, terms: PaymentTerms) {
  const order = orderOf(ctx, terms.orderId);
  return { order, left: totalOutstanding(ctx, order).presentment };
}

function isDue(ctx: Ctx, terms: PaymentTerms, at: string | null): boolean {
  return at !== null && Date.parse(at) <= ctx.nowMs() && outstanding(ctx, terms).left > 0;
}

export const paymentTermsResolvers: ResolverMap = {
  Query: {
    paymentTermsTemplates: (_parent, { paymentTermsType }: { paymentTermsType?: string | null }) =>
      TERMS_TEMPLATES.filter(({ type }) => !paymentTermsType || type === paymentTermsType).map(
        templateView,
      ),
  },
  PaymentTerms: {
    order: ({ orderId }: PaymentTerms, _args, ctx) => orderOf(ctx, orderId),
    draftOrder: () => null,
    dueInDays: (terms: PaymentTerms) => templateOf(terms).dueInDays,
    paymentTermsName: (terms: PaymentTerms) => templateOf(terms).name,
    translatedName: (terms: PaymentTerms) => templateOf(terms).name,
    paymentTermsType: (terms: PaymentTerms) => templateOf(terms).type,
    due: (terms: PaymentTerms, _args, ctx) =>
      terms.schedules.some(({ dueAt }) => isDue(ctx, terms, dueAt)),
    overdue: (terms: PaymentTerms, _args, ctx) =>
      terms.schedules.some(({ dueAt }) => isDue(ctx, terms, dueAt)),
    paymentSchedules: (terms: PaymentTerms, args) =>
      page(
        terms.schedules.map((one) => ({ ...one, terms })),
        args,
      ),
  },
  PaymentSchedule: {
    paymentTerms: ({ terms }: ScheduleOf) => terms,
    due: ({ terms, dueAt }: ScheduleOf, _args, ctx) => isDue(ctx, terms, dueAt),
    balanceDue: ({ terms }: ScheduleOf, _args, ctx) => {
      const { order, left } = outstanding(ctx, terms);
      return moneyV2(left, order.currencies.presentment);
    },
    totalBalance: ({ terms }: ScheduleOf, _args, ctx) => {
      const { order } = outstanding(ctx, terms);
      return moneyV2(currentTotalPrice(order).presentment, order.currencies.presentment);
    },
  },
  Mutation: {
    paymentTermsCreate: (_parent, { referenceId, paymentTermsAttributes: input }, ctx) => {
      const order = orderFor(ctx, referenceId);
      const template = TERMS_TEMPLATES.find(({ id }) => id === input.paymentTermsTemplateId);
      const bad = (message: string) => ({
        paymentTerms: null,
        userErrors: [{ field: null, message, code: 'PAYMENT_TERMS_CREATION_UNSUCCESSFUL' }],
      });
      if (!order) return bad('The reference does not exist.');
      if (!template) return bad('The payment terms template does not exist.');
      if (order.paymentTermsId)
        return bad('Cannot create payment terms on an order that already has them.');
      ctx.changing(order.id, order);
      const paymentTerms = setTerms(ctx, order, template, input.paymentSchedules?.[0]);
      touchOrder(ctx, order);
      return { paymentTerms, userErrors: [] };
    },
    paymentTermsUpdate: (_parent, { input }, ctx) => {
      const terms = ctx.shop.paymentTerms.get(input.paymentTermsId);
      const attributes = input.paymentTermsAttributes;
      const template = TERMS_TEMPLATES.find(
        ({ id }) => id === (attributes.paymentTermsTemplateId ?? terms?.templateId),
      );
      if (!terms || !template)
        return {
          paymentTerms: null,
          userErrors: [
            {
              field: null,
              message: 'The payment terms do not exist.',
              code: 'PAYMENT_TERMS_UPDATE_UNSUCCESSFUL',
            },
          ],
        };
      terms.templateId = template.id;
      terms.schedules = schedulesOf(ctx, template, attributes.paymentSchedules?.[0]);
      const order = orderOf(ctx, terms.orderId);
      ctx.changing(order.id, order);
      touchOrder(ctx, order);
      return { paymentTerms: terms, userErrors: [] };
    },
  },
};
