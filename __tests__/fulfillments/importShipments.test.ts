import { ROLE, startWorld, type World } from '../orders/world.ts';
import { assign } from './assign.ts';
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

describe('a fulfillment made in Shopify of goods that are told apart', () => {
  let world: World;
  let house: Warehouse;
  let items: Record<'LOTTED' | 'SERIALS' | 'BINNED' | 'CANDLE', string>;
  beforeAll(async () => {
    world = await startWorld({
      features: ['LOTNUMBEREDINVENTORY', 'SERIALIZEDINVENTORY', 'BINMANAGEMENT', 'UNITSOFMEASURE'],
    });
    house = warehouse(world);
    const { netsuite, account } = world;
    const { east } = account.locations;
    await world.edit('location', east, { usebins: true });
    const bin = (binnumber: string) =>
      netsuite.records.insert('bin', { binnumber, location: east });
    const [near, far] = [bin('A-01'), bin('B-01')];
    const { fields } = netsuite.records.find('inventoryitem', account.items.get('ROPE-20') ?? '')!;
    const insert = (type: string, itemid: string, more: Record<string, boolean | string> = {}) =>
      netsuite.records.insert(type, {
        itemid,
        displayname: itemid,
        subsidiary: fields['subsidiary'] ?? null,
        incomeaccount: fields['incomeaccount'] ?? null,
        assetaccount: fields['assetaccount'] ?? null,
        cogsaccount: fields['cogsaccount'] ?? null,
        ...more,
      });
    items = {
      LOTTED: insert('lotnumberedinventoryitem', 'LOTTED'),
      SERIALS: insert('serializedinventoryitem', 'SERIALS'),
      BINNED: insert('inventoryitem', 'BINNED', { usebins: true }),
      CANDLE: '',
    };
    const put = (item: string, quantity: number, parts: object[]) =>
      putAway(world, item, quantity, parts);
    const unitstype = netsuite.records.insert(
      'unitstype',
      { name: 'Count' },
      {
        uom: [
          { unitname: 'Piece', pluralname: 'Pieces', conversionrate: 1, baseunit: true },
          { unitname: 'Box', pluralname: 'Boxes', conversionrate: 12, baseunit: false },
        ],
      },
    );
    const [piece, box] = (netsuite.records.find('unitstype', unitstype)?.sublists['uom'] ?? []).map(
      ({ values }) => String(values['internalid']),
    );
    items.CANDLE = insert('inventoryitem', 'CANDLE', {
      unitstype,
      stockunit: piece ?? '',
      saleunit: box ?? '',
    });
    account.items.set('CANDLE', items.CANDLE);
    await put(items.CANDLE, 240, []);
    await put(items.LOTTED, 5, [
      {
        receiptinventorynumber: 'OLD',
        expirationdate: { $date: '2028-01-01T20:00:00Z' },
        quantity: 2,
      },
      {
        receiptinventorynumber: 'NEW',
        expirationdate: { $date: '2027-01-01T20:00:00Z' },
        quantity: 3,
      },
    ]);
    await put(items.SERIALS, 2, [
      { receiptinventorynumber: 'S-1', quantity: 1 },
      { receiptinventorynumber: 'S-2', quantity: 1 },
    ]);
    await put(items.BINNED, 5, [
      { binnumber: near, quantity: 2 },
      { binnumber: far, quantity: 3 },
    ]);
    await house.poll();
  });
  afterAll(() => world.stop());

  const sold = async (sku: keyof typeof items | 'KITTED', quantity: number) => {
    const placed = await house.order([{ sku, title: sku, price: '9.00', quantity } as never]);
    const made = house.fulfillInShopify(placed.order, { [sku]: quantity });
    await world.hint(placed.order);
    await house.tick();
    return { ...placed, made };
  };
  /** `number or bin: units` of the first line. */
  const assigned = (salesOrder: string) => {
    const [line] = house.shipments(salesOrder)[0]?.sublists['item'] ?? [];
    const lines = line?.subrecords?.['inventorydetail']?.sublists?.['inventoryassignment'] ?? [];
    return lines.map(({ values }) => {
      const number = String(values['issueinventorynumber'] ?? '');
      const lot = world.netsuite.records.find('inventorynumber', number)?.fields['inventorynumber'];
      const bin = world.netsuite.records.find('bin', String(values['binnumber'] ?? ''));
      return `${String(lot ?? bin?.fields['binnumber'])}: ${String(values['quantity'])}`;
    });
  };
  const causes = () => world.errors().map(([cause]) => cause);

  test('waits for a person while the store has no rule; what he books in NetSuite is recognised', async () => {
    const { order, salesOrder, made } = await sold('LOTTED', 1);
    expect([house.shipments(salesOrder), causes()]).toEqual([[], [`fulfillment:${made}`]]);
    const id = await house.ship(salesOrder, { lots: [['OLD', 1]] });
    await house.tick();
    await house.release();
    await house.tick();
    expect(house.shipments(salesOrder).map((one) => one.id)).toEqual([id]);
    expect(house.fulfillments(order)).toHaveLength(1);
    expect([causes(), house.dirty()]).toEqual([[], []]);
  });

  test('takes the lots that expire first, and the bins one after the other', async () => {
    await house.configure({ inventoryDetail: 'fefo' });
    const lots = await sold('LOTTED', 4);
    expect(assigned(lots.salesOrder)).toEqual(['NEW: 3', 'OLD: 1']);
    const bins = await sold('BINNED', 3);
    expect(assigned(bins.salesOrder)).toEqual(['A-01: 2', 'B-01: 1']);
    expect(causes()).toEqual([]);
  });

  test('in a kit waits for a person, who is told what to do', async () => {
    const { fields } = world.netsuite.records.find('inventoryitem', items.BINNED)!;
    world.netsuite.records.insert(
      'kititem',
      {
        itemid: 'KITTED',
        displayname: 'KITTED',
        subsidiary: fields['subsidiary'] ?? null,
        incomeaccount: fields['incomeaccount'] ?? null,
      },
      { member: [{ item: items.BINNED, quantity: 1 }] },
    );
    const { salesOrder, order, made } = await sold('KITTED', 1);
    expect([house.shipments(salesOrder), causes()]).toEqual([[], [`fulfillment:${made}`]]);
    expect(world.errors().join()).toContain('the members of that kit have them');
    house.cancelInShopify(made);
    await house.release();
    await world.hint(order);
    expect(causes()).toEqual([]);
  });

  test('guesses no serial number, and takes them all when all of them left', async () => {
    const one = await sold('SERIALS', 1);
    expect(assigned(one.salesOrder)).toEqual([]);
    expect(world.errors().join()).toContain('2 serial numbers are there');
    house.cancelInShopify(one.made);
    world.shopify.control.act('demo', 'cancelOrder', { order: one.order });
    await house.release();
    await world.hint(one.order);
    const both = await sold('SERIALS', 2);
    expect(assigned(both.salesOrder)).toEqual(['S-1: 1', 'S-2: 1']);
  });

  test('sold by the box is boxes in Shopify, whoever ships them and by whichever way', async () => {
    const boxes = (quantity: number) =>
      house.order([{ sku: 'CANDLE', title: 'CANDLE', price: '9.00', quantity } as never]);
    const units = (order: string) =>
      house
        .fulfillments(order)
        .map(({ fulfillmentLineItems }) =>
          fulfillmentLineItems.nodes.map(({ quantity }) => quantity),
        );
    const bySave = await boxes(3);
    await house.ship(bySave.salesOrder, {
      lines: { CANDLE: 2 },
      location: world.account.locations.east,
    });
    await house.tick();
    const byPoll = await boxes(3);
    await house.ship(byPoll.salesOrder, { lines: { CANDLE: 2 }, context: 'CSVIMPORT' });
    await house.poll();
    await house.tick();
    const back = await boxes(3);
    house.fulfillInShopify(back.order, { CANDLE: 2 });
    await world.hint(back.order);
    expect([units(bySave.order), units(byPoll.order)]).toEqual([[[2]], [[2]]]);
    expect(
      house
        .shipments(back.salesOrder)
        .map(({ sublists }) => sublists['item']?.map(({ values }) => values['quantity'])),
    ).toEqual([[2]]);
    expect([causes().join(), house.dirty()]).toEqual([
      expect.not.stringMatching(/shipment|fulfill/),
      [],
    ]);
  });
});

/** An adjustment with its inventory detail, as a person books it. */
function putAway(world: World, item: string, quantity: number, parts: object[]): Promise<string> {
  const { netsuite, account } = world;
  const line = {
    item,
    location: account.locations.east,
    adjustqtyby: quantity,
    unitcost: 5,
  };
  return netsuite.save(
    (session, records) => records.create(session, { type: 'inventoryadjustment' }),
    (call) => {
      call('setValue', { fieldId: 'subsidiary', value: netsuite.base?.subsidiary });
      call('setValue', { fieldId: 'account', value: account.adjustmentAccount });
      for (const [fieldId, value] of Object.entries(line))
        call('setSublistValue', { sublistId: 'inventory', line: 0, fieldId, value });
      assign(world, call, 'inventory', parts);
    },
  );
}
