import { notModelled } from '../unknownSearch.ts';
import type { Ctx, ResolverMap, SearchFields } from '../../contract.ts';
import { toDecimal } from '../../state/money/money.ts';
import { orderOf } from '../../state/orders/order.ts';
import type { Transaction } from '../../state/payments/payments.ts';
import type { BalanceTransaction, Dispute, Payout } from '../../state/payments/payouts.ts';
import { gid, tail } from '../../state/world.ts';
import { list } from '../listing.ts';
import { moneyV2 } from '../money.ts';
import { businessEntity } from '../orders/orders.ts';
import { byGid, legacyId } from '../shared.ts';

const PAYOUT_FIELDS: SearchFields<Payout> = {
  fields: {
    id: { kind: 'id', of: ({ id }) => id },
    status: { kind: 'text', of: ({ status }) => status },
    issued_at: { kind: 'date', of: ({ issuedAt }) => issuedAt },
    ...notModelled('payouts', 'bank_account', 'currency', 'ledger_type', 'transaction_dates'),
    amount: { kind: 'number', of: ({ net }) => net / 100 },
  },
  bare: () => [],
};

const BALANCE_FIELDS: SearchFields<BalanceTransaction> = {
  fields: {
    id: { kind: 'id', of: ({ id }) => id },
    payments_transfer_id: { kind: 'id', of: ({ payoutId }) => payoutId },
    processed_at: { kind: 'date', of: ({ date }) => date },
    transaction_type: { kind: 'text', of: ({ type }) => type },
    ...notModelled(
      'balanceTransactions',
      'available_on',
      'currency',
      'payment_method_name',
      'payout_date',
      'payout_status',
      'tax_reporting_exempt',
    ),
  },
  bare: () => [],
};

const DISPUTE_FIELDS: SearchFields<Dispute> = {
  fields: {
    id: { kind: 'id', of: ({ id }) => id },
    status: { kind: 'text', of: ({ status }) => status },
    initiated_at: { kind: 'date', of: ({ initiatedAt }) => initiatedAt },
  },
  bare: () => [],
};

const TENDER_FIELDS: SearchFields<Transaction> = {
  fields: {
    id: { kind: 'id', of: ({ id }) => id },
    processed_at: { kind: 'date', of: ({ processedAt }) => processedAt },
    test: { kind: 'boolean', of: ({ test }) => test },
  },
  bare: () => [],
};

function shopMoney(ctx: Ctx, minor: number) {
  return moneyV2(minor, ctx.store.currency);
}

function movementsOf(ctx: Ctx, payout: Payout): BalanceTransaction[] {
  return [...ctx.shop.balanceTransactions.values()].filter(
    ({ payoutId }) => payoutId === payout.id,
  );
}

/** Gross and fee by kind; a transfer is none of them. */
function summary(ctx: Ctx, payout: Payout) {
  const all = movementsOf(ctx, payout);
  const of = (types: RegExp, key: 'amount' | 'fee') =>
    shopMoney(
      ctx,
      all.filter(({ type }) => types.test(type)).reduce((total, one) => total + one[key], 0),
    );
  const adjusted = /^(ADJUSTMENT|DISPUTE_|CHARGEBACK_)/;
  return {
    chargesGross: of(/^CHARGE$/, 'amount'),
    chargesFee: of(/^CHARGE$/, 'fee'),
    refundsFeeGross: of(/^REFUND/, 'amount'),
    refundsFee: of(/^REFUND/, 'fee'),
    adjustmentsGross: of(adjusted, 'amount'),
    adjustmentsFee: of(adjusted, 'fee'),
    reservedFundsGross: of(/^RESERVED_FUNDS/, 'amount'),
    reservedFundsFee: of(/^RESERVED_FUNDS/, 'fee'),
    retriedPayoutsGross: of(/^TRANSFER_FAILURE/, 'amount'),
    retriedPayoutsFee: of(/^TRANSFER_FAILURE/, 'fee'),
    advanceGross: of(/^ADVANCE/, 'amount'),
    advanceFees: of(/^ADVANCE/, 'fee'),
    usdcRebateCreditAmount: shopMoney(ctx, 0),
  };
}

const disputes: ResolverMap[string][string] = (_parent, args, ctx) =>
  list(ctx, ctx.shop.disputes.values(), args, DISPUTE_FIELDS, {});

export const payoutResolvers: ResolverMap = {
  Query: {
    shopifyPaymentsAccount: (_parent, _args, ctx) => ({
      id: gid('ShopifyPaymentsAccount', tail(ctx.shop.id)),
    }),
    dispute: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'ShopifyPaymentsDispute', ctx.shop.disputes),
    disputes,
    tenderTransactions: (_parent, args, ctx) =>
      list(
        ctx,
        [...ctx.shop.transactions.values()].filter(
          ({ kind, status }) =>
            status === 'SUCCESS' && ['SALE', 'CAPTURE', 'REFUND'].includes(kind),
        ),
        args,
        TENDER_FIELDS,
        {},
      ),
  },
  ShopifyPaymentsAccount: {
    activated: () => true,
    onboardable: () => false,
    country: (_account, _args, ctx) => ctx.store.countryCode,
    defaultCurrency: (_account, _args, ctx) => ctx.store.currency,
    balance: (_account, _args, ctx) => [
      shopMoney(
        ctx,
        [...ctx.shop.balanceTransactions.values()]
          .filter(({ payoutId }) => payoutId === null)
          .reduce((total, { amount, fee }) => total + amount - fee, 0),
      ),
    ],
    payoutStatementDescriptor: () => null,
    accountOpenerName: () => null,
    payouts: (_account, args, ctx) =>
      list(
        ctx,
        [...ctx.shop.payouts.values()].filter(
          ({ net }) => !args.transactionType || net < 0 === (args.transactionType === 'WITHDRAWAL'),
        ),
        args,
        PAYOUT_FIELDS,
        {
          ISSUED_AT: ({ issuedAt }) => issuedAt,
          AMOUNT: ({ net }) => net,
          STATUS: ({ status }) => status,
        },
      ),
    balanceTransactions: (_account, args, ctx) =>
      list(
        ctx,
        [...ctx.shop.balanceTransactions.values()].filter(
          ({ type }) => !args.hideTransfers || type !== 'TRANSFER',
        ),
        args,
        BALANCE_FIELDS,
        { PROCESSED_AT: ({ date }) => date, AMOUNT: ({ amount }) => amount },
      ),
    disputes,
  },
  ShopifyPaymentsPayout: {
    ...legacyId,
    net: ({ net }: Payout, _args, ctx) => shopMoney(ctx, net),
    gross: (payout: Payout, _args, ctx) =>
      shopMoney(
        ctx,
        movementsOf(ctx, payout)
          .filter(({ type }) => type !== 'TRANSFER')
          .reduce((total, { amount }) => total + amount, 0),
      ),
    transactionType: ({ net }: Payout) => (net < 0 ? 'WITHDRAWAL' : 'DEPOSIT'),
    businessEntity: (_payout: Payout, _args, ctx) => businessEntity(ctx),
    summary: (payout: Payout, _args, ctx) => summary(ctx, payout),
  },
  ShopifyPaymentsBalanceTransaction: {
    amount: ({ amount }: BalanceTransaction, _args, ctx) => shopMoney(ctx, amount),
    fee: ({ fee }: BalanceTransaction, _args, ctx) => shopMoney(ctx, fee),
    net: ({ amount, fee }: BalanceTransaction, _args, ctx) => shopMoney(ctx, amount - fee),
    transactionDate: ({ date }: BalanceTransaction) => date,
    sourceOrderTransactionId: ({ orderTransactionId }: BalanceTransaction) => orderTransactionId,
    adjustmentsOrders: () => [],
    associatedOrder: ({ orderId }: BalanceTransaction, _args, ctx) => {
      const order = orderId ? ctx.shop.orders.get(orderId) : undefined;
      return order ? { id: order.id, name: order.name } : null;
    },
    associatedPayout: ({ payoutId }: BalanceTransaction, _args, ctx) => {
      const payout = payoutId ? ctx.shop.payouts.get(payoutId) : undefined;
      return { id: payout?.id ?? null, status: payout?.status ?? 'PENDING' };
    },
  },
  ShopifyPaymentsDispute: {
    ...legacyId,
    amount: ({ amount, currency }: Dispute) => moneyV2(amount, currency),
    order: ({ orderId }: Dispute, _args, ctx) =>
      orderId ? (ctx.shop.orders.get(orderId) ?? null) : null,
    reasonDetails: ({ reason, networkReasonCode }: Dispute) => ({ reason, networkReasonCode }),
  },
  TenderTransaction: {
    order: ({ orderId }: Transaction, _args, ctx) => orderOf(ctx, orderId),
    amount: (one: Transaction, _args, ctx) => {
      const { presentment } = orderOf(ctx, one.orderId).currencies;
      const sign = one.kind === 'REFUND' ? -1 : 1;
      return {
        amount: toDecimal(sign * one.amount.presentment, presentment),
        currencyCode: presentment,
      };
    },
    paymentMethod: ({ gateway, accountNumber }: Transaction) =>
      accountNumber ? 'credit_card' : gateway,
    remoteReference: ({ paymentId }: Transaction) => paymentId,
    transactionDetails: () => null,
    user: () => null,
  },
};
