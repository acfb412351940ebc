import { startWorld, type World } from '../orders/world.ts';
import { assign } from './assign.ts';
import { warehouse, type Warehouse } from './warehouse.ts';

/** Items whose units have lots, serial numbers, bins or units of measure. */
export function toldApartCases(): void {
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
}

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
