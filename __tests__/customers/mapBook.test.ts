import fc from 'fast-check';
import { mapBook, type Entry } from '../../ts/customers/mapBook';

const entries = (side: string): fc.Arbitrary<Entry[]> =>
  fc
    .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'), { maxLength: 5 })
    .map((keys) =>
      keys.map((key) => ({ id: `${side}${key}`, key, address: {} as never, isDefault: false })),
    );
const BOTH = { import: true, push: true, winner: 'shopify' as const };

test('what is added makes both books equal, and a second look adds nothing', () => {
  fc.assert(
    fc.property(entries('s'), entries('n'), (shopify, netsuite) => {
      const plan = mapBook(shopify, netsuite, [], BOTH);
      const here = [
        ...netsuite,
        ...plan.addHere.map((entry) => ({ ...entry, id: `n${entry.key}` })),
      ];
      const there = [
        ...shopify,
        ...plan.addThere.map((entry) => ({ ...entry, id: `s${entry.key}` })),
      ];
      const keys = (book: Entry[]) => book.map(({ key }) => key).sort();
      expect(keys(here)).toEqual(keys(there));
      expect(new Set(keys(here)).size).toBe(here.length);
      const again = mapBook(there, here, plan.pairs, BOTH);
      expect([again.addHere, again.addThere, again.changeHere, again.changeThere]).toEqual([
        [],
        [],
        [],
        [],
      ]);
    }),
    { numRuns: 50 },
  );
});

test('an entry taken away on one side is neither made again nor taken away; both changed goes by the rule', () => {
  const one: Entry = { id: '1', key: 'new', address: {} as never, isDefault: false };
  const pair = { s: '1', n: '9', sk: 'old', nk: 'old' };
  expect(mapBook([], [{ ...one, id: '9', key: 'old' }], [pair], BOTH)).toMatchObject({
    addThere: [],
    changeHere: [],
  });
  const here = { ...one, id: '9', key: 'newer' };
  expect(mapBook([one], [here], [pair], BOTH).changeHere).toEqual([{ pair, to: one }]);
  expect(mapBook([one], [here], [pair], { ...BOTH, winner: 'netsuite' }).changeThere).toEqual([
    { pair, to: here },
  ]);
});

test('what became the same on both sides is what is agreed, so that the next change of one side is one of it alone', () => {
  const one: Entry = { id: '1', key: 'new', address: {} as never, isDefault: false };
  const pair = { s: '1', n: '9', sk: 'old', nk: 'old' };
  const { pairs } = mapBook([one], [{ ...one, id: '9' }], [pair], BOTH);
  const here = { ...one, id: '9', key: 'newer' };
  expect(mapBook([one], [here], pairs, BOTH)).toMatchObject({
    changeHere: [],
    changeThere: [{ to: here }],
  });
});
