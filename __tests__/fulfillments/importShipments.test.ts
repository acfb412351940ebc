import { meanwhile } from '../customers/meanwhile.ts';
import { ROLE, startWorld, type World } from '../orders/world.ts';
import { toldApartCases } from './toldApartCases.ts';
import { warehouse, type Warehouse } from './warehouse.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

describe('a fulfillment made in Shopify', () => {
  let world: World;
  let house: Warehouse;
  beforeAll(async () => {
    world = await startWorld();
    house = warehouse(world);
    await house.poll();
  });
  afterAll(() => world.stop());

  test('becomes an item fulfillment with only its lines, its tracking, and nothing comes back', async () => {
    const { order, salesOrder } = await house.order([
      { sku: 'MUG-BLUE', quantity: 2 },
      { sku: 'ROPE-20', quantity: 3 },
    ]);
    const made = house.fulfillInShopify(order, { 'ROPE-20': 2 }, ['3PL-77']);
    await world.hint(order);
    await house.tick();

    const shipments = house.shipments(salesOrder);
    expect(shipments.map(({ externalId }) => externalId)).toEqual([
      `xdk:demo:fulfillment:${made.slice(made.lastIndexOf('/') + 1)}:if1`,
    ]);
    expect(
      shipments[0]?.sublists['item']?.map(({ values }) => [values['item'], values['quantity']]),
    ).toEqual([[world.account.items.get('ROPE-20'), 2]]);
    expect(
      shipments[0]?.sublists['package']?.map(({ values }) => values['packagetrackingnumber']),
    ).toEqual(['3PL-77']);
    expect(shipments[0]?.fields).toMatchObject({ shipstatus: 'C' });

    await world.hint(order);
    await house.poll();
    await house.tick();
    expect(house.shipments(salesOrder)).toHaveLength(1);
    expect(house.fulfillments(order)).toHaveLength(1);
    expect(world.errors()).toEqual([]);
  });

  test('of an order that Shopify does not show when its fulfillments are read is booked when it does', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    house.fulfillInShopify(order, { 'ROPE-20': 1 });
    const { grantedScopes: scopes } = world.shopify.control.store('demo');
    await meanwhile(
      world,
      (body) => body.includes('query FulfillmentsOfOrders'),
      () => world.shopify.control.setStore('demo', { scopes: ['read_products'] }),
      () => world.hint(order),
    );
    world.shopify.control.setStore('demo', { scopes });
    expect(house.shipments(salesOrder)).toEqual([]);
    await world.hint(order);
    expect([house.shipments(salesOrder).length, world.errors()]).toEqual([1, []]);
  });

  test('from another place than the sales order says leaves from there', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    world.ask(
      `mutation ($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) { userErrors { message } } }`,
      { id: house.fulfillmentOrders(order)[0]?.id, to: world.shop.locations.west },
    );
    house.fulfillInShopify(order, { 'ROPE-20': 1 });
    await world.hint(order);
    expect(
      house.shipments(salesOrder)[0]?.sublists['item']?.map(({ values }) => values['location']),
    ).toEqual([world.account.locations.west]);
  });

  test('in the second of the sale is seen, although the time of change stays the same', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      house.fulfillInShopify(order, { 'ROPE-20': 1 });
      await world.hint(order);
      expect(house.shipments(salesOrder)).toHaveLength(1);
    }
  });

  test('that is cancelled in Shopify is said to the warehouse; taken back in NetSuite too, it can be made again', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const made = house.fulfillInShopify(order, { 'ROPE-20': 1 }, ['3PL-78']);
    await world.hint(order);
    house.cancelInShopify(made);
    await world.hint(order);
    expect(world.errors().map(([cause]) => cause)).toEqual([`fulfillment:${made}`]);

    await house.deleteShipment(house.shipments(salesOrder)[0]?.id ?? '');
    house.fulfillInShopify(order, { 'ROPE-20': 1 }, ['3PL-79']);
    await house.release();
    await world.hint(order);
    await house.tick();
    expect(
      house
        .shipments(salesOrder)
        .map(({ sublists }) => sublists['package']?.[0]?.values['packagetrackingnumber']),
    ).toEqual(['3PL-79']);
    expect(house.fulfillments(order).map(({ status }) => status)).toEqual(['CANCELLED', 'SUCCESS']);
    expect(world.errors()).toEqual([]);
  });

  test('that is cancelled in Shopify takes its item fulfillment with it where the store says so; the warehouse’s own stands', async () => {
    await house.configure({ cancelled: 'delete' });
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
    const made = house.fulfillInShopify(order, { 'ROPE-20': 1 }, ['3PL-80']);
    await world.hint(order);
    const own = await house.ship(salesOrder, { tracking: ['OWN-1'] });
    await house.tick();
    house.cancelInShopify(made);
    const again = house.fulfillInShopify(order, { 'ROPE-20': 1 }, ['3PL-81']);
    await world.hint(order);
    expect(world.errors().join()).toContain('Permission Violation');
    world.netsuite.definitions.roles.get(ROLE)?.permissions.set('TRAN_ITEMSHIP', 'FULL');
    await house.release();
    await world.hint(order);
    await house.tick();
    expect(house.shipments(salesOrder).map(({ id, externalId }) => externalId || id)).toEqual([
      own,
      expect.stringContaining(again.slice(again.lastIndexOf('/') + 1)),
    ]);
    expect([world.errors(), house.dirty()]).toEqual([[], []]);

    const pushed = house
      .fulfillments(order)
      .find(({ trackingInfo }) => trackingInfo[0]?.number === 'OWN-1');
    house.cancelInShopify(pushed?.id ?? '');
    await world.hint(order);
    expect(house.shipments(salesOrder)).toHaveLength(2);
    expect(world.errors().join()).toContain('still says that it was shipped');
    await house.configure({ cancelled: 'report' });
    await house.deleteShipment(own);
    await house.release();
    await house.tick();
  });

  test('whose tracking numbers come later gets them, once; one that NetSuite corrects is corrected in Shopify', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const made = house.fulfillInShopify(order, { 'ROPE-20': 1 });
    await world.hint(order);
    const track = (...numbers: string[]) =>
      world.ask(
        `mutation ($id: ID!, $info: FulfillmentTrackingInput!) { fulfillmentTrackingInfoUpdate(
          fulfillmentId: $id, trackingInfoInput: $info) { userErrors { message } } }`,
        { id: made, info: { numbers } },
      );
    const inNetsuite = () =>
      house
        .shipments(salesOrder)
        .map(({ sublists }) =>
          sublists['package']?.map(({ values }) => values['packagetrackingnumber']),
        );
    const inShopify = () =>
      house.fulfillments(order).map(({ trackingInfo }) => trackingInfo.map(({ number }) => number));
    track('LATE-B', 'LATE-A');
    await world.hint(order);
    expect(inNetsuite()).toEqual([['LATE-B', 'LATE-A']]);
    const [shipment] = house.shipments(salesOrder);
    await house.tick();
    await house.poll();
    expect(inShopify()).toEqual([['LATE-B', 'LATE-A']]);

    await house.editTracking(shipment?.id ?? '', 'FIXED-1');
    await world.hint(order);
    await house.tick();
    expect(inShopify()[0]?.sort()).toEqual(['FIXED-1', 'LATE-A']);
    await world.hint(order);
    expect(inNetsuite()).toEqual([['FIXED-1', 'LATE-A']]);
    track('LAST-1');
    await world.hint(order);
    expect([inNetsuite(), inShopify()]).toEqual([[['LAST-1', null]], [['LAST-1']]]);
    expect([world.errors(), house.dirty()]).toEqual([[], []]);
  });

  test('from a place that stands for none of NetSuite’s waits until it is mapped', async () => {
    const { west } = world.shop.locations;
    const [row] = world
      .all('customrecord_xdk_mapping')
      .filter(({ fields }) => fields['custrecord_xdk_mapping_shopify'] === west);
    const mapTo = async (shopify: string) => {
      await world.edit('customrecord_xdk_mapping', row?.id ?? '', {
        custrecord_xdk_mapping_shopify: shopify,
      });
      world.netsuite.cache.clear();
    };
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    world.ask(
      `mutation ($id: ID!, $to: ID!) { fulfillmentOrderMove(id: $id, newLocationId: $to) { userErrors { message } } }`,
      { id: house.fulfillmentOrders(order)[0]?.id, to: west },
    );
    await mapTo('gid://shopify/Location/1');
    house.fulfillInShopify(order, { 'ROPE-20': 1 });
    await world.hint(order);
    expect([house.shipments(salesOrder), world.errors().map(([cause]) => cause)]).toEqual([
      [],
      expect.arrayContaining([`location:${west}`]),
    ]);
    await mapTo(west);
    await house.release();
    await house.tick();
    expect([house.shipments(salesOrder).length, world.errors()]).toEqual([1, []]);
  });

  test('without an address, where the account wants one, is said at once; typed into the sales order, it is booked', async () => {
    const { switches } = world.netsuite.account;
    switches.fulfillmentWantsAddress = true;
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    house.fulfillInShopify(order, { 'ROPE-20': 1 });
    await world.hint(order);
    expect([house.shipments(salesOrder), world.errors().join()]).toEqual([
      [],
      expect.stringContaining('Shipping address is incomplete'),
    ]);
    const address = { shipcountry: 'US', shipaddr1: '1 Market St', shipcity: 'Oakland' };
    await world.edit('salesorder', salesOrder, { ...address, shipzip: '94607' });
    await house.release();
    await house.tick();
    switches.fulfillmentWantsAddress = false;
    expect([house.shipments(salesOrder).length, world.errors(), house.dirty()]).toEqual([
      1,
      [],
      [],
    ]);
  });

  test('of goods that NetSuite has picked is said to the warehouse; marked as shipped there, the two are one', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
    const id = await house.ship(salesOrder, { status: 'A' });
    house.fulfillInShopify(order, { 'ROPE-20': 1 });
    await world.hint(order);
    expect(world.errors().join()).toContain('picked or shipped already');
    await world.netsuite.press('itemfulfillment', id, 'ship');
    await house.tick();
    await house.release();
    await house.tick();
    expect([house.shipments(salesOrder).length, house.fulfillments(order).length]).toEqual([1, 1]);
    expect([world.errors(), house.dirty()]).toEqual([[], []]);
  });

  test('stands when its item fulfillment is taken back: the warehouse is told, until both are at one again', async () => {
    const booked = async () => {
      const placed = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const made = house.fulfillInShopify(placed.order, { 'ROPE-20': 1 });
      await world.hint(placed.order);
      return { ...placed, made, shipment: house.shipments(placed.salesOrder)[0]?.id ?? '' };
    };
    const causes = () => world.errors().map(([cause]) => cause);

    const cancelled = await booked();
    await house.deleteShipment(cancelled.shipment);
    await house.tick();
    expect(world.errors()).toEqual([
      [`shipment:${cancelled.shipment}`, expect.stringContaining('made in Shopify, stands there')],
    ]);
    house.cancelInShopify(cancelled.made);
    await world.hint(cancelled.order);
    await house.tick();
    expect([causes(), house.dirty()]).toEqual([[], []]);

    const again = await booked();
    await house.deleteShipment(again.shipment);
    await house.tick();
    expect(causes()).toEqual([`shipment:${again.shipment}`]);
    await house.ship(again.salesOrder);
    await house.tick();
    await house.tick();
    expect([causes(), house.dirty()]).toEqual([[], []]);
    expect(house.fulfillments(again.order).map(({ id, status }) => [id, status])).toEqual([
      [again.made, 'SUCCESS'],
    ]);

    const back = await booked();
    await world.edit('itemfulfillment', back.shipment, { shipstatus: 'B' });
    await house.tick();
    expect(causes()).toEqual([`shipment:${back.shipment}`]);
    await world.edit('itemfulfillment', back.shipment, { shipstatus: 'C' });
    await house.tick();
    expect([causes(), house.dirty()]).toEqual([[], []]);
    await world.edit('itemfulfillment', back.shipment, { shipstatus: 'B' });
    await house.tick();
    house.cancelInShopify(back.made);
    await world.hint(back.order);
    await house.tick();
    expect([causes(), house.dirty()]).toEqual([[], []]);
  });

  test('whose item fulfillment was saved by a run that was cut off right then is linked by the next one', async () => {
    for (const [shippedUnits, recordType] of [
      [1, 'itemfulfillment'],
      [2, 'itemfulfillment'],
      [2, 'customrecord_xdk_link'],
    ] as const) {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      house.fulfillInShopify(order, { 'ROPE-20': shippedUnits });
      world.netsuite.faults.add({ at: 'record.save', kind: 'after', recordType, times: 1 });
      await world.hint(order);
      await house.later();
      await house.tick();
      await house.poll();
      await house.later();
      await house.tick();
      expect([house.shipments(salesOrder).length, world.errors()]).toEqual([1, []]);
      const [shipment] = house.shipments(salesOrder);
      expect(
        world
          .all('customrecord_xdk_link')
          .filter(
            ({ fields }) =>
              fields['custrecord_xdk_link_record_type'] === 'itemfulfillment' &&
              fields['custrecord_xdk_link_record_id'] === shipment?.id,
          ),
      ).toHaveLength(2);
    }
  });

  test('of a gift card is nothing for the warehouse, alone or beside goods', async () => {
    await world.configure({ items: { giftCard: world.insertItem('Gift cards sold') } });
    const gift = {
      sku: 'GIFT-50',
      title: 'Gift card',
      price: '50.00',
      quantity: 1,
      giftCard: true,
    };
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }, gift]);
    house.fulfillInShopify(order, { 'GIFT-50': 1 });
    await world.hint(order);
    expect([house.shipments(salesOrder), world.errors()]).toEqual([[], []]);
    house.fulfillInShopify(order, { 'ROPE-20': 1 });
    await world.hint(order);
    const beside = await house.order([{ sku: 'ROPE-20', quantity: 1 }, gift]);
    house.fulfillInShopify(beside.order, { 'ROPE-20': 1, 'GIFT-50': 1 });
    await world.hint(beside.order);
    const [made] = house.shipments(beside.salesOrder);
    await world.edit('itemfulfillment', made?.id ?? '', { memo: 'seen' });
    await house.tick();
    for (const { sublists } of [...house.shipments(salesOrder), made!])
      expect(sublists['item']?.map(({ values }) => values['quantity'])).toEqual([1]);
    expect([world.errors(), house.dirty()]).toEqual([[], []]);
  });

  test('by a push whose item fulfillment was deleted before its answer came is cancelled and not booked', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
    world.shopify.control.faults.add({
      kind: 'dropConnection',
      commit: true,
      match: 'mutation FulfillmentCreate',
    });
    const id = await house.ship(salesOrder, { lines: { 'ROPE-20': 1 }, tracking: ['Q-5'] });
    await house.deleteShipment(id);
    await world.hint(order);
    expect(house.shipments(salesOrder)).toEqual([]);
    await house.later();
    await house.tick();
    await house.later();
    await world.hint(order);
    expect(house.fulfillments(order).map(({ status }) => status)).toEqual(['CANCELLED']);
    expect([house.shipments(salesOrder), house.dirty(), world.errors()]).toEqual([[], [], []]);
  });

  test('is not booked a second time when the hint of our own push comes before its answer is noted', async () => {
    const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
    world.shopify.control.faults.add({
      kind: 'dropConnection',
      commit: true,
      match: 'mutation FulfillmentCreate',
    });
    await house.ship(salesOrder, { lines: { 'ROPE-20': 1 } });
    await world.hint(order);
    expect(house.shipments(salesOrder)).toHaveLength(1);
    await house.later();
    await house.tick();
    await house.later();
    await world.hint(order);
    expect(house.shipments(salesOrder)).toHaveLength(1);
    expect(house.fulfillments(order)).toHaveLength(1);
  });
});

describe('a fulfillment made in Shopify of goods that are told apart', toldApartCases);
