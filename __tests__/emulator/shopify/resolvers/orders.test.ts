import { FULFILL, fulfillmentOrders, placeOrder, quantities, testShop } from './shop.ts';
import type { TestShop } from './shop.ts';

let shop: TestShop;
beforeEach(() => {
  shop = testShop();
});

const MONEY = '{ shopMoney { amount } presentmentMoney { amount currencyCode } }';
const READ = `query($id: ID!) { order(id: $id) { name edited displayFinancialStatus cancelledAt updatedAt returnStatus
  originalTotalPriceSet ${MONEY} totalPriceSet ${MONEY} currentTotalPriceSet ${MONEY} totalOutstandingSet ${MONEY} netPaymentSet ${MONEY}
  totalTaxSet ${MONEY} currentTotalTaxSet ${MONEY} totalReceivedSet ${MONEY} refundDiscrepancySet ${MONEY}
  lineItems(first: 10) { nodes { id title quantity currentQuantity discountAllocations { allocatedAmountSet ${MONEY} } taxLines { priceSet ${MONEY} } } }
  transactions(first: 10) { id kind status gateway amountSet ${MONEY} parentTransaction { id } }
  agreements(first: 10) { nodes { __typename reason sales(first: 20) { nodes { lineType actionType quantity totalAmount ${MONEY} } } } } } }`;

function read(id: string) {
  return shop.ask(READ, { id }).order;
}
function agreed(id: string): number {
  const sales = read(id).agreements.nodes.flatMap(
    (one: { sales: { nodes: { totalAmount: { shopMoney: { amount: string } } }[] } }) =>
      one.sales.nodes,
  );
  return sales.reduce(
    (total: number, sale: { totalAmount: { shopMoney: { amount: string } } }) =>
      total + Math.round(Number(sale.totalAmount.shopMoney.amount) * 100),
    0,
  );
}

describe('a paid order', () => {
  it('adds up to the cent, in unpadded decimals', () => {
    const order = read(placeOrder(shop));
    expect(order.displayFinancialStatus).toBe('PAID');
    expect(order.totalPriceSet.shopMoney.amount).toBe('26.24');
    expect(
      order.lineItems.nodes[0].discountAllocations[0].allocatedAmountSet.shopMoney.amount,
    ).toBe('2.18');
    expect(order.totalTaxSet.shopMoney.amount).toBe('1.62');
    expect(order.totalOutstandingSet.shopMoney.amount).toBe('0.0');
  });

  it('has the tax inside its prices where taxes are included', () => {
    const order = read(
      placeOrder(shop, { taxesIncluded: true, taxes: [{ title: 'VAT', rate: '0.19' }] }),
    );
    expect(order.totalPriceSet.shopMoney.amount).toBe('24.62');
    // 19.62 gross at 19 %: 3.13
    expect(order.totalTaxSet.shopMoney.amount).toBe('3.13');
  });

  it('keeps both sides of the money, each converted amount by amount', () => {
    const lines = [{ variantId: shop.variants[0]!, quantity: 3, price: '9.99' }];
    const order = read(
      placeOrder(shop, {
        lines,
        currency: 'EUR',
        exchangeRate: '1.0847',
        discounts: [],
        taxes: [],
      }),
    );
    expect(order.totalPriceSet).toEqual({
      shopMoney: { amount: '37.94' },
      presentmentMoney: { amount: '34.97', currencyCode: 'EUR' },
    });
    // The payment is converted as a whole: a cent less.
    expect(order.totalReceivedSet.shopMoney.amount).toBe('37.93');
    expect(order.displayFinancialStatus).toBe('PAID');
  });

  it('has no transaction when nothing is left to pay', () => {
    const order = read(
      placeOrder(shop, { discounts: [{ title: 'ALL', percentage: '100' }], shipping: [] }),
    );
    expect(order.transactions).toEqual([]);
    expect(order.displayFinancialStatus).toBe('PAID');
  });
});

describe('orderCreate', () => {
  const CREATE = `mutation($order: OrderCreateOrderInput!, $options: OrderCreateOptionsInput) { orderCreate(order: $order, options: $options) {
    order { id totalPriceSet ${MONEY} } userErrors { field message code } } }`;

  it('takes no stock unless it is asked to', () => {
    const order = { lineItems: [{ variantId: shop.variants[0], quantity: 2 }] };
    shop.ask(CREATE, { order });
    expect(quantities(shop, shop.items[0]!, shop.locations[0]!).available).toBe(1000);
    shop.ask(CREATE, { order, options: { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' } });
    expect(quantities(shop, shop.items[0]!, shop.locations[0]!).available).toBe(998);
  });

  it('refuses more than there is when the policy is to be obeyed', () => {
    const order = { lineItems: [{ variantId: shop.variants[0], quantity: 2001 }] };
    const options = { inventoryBehaviour: 'DECREMENT_OBEYING_POLICY' };
    expect(shop.ask(CREATE, { order, options }).orderCreate.userErrors[0].code).toBe(
      'INVENTORY_CLAIM_FAILED',
    );
  });

  it('refuses an order without lines, and one from the future', () => {
    expect(shop.ask(CREATE, { order: {} }).orderCreate.userErrors[0].field).toEqual([
      'order',
      'lineItems',
    ]);
    const order = {
      lineItems: [{ variantId: shop.variants[0], quantity: 1 }],
      processedAt: '2030-01-01T00:00:00Z',
    };
    expect(shop.ask(CREATE, { order }).orderCreate.userErrors[0].code).toBe('PROCESSED_AT_INVALID');
  });
});

describe('paying', () => {
  const PAID =
    'mutation($id: ID!) { orderMarkAsPaid(input: { id: $id }) { order { displayFinancialStatus } userErrors { message } } }';

  it('later makes the order paid, once', () => {
    const id = placeOrder(shop, { payment: 'pending' });
    expect(read(id).displayFinancialStatus).toBe('PENDING');
    expect(shop.ask(PAID, { id }).orderMarkAsPaid.order.displayFinancialStatus).toBe('PAID');
    expect(shop.ask(PAID, { id }).orderMarkAsPaid.userErrors[0].message).toBe(
      'Order cannot be marked as paid.',
    );
  });

  it('by capture takes part of an authorization, and no more than it', () => {
    const id = placeOrder(shop, { payment: 'authorized' });
    expect(read(id).displayFinancialStatus).toBe('AUTHORIZED');
    const CAPTURE = `mutation($input: OrderCaptureInput!) { orderCapture(input: $input) { transaction { kind amountSet ${MONEY} } userErrors { message } } }`;
    const parentTransactionId = read(id).transactions[0].id;
    const capture = (amount: string) =>
      shop.ask(CAPTURE, { input: { id, parentTransactionId, amount } }).orderCapture;
    expect(capture('20.00').transaction.kind).toBe('CAPTURE');
    expect(read(id).displayFinancialStatus).toBe('PARTIALLY_PAID');
    expect(capture('10.00').userErrors).toHaveLength(1);
    capture('6.24');
    expect(read(id).displayFinancialStatus).toBe('PAID');
  });
});

describe('cancelling', () => {
  const CANCEL = `mutation($id: ID!, $refund: Boolean, $method: OrderCancelRefundMethodInput) {
    orderCancel(orderId: $id, reason: CUSTOMER, restock: true, refund: $refund, refundMethod: $method) {
      job { id done } jobResult { id status } orderCancelUserErrors { message code } } }`;
  const RESULT =
    'query($id: ID!) { node(id: $id) { ... on OrderCancelJobResult { done status order { cancelledAt } } } }';

  it('is done by a job', () => {
    const id = placeOrder(shop);
    const { jobResult } = shop.ask(CANCEL, { id, refund: true }).orderCancel;
    expect(jobResult.status).toBe('STARTED');
    expect(read(id).cancelledAt).toBeNull();
    expect(shop.ask(CANCEL, { id }).orderCancel.orderCancelUserErrors[0].message).toBe(
      'Cancellation is already in progress',
    );
    shop.advance(10_000);
    expect(shop.ask(RESULT, { id: jobResult.id }).node).toMatchObject({
      done: true,
      status: 'SUCCEEDED',
    });
    const order = read(id);
    expect(order.lineItems.nodes[0]).toMatchObject({ quantity: 2, currentQuantity: 0 });
    expect(order.displayFinancialStatus).toBe('REFUNDED');
    expect(order.currentTotalPriceSet.shopMoney.amount).toBe('0.0');
    expect(agreed(id)).toBe(0);
    expect(quantities(shop, shop.items[0]!, shop.locations[0]!)).toEqual({
      available: 1000,
      committed: 0,
      on_hand: 1000,
    });
    expect(shop.ask(CANCEL, { id }).orderCancel.orderCancelUserErrors[0].message).toBe(
      'Cannot cancel an order that has already been canceled',
    );
  });

  it('is refused with fulfillments, and with two ways to refund', () => {
    const id = placeOrder(shop);
    const both = { id, refund: true, method: { originalPaymentMethodsRefund: true } };
    expect(shop.ask(CANCEL, both).orderCancel.orderCancelUserErrors[0].message).toBe(
      'Only one of the arguments `refund` or `refund_method` is allowed.',
    );
    shop.ask(FULFILL, {
      input: {
        lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: fulfillmentOrders(shop, id)[0].id }],
      },
    });
    expect(shop.ask(CANCEL, { id }).orderCancel.orderCancelUserErrors[0].message).toBe(
      'Cannot cancel an order that has outstanding fulfillments',
    );
  });
});

describe('editing', () => {
  it('shows nothing before the commit; then removed lines stay with current quantity 0 and only current money moves', () => {
    const id = placeOrder(shop);
    const line = read(id).lineItems.nodes[0].id;
    const { calculatedOrder } = shop.ask(
      'mutation($id: ID!) { orderEditBegin(id: $id) { calculatedOrder { id } } }',
      { id },
    ).orderEditBegin;
    const SETQ = `mutation($id: ID!, $line: ID!, $quantity: Int!) { orderEditSetQuantity(id: $id, lineItemId: $line, quantity: $quantity) {
      calculatedOrder { totalPriceSet ${MONEY} } userErrors { message } } }`;
    const staged = shop.ask(SETQ, {
      id: calculatedOrder.id,
      line,
      quantity: 0,
    }).orderEditSetQuantity;
    expect(staged.calculatedOrder.totalPriceSet.shopMoney.amount).toBe('5.0');
    expect(read(id).currentTotalPriceSet.shopMoney.amount).toBe('26.24');
    shop.ask(
      'mutation($id: ID!) { orderEditCommit(id: $id) { order { id } userErrors { message } } }',
      { id: calculatedOrder.id },
    );
    const order = read(id);
    expect(order).toMatchObject({
      edited: true,
      totalPriceSet: { shopMoney: { amount: '26.24' } },
      currentTotalPriceSet: { shopMoney: { amount: '5.0' } },
    });
    expect(order.lineItems.nodes[0]).toMatchObject({ quantity: 2, currentQuantity: 0 });
    expect(order.totalTaxSet.shopMoney.amount).toBe('1.62');
    expect(order.currentTotalTaxSet.shopMoney.amount).toBe('0.0');
    expect(order.agreements.nodes.at(-1)).toMatchObject({
      __typename: 'OrderEditAgreement',
      reason: 'ORDER_EDIT',
    });
    expect(agreed(id)).toBe(500);
    expect(quantities(shop, shop.items[0]!, shop.locations[0]!).committed).toBe(0);
  });

  it('adds lines with new ids and the order’s tax rates', () => {
    const id = placeOrder(shop);
    shop.act('editOrder', {
      orderId: id,
      changes: [{ variantId: shop.variants[1]!, quantity: 1 }],
    });
    const order = read(id);
    expect(order.lineItems.nodes[1].taxLines[0].priceSet.shopMoney.amount).toBe('0.98');
    expect(order.currentTotalPriceSet.shopMoney.amount).toBe('39.13');
    expect(order.totalOutstandingSet.shopMoney.amount).toBe('12.89');
    expect(fulfillmentOrders(shop, id)).toHaveLength(2);
  });
});

describe('orderUpdate', () => {
  const UPDATE =
    'mutation($input: OrderInput!) { orderUpdate(input: $input) { order { tags updatedAt shippingAddress { provinceCode } } userErrors { field message } } }';

  it('overwrites tags, where tagsAdd adds', () => {
    const id = placeOrder(shop, { tags: ['a'] });
    const add =
      'mutation($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { ... on Order { tags } } userErrors { message } } }';
    expect(shop.ask(add, { id, tags: ['b'] }).tagsAdd.node.tags).toEqual(['a', 'b']);
    expect(shop.ask(UPDATE, { input: { id, tags: ['c'] } }).orderUpdate.order.tags).toEqual(['c']);
  });

  it('re-taxes an unfulfilled order by its new address, on 2026-10', () => {
    shop.act('setTaxRates', { 'US-CA': [{ title: 'CA Tax', rate: '0.10' }] });
    const id = placeOrder(shop);
    shop.ask(UPDATE, {
      input: {
        id,
        shippingAddress: {
          address1: '1 B',
          city: 'LA',
          countryCode: 'US',
          provinceCode: 'CA',
          zip: '90001',
        },
      },
    });
    expect(read(id).currentTotalTaxSet.shopMoney.amount).toBe('1.96');
    expect(agreed(id)).toBe(2658);
  });

  it('moves updatedAt in whole seconds; a metafield does not', () => {
    const id = placeOrder(shop);
    shop.advance(5_500);
    const set =
      'mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { compareDigest } userErrors { code message } } }';
    shop.ask(set, {
      m: [
        {
          ownerId: id,
          namespace: '$app:netsuite',
          key: 'id',
          type: 'single_line_text_field',
          value: '1',
        },
      ],
    });
    expect(read(id).updatedAt).toBe('2026-11-21T10:00:00Z');
    shop.ask(UPDATE, { input: { id, note: 'x' } });
    expect(read(id).updatedAt).toBe('2026-11-21T10:00:05Z');
  });
});

describe('metafieldsSet', () => {
  const SET =
    'mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { metafields { id value compareDigest } userErrors { code message elementIndex } } }';

  it('takes 25 at most', () => {
    const id = placeOrder(shop);
    const m = Array.from({ length: 26 }, (_, index) => ({
      ownerId: id,
      namespace: 'x',
      key: `k${index}`,
      type: 'single_line_text_field',
      value: 'v',
    }));
    expect(shop.ask(SET, { m }).metafieldsSet.userErrors).toEqual([
      {
        code: 'LESS_THAN_OR_EQUAL_TO',
        message: 'Exceeded the maximum metafields input limit of 25.',
        elementIndex: null,
      },
    ]);
  });

  it('writes only over what was read', () => {
    const id = placeOrder(shop);
    const field = { ownerId: id, namespace: 'x', key: 'k', type: 'single_line_text_field' };
    const [{ compareDigest }] = shop.ask(SET, {
      m: [{ ...field, value: '1', compareDigest: null }],
    }).metafieldsSet.metafields;
    expect(
      shop.ask(SET, { m: [{ ...field, value: '2', compareDigest }] }).metafieldsSet.userErrors,
    ).toEqual([]);
    expect(
      shop.ask(SET, { m: [{ ...field, value: '3', compareDigest }] }).metafieldsSet.userErrors[0]
        .code,
    ).toBe('STALE_OBJECT');
  });
});
