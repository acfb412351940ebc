import { stockroom } from '../inventory/stockroom.ts';
import { ROLE } from '../orders/world.ts';
import type { Ground } from './ground.ts';

/** Each round draws another order of the calls that run at the same time. */
export const ROUNDS = Number(process.env['XDK_ROUNDS'] ?? 15);

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

  test('is linked by a push that ends while an import has read that it was not: it is not booked as made in Shopify', async () => {
    const shipments: number[] = [];
    for (const turnsAlone of [16, 18, 20, 22]) {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      const id = await house.ship(salesOrder, { lines: { 'ROPE-20': 1 }, context: 'CSVIMPORT' });
      await house.mark(id);
      // Shopify has it; its link could not be written.
      const recordType = 'customrecord_xdk_link';
      world.netsuite.faults.add({ at: 'record.save', kind: 'before', recordType, times: 1 });
      await house.tick();
      await house.later();
      expect(house.fulfillments(order)).toHaveLength(1);

      // The import goes on alone up to about its look at the links, then the push until it is over.
      let turns = 0;
      await world.netsuite.callTogether(
        [world.hintBody(order), world.hintBody()].map((body) => ({
          scriptId: 'customscript_xdk_rl_events',
          body,
          who: { role: ROLE },
        })),
        (candidates) => ((turns += 1) < turnsAlone ? 0 : candidates.length - 1),
      );
      await world.netsuite.settled();
      shipments.push(house.shipments(salesOrder).length);
    }
    expect(shipments).toEqual([1, 1, 1, 1]);
  });

  test('that is deleted, set back or corrected while calls of the relay link it, ends as it stands then, whatever the order of their calls', async () => {
    for (let round = 0; round < ROUNDS / 4; round += 1) {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 1 }]);
      const id = await house.ship(salesOrder, { tracking: ['N-1'] });
      const touch = [
        () => house.deleteShipment(id),
        () => world.edit('itemfulfillment', id, { shipstatus: 'B' }),
        () => house.editTracking(id, 'N-2'),
      ];
      await Promise.all([house.tick(), touch[round % 3]?.(), house.tick()]);
      for (let tick = 0; tick < 3; tick += 1) {
        await house.later();
        await house.tick();
      }
      const links = [...world.netsuite.records.all('customrecord_xdk_link')].filter(
        ({ fields }) =>
          fields['custrecord_xdk_link_entity'] === 'fulfillment' &&
          fields['custrecord_xdk_link_record_id'] === id &&
          fields['custrecord_xdk_link_state'] === 'linked',
      );
      const ends = house
        .fulfillments(order)
        .map(({ status, trackingInfo }) => [status, trackingInfo[0]?.number]);
      const isLeft = round % 3 === 2;
      expect([round, ends, links.length, house.dirty()]).toEqual([
        round,
        [isLeft ? ['SUCCESS', 'N-2'] : ['CANCELLED', 'N-1']],
        isLeft ? 2 : 0,
        [],
      ]);
    }
    expect(world.errors()).toEqual([]);
  });
}
