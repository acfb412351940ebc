import { addProduct, type DemoShop } from '../../scripts/local/demoShop.ts';
import { insertItem } from '../../scripts/local/demoAccount.ts';
import { warehouse, type Warehouse } from '../fulfillments/warehouse.ts';
import { ROLE, startWorld, type World } from '../orders/world.ts';
import { stockroom, type Stockroom } from './stockroom.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

describe('the SKU of an item', () => {
  let world: World;
  let house: Warehouse;
  let stock: Stockroom;
  const tail = (id: string) => id.slice(id.lastIndexOf('/') + 1);

  /** Another product of the shop with this SKU; it is called `as` afterwards. */
  function addAnother(sku: string, as: string): void {
    const made: DemoShop = { ...world.shop, variants: new Map(), inventoryItems: new Map() };
    addProduct((query, variables) => world.ask(query, variables), made, {
      sku,
      title: as,
      price: '1.00',
    });
    world.shop.variants.set(as, made.variants.get(sku) ?? '');
    world.shop.inventoryItems.set(as, made.inventoryItems.get(sku) ?? '');
  }
  const give = (variant: string, sku: string) =>
    world.ask(
      `mutation ($id: ID!, $input: InventoryItemInput!) { inventoryItemUpdate(id: $id, input: $input) { userErrors { message } } }`,
      { id: world.shop.inventoryItems.get(variant), input: { sku } },
    );
  const hint = (variant: string) =>
    house.hintOf('inventory_item', world.shop.inventoryItems.get(variant) ?? '');
  const soon = async () => {
    await house.later();
    await house.tick();
  };
  const variant = (name: string) => `(variant ${tail(world.shop.variants.get(name) ?? '')})`;
  const links = (name: string) =>
    world
      .all('customrecord_xdk_link')
      .filter(
        ({ fields }) =>
          fields['custrecord_xdk_link_shopify_id'] === world.shop.inventoryItems.get(name),
      );
  const problems = () => world.errors().map(([, message]) => message);

  beforeAll(async () => {
    world = await startWorld();
    house = warehouse(world);
    stock = stockroom(world);
    await house.poll();
  });
  afterAll(() => world.stop());

  test('takes its stock along to the variant it moves to, and the old one is never set again but reported for what it shows', async () => {
    addAnother('TENT-NEW', 'TENT-NEW');
    give('TENT-2P', 'TENT-OLD');
    give('TENT-NEW', 'TENT-2P');
    await stock.adjust('east', { 'TENT-2P': -5 });
    await soon();
    await soon();
    expect([stock.level('TENT-NEW').onHand, stock.level('TENT-NEW', 'west').onHand]).toEqual([
      10, 6,
    ]);
    expect(stock.level('TENT-2P').onHand).toBe(15);
    expect(problems()).toEqual([
      expect.stringMatching(/^The SKU TENT-2P moved from .* still shows 21 units/),
    ]);
    expect(problems()[0]).toContain(variant('TENT-2P'));
    expect(problems()[0]).toContain(variant('TENT-NEW'));
  });

  test('that two variants swap swaps their stock with the webhooks about them', async () => {
    const figures = () => ['MUG-BLUE', 'LAMP-01'].map((name) => stock.level(name).onHand);
    const [mug, lamp] = figures();
    give('MUG-BLUE', 'LAMP-01');
    give('LAMP-01', 'MUG-BLUE');
    await hint('LAMP-01');
    await soon();
    await soon();
    expect(figures()).toEqual([lamp, mug]);
    expect(problems()).toHaveLength(1);
  });

  test('that no variant has any more gets no figure, and one sync error names item and variant until it is back', async () => {
    give('ROPE-20', 'ROPE-21');
    const before = stock.level('ROPE-20').onHand;
    await stock.adjust('east', { 'ROPE-20': -7 });
    await stock.sweep();
    expect(stock.level('ROPE-20').onHand).toBe(before);
    expect(problems().slice(1)).toEqual([expect.stringMatching(/has the SKU ROPE-21 now\./)]);
    expect(problems()[1]).toContain(variant('ROPE-20'));
    const asked = await world.netsuite.callRestlet(
      'customscript_xdk_rl_explain',
      { store: 'demo', sku: 'ROPE-20' },
      { role: ROLE },
    );
    expect(asked).toMatchObject({
      value: { json: { ok: false, message: expect.stringContaining('another SKU') as string } },
    });
    give('ROPE-20', 'ROPE-20');
    await stock.sweep();
    expect(stock.level('ROPE-20').onHand).toBe(before - 7);
  });

  test('that several variants have is one sync error that names them all; the one that is linked goes on', async () => {
    addAnother('STOVE-G', 'STOVE-TWIN');
    await hint('STOVE-TWIN');
    await stock.sweep();
    const shared = problems().filter((message) => message.startsWith('Several variants'));
    expect(shared).toEqual([expect.stringContaining('STOVE-G')]);
    expect(shared[0]).toContain(variant('STOVE-G'));
    expect(shared[0]).toContain(variant('STOVE-TWIN'));
    const before = stock.level('STOVE-G').onHand;
    await stock.adjust('east', { 'STOVE-G': -2 });
    expect([stock.level('STOVE-G').onHand, stock.level('STOVE-TWIN').onHand]).toEqual([
      before - 2,
      0,
    ]);
  });

  test('that several variants have before any is linked stops them all; a new one alone gets its stock with its webhook', async () => {
    addAnother('FLINT', 'FLINT-A');
    addAnother('FLINT', 'FLINT-B');
    const stocked = { east: 0, west: 0 };
    const item = { sku: 'FLINT', title: 'Flint', price: '1.00', stock: stocked };
    world.account.items.set('FLINT', insertItem(world.netsuite, item));
    await stock.adjust('east', { FLINT: 4 });
    await hint('FLINT-A');
    expect(problems().filter((message) => /FLINT: .*None of them gets/.test(message))).toHaveLength(
      1,
    );
    give('FLINT-B', '');
    await hint('FLINT-A');
    expect([stock.level('FLINT-A').onHand, stock.level('FLINT-B').onHand]).toEqual([4, 0]);
  });

  test('that two items of NetSuite have links neither of them, and names both', async () => {
    addAnother('WAX', 'WAX');
    await world.configure({ skuField: 'upccode' });
    const items = ['WAX-1', 'WAX-2'].map((sku) =>
      insertItem(world.netsuite, { sku, title: sku, price: '1.00', stock: { east: 0, west: 0 } }),
    );
    for (const id of items) await world.edit('inventoryitem', id, { upccode: 'WAX' });
    await hint('WAX');
    expect(
      problems().filter((message) => message.includes(`WAX: ${items.join(', ')}.`)),
    ).toHaveLength(2);
    expect(links('WAX')).toEqual([]);
  });
});
