import type { SearchFields } from '../../../../emulator/shopify/contract.ts';
import { parseSearch } from '../../../../emulator/shopify/api/search/parse.ts';
import { searchPredicate } from '../../../../emulator/shopify/api/search/filter.ts';

interface Item {
  id: string;
  name: string;
  tags: string[];
  total: number;
  at: string | null;
  test: boolean;
}

const items: Item[] = [
  {
    id: 'gid://shopify/Order/9',
    name: '#9',
    tags: ['wholesale', 'vip'],
    total: 10,
    at: '2026-11-20T23:59:59Z',
    test: false,
  },
  {
    id: 'gid://shopify/Order/10',
    name: '#10',
    tags: ['VIP'],
    total: 20.5,
    at: '2026-11-21T08:00:00Z',
    test: true,
  },
  { id: 'gid://shopify/Order/11', name: 'Red shoe', tags: [], total: 30, at: null, test: false },
];

const fields: SearchFields<Item> = {
  fields: {
    id: { kind: 'id', of: (item) => item.id },
    name: { kind: 'word', of: (item) => item.name },
    tag: { kind: 'text', of: (item) => item.tags },
    tag_not: { kind: 'text', of: (item) => item.tags },
    total: { kind: 'number', of: (item) => item.total },
    updated_at: { kind: 'date', of: (item) => item.at },
    test: { kind: 'boolean', of: (item) => item.test },
  },
  bare: (item) => [item.name, ...item.tags],
};

function found(query: string): string[] {
  const { matches } = searchPredicate(query, fields, '2026-10');
  return items.filter(matches).map((item) => item.id.split('/').at(-1) as string);
}

test.each([
  ["updated_at:>='2026-11-21T00:00:00Z'", ['10']],
  ['updated_at:>2026-11-20', ['9', '10']],
  ['updated_at:2026-11-20', ['9']],
  ["updated_at:>='2026-11-20' updated_at:<'2026-11-21'", ['9']],
  ['tag:vip', ['9', '10']],
  ['-tag:vip', ['11']],
  ['NOT tag:vip', ['11']],
  ['tag:vip AND test:true', ['10']],
  ['test:true OR total:>=30', ['10', '11']],
  ['(test:true OR total:>=30) tag:vip', ['10']],
  ['id:>9', ['10', '11']],
  ['id:(9 OR 11)', ['9', '11']],
  ['id:gid://shopify/Order/10', ['10']],
  ['name:"Red shoe"', ['11']],
  ['name:sho*', ['11']],
  ['total:20.5', ['10']],
  ['updated_at:*', ['9', '10']],
  ['-updated_at:*', ['11']],
  ['shoe', ['11']],
  ['', ['9', '10', '11']],
])('%s finds %j', (query, ids) => {
  expect(found(query)).toEqual(ids);
});

test('an unknown field is passed over with a warning, so that a typo finds everything', () => {
  const { matches, warnings } = searchPredicate('udpated_at:>2026-01-01', fields, '2026-10');

  expect(items.filter(matches)).toHaveLength(3);
  expect(warnings).toEqual([
    {
      field: 'udpated_at',
      message: 'Invalid search field for this query.',
      code: 'invalid_field',
    },
  ]);
});

test('a metafield without a filterable definition is an error since 2026-10, a warning before', () => {
  const ask = (version: string): number =>
    searchPredicate('metafields.custom.x:1', fields, version).warnings.length;

  expect(() => ask('2026-10')).toThrow('has no definition that allows filtering');
  expect(ask('2026-07')).toBe(1);
});

test('brackets that do not match are forgiven', () => {
  expect(parseSearch('((tag:a')).toMatchObject({ kind: 'term', field: 'tag', value: 'a' });
  expect(parseSearch('tag:a))) b')).toMatchObject({ kind: 'and' });
});
