import { warehouse } from '../fulfillments/warehouse.ts';
import { ROLE, startWorld, type World } from '../orders/world.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

describe('rl_explain', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld({ settings: { stock: { share: 50, buffer: 3 } } });
  });
  afterAll(() => world.stop());

  test('names what a figure is made of: stock, rule, open orders, Shopify and what comes next', async () => {
    const house = warehouse(world);
    await house.poll();
    await house.order([{ sku: 'TENT-2P', quantity: 3 }]);
    const asked = await world.netsuite.callRestlet(
      'customscript_xdk_rl_explain',
      { store: 'demo', sku: 'TENT-2P' },
      { role: ROLE },
    );
    expect(asked.kind === 'returned' && (asked.value as { json: unknown }).json).toMatchObject({
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
    });
  });
});
