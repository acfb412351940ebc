import fc from 'fast-check';
import { onHandFor, sellableBy } from '../../ts/inventory/mapOnHand';
import { decide, type Situation } from '../../ts/inventory/mapRaise';
import { takenByLocation } from '../../ts/inventory/mapTaken';
import { parsePlaceOptions } from '../../ts/inventory/placeOptions';
import { isQuota, placeOf, poolOf } from '../../ts/inventory/places';
import { nextLook } from '../../ts/inventory/nextLook';
import type { Place, ShopifyLevel, TakenLines } from '../../ts/inventory/stock';

const PLACE: Place = {
  store: 'demo',
  location: 'gid://shopify/Location/1',
  sources: ['1'],
  share: 100,
  buffer: 0,
  cap: 0,
};
const LEVEL: ShopifyLevel = {
  onHand: 10,
  committed: 0,
  reserved: 0,
  damaged: 0,
  safetyStock: 0,
  qualityControl: 0,
};

describe('what a place may show', () => {
  test.each([
    ['everything', {}, 10, 10],
    ['its share, rounded down', { share: 33 }, 10, 3],
    ['less what is kept back', { buffer: 4 }, 10, 6],
    ['never less than nothing', { buffer: 40 }, 10, 0],
    ['at most the cap', { cap: 5 }, 10, 5],
    ['nothing of a negative figure', {}, -3, 0],
  ])('%s', (_, rule, available, sellable) => {
    expect(sellableBy(available, { ...PLACE, ...rule })).toBe(sellable);
  });

  test('what Shopify keeps aside is added, or lowers what is shown', () => {
    const level = { ...LEVEL, reserved: 2, damaged: 1, safetyStock: 3, qualityControl: 4 };
    expect(onHandFor(7, 5, level, 'add')).toBe(22);
    expect(onHandFor(7, 5, level, 'lower')).toBe(12);
  });
});

describe('units that NetSuite has taken out of available', () => {
  const at = (figures: Record<string, number>) => new Map(Object.entries(figures));
  const lines = (units: number, assigned: Record<string, number> | null): TakenLines => ({
    assigned,
    lines: 1,
    units,
  });

  test.each<[string, TakenLines[], Record<string, number>, Record<string, number>]>([
    [
      'count where the line was routed',
      [lines(4, { '1': 4 })],
      { '1': 4, '2': 0 },
      { '1': 4, '2': 0 },
    ],
    ['count only as far as Shopify still has them', [lines(4, { '1': 4 })], { '1': 1 }, { '1': 1 }],
    [
      'count at neither place when they may lie at the other',
      [lines(2, null)],
      { '1': 2, '2': 2 },
      { '1': 0, '2': 0 },
    ],
    [
      'count at the only place that has any',
      [lines(2, null)],
      { '1': 2, '2': 0 },
      { '1': 2, '2': 0 },
    ],
    [
      'of a split line count at both',
      [lines(5, { '1': 3, '2': 2 })],
      { '1': 3, '2': 2 },
      { '1': 3, '2': 2 },
    ],
    [
      'of a split line move on when one place has shipped',
      [lines(2, { '1': 3, '2': 2 })],
      { '1': 0, '2': 2 },
      { '1': 0, '2': 2 },
    ],
    [
      'that no committed unit stands for count nowhere',
      [lines(3, { '9': 3 })],
      { '1': 3 },
      { '1': 0 },
    ],
  ])('%s', (_, taken, committed, counted) => {
    expect(Object.fromEntries(takenByLocation(taken, at(committed)))).toEqual(counted);
  });

  test('never count more than NetSuite took, nor more than Shopify has, whatever the routing', () => {
    const units = fc.integer({ min: 0, max: 9 });
    const group = fc.record({
      assigned: fc.option(fc.dictionary(fc.constantFrom('1', '2', '3'), units)),
      lines: fc.integer({ min: 1, max: 3 }),
      units,
    });
    fc.assert(
      fc.property(
        fc.array(group, { maxLength: 4 }),
        fc.dictionary(fc.constantFrom('1', '2', '3'), units),
        (taken, committed) => {
          const counted = takenByLocation(taken, at(committed));
          const sum = [...counted.values()].reduce((all, one) => all + one, 0);
          expect(sum).toBeLessThanOrEqual(taken.reduce((all, one) => all + one.units, 0));
          for (const [location, one] of counted) {
            expect(one).toBeGreaterThanOrEqual(0);
            expect(one).toBeLessThanOrEqual(committed[location] ?? 0);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a figure', () => {
  const figure = { onHand: 10, promised: 10, touched: false, gone: 0 };
  const now: Situation = {
    onHand: 10,
    target: 10,
    bound: 0,
    unimported: 0,
    figure,
    pool: null,
    imported: 'unknown',
  };
  test.each<[string, Partial<Situation>, object]>([
    ['that is right stays', {}, { kind: 'same' }],
    ['falls whatever else is', { target: 4, figure: undefined }, { kind: 'set', onHand: 4 }],
    [
      'falls, less what somebody else took out of it',
      { target: 4, onHand: 8 },
      { kind: 'set', figure: { onHand: 2, touched: true, gone: 2 } },
    ],
    [
      'rises when nothing happened since it was left',
      { target: 15 },
      { kind: 'set', onHand: 15, figure: { touched: false } },
    ],
    [
      'does not rise when somebody else changed it',
      { onHand: 9, target: 15 },
      { kind: 'wait', because: 'changed', set: null, figure: { onHand: 9, touched: true } },
    ],
    [
      'asks for the orders when somebody had changed it',
      { figure: { ...figure, touched: true }, target: 15 },
      { kind: 'ask' },
    ],
    ['asks for the orders the first time', { figure: undefined, target: 15 }, { kind: 'ask' }],
    [
      'waits for orders that are not imported',
      { figure: undefined, target: 15, imported: 'no' },
      { kind: 'wait', because: 'orders' },
    ],
    [
      'rises when all orders are imported',
      { figure: undefined, target: 15, imported: 'yes' },
      { kind: 'set', onHand: 15 },
    ],
    [
      'rises as far as others were not promised the units',
      { target: 15, pool: { available: 30, promised: 18, isQuota: true } },
      { kind: 'wait', because: 'promised', set: 12, figure: { onHand: 12, promised: 12 } },
    ],
    [
      'stays when others were promised all of them',
      { target: 15, pool: { available: 30, promised: 25, isQuota: true } },
      { kind: 'wait', because: 'promised', set: null },
    ],
    [
      'rises while it shows nothing that was not promised here already',
      {
        onHand: 0,
        target: 1,
        bound: 3,
        unimported: 2,
        figure: { ...figure, onHand: 0 },
        pool: { available: 0, promised: 0, isQuota: true },
      },
      { kind: 'set', onHand: 1, figure: { promised: 2 } },
    ],
    [
      'of a shared pool asks for the orders of all',
      { target: 15, pool: { available: 30, promised: 30, isQuota: false } },
      { kind: 'ask' },
    ],
  ])('%s', (_, change, decision) => {
    expect(decide({ ...now, ...change })).toMatchObject(decision);
  });
});

describe('a figure that waits', () => {
  test('is looked at a dozen times in the first hour and every ten minutes afterwards', () => {
    const since = '2026-11-21T10:00:00.000Z';
    const looks: number[] = [];
    for (let moment = since; looks.length < 20;) {
      moment = nextLook(since, moment);
      looks.push((Date.parse(moment) - Date.parse(since)) / 1000);
    }
    expect(looks.slice(0, 6)).toEqual([5, 10, 20, 40, 80, 160]);
    expect(looks.filter((seconds) => seconds <= 3600)).toHaveLength(12);
    expect(looks.at(-1)! - looks.at(-2)!).toBe(600);
  });
});

describe('places', () => {
  test('draw on their mapped location by the store rule, or on what their options say', () => {
    const row = { store: 'demo', shopify: 'L', netsuite: '4', options: '' };
    const settings = { share: 60, buffer: 2, cap: 0 } as never;
    expect(placeOf(row, settings)).toMatchObject({ sources: ['4'], share: 60, buffer: 2 });
    const options = '{"sources": ["4", "5"], "share": 20, "cap": 9}';
    expect(placeOf({ ...row, options }, settings)).toMatchObject({
      sources: ['4', '5'],
      share: 20,
      cap: 9,
    });
    expect(placeOf({ ...row, options: '{"stock": false}' }, settings)).toBeNull();
  });

  test.each([
    ['{', 'must be a JSON object'],
    ['[]', 'must be a JSON object'],
    ['{"shre": 50}', 'there is no option shre, only sources, share, buffer, cap, stock'],
    ['{"share": 150}', 'option share must be a whole number from 0 to 100'],
    ['{"share": -5}', 'option share must be'],
    ['{"buffer": "x"}', 'option buffer must be a whole number, 0 or more'],
    ['{"cap": 1.5}', 'option cap must be'],
    ['{"sources": "1"}', 'option sources must be a list of internal ids'],
    ['{"sources": []}', 'option sources must be'],
    ['{"stock": "no"}', 'option stock must be true or false'],
  ])('refuse the options %s', (options, words) => {
    expect(() => parsePlaceOptions(options)).toThrow(words);
  });

  test('are one pool when their sources touch, even through a third one', () => {
    const [a, b, c, d] = [['1'], ['1', '2'], ['2'], ['3']].map((sources) => ({
      ...PLACE,
      sources,
    }));
    if (!a || !b || !c || !d) throw new Error('four places');
    expect(poolOf(a, [a, b, c, d])).toEqual([b, c]);
    expect(poolOf(d, [a, b, c, d])).toEqual([]);
    expect(
      isQuota([
        { ...a, share: 50 },
        { ...b, share: 50 },
      ]),
    ).toBe(true);
    expect(isQuota([a, b])).toBe(false);
  });
});
