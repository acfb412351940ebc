import type { Ctx, ResolverMap } from '../../contract.ts';
import { orderOf } from '../../state/orders/order.ts';
import { capturableOf, isManualGateway, refundableOf } from '../../state/payments/payments.ts';
import type { Transaction } from '../../state/payments/payments.ts';
import { feeOf } from '../../state/payments/payouts.ts';
import { money, moneyBag, moneyBagOrNull, moneyV2 } from '../money.ts';
import { isNothing } from '../../state/money/money.ts';

const NAMES: Record<string, string> = {
  shopify_payments: 'Shopify Payments',
  gift_card: 'Gift card',
  shopify_store_credit: 'Store credit',
  bogus: '(For Testing) Bogus Gateway',
  paypal: 'PayPal Express Checkout',
};

function formattedGateway(gateway: string): string {
  const text = gateway.replaceAll('_', ' ');
  return NAMES[gateway] ?? text.charAt(0).toUpperCase() + text.slice(1);
}

function orderFor(ctx: Ctx, transaction: Transaction) {
  return orderOf(ctx, transaction.orderId);
}

export const transactionResolvers: ResolverMap = {
  OrderTransaction: {
    amount: (one: Transaction, _args, ctx) => money(one.amount, orderFor(ctx, one).currencies),
    amountSet: (one: Transaction, _args, ctx) =>
      moneyBag(one.amount, orderFor(ctx, one).currencies),
    amountV2: (one: Transaction, _args, ctx) =>
      moneyV2(one.amount.shop, orderFor(ctx, one).currencies.shop),
    amountRoundingSet: (one: Transaction, _args, ctx) =>
      moneyBagOrNull(one.rounding, orderFor(ctx, one).currencies),
    currencyExchangeAdjustment: () => null,
    device: () => null,
    fees: (one: Transaction, _args, ctx) =>
      one.gateway === 'shopify_payments' &&
      one.status === 'SUCCESS' &&
      ['SALE', 'CAPTURE'].includes(one.kind)
        ? [
            {
              id: one.id.replace('/OrderTransaction/', '/TransactionFee/'),
              amount: moneyV2(feeOf(one), ctx.store.currency),
              flatFee: moneyV2(30, ctx.store.currency),
              flatFeeName: 'online',
              rate: '0.029',
              rateName: 'online',
              taxAmount: moneyV2(0, ctx.store.currency),
              type: 'processing_fee',
            },
          ]
        : [],
    formattedGateway: ({ gateway }: Transaction) => formattedGateway(gateway),
    location: ({ locationId }: Transaction, _args, ctx) =>
      locationId ? (ctx.shop.locations.get(locationId) ?? null) : null,
    manualPaymentGateway: ({ gateway }: Transaction) => isManualGateway(gateway),
    manuallyCapturable: (one: Transaction, _args, ctx) =>
      !isNothing(capturableOf(ctx, orderFor(ctx, one), one)),
    maximumRefundableV2: (one: Transaction, _args, ctx) => {
      const order = orderFor(ctx, one);
      return one.kind === 'SALE' || one.kind === 'CAPTURE'
        ? moneyV2(refundableOf(ctx, order, one).shop, order.currencies.shop)
        : null;
    },
    multiCapturable: (_one: Transaction, _args, ctx) =>
      ctx.store.plan === 'plus' || ctx.store.plan === 'enterprise',
    order: (one: Transaction, _args, ctx) => orderFor(ctx, one),
    parentTransaction: ({ parentId }: Transaction, _args, ctx) =>
      parentId ? (ctx.shop.transactions.get(parentId) ?? null) : null,
    paymentDetails: ({ accountNumber, cardCompany }: Transaction) =>
      accountNumber
        ? {
            __typename: 'CardPaymentDetails',
            number: accountNumber,
            company: cardCompany,
            name: null,
            bin: null,
            expirationMonth: null,
            expirationYear: null,
            wallet: null,
            avsResultCode: null,
            cvvResultCode: null,
            paymentMethodName: 'card',
          }
        : null,
    paymentIcon: () => null,
    receiptJson: ({ receipt }: Transaction) => receipt,
    settlementCurrency: ({ gateway }: Transaction, _args, ctx) =>
      gateway === 'shopify_payments' ? ctx.store.currency : null,
    settlementCurrencyRate: () => null,
    shopifyPaymentsSet: () => null,
    totalUnsettledSet: (one: Transaction, _args, ctx) => {
      const order = orderFor(ctx, one);
      return moneyBag(capturableOf(ctx, order, one), order.currencies);
    },
    user: () => null,
  },
};
