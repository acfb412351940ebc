import { adjustStock } from '../../scripts/local/demoAccount.ts';
import { stockTruth } from './stockTruth.ts';
import { startTwoStores } from './twoStores.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

test('an order that is held in one store of a shared pool stops its own items in both, and no others', async () => {
  const world = await startTwoStores({ orders: { deposits: false } });
  try {
    const [demo, other] = world.shops;
    const { levelOf } = stockTruth(world, [], 100);
    const receive = (sku: string) =>
      adjustStock(world.netsuite, world.account.adjustmentAccount, [
        {
          item: world.account.items.get(sku) ?? '',
          location: world.account.locations.east,
          adjustqtyby: 5,
          unitcost: 5,
        },
      ]);
    await world.poll();
    await world.letTimePass();
    await world.hint(demo.key, []);
    const { id } = other.act<{ id: string }>('placeOrder', {
      email: 'kim@example.com',
      lines: [
        { sku: 'KETTLE-9', quantity: 1 },
        { sku: 'TENT-2P', quantity: 2 },
      ],
      payment: 'paid',
      gateway: 'shopify_payments',
    });
    await world.hint(other.key, [id]);
    await receive('STOVE-G');
    await receive('TENT-2P');
    await world.hint(demo.key, []);
    const shown = (sku: string) => world.shops.map((shop) => levelOf(shop, sku, 'east').onHand);
    expect([shown('STOVE-G'), shown('TENT-2P')]).toEqual([
      [35, 35],
      [15, 15],
    ]);
  } finally {
    await world.stop();
  }
});
