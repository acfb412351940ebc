import { placeOrder, testShop } from './shop.ts';
import type { TestShop } from './shop.ts';

const READ = `query($query: String) { shopifyPaymentsAccount { balance { amount }
  payouts(first: 10) { nodes { id legacyResourceId status transactionType net { amount } summary { chargesGross { amount } chargesFee { amount } refundsFeeGross { amount } adjustmentsGross { amount } } } }
  balanceTransactions(first: 50, hideTransfers: true, query: $query) { nodes { type sourceOrderTransactionId amount { amount } fee { amount } net { amount } associatedOrder { name } associatedPayout { id status } } } } }`;

let shop: TestShop;
beforeEach(() => {
  shop = testShop();
});
const read = (query: string | null = null) => shop.ask(READ, { query }).shopifyPaymentsAccount;

describe('payouts', () => {
  it('carry the charges less their fees; until then the movement has no payout', () => {
    placeOrder(shop);
    const [charge] = read().balanceTransactions.nodes;
    // 26.24 at 2.9 % and 0.30
    expect(charge).toMatchObject({
      type: 'CHARGE',
      amount: { amount: '26.24' },
      fee: { amount: '1.06' },
      net: { amount: '25.18' },
    });
    expect(charge.associatedOrder.name).toBe('#1001');
    expect(charge.associatedPayout).toEqual({ id: null, status: 'PENDING' });
    shop.act('issuePayout', {});
    expect(read().payouts.nodes[0]).toMatchObject({
      status: 'PAID',
      transactionType: 'DEPOSIT',
      net: { amount: '25.18' },
    });
    expect(read().balance).toEqual([{ amount: '0.0' }]);
  });

  it('sum to the net of their movements without the transfer, whatever is among them', () => {
    placeOrder(shop);
    const disputed = placeOrder(shop);
    shop.act('cancelOrder', { orderId: placeOrder(shop) });
    shop.act('openDispute', { orderId: disputed });
    shop.act('adjustBalance', { type: 'RESERVED_FUNDS', amount: '-10.00' });
    shop.act('issuePayout', {});
    placeOrder(shop);
    const [payout] = read().payouts.nodes;
    const { nodes } = read(`payments_transfer_id:${payout.legacyResourceId}`).balanceTransactions;
    expect(nodes.map(({ type }: { type: string }) => type).sort()).toEqual([
      'CHARGE',
      'CHARGE',
      'CHARGE',
      'DISPUTE_WITHDRAWAL',
      'REFUND',
      'RESERVED_FUNDS',
    ]);
    const cents = nodes.reduce(
      (total: number, { net }: { net: { amount: string } }) =>
        total + Math.round(Number(net.amount) * 100),
      0,
    );
    expect((cents / 100).toFixed(2)).toBe(Number(payout.net.amount).toFixed(2));
  });

  it('may fail after they were paid', () => {
    placeOrder(shop);
    const { id } = shop.act('issuePayout', {});
    shop.act('setPayoutStatus', { payoutId: id, status: 'FAILED' });
    expect(read().balanceTransactions.nodes[0].associatedPayout).toEqual({ id, status: 'FAILED' });
  });

  it('know nothing of other gateways', () => {
    placeOrder(shop, { gateway: 'paypal' });
    expect(read().balanceTransactions.nodes).toEqual([]);
    expect(
      shop.ask('{ tenderTransactions(first: 5) { nodes { amount { amount } paymentMethod } } }')
        .tenderTransactions.nodes,
    ).toEqual([{ amount: { amount: '26.24' }, paymentMethod: 'paypal' }]);
  });
});
