import fc from 'fast-check';
import { connection } from '../../../../emulator/shopify/api/connection.ts';
import type { Connection, PageArgs } from '../../../../emulator/shopify/api/connection.ts';
import { parseExactJson, toJsonText } from '../../../../emulator/shopify/jsonText.ts';

const lists = fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 40 });

function readAll(items: number[], size: number, backward: boolean, reverse: boolean): number[] {
  const seen: number[] = [];
  let cursor: string | null = null;
  for (;;) {
    const args: PageArgs = backward
      ? { last: size, before: cursor }
      : { first: size, after: cursor };
    const page: Connection<number> = connection(items, { ...args, reverse }, String, 'ID');
    if (backward) seen.unshift(...page.nodes);
    else seen.push(...page.nodes);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo;
    if (backward ? !hasPreviousPage : !hasNextPage) return seen;
    cursor = backward ? startCursor : endCursor;
  }
}

test('paging gives every object once and in order, either way, whatever the size', () => {
  fc.assert(
    fc.property(
      lists,
      fc.integer({ min: 1, max: 9 }),
      fc.boolean(),
      fc.boolean(),
      (items, size, backward, reverse) => {
        expect(readAll(items, size, backward, reverse)).toEqual(
          reverse ? items.toReversed() : items,
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('an object that leaves the list between two pages costs no other one its place', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer(), { minLength: 3, maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      (items, size) => {
        const first = connection(items, { first: size }, String);
        const left = items.filter((item) => item !== first.nodes.at(-1));
        const { nodes } = connection(left, { first: 100, after: first.pageInfo.endCursor }, String);
        expect([...first.nodes, ...nodes]).toEqual(items);
      },
    ),
    { numRuns: 60 },
  );
});

test('paging ends at 25,000 objects', () => {
  const items = Array.from({ length: 25_010 }, (_, index) => index);
  const { pageInfo } = connection(items, { first: 25_000 }, String);

  expect(pageInfo.hasNextPage).toBe(true);
  expect(() => connection(items, { first: 1, after: pageInfo.endCursor }, String)).toThrow(
    'Paginating beyond 25000 objects is not supported',
  );
});

test('JSON with any ids and texts comes out as it went in', () => {
  const value = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.bigInt({ min: 0n, max: 10n ** 19n }),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), tie('value'), { maxKeys: 3 }),
    ),
  })).value;
  fc.assert(
    fc.property(value, (given) => {
      const text = toJsonText(given);
      expect(toJsonText(parseExactJson(text))).toBe(text);
    }),
    { numRuns: 80 },
  );
});
