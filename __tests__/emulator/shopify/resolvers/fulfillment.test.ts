import { FULFILL, fulfillmentOrders, placeOrder, quantities, testShop } from './shop.ts';
import type { TestShop } from './shop.ts';

let shop: TestShop;
let order: string;
beforeEach(() => {
  shop = testShop();
  order = placeOrder(shop, {
    lines: [
      { variantId: shop.variants[0]!, quantity: 3 },
      { variantId: shop.variants[1]!, quantity: 1 },
    ],
  });
});

function fulfill(groups: object[], more: object = {}) {
  return shop.ask(FULFILL, { input: { lineItemsByFulfillmentOrder: groups, ...more } })
    .fulfillmentCreate;
}
function refused(groups: object[]): string {
  return fulfill(groups).userErrors[0].message;
}
const status = (id: string) =>
  shop.ask('query($id: ID!) { order(id: $id) { displayFulfillmentStatus } }', { id }).order
    .displayFulfillmentStatus;
const MOVE = `mutation($id: ID!, $to: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
  fulfillmentOrderMove(id: $id, newLocationId: $to, fulfillmentOrderLineItems: $lines) {
    originalFulfillmentOrder { id status } movedFulfillmentOrder { id assignedLocation { location { id } } }
    remainingFulfillmentOrder { id } userErrors { message code } } }`;

describe('routing', () => {
  it('makes fulfillment orders some time after checkout; until then there are none', () => {
    const slow = testShop({}, { routingDelayMs: 1000 });
    const id = placeOrder(slow);
    expect(fulfillmentOrders(slow, id)).toEqual([]);
    slow.advance(1000);
    expect(fulfillmentOrders(slow, id)).toHaveLength(1);
  });

  it('takes stock at checkout: available falls, committed rises, on_hand stays', () => {
    expect(quantities(shop, shop.items[0]!, shop.locations[0]!)).toEqual({
      available: 997,
      committed: 3,
      on_hand: 1000,
    });
  });

  it('hands a sale at the till over at once', () => {
    const id = placeOrder(shop, { retailLocationId: shop.locations[1]! });
    expect(status(id)).toBe('FULFILLED');
    expect(quantities(shop, shop.items[0]!, shop.locations[1]!)).toEqual({
      available: 998,
      committed: 0,
      on_hand: 998,
    });
  });

  it('leaves nothing to fulfill for a digital order from 2026-10 on only if it has no lines to fulfill', () => {
    const id = placeOrder(shop, {
      lines: [{ title: 'E-book', price: '5.00', quantity: 1, requiresShipping: false }],
      shipping: [],
    });
    expect(fulfillmentOrders(shop, id)).toHaveLength(1);
    expect(status(id)).toBe('UNFULFILLED');
  });

  it('keeps a pre-order scheduled until its day', () => {
    const id = placeOrder(shop, { fulfillAt: '2099-01-01T00:00:00Z' });
    const [one] = fulfillmentOrders(shop, id);
    expect([one.status, one.supportedActions]).toEqual(['SCHEDULED', [{ action: 'MARK_AS_OPEN' }]]);
    expect(refused([{ fulfillmentOrderId: one.id }])).toContain('unfulfillable status= scheduled');
    shop.advance(86_400_000 * 366 * 80);
    expect(fulfillmentOrders(shop, id)[0].status).toBe('OPEN');
  });

  it('lets a shopper pick up at a place, once it is said to be ready', () => {
    const delivery = { method: 'PICK_UP' as const, locationId: shop.locations[1]! };
    const [one] = fulfillmentOrders(shop, placeOrder(shop, { delivery }));
    expect(one.assignedLocation.location.id).toBe(shop.locations[1]);
    const ready = () =>
      shop.ask(
        `mutation($input: FulfillmentOrderLineItemsPreparedForPickupInput!) {
          fulfillmentOrderLineItemsPreparedForPickup(input: $input) { userErrors { code } } }`,
        { input: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: one.id }] } },
      ).fulfillmentOrderLineItemsPreparedForPickup.userErrors;
    expect(ready()).toEqual([]);
    expect(ready()).toEqual([{ code: 'NO_LINE_ITEMS_TO_PREPARE_FOR_FULFILLMENT_ORDER' }]);
  });
});

describe('fulfillmentCreate', () => {
  it('takes everything left when no lines are named, and knows the page of a carrier by its exact name', () => {
    const [one] = fulfillmentOrders(shop, order);
    const { fulfillment } = fulfill([{ fulfillmentOrderId: one.id }], {
      trackingInfo: { company: 'UPS', numbers: ['1Z1', '1Z2'] },
    });
    expect(fulfillment.name).toBe('#1001-F1');
    expect(fulfillment.trackingInfo.map((info: { number: string }) => info.number)).toEqual([
      '1Z1',
      '1Z2',
    ]);
    expect(fulfillment.trackingInfo[0].url).toContain('1Z1');
    expect(status(order)).toBe('FULFILLED');
    expect(fulfillmentOrders(shop, order)[0]).toMatchObject({
      status: 'CLOSED',
      supportedActions: [],
    });
    expect(quantities(shop, shop.items[0]!, shop.locations[0]!)).toEqual({
      available: 997,
      committed: 0,
      on_hand: 997,
    });
  });

  it('gives no page to a carrier whose name is spelled otherwise', () => {
    const [one] = fulfillmentOrders(shop, order);
    const { fulfillment } = fulfill([{ fulfillmentOrderId: one.id }], {
      trackingInfo: { company: 'ups', number: '1Z' },
    });
    expect(fulfillment.trackingInfo).toEqual([{ company: 'ups', number: '1Z', url: null }]);
  });

  it('leaves a partly shipped fulfillment order in progress', () => {
    const [one] = fulfillmentOrders(shop, order);
    fulfill([
      {
        fulfillmentOrderId: one.id,
        fulfillmentOrderLineItems: [{ id: one.lineItems.nodes[0].id, quantity: 2 }],
      },
    ]);
    expect(status(order)).toBe('PARTIALLY_FULFILLED');
    expect(fulfillmentOrders(shop, order)[0]).toMatchObject({ id: one.id, status: 'IN_PROGRESS' });
  });

  it('refuses in Shopify’s words', () => {
    const [one] = fulfillmentOrders(shop, order);
    const line = one.lineItems.nodes[0].id;
    const lines = (quantity: number, id = line) => [
      { fulfillmentOrderId: one.id, fulfillmentOrderLineItems: [{ id, quantity }] },
    ];
    expect(refused([{ fulfillmentOrderId: 'gid://shopify/FulfillmentOrder/1' }])).toBe(
      'Fulfillment order does not exist.',
    );
    expect(refused(lines(1, 'gid://shopify/FulfillmentOrderLineItem/1'))).toBe(
      'Fulfillment order line item does not exist.',
    );
    expect(refused(lines(4))).toBe('Invalid fulfillment order line item quantity requested.');
    expect(refused(lines(0))).toBe('Quantity must be greater than 0');
    const [other] = fulfillmentOrders(shop, placeOrder(shop));
    expect(refused([{ fulfillmentOrderId: one.id }, { fulfillmentOrderId: other.id }])).toBe(
      'All fulfillment orders must belong to the same order',
    );
    shop.ask(MOVE, { id: one.id, to: shop.locations[1], lines: [{ id: line, quantity: 1 }] });
    const both = fulfillmentOrders(shop, order).map(({ id }) => ({ fulfillmentOrderId: id }));
    expect(refused(both)).toBe('All fulfillment orders must be assigned to a single location');
    fulfill([{ fulfillmentOrderId: one.id }]);
    expect(refused([{ fulfillmentOrderId: one.id }])).toBe(
      `Fulfillment order ${one.id.split('/').at(-1)} has an unfulfillable status= closed.`,
    );
  });
});

describe('fulfillmentOrderMove', () => {
  it('keeps the id when all of it moves, and takes the committed stock along', () => {
    const [one] = fulfillmentOrders(shop, order);
    const { movedFulfillmentOrder, remainingFulfillmentOrder } = shop.ask(MOVE, {
      id: one.id,
      to: shop.locations[1],
    }).fulfillmentOrderMove;
    expect(movedFulfillmentOrder).toEqual({
      id: one.id,
      assignedLocation: { location: { id: shop.locations[1] } },
    });
    expect(remainingFulfillmentOrder).toBeNull();
    expect(quantities(shop, shop.items[0]!, shop.locations[0]!).committed).toBe(0);
    expect(quantities(shop, shop.items[0]!, shop.locations[1]!).committed).toBe(3);
  });

  it('makes a new fulfillment order for a part', () => {
    const [one] = fulfillmentOrders(shop, order);
    const lines = [{ id: one.lineItems.nodes[0].id, quantity: 1 }];
    const answer = shop.ask(MOVE, {
      id: one.id,
      to: shop.locations[1],
      lines,
    }).fulfillmentOrderMove;
    expect(answer.movedFulfillmentOrder.id).not.toBe(one.id);
    expect(answer.remainingFulfillmentOrder.id).toBe(one.id);
  });

  it('is refused once progress was reported, and where nothing is stocked', () => {
    const [one] = fulfillmentOrders(shop, order);
    const nowhere = shop.act('addLocation', { name: 'Empty' }).id;
    expect(
      shop.ask(MOVE, { id: one.id, to: nowhere }).fulfillmentOrderMove.userErrors[0].message,
    ).toBe('Cannot change location.');
    shop.ask(
      'mutation($id: ID!) { fulfillmentOrderReportProgress(id: $id) { userErrors { message } } }',
      { id: one.id },
    );
    expect(
      shop.ask(MOVE, { id: one.id, to: shop.locations[1] }).fulfillmentOrderMove.userErrors[0].code,
    ).toBe('CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS');
  });
});

describe('holds', () => {
  const HOLD = `mutation($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) {
    fulfillmentHold { id heldByRequestingApp } fulfillmentOrder { status } remainingFulfillmentOrder { id status } userErrors { code } } }`;
  const RELEASE = `mutation($id: ID!) { fulfillmentOrderReleaseHold(id: $id) { fulfillmentOrder { status } userErrors { code } } }`;

  it('stop a fulfillment until they are released', () => {
    const [one] = fulfillmentOrders(shop, order);
    shop.ask(HOLD, { id: one.id, hold: { reason: 'INCORRECT_ADDRESS' } });
    expect(status(order)).toBe('ON_HOLD');
    expect(refused([{ fulfillmentOrderId: one.id }])).toContain(
      'has an unfulfillable status= on_hold.',
    );
    expect(
      shop.ask(RELEASE, { id: one.id }).fulfillmentOrderReleaseHold.fulfillmentOrder.status,
    ).toBe('OPEN');
  });

  it('on a part split the rest off', () => {
    const [one] = fulfillmentOrders(shop, order);
    const hold = {
      reason: 'OTHER',
      fulfillmentOrderLineItems: [{ id: one.lineItems.nodes[0].id, quantity: 1 }],
    };
    const answer = shop.ask(HOLD, { id: one.id, hold }).fulfillmentOrderHold;
    expect(answer.fulfillmentOrder.status).toBe('ON_HOLD');
    expect(answer.remainingFulfillmentOrder.status).toBe('OPEN');
  });

  it('are at most ten per app, each with its own handle', () => {
    const [one] = fulfillmentOrders(shop, order);
    const place = (handle: string) =>
      shop.ask(HOLD, { id: one.id, hold: { reason: 'OTHER', handle } }).fulfillmentOrderHold
        .userErrors[0]?.code;
    for (let count = 0; count < 10; count += 1) expect(place(`h${count}`)).toBeUndefined();
    expect(place('h3')).toBe('DUPLICATE_FULFILLMENT_HOLD_HANDLE');
    expect(place('h10')).toBe('FULFILLMENT_ORDER_HOLD_LIMIT_REACHED');
  });

  it('of another app cannot be released', () => {
    const [one] = fulfillmentOrders(shop, order);
    shop.act('holdFulfillmentOrder', { fulfillmentOrderId: one.id });
    expect(shop.ask(RELEASE, { id: one.id }).fulfillmentOrderReleaseHold.userErrors[0].code).toBe(
      'INVALID_ACCESS',
    );
  });
});

describe('undoing', () => {
  it('a fulfillment gives a new fulfillment order, and saying it twice is no error', () => {
    const [one] = fulfillmentOrders(shop, order);
    const { id } = fulfill([{ fulfillmentOrderId: one.id }]).fulfillment;
    const CANCEL =
      'mutation($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status } userErrors { message } } }';
    for (const _time of [1, 2])
      expect(shop.ask(CANCEL, { id }).fulfillmentCancel).toEqual({
        fulfillment: { status: 'CANCELLED' },
        userErrors: [],
      });
    const all = fulfillmentOrders(shop, order);
    expect(all.map((each) => each.status)).toEqual(['CLOSED', 'OPEN']);
    expect(status(order)).toBe('UNFULFILLED');
  });

  it('tracking works on a cancelled fulfillment too', () => {
    const [one] = fulfillmentOrders(shop, order);
    const { id } = fulfill([{ fulfillmentOrderId: one.id }]).fulfillment;
    shop.ask('mutation($id: ID!) { fulfillmentCancel(id: $id) { userErrors { message } } }', {
      id,
    });
    const TRACK = `mutation($id: ID!, $info: FulfillmentTrackingInput!) { fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $info) {
      fulfillment { trackingInfo { number } } userErrors { message } } }`;
    expect(
      shop.ask(TRACK, { id, info: { number: 'X' } }).fulfillmentTrackingInfoUpdate.fulfillment
        .trackingInfo,
    ).toEqual([{ number: 'X' }]);
  });

  it('splitting and merging give new ids', () => {
    const [one] = fulfillmentOrders(shop, order);
    const SPLIT = `mutation($splits: [FulfillmentOrderSplitInput!]!) { fulfillmentOrderSplit(fulfillmentOrderSplits: $splits) {
      fulfillmentOrderSplits { fulfillmentOrder { id } remainingFulfillmentOrder { id } } userErrors { code } } }`;
    const lines = [{ id: one.lineItems.nodes[0].id, quantity: 1 }];
    const split = shop.ask(SPLIT, {
      splits: [{ fulfillmentOrderId: one.id, fulfillmentOrderLineItems: lines }],
    }).fulfillmentOrderSplit.fulfillmentOrderSplits[0];
    const MERGE = `mutation($merges: [FulfillmentOrderMergeInput!]!) { fulfillmentOrderMerge(fulfillmentOrderMergeInputs: $merges) {
      fulfillmentOrderMerges { fulfillmentOrder { id lineItems(first: 5) { nodes { totalQuantity } } } } userErrors { code } } }`;
    const mergeIntents = [one.id, split.remainingFulfillmentOrder.id].map((fulfillmentOrderId) => ({
      fulfillmentOrderId,
    }));
    const [merged] = shop.ask(MERGE, { merges: [{ mergeIntents }] }).fulfillmentOrderMerge
      .fulfillmentOrderMerges;
    expect([one.id, split.remainingFulfillmentOrder.id]).not.toContain(merged.fulfillmentOrder.id);
    expect(merged.fulfillmentOrder.lineItems.nodes).toEqual([
      { totalQuantity: 3 },
      { totalQuantity: 1 },
    ]);
  });
});

describe('a 3PL', () => {
  const SUBMIT = `mutation($id: ID!, $lines: [FulfillmentOrderLineItemInput!]) { fulfillmentOrderSubmitFulfillmentRequest(id: $id, fulfillmentOrderLineItems: $lines) {
    submittedFulfillmentOrder { id requestStatus } unsubmittedFulfillmentOrder { id requestStatus } userErrors { message } } }`;
  const ACCEPT =
    'mutation($id: ID!) { fulfillmentOrderAcceptFulfillmentRequest(id: $id) { fulfillmentOrder { status requestStatus } userErrors { message } } }';

  it('is asked, answers, and keeps what it has accepted from being moved', () => {
    const service = shop.act('addFulfillmentService', { name: 'Ship Co' });
    const CREATE = `mutation($order: OrderCreateOrderInput!) { orderCreate(order: $order) { order { id } userErrors { message } } }`;
    const line = {
      title: 'Box',
      quantity: 3,
      priceSet: { shopMoney: { amount: '1.00', currencyCode: 'USD' } },
      fulfillmentService: service.handle,
      requiresShipping: true,
    };
    const { id } = shop.ask(CREATE, { order: { lineItems: [line] } }).orderCreate.order;
    const [one] = fulfillmentOrders(shop, id);
    expect(one.assignedLocation.location.id).toBe(service.locationId);
    const lines = [{ id: one.lineItems.nodes[0].id, quantity: 2 }];
    const { submittedFulfillmentOrder, unsubmittedFulfillmentOrder } = shop.ask(SUBMIT, {
      id: one.id,
      lines,
    }).fulfillmentOrderSubmitFulfillmentRequest;
    expect(unsubmittedFulfillmentOrder).toEqual({ id: one.id, requestStatus: 'UNSUBMITTED' });
    expect(
      shop.ask(ACCEPT, { id: submittedFulfillmentOrder.id })
        .fulfillmentOrderAcceptFulfillmentRequest.fulfillmentOrder,
    ).toEqual({
      status: 'IN_PROGRESS',
      requestStatus: 'ACCEPTED',
    });
    expect(
      shop.ask(ACCEPT, { id: one.id }).fulfillmentOrderAcceptFulfillmentRequest.userErrors,
    ).toHaveLength(1);
    expect(
      shop.ask(MOVE, { id: submittedFulfillmentOrder.id, to: shop.locations[0] })
        .fulfillmentOrderMove.userErrors[0].message,
    ).toBe('Cannot change location.');
  });
});
