import { addProduct } from '../../scripts/local/demoShop.ts';
import { warehouse, type Warehouse } from '../fulfillments/warehouse.ts';
import { ROLE, startWorld, type World } from '../orders/world.ts';
import { stockroom, type Stockroom } from './stockroom.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

describe('the figure of', () => {
  let world: World;
  let house: Warehouse;
  let stock: Stockroom;

  /** The same SKU in the shop and in NetSuite; `locations` of the shop that stock it. */
  function sell(
    sku: string,
    type: string,
    fields: object,
    sublists: object = {},
    locations?: string[],
  ): string {
    const { netsuite, shop } = world;
    addProduct(
      (query, variables) => world.ask(query, variables),
      shop,
      { sku, title: sku, price: '10.00' },
      locations,
    );
    const accounts = netsuite.base?.accounts ?? {};
    const item = netsuite.records.insert(
      type,
      {
        itemid: sku,
        subsidiary: [netsuite.base?.subsidiary ?? '1'],
        incomeaccount: accounts['Sales'],
        ...(type !== 'kititem' && {
          assetaccount: accounts['Inventory Asset'],
          cogsaccount: accounts['Cost of Goods Sold'],
        }),
        ...fields,
      } as never,
      sublists as never,
    );
    world.account.items.set(sku, item);
    return item;
  }
  const item = (sku: string) => world.account.items.get(sku) ?? '';

  beforeAll(async () => {
    world = await startWorld({
      features: ['UNITSOFMEASURE', 'ASSEMBLIES'],
      settings: { stock: { endlessField: 'isonline', endlessUnits: 500 } },
    });
    house = warehouse(world);
    stock = stockroom(world);
    await house.poll();
  });
  afterAll(() => world.stop());

  test('a kit is what its scarcest member allows at each place, in kits too, and services in it set no limit', async () => {
    const service = world.netsuite.records.insert('serviceitem', {
      itemid: 'Wrapping',
      incomeaccount: world.netsuite.base?.accounts['Sales'] ?? '',
    });
    sell(
      'CAMP',
      'kititem',
      {},
      {
        member: [
          { item: item('TENT-2P'), quantity: 1 },
          { item: item('MUG-RED'), quantity: 4 },
          { item: service, quantity: 1 },
        ],
      },
    );
    sell('CAMP-DUO', 'kititem', {}, { member: [{ item: item('CAMP'), quantity: 2 }] });
    await stock.sweep();
    expect([stock.level('CAMP').onHand, stock.level('CAMP', 'west').onHand]).toEqual([15, 6]);
    expect([stock.level('CAMP-DUO').onHand, stock.level('CAMP-DUO', 'west').onHand]).toEqual([
      7, 3,
    ]);
  });

  test('a kit and its member are explained: what each is enough for, and which limits', async () => {
    const explained = async (sku: string) => {
      const asked = await world.netsuite.callRestlet(
        'customscript_xdk_rl_explain',
        { store: 'demo', sku },
        { role: ROLE },
      );
      return asked.kind === 'returned' && (asked.value as { json: unknown }).json;
    };
    expect(await explained('CAMP')).toMatchObject({
      kind: 'kit',
      places: [
        {
          available: 15,
          netsuite: [
            {
              available: 15,
              limitedBy: [item('TENT-2P')],
              members: [
                { name: 'TENT-2P', perKit: 1, available: 15, kits: 15 },
                { name: 'MUG-RED', perKit: 4, available: 80, kits: 20 },
              ],
            },
          ],
        },
        { available: 6 },
      ],
    });
    expect(await explained('TENT-2P')).toMatchObject({ kind: 'own stock', sku: 'TENT-2P' });
  });

  test('a kit follows its members, and what was sold in it is not given back to them', async () => {
    await stock.adjust('east', { 'MUG-RED': -40 });
    expect(stock.level('CAMP').onHand).toBe(10);
    const { salesOrder } = await house.order([{ sku: 'CAMP', quantity: 2 }]);
    await house.poll();
    expect(stock.level('CAMP')).toEqual({ onHand: 10, available: 8, committed: 2 });
    expect(stock.level('TENT-2P')).toEqual({ onHand: 13, available: 13, committed: 0 });
    expect(stock.level('MUG-RED')).toEqual({ onHand: 32, available: 32, committed: 0 });
    await house.ship(salesOrder);
    await house.tick();
    await house.poll();
    expect(stock.level('CAMP')).toEqual({ onHand: 8, available: 8, committed: 0 });
    expect(stock.level('TENT-2P').onHand).toBe(13);
  });

  test('an assembly is its own stock, whatever could be built', async () => {
    sell('HUT', 'assemblyitem', {}, { member: [{ item: item('TENT-2P'), quantity: 1 }] });
    await stock.adjust('east', { HUT: 3 });
    expect(stock.level('HUT').onHand).toBe(3);
    const before = stock.level('TENT-2P').onHand;
    await world.netsuite.save(
      (session, records) => records.create(session, { type: 'assemblybuild' }),
      (call) => {
        for (const [fieldId, value] of Object.entries({
          subsidiary: world.netsuite.base?.subsidiary,
          location: world.account.locations.east,
          item: item('HUT'),
          quantity: 2,
        }))
          call('setValue', { fieldId, value });
      },
    );
    expect([stock.level('HUT').onHand, stock.level('TENT-2P').onHand]).toEqual([5, before - 2]);
  });

  test('a product that was deleted in Shopify and made again is found by its SKU with the sweep', async () => {
    sell('HATCHET', 'inventoryitem', {});
    await stock.adjust('east', { HATCHET: 7 });
    expect(stock.level('HATCHET').onHand).toBe(7);
    const { variant } = world.ask<{ variant: { product: { id: string } } }>(
      'query ($id: ID!) { variant: productVariant(id: $id) { product { id } } }',
      { id: world.shop.variants.get('HATCHET') },
    );
    world.ask(
      'mutation ($id: ID!) { productDelete(input: { id: $id }, synchronous: true) { userErrors { message } } }',
      { id: variant.product.id },
    );
    addProduct((query, variables) => world.ask(query, variables), world.shop, {
      sku: 'HATCHET',
      title: 'Hatchet',
      price: '10.00',
    });
    await stock.sweep();
    await house.later();
    await house.tick();
    expect(stock.level('HATCHET').onHand).toBe(7);
  });

  test('an item that is sold by the box counts boxes', async () => {
    const type = world.netsuite.records.insert(
      'unitstype',
      { name: 'Count' },
      {
        uom: [
          {
            unitname: 'Piece',
            pluralname: 'Pieces',
            abbreviation: 'pc',
            conversionrate: 1,
            baseunit: true,
          },
          {
            unitname: 'Box',
            pluralname: 'Boxes',
            abbreviation: 'bx',
            conversionrate: 12,
            baseunit: false,
          },
        ],
      },
    );
    const [piece, box] = (
      world.netsuite.records.find('unitstype', type)?.sublists['uom'] ?? []
    ).map(({ values }) => values['internalid']);
    sell('CANDLE', 'inventoryitem', { unitstype: type, stockunit: piece, saleunit: box });
    await stock.adjust('east', { CANDLE: 50 });
    expect(stock.level('CANDLE').onHand).toBe(4);
    await house.order([{ sku: 'CANDLE', quantity: 1 }]);
    await stock.adjust('east', { CANDLE: 10 });
    // 60 − 12 pieces are free: four boxes, and one that is sold.
    expect(stock.level('CANDLE')).toEqual({ onHand: 5, available: 4, committed: 1 });
    // Somebody buys boxes that NetSuite does not know yet, and pieces are sold as a variant of their own.
    const [open] = world.all('salesorder').slice(-1);
    await world.netsuite.save(
      (session, records) => records.load(session, { type: 'salesorder', id: open?.id ?? '' }),
      (call) => {
        const line = { item: item('CANDLE'), quantity: 24, units: piece, rate: 1 };
        for (const [fieldId, value] of Object.entries(line))
          call('setSublistValue', { sublistId: 'item', fieldId, line: 1, value });
      },
    );
    world.place({
      email: 'ida@example.com',
      lines: [{ sku: 'CANDLE', quantity: 1 }],
      payment: 'paid',
      gateway: 'shopify_payments',
    });
    await stock.adjust('east', { CANDLE: 12 });
    // 72 pieces less a box and 24: three boxes are free, one of them is sold and on its way to NetSuite.
    expect(stock.level('CANDLE')).toEqual({ onHand: 4, available: 2, committed: 2 });
  });

  test('an item that is sold without stock is the same whatever NetSuite has', async () => {
    sell('POSTER', 'inventoryitem', { isonline: true });
    await house.order([{ sku: 'POSTER', quantity: 3 }]);
    await stock.sweep();
    await house.later();
    await house.tick();
    expect(stock.level('POSTER')).toMatchObject({ available: 500 - 3 });
  });

  test('an item that a place does not stock is a sync error, or it is stocked there if the store allows it', async () => {
    const { east, west } = world.shop.locations;
    sell('BELL', 'inventoryitem', {}, {}, [east]);
    await stock.adjust('west', { BELL: 9 });
    await stock.sweep();
    expect(world.errors()).toEqual([[`unstocked:${west}`, expect.stringContaining('BELL')]]);
    await stock.configure({ activate: true });
    await stock.sweep();
    expect(stock.level('BELL', 'west').onHand).toBe(9);
  });

  test('a place that is inactive in NetSuite or gone in Shopify is a sync error each', async () => {
    await world.edit('location', world.account.locations.east, { isinactive: true });
    const gone = 'gid://shopify/Location/999';
    world.map('location', gone, world.account.locations.west);
    world.netsuite.cache.clear();
    await stock.sweep();
    expect(world.errors().map(([, message]) => message)).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`${gone} of`),
        expect.stringMatching(/NetSuite location .* is inactive/),
      ]),
    );
  });
});
