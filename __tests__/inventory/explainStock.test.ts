import { warehouse } from '../fulfillments/warehouse.ts';
import { ROLE, startWorld, type World } from '../orders/world.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

describe('rl_explain', () => {
  let world: World;
  const explained = async (body: unknown) => {
    const asked = await world.netsuite.callRestlet('customscript_xdk_rl_explain', body, {
      role: ROLE,
    });
    return asked.kind === 'returned' && (asked.value as { json: unknown }).json;
  };
  beforeAll(async () => {
    world = await startWorld({ settings: { stock: { share: 50, buffer: 3 } } });
  });
  afterAll(() => world.stop());

  test('names what a figure is made of: stock, rule, open orders, Shopify and what comes next', async () => {
    const house = warehouse(world);
    await house.poll();
    await house.order([{ sku: 'TENT-2P', quantity: 3 }]);
    expect(await explained({ store: 'demo', sku: 'TENT-2P' })).toMatchObject({
      ok: true,
      sku: 'TENT-2P',
      places: [
        {
          location: world.shop.locations.east,
          rule: { share: 50, buffer: 3, cap: 0 },
          netsuite: [{ onHand: 15, committed: 3, available: 12 }],
          sellable: 3,
          takenByImportedOrders: 3,
          shopify: { onHand: 4, committed: 3 },
          target: 6,
        },
        { location: world.shop.locations.west },
      ],
      openOrders: [{ units: 3, committed: 3, isApproved: true }],
      lastSale: { order: expect.stringMatching(/^#/) as string },
      lastPushes: [
        { run: 'stock poll', note: expect.stringMatching(/: 0 → \d, first figure$/) as string },
      ],
    });
  });

  test('names no order that does not sell the item, and a location whose options say nothing', async () => {
    const held = world.place({
      email: 'cleo@example.com',
      lines: [{ sku: 'KETTLE-9', quantity: 1 }],
      payment: 'paid',
      gateway: 'shopify_payments',
    });
    await world.hint(held);
    const row = world
      .all('customrecord_xdk_mapping')
      .find(({ fields }) => fields['custrecord_xdk_mapping_shopify'] === world.shop.locations.west);
    if (!row) throw new Error('the west is mapped');
    await expect(
      world.edit('customrecord_xdk_mapping', row.id, {
        custrecord_xdk_mapping_options: '{"share": 150}',
      }),
    ).rejects.toMatchObject({ message: expect.stringContaining('from 0 to 100') as string });
    await world.netsuite.save(
      (session, records) => records.load(session, { type: 'customrecord_xdk_mapping', id: row.id }),
      (call) =>
        call('setValue', { fieldId: 'custrecord_xdk_mapping_options', value: '{"shre": 50}' }),
      { executionContext: 'CSVIMPORT' },
    );
    world.netsuite.cache.clear();
    expect(await explained({ store: 'demo', sku: 'MUG-BLUE' })).toMatchObject({
      ok: true,
      waitsForOrders: [],
      places: [{ location: world.shop.locations.east, pool: null }],
      notSentTo: [
        {
          location: world.shop.locations.west,
          reason: 'there is no option shre, only sources, share, buffer, cap, stock',
        },
      ],
    });
    await world.edit('customrecord_xdk_mapping', row.id, {
      custrecord_xdk_mapping_options: '{"sources": ["99"]}',
    });
    expect(await explained({ store: 'demo', sku: 'MUG-BLUE' })).toMatchObject({
      notSentTo: [{ reason: 'NetSuite has no location 99' }],
    });
    expect(world.errors()).toContainEqual([
      `location:${world.shop.locations.west}`,
      expect.stringContaining('NetSuite has no location 99'),
    ]);
  });

  test.each([
    [null, 'The body must be'],
    [[], 'The body must be'],
    [{ store: 'demo' }, 'The body must be'],
    [{ store: 'demo', sku: ' ' }, 'The body must be'],
    [{ store: 'demo', sku: 7 }, 'The body must be'],
    [{ store: 'nowhere', sku: 'TENT-2P' }, 'No store has the key nowhere; there are demo.'],
    [{ store: 'demo', sku: 'NOBODY' }, 'No active item of NetSuite has the itemid NOBODY.'],
    [{ store: 'demo', sku: 'Shopify tax' }, 'keeps no stock'],
    [{ store: 'demo', sku: "' OR 1 = 1" }, 'No active item'],
  ])('%j is refused with what is wrong', async (body, message) => {
    expect(await explained(body)).toEqual({
      ok: false,
      message: expect.stringContaining(message) as string,
    });
  });
});
