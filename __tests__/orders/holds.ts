import { changesOf } from './changes.ts';
import type { World } from './world.ts';

const CART = {
  email: 'ada@example.com',
  lines: [
    { sku: 'MUG-BLUE', quantity: 2 },
    { sku: 'ROPE-20', quantity: 1 },
  ],
  payment: 'none' as const,
};
const ON_HOLD = 'Shopify put this order on hold';
const PART = 'Shopify put part of this order on hold';

interface FulfillmentOrder {
  id: string;
  status: string;
  fulfillmentHolds: { id: string }[];
  lineItems: { nodes: { id: string; lineItem: { sku: string } }[] };
}

/** What is put on hold in Shopify, by a merchant or an app, and released there. */
export function holdCases(worldOf: () => World): void {
  const inShopify = (order: string) =>
    worldOf().ask<{ order: { fulfillmentOrders: { nodes: FulfillmentOrder[] } } }>(
      `query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 5) { nodes { id status
        fulfillmentHolds { id } lineItems(first: 5) { nodes { id lineItem { sku } } } } } } }`,
      { id: order },
    ).order.fulfillmentOrders.nodes;
  /** All of the order, or one unit of a SKU. */
  function hold(order: string, sku?: string): void {
    const [one] = inShopify(order);
    const line = one?.lineItems.nodes.find(({ lineItem }) => lineItem.sku === sku);
    changesOf(worldOf()).run(
      'mutation ($id: ID!, $hold: FulfillmentOrderHoldInput!) { fulfillmentOrderHold(id: $id, fulfillmentHold: $hold) { userErrors { message } } }',
      {
        id: one?.id,
        hold: {
          reason: 'AWAITING_PAYMENT',
          ...(line && { fulfillmentOrderLineItems: [{ id: line.id, quantity: 1 }] }),
        },
      },
    );
  }
  function release(order: string): void {
    for (const { id } of inShopify(order).filter(({ status }) => status === 'ON_HOLD'))
      changesOf(worldOf()).run(
        'mutation ($id: ID!) { fulfillmentOrderReleaseHold(id: $id) { userErrors { message } } }',
        { id },
      );
  }
  const salesOrder = (order: string) => worldOf().salesOrders(order)[0]!;
  const stops = (order: string) => [
    salesOrder(order).fields['custbody_xdk_hold'] ?? '',
    ...worldOf()
      .all('itemfulfillment')
      .filter(({ fields }) => fields['createdfrom'] === salesOrder(order).id)
      .map(({ fields }) => fields['custbody_xdk_hold'] ?? ''),
  ];
  const imported = async () => {
    const order = worldOf().place(CART);
    expect(await worldOf().hint(order)).toEqual(['done']);
    return order;
  };
  const noted = () =>
    worldOf()
      .all('customrecord_xdk_work')
      .filter(
        ({ fields }) => fields['custrecord_xdk_work_done'] !== fields['custrecord_xdk_work_hinted'],
      )
      .map(({ fields }) => fields['custrecord_xdk_work_entity']);

  test('on hold in Shopify, it stops with what was picked of it, and goes on when it is released', async () => {
    const order = await imported();
    const shipment = await changesOf(worldOf()).fulfill(order, 'A');
    hold(order);
    expect(await worldOf().hint(order)).toEqual(['done']);
    expect(stops(order)).toEqual([ON_HOLD, ON_HOLD]);
    const ship = () => worldOf().edit('itemfulfillment', shipment, { shipstatus: 'C' });
    await expect(ship()).rejects.toThrow(ON_HOLD);
    const { version } = salesOrder(order);
    expect([await worldOf().hint(order), salesOrder(order).version]).toEqual([['done'], version]);

    release(order);
    expect(await worldOf().hint(order)).toEqual(['done']);
    expect(stops(order)).toEqual(['', '']);
    await ship();
  });

  test('on hold before it was imported, it comes with its stop; cancelled then, it needs none', async () => {
    const order = worldOf().place(CART);
    hold(order);
    expect([await worldOf().hint(order), stops(order)]).toEqual([['done'], [ON_HOLD]]);
    worldOf().shopify.control.act('demo', 'cancelOrder', { order });
    expect([await worldOf().hint(order), stops(order)]).toEqual([['done'], ['']]);
  });

  test('on hold in a part, the warehouse reads so, and the rest may leave', async () => {
    const order = await imported();
    hold(order, 'MUG-BLUE');
    expect([await worldOf().hint(order), stops(order)]).toEqual([['done'], [PART]]);
    await changesOf(worldOf()).fulfill(order, 'C', { 'ROPE-20': 1 });
    await worldOf().hint();
    release(order);
    expect([await worldOf().hint(order), stops(order)]).toEqual([['done'], ['', PART]]);
  });

  test('on hold or released without any hint, polling brings it, once', async () => {
    const { netsuite } = worldOf();
    /** Notes what changed; the work is done when the map/reduce it asks for has run. */
    const poll = async () => {
      await netsuite.runSchedule('customscript_xdk_sc_poll');
      const entities = noted().filter((entity) => entity === 'fulfillment_order');
      await netsuite.settled();
      return entities;
    };
    const order = await imported();
    await poll();
    hold(order);
    expect([await poll(), stops(order)]).toEqual([['fulfillment_order'], [ON_HOLD]]);
    expect(await poll()).toEqual([]);
    release(order);
    await poll();
    expect(stops(order)).toEqual(['']);
  });
}
