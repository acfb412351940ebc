import type { World } from '../../contract.ts';
import { announce } from '../events.ts';
import { fraction, multiply, toPadded } from '../money/money.ts';
import type { Order } from '../orders/order.ts';
import type { Transaction } from './payments.ts';
import { tail } from '../world.ts';

/** Fees of Shopify Payments here: 2.9 % and 0.30 of each charge; Shopify keeps them on a refund. */
const CHARGE_RATE = fraction('0.029');
const CHARGE_FLAT = 30;
const DISPUTE_FEE = 1500;

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

/** One movement on the balance; minor units of the shop currency, net = amount − fee. */
export type BalanceTransaction = {
  readonly id: string;
  readonly type: string;
  readonly sourceType: string | null;
  readonly sourceId: string | null;
  readonly orderTransactionId: string | null;
  readonly orderId: string | null;
  readonly amount: number;
  readonly fee: number;
  readonly date: string;
  readonly adjustmentReason: string | null;
  readonly test: boolean;
  /** Null until a payout takes it: the link comes late (pitfall 43). */
  payoutId: string | null;
};

export type Payout = {
  readonly id: string;
  readonly issuedAt: string;
  status: 'SCHEDULED' | 'PAID' | 'FAILED' | 'CANCELED';
  readonly net: number;
  readonly externalTraceId: string | null;
};

function record(
  world: World,
  values: Omit<BalanceTransaction, 'id' | 'date' | 'payoutId'>,
): BalanceTransaction {
  const one: BalanceTransaction = {
    id: world.newGid('ShopifyPaymentsBalanceTransaction'),
    date: world.now(),
    payoutId: null,
    ...values,
  };
  world.shop.balanceTransactions.set(one.id, one);
  return one;
}

/** Charges and refunds of Shopify Payments move the balance; other gateways never do (§4.7). */
export function noteOnBalance(world: World, transaction: Transaction): void {
  if (transaction.gateway !== 'shopify_payments' || transaction.status !== 'SUCCESS') return;
  const charge = transaction.kind === 'SALE' || transaction.kind === 'CAPTURE';
  if (!charge && transaction.kind !== 'REFUND') return;
  record(world, {
    type: charge ? 'CHARGE' : 'REFUND',
    sourceType: charge ? 'CHARGE' : 'REFUND',
    sourceId: tail(transaction.id),
    orderTransactionId: tail(transaction.id),
    orderId: transaction.orderId,
    amount: charge ? transaction.amount.shop : -transaction.amount.shop,
    fee: charge ? feeOf(transaction) : 0,
    adjustmentReason: null,
    test: transaction.test,
  });
}

/** What Shopify Payments keeps of a charge. */
export function feeOf(transaction: Transaction): number {
  return multiply(transaction.amount.shop, CHARGE_RATE) + CHARGE_FLAT;
}

/** Takes everything on the balance to the bank: a payout, and a transfer of the opposite amount. */
export function issuePayout(world: World, status: Payout['status']): Payout {
  const open = [...world.shop.balanceTransactions.values()].filter(
    ({ payoutId }) => payoutId === null,
  );
  const net = open.reduce((total, { amount, fee }) => total + amount - fee, 0);
  const payout: Payout = {
    id: world.newGid('ShopifyPaymentsPayout'),
    issuedAt: world.now(),
    status,
    net,
    externalTraceId: null,
  };
  world.shop.payouts.set(payout.id, payout);
  for (const one of open) one.payoutId = payout.id;
  const transfer = record(world, {
    type: 'TRANSFER',
    sourceType: 'TRANSFER',
    sourceId: tail(payout.id),
    orderTransactionId: null,
    orderId: null,
    amount: -net,
    fee: 0,
    adjustmentReason: null,
    test: false,
  });
  transfer.payoutId = payout.id;
  return payout;
}

/** Money that moves without an order: an adjustment, funds held in reserve. */
export function adjustBalance(
  world: World,
  type: string,
  amount: number,
  reason: string | null,
): BalanceTransaction {
  return record(world, {
    type,
    sourceType: 'ADJUSTMENT',
    sourceId: null,
    orderTransactionId: null,
    orderId: null,
    amount,
    fee: 0,
    adjustmentReason: reason,
    test: false,
  });
}

/** A bank takes a charge back: the money leaves with a fee; won, both come again. */
export function openDispute(world: World, order: Order, transaction: Transaction): Dispute {
  const dispute: Dispute = {
    id: world.newGid('ShopifyPaymentsDispute'),
    orderId: order.id,
    type: 'CHARGEBACK',
    status: 'NEEDS_RESPONSE',
    reason: 'FRAUDULENT',
    networkReasonCode: '4837',
    amount: transaction.amount.shop,
    currency: order.currencies.shop,
    initiatedAt: world.now(),
    evidenceDueBy: `${new Date(world.nowMs() + 7 * 86_400_000).toISOString().slice(0, 19)}Z`,
    evidenceSentOn: null,
    finalizedOn: null,
  };
  world.shop.disputes.set(dispute.id, dispute);
  moveDispute(world, dispute, transaction, -1);
  announceDispute(world, 'disputes/create', dispute);
  return dispute;
}

export function endDispute(world: World, dispute: Dispute, won: boolean): void {
  dispute.status = won ? 'WON' : 'LOST';
  dispute.finalizedOn = world.now();
  if (won) moveDispute(world, dispute, null, 1);
  announceDispute(world, 'disputes/update', dispute);
}

function moveDispute(
  world: World,
  dispute: Dispute,
  transaction: Transaction | null,
  sign: 1 | -1,
): void {
  record(world, {
    type: sign < 0 ? 'DISPUTE_WITHDRAWAL' : 'DISPUTE_REVERSAL',
    sourceType: 'DISPUTE',
    sourceId: tail(dispute.id),
    orderTransactionId: transaction ? tail(transaction.id) : null,
    orderId: dispute.orderId,
    amount: sign * dispute.amount,
    fee: -sign * DISPUTE_FEE,
    adjustmentReason: null,
    test: false,
  });
}

function announceDispute(world: World, topic: string, dispute: Dispute): void {
  announce(world, topic, dispute, {
    body: {
      id: BigInt(tail(dispute.id)),
      order_id: dispute.orderId ? BigInt(tail(dispute.orderId)) : null,
      type: dispute.type.toLowerCase(),
      amount: toPadded(dispute.amount, dispute.currency),
      currency: dispute.currency,
      reason: dispute.reason.toLowerCase(),
      network_reason_code: dispute.networkReasonCode,
      status: dispute.status.toLowerCase(),
      evidence_due_by: dispute.evidenceDueBy,
      evidence_sent_on: dispute.evidenceSentOn,
      finalized_on: dispute.finalizedOn,
      initiated_at: dispute.initiatedAt,
    },
  });
}
