import type { Ground } from './ground.ts';
import { look, shipped } from './look.ts';

/** Runs that end where neither catch nor finally run. Needs a clock that stands still. */
export function killedCases(at: Ground): void {
  const { world, house } = at;
  const { made, isOpen } = look(at);

  /** The next such call takes longer than any script may: it is ended there, and neither catch nor finally run. */
  const killAt = (call: string, recordType?: string) =>
    world.netsuite.faults.add({
      at: call,
      kind: 'slow',
      seconds: 4_000,
      times: 1,
      ...(recordType && { recordType }),
    });

  /** A claim is held for a minute; nobody is left to release it. */
  const claimEnds = () => world.netsuite.advance(61_000);

  const EXCEEDED = 'Script Execution Time Exceeded';

  describe('a run that is killed', () => {
    test.each([
      ['while it reads the order', 'https.request', undefined],
      ['while it writes the mark', 'record.save', 'customrecord_xdk_work'],
      ['after Shopify made the fulfillment', 'record.submitFields', 'customrecord_xdk_work'],
    ])('inside the save, %s: exactly one fulfillment', async (_, call, recordType) => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      killAt(call, recordType);
      await expect(house.ship(salesOrder, { lines: { 'ROPE-20': 1 } })).rejects.toThrow(EXCEEDED);
      world.netsuite.faults.clear();
      await claimEnds();
      await house.poll();
      await claimEnds();
      await house.tick();
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
      expect(isOpen(house.shipments(salesOrder)[0]?.id ?? '')).toBe(false);
    });

    test.each([
      ['before it created anything', 'https.request', undefined],
      ['between the two halves of the link', 'record.save', 'customrecord_xdk_link'],
      ['before it said that it was done', 'record.submitFields', 'customrecord_xdk_work'],
    ])('in a call of the relay, %s: exactly one fulfillment', async (_, call, recordType) => {
      const { order, salesOrder } = await house.order([{ sku: 'ROPE-20', quantity: 2 }]);
      const id = await house.ship(salesOrder, {
        lines: { 'ROPE-20': 1 },
        context: 'CSVIMPORT',
      });
      await house.mark(id);
      killAt(call, recordType);
      await expect(house.tick()).rejects.toThrow(EXCEEDED);
      world.netsuite.faults.clear();
      await claimEnds();
      await house.tick();
      await claimEnds();
      await house.tick();
      expect(made(order)).toEqual([shipped('east', '1 ROPE-20')]);
      expect(isOpen(id)).toBe(false);
    });
  });
}
