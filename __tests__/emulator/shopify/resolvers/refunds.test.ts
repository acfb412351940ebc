import { FULFILL, fulfillmentOrders, placeOrder, quantities, testShop } from './shop.ts';
import type { TestShop } from './shop.ts';

const MONEY = '{ shopMoney { amount } }';
const REFUND = `mutation($input: RefundInput!, $key: String!) { refundCreate(input: $input) @idempotent(key: $key) {
  refund { id totalRefundedSet ${MONEY} orderAdjustments(first: 5) { nodes { reason amountSet ${MONEY} } }
    refundLineItems(first: 5) { nodes { quantity restockType subtotalSet ${MONEY} totalTaxSet ${MONEY} } }
    refundShippingLines(first: 5) { nodes { subtotalAmountSet ${MONEY} } } transactions(first: 5) { nodes { status } } }
  userErrors { field message } } }`;
const READ = `query($id: ID!) { order(id: $id) { currentTotalPriceSet ${MONEY} netPaymentSet ${MONEY} refundDiscrepancySet ${MONEY} displayFinancialStatus returnStatus closedAt
  lineItems(first: 5) { nodes { id sku currentQuantity refundableQuantity } } transactions(first: 5) { id kind }
  fulfillments(first: 5) { fulfillmentLineItems(first: 5) { nodes { id } } }
  agreements(first: 20) { nodes { sales(first: 20) { nodes { lineType actionType quantity totalAmount ${MONEY} } } } } } }`;

let shop: TestShop;
let id: string;
let key = 0;
beforeEach(() => {
  shop = testShop();
  id = placeOrder(shop);
});

function read() {
  return shop.ask(READ, { id }).order;
}
function refund(input: object) {
  key += 1;
  return shop.ask(REFUND, { key: `r${key}`, input: { orderId: id, ...input } }).refundCreate;
}
function pay(amount: string) {
  return {
    transactions: [
      {
        orderId: id,
        parentId: read().transactions[0].id,
        gateway: 'shopify_payments',
        kind: 'REFUND',
        amount,
      },
    ],
  };
}
function lines(quantity: number, restockType: string) {
  return { refundLineItems: [{ lineItemId: read().lineItems.nodes[0].id, quantity, restockType }] };
}
function agreed(): number {
  type Sale = { totalAmount: { shopMoney: { amount: string } } };
  const sales: Sale[] = read().agreements.nodes.flatMap(
    (one: { sales: { nodes: Sale[] } }) => one.sales.nodes,
  );
  return sales.reduce(
    (total, sale) => total + Math.round(Number(sale.totalAmount.shopMoney.amount) * 100),
    0,
  );
}
function ship() {
  shop.ask(FULFILL, {
    input: {
      lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: fulfillmentOrders(shop, id)[0].id }],
    },
  });
}

describe('refundCreate', () => {
  it('with its money leaves no discrepancy: line after discounts, its tax apart', () => {
    const answer = refund({ ...lines(1, 'CANCEL'), ...pay('10.62') });
    expect(answer.refund.refundLineItems.nodes).toEqual([
      {
        quantity: 1,
        restockType: 'CANCEL',
        subtotalSet: { shopMoney: { amount: '9.81' } },
        totalTaxSet: { shopMoney: { amount: '0.81' } },
      },
    ]);
    expect(answer.refund.orderAdjustments.nodes).toEqual([]);
    expect(read()).toMatchObject({
      currentTotalPriceSet: { shopMoney: { amount: '15.62' } },
      displayFinancialStatus: 'PARTIALLY_REFUNDED',
    });
    expect(agreed()).toBe(1562);
  });

  it('without money is a discrepancy in the merchant’s favour', () => {
    const answer = refund(lines(1, 'NO_RESTOCK'));
    expect(answer.refund.orderAdjustments.nodes).toEqual([
      { reason: 'REFUND_DISCREPANCY', amountSet: { shopMoney: { amount: '10.62' } } },
    ]);
    expect(read()).toMatchObject({
      currentTotalPriceSet: { shopMoney: { amount: '26.24' } },
      refundDiscrepancySet: { shopMoney: { amount: '10.62' } },
    });
    expect(agreed()).toBe(2624);
  });

  it('of an amount alone has no lines, and is a discrepancy in the customer’s favour', () => {
    const answer = refund(pay('4.00'));
    expect(answer.refund.refundLineItems.nodes).toEqual([]);
    expect(answer.refund.orderAdjustments.nodes[0].amountSet.shopMoney.amount).toBe('-4.0');
    expect(read().currentTotalPriceSet.shopMoney.amount).toBe('22.24');
    expect(agreed()).toBe(2224);
  });

  it('of a line after an edit that raised the total still leaves none', () => {
    shop.act('editOrder', {
      orderId: id,
      changes: [{ variantId: shop.variants[1]!, quantity: 1 }],
    });
    const answer = refund({ ...lines(1, 'CANCEL'), ...pay('10.62') });
    expect(answer.refund.orderAdjustments.nodes).toEqual([]);
    // 26.24 + 12.89 − 10.62
    expect(read().currentTotalPriceSet.shopMoney.amount).toBe('28.51');
    expect(agreed()).toBe(2851);
  });

  it('of an unpaid order owes nobody anything', () => {
    id = placeOrder(shop, { payment: 'none' });
    expect(refund(lines(1, 'CANCEL')).refund.orderAdjustments.nodes).toEqual([]);
    expect(read().currentTotalPriceSet.shopMoney.amount).toBe('15.62');
  });

  it('keeps shipping in its own lines', () => {
    const answer = refund({ shipping: { fullRefund: true }, ...pay('5.00') });
    expect(answer.refund.refundShippingLines.nodes).toEqual([
      { subtotalAmountSet: { shopMoney: { amount: '5.0' } } },
    ]);
    expect(read().currentTotalPriceSet.shopMoney.amount).toBe('21.24');
  });

  it('restocks by type: CANCEL gives up committed units, RETURN puts them on the shelf, NO_RESTOCK nothing', () => {
    refund(lines(1, 'CANCEL'));
    expect(quantities(shop, shop.items[0]!, shop.locations[0]!)).toEqual({
      available: 999,
      committed: 1,
      on_hand: 1000,
    });
    ship();
    expect(quantities(shop, shop.items[0]!, shop.locations[0]!)).toEqual({
      available: 999,
      committed: 0,
      on_hand: 999,
    });
    refund(lines(1, 'RETURN'));
    expect(quantities(shop, shop.items[0]!, shop.locations[0]!)).toEqual({
      available: 1000,
      committed: 0,
      on_hand: 1000,
    });
  });

  it('refuses in Shopify’s words', () => {
    expect(refund(lines(3, 'NO_RESTOCK')).userErrors[0].message).toBe(
      'Quantity cannot refund more items than were purchased',
    );
    expect(refund(pay('30.00')).userErrors[0].message).toBe(
      'Refund amount $30.00 is greater than net payment received $26.24',
    );
    const orphan = {
      transactions: [{ orderId: id, gateway: 'x', kind: 'REFUND', amount: '1.00' }],
    };
    expect(refund(orphan).userErrors[0].message).toBe(
      'Transactions require a parent_id associated with the order',
    );
    expect(refund({ ...pay('30.00'), allowOverRefunding: true }).userErrors).toEqual([]);
  });

  it('may stay pending: the refund is there, its money is not', () => {
    const slow = testShop({}, { refundsStayPending: true });
    shop = slow;
    id = placeOrder(slow);
    const answer = refund({ ...lines(1, 'CANCEL'), ...pay('10.62') });
    expect(answer.refund.transactions.nodes).toEqual([{ status: 'PENDING' }]);
    expect(answer.refund.totalRefundedSet.shopMoney.amount).toBe('0.0');
    expect(answer.refund.orderAdjustments.nodes[0].reason).toBe('PENDING_REFUND_DISCREPANCY');
    slow.act('settleRefunds', { orderId: id, status: 'SUCCESS' });
    expect(read()).toMatchObject({
      netPaymentSet: { shopMoney: { amount: '15.62' } },
      currentTotalPriceSet: { shopMoney: { amount: '15.62' } },
    });
    expect(agreed()).toBe(1562);
  });
});

describe('suggestedRefund', () => {
  it('names the amount and the payment it goes back to', () => {
    const SUGGEST = `query($id: ID!, $line: ID!) { order(id: $id) { suggestedRefund(refundShipping: true, refundLineItems: [{ lineItemId: $line, quantity: 2 }]) {
      amountSet ${MONEY} totalTaxSet ${MONEY} shipping { amountSet ${MONEY} } suggestedTransactions { gateway kind amountSet ${MONEY} } } } }`;
    expect(
      shop.ask(SUGGEST, { id, line: read().lineItems.nodes[0].id }).order.suggestedRefund,
    ).toEqual({
      amountSet: { shopMoney: { amount: '26.24' } },
      totalTaxSet: { shopMoney: { amount: '1.62' } },
      shipping: { amountSet: { shopMoney: { amount: '5.0' } } },
      suggestedTransactions: [
        {
          gateway: 'shopify_payments',
          kind: 'SUGGESTED_REFUND',
          amountSet: { shopMoney: { amount: '26.24' } },
        },
      ],
    });
  });
});

describe('returns', () => {
  const RETURN = `mutation($input: ReturnInput!) { returnCreate(returnInput: $input) { return { id name status
    returnLineItems(first: 5) { nodes { id quantity } } reverseFulfillmentOrders(first: 5) { nodes { status lineItems(first: 5) { nodes { id totalQuantity } } } }
    exchangeLineItems(first: 5) { nodes { id variantSku lineItems { id } } } } userErrors { field message code } } }`;
  const PROCESS = `mutation($input: ReturnProcessInput!) { returnProcess(input: $input) { return { status refunds(first: 5) { nodes { id } }
    returnLineItems(first: 5) { nodes { processedQuantity } } } userErrors { message code } } }`;

  function open(quantity: number, more: object = {}) {
    const fulfillmentLineItemId = read().fulfillments[0].fulfillmentLineItems.nodes[0].id;
    const returnLineItems = [
      { fulfillmentLineItemId, quantity, returnReason: 'UNWANTED', ...more },
    ];
    return { returnLineItems, orderId: id };
  }
  const create = (input: object) => shop.ask(RETURN, { input }).returnCreate;

  it('are only for fulfilled units that no other return has', () => {
    ship();
    expect(create(open(3)).userErrors[0].message).toBe('Quantity is not available for return.');
    expect(create(open(2)).userErrors).toEqual([]);
    expect(create(open(1)).userErrors[0].message).toBe('Quantity is not available for return.');
    expect(read().returnStatus).toBe('IN_PROGRESS');
  });

  it('take an archived order out of the archive', () => {
    ship();
    shop.ask('mutation($id: ID!) { orderClose(input: { id: $id }) { userErrors { message } } }', {
      id,
    });
    create(open(1));
    expect(read().closedAt).toBeNull();
  });

  it('are processed with what becomes of the goods and the money', () => {
    ship();
    const made = create(open(1)).return;
    const reverse = made.reverseFulfillmentOrders.nodes[0].lineItems.nodes[0].id;
    const returnLineItems = [
      {
        id: made.returnLineItems.nodes[0].id,
        quantity: 1,
        dispositions: [
          {
            reverseFulfillmentOrderLineItemId: reverse,
            dispositionType: 'RESTOCKED',
            quantity: 1,
            locationId: shop.locations[1],
          },
        ],
      },
    ];
    const issueRefund = {
      orderTransactions: [
        {
          parentId: read().transactions[0].id,
          transactionAmount: { amount: '10.62', currencyCode: 'USD' },
        },
      ],
    };
    const answer = shop.ask(PROCESS, {
      input: { returnId: made.id, returnLineItems, financialTransfer: { issueRefund } },
    }).returnProcess;
    expect(answer.userErrors).toEqual([]);
    expect(answer.return.refunds.nodes).toHaveLength(1);
    expect(quantities(shop, shop.items[0]!, shop.locations[1]!).available).toBe(1001);
    expect(read()).toMatchObject({
      currentTotalPriceSet: { shopMoney: { amount: '15.62' } },
      netPaymentSet: { shopMoney: { amount: '15.62' } },
    });
    expect(agreed()).toBe(1562);
    const again = shop.ask(PROCESS, { input: { returnId: made.id, returnLineItems } }).returnProcess
      .userErrors;
    expect(again[0].message).toBe('Return line item has an invalid quantity.');
    const close =
      'mutation($id: ID!) { returnClose(id: $id) { return { status } userErrors { code message } } }';
    expect(shop.ask(close, { id: made.id }).returnClose.return.status).toBe('CLOSED');
    expect(shop.ask(close, { id: made.id }).returnClose.userErrors[0]).toEqual({
      code: 'INVALID_STATE',
      message: 'Return status is invalid.',
    });
    expect(read().returnStatus).toBe('RETURNED');
  });

  it('do not take back once more what was refunded by itself meanwhile', () => {
    ship();
    const made = create(open(2)).return;
    expect(refund({ ...lines(1, 'RETURN'), ...pay('10.62') }).userErrors).toEqual([]);
    const back = (quantity: number) =>
      shop.ask(PROCESS, {
        input: {
          returnId: made.id,
          returnLineItems: [{ id: made.returnLineItems.nodes[0].id, quantity }],
        },
      }).returnProcess.userErrors;
    expect(back(2)[0].message).toBe('Return line item has an invalid quantity.');
    expect(back(1)).toEqual([]);
    expect(read().currentTotalPriceSet.shopMoney.amount).toBe('5.0');
    expect(agreed()).toBe(500);
  });

  it('with an exchange put the new line on the order, held until the goods are back', () => {
    ship();
    const made = create({
      ...open(1),
      exchangeLineItems: [{ variantId: shop.variants[1], quantity: 1 }],
    }).return;
    const [exchange] = made.exchangeLineItems.nodes;
    expect(exchange).toMatchObject({
      variantSku: 'SHIRT-M',
      lineItems: [{ id: read().lineItems.nodes[1].id }],
    });
    expect(fulfillmentOrders(shop, id).at(-1).status).toBe('ON_HOLD');
    const returnLineItems = [{ id: made.returnLineItems.nodes[0].id, quantity: 1 }];
    shop.ask(PROCESS, {
      input: {
        returnId: made.id,
        returnLineItems,
        exchangeLineItems: [{ id: exchange.id, quantity: 1 }],
      },
    });
    expect(fulfillmentOrders(shop, id).at(-1).status).toBe('OPEN');
    // 26.24 − 10.62 + 11.91 × 1.0825
    expect(read().currentTotalPriceSet.shopMoney.amount).toBe('28.51');
    expect(agreed()).toBe(2851);
  });

  it('keep a restocking fee as a sale of its own', () => {
    ship();
    const made = create(open(1, { restockingFee: { percentage: 10 } })).return;
    shop.ask(PROCESS, {
      input: {
        returnId: made.id,
        returnLineItems: [{ id: made.returnLineItems.nodes[0].id, quantity: 1 }],
      },
    });
    // 9.81 at 10 %: 0.98
    expect(read().currentTotalPriceSet.shopMoney.amount).toBe('16.6');
    expect(agreed()).toBe(1660);
  });

  it('can be asked for, and declined for good', () => {
    ship();
    const { id: request } = shop.act('requestReturn', open(1));
    const decline = `mutation($id: ID!) { returnDeclineRequest(input: { id: $id, declineReason: FINAL_SALE }) { return { status } userErrors { message } } }`;
    expect(shop.ask(decline, { id: request }).returnDeclineRequest.return.status).toBe('DECLINED');
    expect(shop.ask(decline, { id: request }).returnDeclineRequest.userErrors[0].message).toBe(
      'Return status is invalid.',
    );
  });
});
