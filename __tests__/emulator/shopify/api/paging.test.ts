import { startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';

let shopify: TestShopify;
beforeAll(async () => {
  shopify = await startShopify();
  for (let order = 0; order < 7; order++) {
    shopify.control.act('demo', 'placeOrder', {
      email: `buyer${order}@example.com`,
      lines: [{ title: 'Lamp', quantity: 1, price: `${order + 1}.00` }],
    });
    await shopify.control.advance(1000);
  }
});
afterAll(() => shopify.stop());

// oxlint-disable-next-line typescript/no-explicit-any
async function orders(args: string): Promise<any> {
  const { body } = await shopify.graphql(
    `{ orders(${args}) { nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`,
  );
  return body;
}

test.each([
  ['sortKey: ID', 'you must provide one of first or last'],
  ['first: 1, last: 1', 'providing both first and last is not supported'],
  ['first: 251', 'first cannot exceed 250'],
  ['first: -1', 'first cannot be negative'],
  ['first: 1, after: "nonsense"', 'Malformed cursor'],
])('orders(%s): %s', async (args, message) => {
  const body = await orders(args);

  expect(body.data).toBeNull();
  expect(body.errors[0]).toMatchObject({
    message,
    path: ['orders'],
    extensions: { code: 'BAD_REQUEST' },
  });
});

test('a cursor leads through all pages, forward and backward', async () => {
  const names = (body: { data: { orders: { nodes: { name: string }[] } } }): string[] =>
    body.data.orders.nodes.map(({ name }) => name);
  const one = await orders('first: 3, sortKey: CREATED_AT');
  const two = await orders(
    `first: 3, sortKey: CREATED_AT, after: "${one.data.orders.pageInfo.endCursor}"`,
  );
  const three = await orders(
    `first: 3, sortKey: CREATED_AT, after: "${two.data.orders.pageInfo.endCursor}"`,
  );

  expect([...names(one), ...names(two), ...names(three)]).toEqual([
    '#1001',
    '#1002',
    '#1003',
    '#1004',
    '#1005',
    '#1006',
    '#1007',
  ]);
  expect(one.data.orders.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  expect(three.data.orders.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
  const back = await orders(
    `last: 2, sortKey: CREATED_AT, before: "${two.data.orders.pageInfo.startCursor}"`,
  );
  expect(names(back)).toEqual(['#1002', '#1003']);
});

test('a cursor of another sort is malformed', async () => {
  const { data } = await orders('first: 1, sortKey: CREATED_AT');
  const body = await orders(`first: 1, sortKey: ID, after: "${data.orders.pageInfo.endCursor}"`);

  expect(body.errors[0].message).toBe('Malformed cursor');
});

test('an array of 251 is refused before anything runs, with its path', async () => {
  const ids = Array.from({ length: 251 }, (_, index) => `gid://shopify/Order/${index}`);
  const { body } = await shopify.graphql('query($ids: [ID!]!) { found: nodes(ids: $ids) { id } }', {
    ids,
  });

  expect(body).toEqual({
    errors: [
      {
        message: 'The input array size of 251 is greater than the maximum allowed of 250.',
        path: ['found', 'ids'],
        extensions: { code: 'MAX_INPUT_SIZE_EXCEEDED' },
      },
    ],
  });
});

test('the limit holds inside an input object too', async () => {
  const quantities = Array.from({ length: 251 }, () => ({
    inventoryItemId: 'gid://shopify/InventoryItem/1',
    locationId: 'gid://shopify/Location/1',
    quantity: 1,
    changeFromQuantity: null,
  }));
  const { body } = await shopify.graphql(
    'mutation($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) @idempotent(key: "k") { userErrors { code } } }',
    { input: { name: 'available', reason: 'correction', quantities } },
  );

  expect(body.errors[0].path).toEqual(['inventorySetQuantities', 'input', 'quantities']);
});

test('26 metafields are a userError of the mutation, not of the platform', async () => {
  const metafields = Array.from({ length: 26 }, (_, index) => ({
    ownerId: 'gid://shopify/Order/1',
    namespace: 'netsuite',
    key: `key${index}`,
    value: '1',
    type: 'single_line_text_field',
  }));
  const { body } = await shopify.graphql(
    'mutation($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { userErrors { code message } } }',
    { metafields },
  );

  expect(body.data.metafieldsSet.userErrors[0]).toEqual({
    code: 'LESS_THAN_OR_EQUAL_TO',
    message: 'Exceeded the maximum metafields input limit of 25.',
  });
});

test('a typo in a search is answered with everything and a warning', async () => {
  const { body } = await shopify.graphql(
    '{ orders(first: 10, query: "udpated_at:>2030-01-01") { nodes { name } } }',
  );

  expect(body.data.orders.nodes).toHaveLength(7);
  expect(body.extensions.search).toEqual([
    {
      path: ['orders'],
      query: 'udpated_at:>2030-01-01',
      parsed: { field: 'udpated_at', range: { gt: '2030-01-01' } },
      warnings: [
        {
          field: 'udpated_at',
          message: 'Invalid search field for this query.',
          code: 'invalid_field',
        },
      ],
    },
  ]);
});

test('the search debug header shows how the query was read', async () => {
  const { body } = await shopify.graphql(
    '{ orders(first: 1, query: "name:#1001 -tag:x") { nodes { name } } }',
    {},
    { 'Shopify-Search-Query-Debug': '1' },
  );

  expect(body.extensions.search[0].parsed).toEqual({
    and: [{ field: 'name', match_all: '#1001' }, { not: { field: 'tag', match_all: 'x' } }],
  });
});

test('a count stops at its limit and says so', async () => {
  const { body } = await shopify.graphql(
    '{ all: ordersCount { count precision } some: ordersCount(limit: 5) { count precision } }',
  );

  expect(body.data).toEqual({
    all: { count: 7, precision: 'EXACT' },
    some: { count: 5, precision: 'AT_LEAST' },
  });
});

test('a search reaches nested lists too', async () => {
  const { body } = await shopify.graphql(
    '{ orders(first: 1) { nodes { fulfillmentOrders(first: 5, query: "status:closed") { nodes { id } } customer { orders(first: 1, query: "name:nothing") { nodes { id } } } } } }',
  );

  const [order] = body.data.orders.nodes;
  expect(order.fulfillmentOrders.nodes).toEqual([]);
  expect(order.customer.orders.nodes).toEqual([]);
});

test('a search that a list cannot do is refused by name, not passed over', async () => {
  const { body } = await shopify.graphql(
    '{ orders(first: 1) { nodes { fulfillments(query: "status:success") { id } } } }',
  );

  expect(body.errors[0].message).toBe(
    'The local Shopify does not model Order.fulfillments(query:).',
  );
});
