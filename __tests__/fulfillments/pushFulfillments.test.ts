import { startWorld, type World } from '../orders/world.ts';
import { warehouse, type Warehouse } from './warehouse.ts';

describe('an item fulfillment that becomes shipped', () => {
  let world: World;
  let house: Warehouse;
  beforeAll(async () => {
    world = await startWorld();
    house = warehouse(world);
  });
  afterAll(() => world.stop());

  test('is a fulfillment in Shopify when the save is over, with tracking and the mapped carrier', async () => {
    const { order, salesOrder } = await house.order([
      { sku: 'MUG-BLUE', quantity: 2 },
      { sku: 'ROPE-20', quantity: 1 },
    ]);
    await house.ship(salesOrder, { tracking: ['1Z999AA10123456784', '1Z999AA10123456785'] });
    expect(world.errors()).toEqual([]);
    const made = house.fulfillments(order);
    expect(made).toMatchObject([
      {
        status: 'SUCCESS',
        location: { id: world.shop.locations.east },
        trackingInfo: [
          { company: 'UPS', number: '1Z999AA10123456784' },
          { company: 'UPS', number: '1Z999AA10123456785' },
        ],
        fulfillmentLineItems: {
          nodes: [
            { quantity: 2, lineItem: { sku: 'MUG-BLUE' } },
            { quantity: 1, lineItem: { sku: 'ROPE-20' } },
          ],
        },
      },
    ]);
    await house.tick();
    expect(house.dirty()).toEqual([]);
    expect(house.fulfillments(order)).toEqual(made);
  });
});
