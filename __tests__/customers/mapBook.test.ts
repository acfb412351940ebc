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

describe('an entry with a pair', () => {
  const entry = (id: string, key: string, isDefault = false): Entry => ({
    id,
    key,
    isDefault,
    address: {} as never,
  });
  const pair = { s: 's1', n: 'n1', sk: 'old', nk: 'old' };

  test('that says something else after the other side deleted its partner is a new one there', () => {
    expect(mapBook([entry('s1', 'new')], [], [pair], BOTH)).toMatchObject({
      pairs: [],
      addHere: [{ id: 's1' }],
    });
    expect(mapBook([], [entry('n1', 'new')], [pair], BOTH)).toMatchObject({
      pairs: [],
      addThere: [{ id: 'n1' }],
    });
    expect(mapBook([entry('s1', 'new')], [], [pair], { ...BOTH, import: false })).toMatchObject({
      pairs: [pair],
      addHere: [],
    });
  });

  test('that is the default on one side only, and says something else there, has its pair no more', () => {
    const there = [entry('s1', 'default', true)];
    const here = [entry('n1', 'changed'), entry('n2', 'default', true)];
    expect(mapBook(there, here, [pair], BOTH)).toMatchObject({
      pairs: [],
      addHere: [],
      addThere: [{ id: 'n1' }],
      changeThere: [],
    });
  });

  test('that is about to say something else is nobody’s partner by what it said', () => {
    const there = [entry('s1', 'old')];
    const here = [entry('n1', 'new'), entry('n2', 'old')];
    expect(mapBook(there, here, [pair], BOTH)).toMatchObject({
      pairs: [pair],
      changeThere: [{ to: { id: 'n1' } }],
      addThere: [{ id: 'n2' }],
    });
  });

  test('is not the partner of a second one with the same content', () => {
    const known = { ...pair, n: 'n2' };
    const there = [entry('s1', 'old')];
    const here = [entry('n1', 'old'), entry('n2', 'old')];
    expect(mapBook(there, here, [pair], BOTH)).toMatchObject({ pairs: [pair], addThere: [] });
    expect(mapBook(there, here, [pair, known], BOTH)).toMatchObject({ pairs: [pair] });
  });
});
