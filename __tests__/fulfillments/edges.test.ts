import { startWorld, type World } from '../orders/world.ts';
import { warehouse, type Warehouse } from './warehouse.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

let world: World;
let house: Warehouse;
beforeAll(async () => {
  world = await startWorld({ shop: { plan: 'plus' } });
  house = warehouse(world);
  await house.poll();
});
afterAll(() => world.stop());
afterEach(() => {
  world.shopify.control.faults.clear();
  world.netsuite.faults.clear();
  // The breaker forgets.
  world.netsuite.cache.clear();
});

/** What the order's fulfillments say, short. */
const made = (order: string) =>
  house.fulfillments(order).map(({ status, location, fulfillmentLineItems }) => ({
    status,
    place: location.id === world.shop.locations.east ? 'east' : 'west',
    units: fulfillmentLineItems.nodes.map(
      ({ quantity, lineItem }) => `${quantity} ${lineItem.sku}`,
    ),
  }));
const shipped = (place: string, ...units: string[]) => ({ status: 'SUCCESS', place, units });
const mutate = (mutation: string, variables: Record<string, unknown>) => {
  const answer = world.ask<Record<string, { userErrors: { message: string }[] }>>(
    mutation,
    variables,
  );
  for (const { userErrors } of Object.values(answer)) expect(userErrors).toEqual([]);
};
const move = (id: string, to: string, lines: object[] | null = null) =>
  mutate(
    `mutation ($id: ID!, $to: ID!, $lines: [FulfillmentOrderLineItemInput!]) {
      fulfillmentOrderMove(id: $id, newLocationId: $to, fulfillmentOrderLineItems: $lines) { userErrors { message } } }`,
    { id, to, lines },
  );
const isOpen = (shipment: string) => house.dirty().includes(`demo:item_fulfillment:${shipment}`);
const errorsAbout = (shipment: string) =>
  world.errors().filter(([cause]) => cause === `shipment:${shipment}`);
const twoLines = [
  { sku: 'MUG-BLUE', quantity: 2 },
  { sku: 'ROPE-20', quantity: 3 },
];

describe('a fulfillment order that is not where or as it was', () => {
  test('moved as a whole is fulfilled where it is now, or moved back where the store allows it', async () => {
    const first = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    move(house.fulfillmentOrders(first.order)[0]!.id, world.shop.locations.west);
    await house.ship(first.salesOrder);
    expect(made(first.order)).toEqual([shipped('west', '1 ROPE-20')]);

    await house.configure({ moveLocation: true });
    const second = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    move(house.fulfillmentOrders(second.order)[0]!.id, world.shop.locations.west);
    await house.ship(second.salesOrder);
    await house.tick();
    await house.configure({ moveLocation: false });
    expect(made(second.order)).toEqual([shipped('east', '1 ROPE-20')]);
  });

  test('split over two places becomes a fulfillment at each, with the same tracking numbers', async () => {
    const { order, salesOrder } = await house.order(twoLines);
    const [one] = house.fulfillmentOrders(order);
    move(one!.id, world.shop.locations.west, [{ id: one!.lineItems.nodes[1]!.id, quantity: 2 }]);
    await house.ship(salesOrder, { tracking: ['TWO-1', 'TWO-2'] });
    expect(made(order)).toEqual([
      shipped('east', '2 MUG-BLUE', '1 ROPE-20'),
      shipped('west', '2 ROPE-20'),
    ]);
    for (const { trackingInfo } of house.fulfillments(order))
      expect(trackingInfo.map(({ number }) => number)).toEqual(['TWO-1', 'TWO-2']);
  });

  test('split at one place is still one fulfillment', async () => {
    const { order, salesOrder } = await house.order(twoLines);
    const [one] = house.fulfillmentOrders(order);
    mutate(
      `mutation ($splits: [FulfillmentOrderSplitInput!]!) {
        fulfillmentOrderSplit(fulfillmentOrderSplits: $splits) { userErrors { message } } }`,
      {
        splits: [
          {
            fulfillmentOrderId: one!.id,
            fulfillmentOrderLineItems: [{ id: one!.lineItems.nodes[1]!.id, quantity: 1 }],
          },
        ],
      },
    );
    expect(house.fulfillmentOrders(order)).toHaveLength(2);
    await house.ship(salesOrder);
    expect(made(order)).toEqual([shipped('east', '2 MUG-BLUE', '3 ROPE-20')]);
  });

  test('held by Crossdock is released and fulfilled', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    mutate(
      `mutation ($id: ID!, $hold: FulfillmentOrderHoldInput!) {
        fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) { userErrors { message } } }`,
      { id: house.fulfillmentOrders(order)[0]!.id, hold: { reason: 'OTHER' } },
    );
    await house.ship(salesOrder);
    expect(made(order)).toEqual([]);
    await house.tick();
    expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
  });

  test('held by another app waits for it, with the reason and the app in the warehouse’s error', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const [one] = house.fulfillmentOrders(order);
    world.shopify.control.act('demo', 'holdFulfillmentOrder', {
      fulfillmentOrderId: one!.id,
      reason: 'HIGH_RISK_OF_FRAUD',
      appId: '4711',
    });
    const id = await house.ship(salesOrder);
    await house.tick();
    expect(made(order)).toEqual([]);
    expect(errorsAbout(id).join()).toContain('HIGH_RISK_OF_FRAUD by 4711');
    world.shopify.control.act('demo', 'releaseHolds', {
      fulfillmentOrderId: one!.id,
      appId: '4711',
    });
    await house.hintOf('fulfillment_order', one!.id);
    await house.tick();
    expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
  });

  test('scheduled for later is opened and fulfilled', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }], {
      fulfillAt: '2099-01-01T00:00:00Z',
    });
    expect(house.fulfillmentOrders(order)[0]?.status).toBe('SCHEDULED');
    await house.ship(salesOrder);
    await house.tick();
    expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
  });

  test('in progress by hand is fulfilled where it is, even where units would be moved', async () => {
    await house.configure({ moveLocation: true });
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const [one] = house.fulfillmentOrders(order);
    move(one!.id, world.shop.locations.west);
    mutate(
      `mutation ($id: ID!) { fulfillmentOrderReportProgress(id: $id) { userErrors { message } } }`,
      { id: one!.id },
    );
    await house.ship(salesOrder);
    await house.tick();
    await house.configure({ moveLocation: false });
    expect(made(order)).toEqual([shipped('west', '1 ROPE-20')]);
  });

  test('at a fulfillment service is left alone in every state of its request', async () => {
    const service = world.shopify.control.act('demo', 'addFulfillmentService', {
      name: 'Third Party',
    }) as { locationId: string };
    mutate(
      `mutation ($item: ID!, $at: ID!, $key: String!) {
        inventoryActivate(inventoryItemId: $item, locationId: $at) @idempotent(key: $key) { userErrors { message } } }`,
      {
        item: world.shop.inventoryItems.get('ROPE-20'),
        at: service.locationId,
        key: crypto.randomUUID(),
      },
    );
    const answers = [
      [],
      ['SubmitFulfillmentRequest'],
      ['SubmitFulfillmentRequest', 'AcceptFulfillmentRequest'],
      ['SubmitFulfillmentRequest', 'AcceptFulfillmentRequest', 'SubmitCancellationRequest'],
    ];
    for (const steps of answers) {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const [one] = house.fulfillmentOrders(order);
      move(one!.id, service.locationId);
      for (const step of steps)
        mutate(
          `mutation ($id: ID!) { fulfillmentOrder${step}(id: $id) { userErrors { message } } }`,
          { id: one!.id },
        );
      const id = await house.ship(salesOrder);
      await house.tick();
      expect([steps, made(order), errorsAbout(id)]).toEqual([steps, [], []]);
      expect(isOpen(id)).toBe(false);
    }
  });

  test('of a cancelled order has nothing left: the warehouse is told', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    world.shopify.control.act('demo', 'cancelOrder', { order });
    const id = await house.ship(salesOrder);
    await house.tick();
    expect(made(order)).toEqual([]);
    expect(errorsAbout(id).join()).toContain('cancelled');
  });
});

describe('an answer that does not come as it should', () => {
  test.each([
    ['an error after Shopify did it', { kind: 'internalError', commit: true }],
    ['an error before Shopify did it', { kind: 'internalError', commit: false }],
    ['a gateway that gives up', { kind: 'http', status: 502 }],
    ['a line that breaks after the request', { kind: 'dropConnection', commit: true }],
  ] as const)('%s: exactly one fulfillment', async (_, fault) => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
    world.shopify.control.faults.add({ ...fault, match: 'mutation FulfillmentCreate' });
    const id = await house.ship(salesOrder, {
      lines: { 'ROPE-20': 1 },
      tracking: [`N-${order.slice(-4)}`],
    });
    await house.tick();
    await house.later();
    await house.tick();
    expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
    expect(isOpen(id)).toBe(false);
  });

  test('an empty bucket puts the shipment off to the moment Shopify names', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const { bucket } = world.shopify.control.store('crossdock-demo.myshopify.com');
    bucket.drainTo(0);
    await house.ship(salesOrder);
    expect(made(order)).toEqual([]);
    bucket.drainTo(20_000);
    // Time passes: what was noted of the bucket is old.
    world.netsuite.cache.clear();
    await house.later();
    await house.tick();
    expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
  });

  test('a run that dies before it wrote down what it made: the next one finds it', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
    world.netsuite.faults.add({
      at: 'record.submitFields',
      kind: 'before',
      recordType: 'customrecord_xdk_work',
      times: 1,
    });
    const id = await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
    expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
    await house.later();
    await house.tick();
    expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
    expect(isOpen(id)).toBe(false);
  });
});

describe('a shipment, whoever saves it and whatever is in it,', () => {
  test.each([
    ['ups', 'UPS'],
    ['fedex', 'FedEx'],
    ['usps', 'USPS'],
  ])('packages of the sublist for %s', async (carrier) => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const numbers = [`${carrier}-1`, `${carrier}-2`];
    const id = await house.ship(salesOrder, { tracking: numbers, carrier });
    expect(house.fulfillments(order)[0]?.trackingInfo.map(({ number }) => number)).toEqual(numbers);
    await house.tick();
    expect(isOpen(id)).toBe(false);
  });

  test('saved by a script of the account is only marked, and reaches Shopify with the next tick', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const id = await house.ship(salesOrder, { status: 'B' });
    await world.netsuite.save(
      (session, records) => records.load(session, { type: 'itemfulfillment', id }),
      (call) => call('setValue', { fieldId: 'shipstatus', value: 'C' }),
      { executionContext: 'SCHEDULED' },
    );
    expect(house.fulfillments(order)).toEqual([]);
    await house.tick();
    expect(house.fulfillments(order)).toHaveLength(1);
  });

  test('of a stopped order is refused with the reason, and passes when the stop is taken back', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const id = await house.ship(salesOrder, { status: 'A' });
    await world.edit('itemfulfillment', id, { custbody_xdk_hold: 'Cancelled in Shopify' });
    await expect(world.edit('itemfulfillment', id, { shipstatus: 'C' })).rejects.toThrow(
      'Cancelled in Shopify',
    );
    await world.edit('itemfulfillment', id, { custbody_xdk_hold: '' });
    await world.edit('itemfulfillment', id, { shipstatus: 'C' });
    expect(house.fulfillments(order)).toHaveLength(1);
  });

  test('is only marked when the store has answered slowly or not at all just before', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
    world.shopify.control.faults.add({
      kind: 'http',
      status: 503,
      match: 'query FulfillmentOrders',
    });
    await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
    expect(house.fulfillments(order)).toEqual([]);
    await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
    expect(house.fulfillments(order)).toEqual([]);
    await house.tick();
    expect(house.fulfillments(order)).toHaveLength(2);
  });

  test('lines that people added to the order are never sent and hold up nothing', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    await world.netsuite.save(
      (session, records) => records.load(session, { type: 'salesorder', id: salesOrder }),
      (call) => {
        const line = Number(call('getLineCount', { sublistId: 'item' }));
        const fields = {
          item: world.account.items.get('MUG-RED'),
          quantity: 1,
          rate: 0,
          amount: 0,
          location: world.account.locations.east,
        };
        for (const [fieldId, value] of Object.entries(fields))
          call('setSublistValue', { sublistId: 'item', fieldId, line, value });
      },
    );
    const gift = await house.ship(salesOrder, { lines: { 'MUG-RED': 1 } });
    await house.tick();
    expect([made(order), errorsAbout(gift)]).toEqual([[], []]);
    const id = await house.ship(salesOrder);
    expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
    await house.tick();
    expect(isOpen(id)).toBe(false);
  });

  test('saved by another user event, where ours does not run, reaches Shopify by polling', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const id = await house.ship(salesOrder, { status: 'B' });
    await world.netsuite.installScript({
      id: 'customscript_others_ue',
      type: 'usereventscript',
      source: `/**
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 */
define(['N/record'], (record) => ({
  afterSubmit() {
    const shipment = record.load({ type: 'itemfulfillment', id: ${id} });
    shipment.setValue({ fieldId: 'shipstatus', value: 'C' });
    shipment.save();
  },
}));`,
      deployments: [{ recordType: 'customer' }],
    });
    const [customer] = world.all('customer');
    await world.edit('customer', customer!.id, { comments: 'shipped' });
    expect(made(order)).toEqual([]);
    await house.poll();
    expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
  });

  test('saved by a program whose role may not read anything of Crossdock reaches Shopify', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    world.netsuite.definitions.roles.set('customrole_wms', {
      id: 'customrole_wms',
      internalId: '4711',
      name: 'Warehouse system',
      permissions: new Map([
        ['TRAN_SALESORD', 'VIEW'],
        ['TRAN_ITEMSHIP', 'FULL'],
        ['TRAN_SALESORDFULFILL', 'FULL'],
      ]),
      subsidiaries: null,
      timeZone: null,
    });
    await world.netsuite.installScript({
      id: 'customscript_wms',
      type: 'restlet',
      source: `/**
 * @NApiVersion 2.1
 * @NScriptType Restlet
 */
define(['N/record'], (record) => ({
  post(body) {
    const shipment = record.transform({ fromType: 'salesorder', fromId: body.order, toType: 'itemfulfillment' });
    shipment.setValue({ fieldId: 'shipstatus', value: 'C' });
    return { id: shipment.save() };
  },
}));`,
    });
    const outcome = await world.netsuite.callRestlet(
      'customscript_wms',
      { order: salesOrder },
      { role: 'customrole_wms' },
    );
    expect(outcome.kind).toBe('returned');
    await house.poll();
    await house.tick();
    expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
    const [shipment] = house.shipments(salesOrder);
    expect(isOpen(shipment?.id ?? '')).toBe(false);
  });
});

describe('more than one page', () => {
  test('of fulfillment orders and of their lines is read to the end, both ways', async () => {
    const lines = Array.from({ length: 55 }, (_, index) => ({
      sku: index % 2 ? 'ROPE-20' : 'MUG-BLUE',
      quantity: 1,
    }));
    const { order, salesOrder } = await house.order(lines);
    // Moved away and back one by one: the order has a fulfillment order for each, and a long one.
    for (let index = 0; index < 11; index += 1) {
      const one = house
        .fulfillmentOrders(order)
        .find(({ lineItems }) => lineItems.nodes.length > 1);
      move(one!.id, world.shop.locations.west, [{ id: one!.lineItems.nodes[0]!.id, quantity: 1 }]);
    }
    expect(house.fulfillmentOrders(order)).toHaveLength(12);
    const id = await house.ship(salesOrder);
    expect(made(order)).toEqual([]);
    await house.tick();
    const units = made(order).map(({ place, units: all }) => `${place} ${all.length}`);
    expect(new Set(units)).toEqual(new Set(['east 44', 'west 11']));
    await house.tick();
    expect([isOpen(id), errorsAbout(id)]).toEqual([false, []]);
  });
});
