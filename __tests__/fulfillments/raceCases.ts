import { stockroom } from '../inventory/stockroom.ts';
import type { Ground } from './ground.ts';

/** Each round draws another order of the calls that run at the same time. */
export const ROUNDS = Number(process.env['XDK_ROUNDS'] ?? 25);

/** One of two units is shipped while several workers take up the shipment. */
export function raceCases({ world, house }: Ground): void {
  beforeAll(() => stockroom(world).adjust('east', { 'ROPE-20': 2 * ROUNDS }));

  test('in a save, calls of the relay, an import of the order and a poll, is exactly one fulfillment and one shipment, whatever the order of their calls', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      const lines = { 'ROPE-20': 1 };
      if (round % 3 === 0) {
        await Promise.all([house.ship(salesOrder, { lines }), house.tick(), house.poll()]);
      } else if (round % 3 === 1) {
        // The webhook of our own fulfillment comes whenever it likes.
        await Promise.all([
          house.ship(salesOrder, { lines }),
          world.hint(order),
          house.tick(),
          world.hint(order),
        ]);
      } else {
        // The import without user events leaves it to the poll; then a person saves it once more.
        const id = await house.ship(salesOrder, { lines, context: 'CSVIMPORT' });
        await Promise.all([
          house.poll(),
          world.edit('itemfulfillment', id, { memo: `round ${round}` }),
          house.tick(),
          house.tick(),
        ]);
      }
      await house.later();
      await house.tick();
      await house.later();
      await house.tick();
      expect([round, house.fulfillments(order).map(({ status }) => status)]).toEqual([
        round,
        ['SUCCESS'],
      ]);
      await world.hint(order);
      expect([round, house.shipments(salesOrder).length, house.dirty()]).toEqual([round, 1, []]);
    }
    expect(world.errors()).toEqual([]);
  });
}
