import fc from 'fast-check';
import type { RecordData } from '../../../../emulator/netsuite/contract';
import { createQueries } from '../../../../emulator/netsuite/query/createQueries';
import { account, administrator, record } from './filledAccount';

/** Whatever the order of saves, deletions and reads: the tables show the last state and nothing else. */

type Step = { id: number; lines: number[]; removed: boolean; read: boolean };

const step: fc.Arbitrary<Step> = fc.record({
  id: fc.integer({ min: 1, max: 4 }),
  lines: fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 3 }),
  removed: fc.boolean(),
  read: fc.boolean(),
});

function order({ id, lines }: Step): RecordData {
  return record('salesorder', String(id), {
    externalId: `order-${id}`,
    fields: { tranid: `SO${id}`, orderstatus: 'B', total: lines.length },
    sublists: {
      item: lines.map((quantity, at) => ({
        values: { line: at + 1, item: '11', quantity, amount: 1 },
      })),
    },
    subrecords:
      lines.length > 1 ? { shippingaddress: { fields: { city: `City ${lines[0]}` } } } : {},
  });
}

const READS = [
  'SELECT id, externalid, foreigntotal, shippingaddress FROM transaction ORDER BY id',
  'SELECT transaction, id, quantity, foreignamount FROM transactionline ORDER BY transaction, id',
  'SELECT a.city FROM transaction t JOIN transactionshippingaddress a ON a.nkey = t.shippingaddress ORDER BY t.id',
];

test('tables that followed every change equal tables made from the final state', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const following = await createQueries(account());
      const stored = new Map<number, RecordData>();
      const read = (from: typeof following) =>
        READS.map((query) => from.suiteql(administrator, query, [], 5000).rows);
      for (const each of steps) {
        const before = stored.get(each.id) ?? null;
        if (each.removed) {
          if (before) following.deleted(before, { user: '5', context: 'UI', at: before.created });
          stored.delete(each.id);
        } else {
          const after = order(each);
          following.stored(after, before);
          stored.set(each.id, after);
        }
        if (each.read) read(following);
      }
      const fresh = await createQueries(account());
      for (const data of stored.values()) fresh.stored(data, null);
      expect(read(following)).toEqual(read(fresh));
    }),
    { numRuns: 25 },
  );
});
