import type { ShopifyOrder } from '../../ts/orders/order';
import { reasonToSkip } from '../../ts/orders/whichOrders';
import { parseSettings } from '../../ts/setup/parseSettings';
import { shopifyOrder } from './shopifyOrder';

const reason = (order: Partial<ShopifyOrder>, orders: object = {}) =>
  reasonToSkip(
    shopifyOrder([], [], 0, order),
    parseSettings('demo', JSON.stringify({ orders })).orders,
  );

test.each<[string, Partial<ShopifyOrder>, object, string | null]>([
  ['an order like any other', {}, {}, null],
  ['any, where the store imports none', {}, { import: false }, 'the store imports no orders'],
  ['a test order', { test: true }, {}, 'a test order'],
  ['a test order, where they are wanted', { test: true }, { testOrders: true }, null],
  ['an order not confirmed', { confirmed: false }, {}, 'not confirmed yet'],
  [
    'an order before the cut-off',
    {},
    { from: '2026-11-21T00:00:00Z' },
    'processed before 2026-11-21T00:00:00Z',
  ],
  ['an order after the cut-off', {}, { from: '2026-11-20T00:00:00Z' }, null],
  [
    'an order without the tag',
    { tags: ['b'] },
    { onlyTags: ['a'] },
    'none of the tags that are imported',
  ],
  ['an order with the tag', { tags: ['a', 'b'] }, { onlyTags: ['a'] }, null],
  [
    'an order with a tag that keeps it out',
    { tags: ['hold'] },
    { skipTags: ['hold'] },
    'a tag that is left out',
  ],
  [
    'an order of another source',
    { sourceName: 'pos' },
    { onlySources: ['web'] },
    'a source that is not imported',
  ],
  [
    'an order of a source that is left out',
    { sourceName: 'pos' },
    { skipSources: ['pos'] },
    'a source that is left out',
  ],
  ['an order of another status', {}, { onlyStatuses: ['PAID'] }, 'its status is PENDING'],
  ['an order of a status', {}, { onlyStatuses: ['PENDING', 'PAID'] }, null],
  ['an unpaid order', {}, { onlyPaid: true }, 'not paid yet'],
  ['a paid order', { displayFinancialStatus: 'PAID' }, { onlyPaid: true }, null],
])('%s', (_what, order, settings, expected) => {
  expect(reason(order, settings)).toBe(expected);
});
