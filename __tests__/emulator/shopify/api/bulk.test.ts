import { answerOf, startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';

let shopify: TestShopify;
beforeEach(async () => {
  shopify = await startShopify();
});
afterEach(() => shopify.stop());

const run = `mutation($query: String!, $grouped: Boolean!) { bulkOperationRunQuery(query: $query, groupObjects: $grouped) {
  bulkOperation { id status type url } userErrors { field message code } } }`;
const ordersQuery =
  '{ orders { edges { node { id name lineItems { edges { node { id title } } } } } } }';

function placeOrders(count: number): void {
  for (let order = 0; order < count; order++)
    shopify.control.act('demo', 'placeOrder', {
      lines: [
        { title: 'Lamp', quantity: 1, price: '1.00' },
        { title: 'Bulb', quantity: 4, price: '0.50' },
      ],
    });
}

// oxlint-disable-next-line typescript/no-explicit-any
async function start(query: string, grouped = false): Promise<any> {
  return (await shopify.graphql(run, { query, grouped })).body.data.bulkOperationRunQuery;
}

// oxlint-disable-next-line typescript/no-explicit-any
async function look(id: string): Promise<any> {
  const { body } = await shopify.graphql(
    `query($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount fileSize url partialDataUrl completedAt } }`,
    { id },
  );
  return body.data.bulkOperation;
}

async function rows(url: string): Promise<Record<string, unknown>[]> {
  const text = await (await fetch(url)).text();
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('a query runs aside, ends as JSONL with parents and children, and tells by webhook topic', async () => {
  placeOrders(2);
  const { bulkOperation, userErrors } = await start(ordersQuery);
  expect({ bulkOperation, userErrors }).toMatchObject({
    bulkOperation: { status: 'CREATED', type: 'QUERY', url: null },
    userErrors: [],
  });

  await shopify.control.advance(1000);
  expect(await look(bulkOperation.id)).toMatchObject({ status: 'RUNNING', completedAt: null });
  await shopify.control.advance(1000);

  const done = await look(bulkOperation.id);
  expect(done).toMatchObject({
    status: 'COMPLETED',
    errorCode: null,
    objectCount: '6',
    rootObjectCount: '2',
    partialDataUrl: null,
  });
  const lines = await rows(done.url);
  expect(
    lines
      .slice(0, 2)
      .map(({ name }) => name)
      .toSorted(undefined),
  ).toEqual(['#1001', '#1002']);
  expect(lines[2]).toEqual({
    id: expect.stringContaining('gid://shopify/LineItem/'),
    title: 'Lamp',
    __parentId: expect.stringContaining('gid://shopify/Order/'),
  });
});

test('grouped, children stand behind their parent', async () => {
  placeOrders(2);
  const { bulkOperation } = await start(ordersQuery, true);
  await shopify.control.advance(2000);

  const lines = await rows((await look(bulkOperation.id)).url);
  expect(lines.map((line) => '__parentId' in line)).toEqual([false, true, true, false, true, true]);
});

test('more than 250 come without paging, and only starting and looking costs points', async () => {
  placeOrders(260);
  const answer = await shopify.graphql(run, {
    query: '{ orders(first: 10) { edges { node { id } } } }',
    grouped: false,
  });
  await shopify.control.advance(2000);

  expect(answer.body.extensions.cost.requestedQueryCost).toBe(10);
  expect(await look(answer.body.data.bulkOperationRunQuery.bulkOperation.id)).toMatchObject({
    objectCount: '260',
  });
});

test('nothing found means no url', async () => {
  const { bulkOperation } = await start('{ orders { edges { node { id } } } }');
  await shopify.control.advance(2000);

  expect(await look(bulkOperation.id)).toMatchObject({
    status: 'COMPLETED',
    objectCount: '0',
    url: null,
  });
});

test('a link answers ranges and dies after seven days', async () => {
  placeOrders(3);
  const { bulkOperation } = await start(ordersQuery);
  await shopify.control.advance(2000);
  const { url, fileSize } = await look(bulkOperation.id);

  const whole = await (await fetch(url)).text();
  const part = await fetch(url, { headers: { Range: 'bytes=10-29' } });
  expect(part.status).toBe(206);
  expect(part.headers.get('content-range')).toBe(`bytes 10-29/${fileSize}`);
  expect(await part.text()).toBe(whole.slice(10, 30));
  expect((await fetch(url, { headers: { Range: 'bytes=-5' } })).status).toBe(206);
  expect((await fetch(url, { headers: { Range: 'bytes=999999-' } })).status).toBe(416);

  await shopify.control.advance(7 * 86_400_000);
  expect((await fetch(url)).status).toBe(404);
});

test.each([
  ['{ shop { name } }', 'Bulk queries must contain at least one connection.'],
  ['{ nodes(ids: []) { id } }', 'Bulk queries cannot contain a top level `nodes` field.'],
  [
    '{ a: orders { edges { node { id } } } b: orders { edges { node { id } } } c: orders { edges { node { id } } } d: orders { edges { node { id } } } e: orders { edges { node { id } } } f: orders { edges { node { id } } } }',
    'Bulk queries cannot contain more than 5 connections.',
  ],
  [
    '{ orders { edges { node { id lineItems { edges { node { id product { id variants { edges { node { id } } } } } } } } } } }',
    'Bulk queries cannot contain connections with a nesting depth greater than 2.',
  ],
  [
    '{ orders { edges { node { name lineItems { edges { node { id } } } } } } }',
    "The parent 'node' field for a nested connection must select the 'id' field without an alias and must be of 'ID' return type. Connection fields without 'id': lineItems.",
  ],
  [
    '{ orders { edges { node { id fulfillments { fulfillmentLineItems { edges { node { id } } } } } } } }',
    'Queries that contain a connection field within a list field are not currently supported.',
  ],
  ['{ orders { nodes { id } } }', "The 'orders' connection must select edges { node { … } }."],
  [
    '{ orders { edges { node { nope } } } }',
    "Invalid bulk query: Field 'nope' doesn't exist on type 'Order'",
  ],
])('%s cannot run in bulk', async (query, message) => {
  const { bulkOperation, userErrors } = await start(query);

  expect(bulkOperation).toBeNull();
  expect(userErrors).toContainEqual({ field: ['query'], message, code: 'INVALID' });
});

test('five run at once, the sixth is told which', async () => {
  const ids: string[] = [];
  for (let slot = 0; slot < 5; slot++) ids.push((await start(ordersQuery)).bulkOperation.id);
  const { bulkOperation, userErrors } = await start(ordersQuery);

  expect(bulkOperation).toBeNull();
  expect(userErrors[0]).toEqual({
    field: null,
    code: 'OPERATION_IN_PROGRESS',
    message: `A bulk query operation for this app and shop is already in progress: ${ids.join(', ')}.`,
  });
  await shopify.control.advance(2000);
  expect((await start(ordersQuery)).userErrors).toEqual([]);
});

test('a failure keeps what it has as partial data', async () => {
  placeOrders(3);
  shopify.control.store('demo').bulk.failAfter = { type: 'QUERY', rows: 2 };
  const { bulkOperation } = await start(ordersQuery);
  await shopify.control.advance(2000);

  const failed = await look(bulkOperation.id);
  expect(failed).toMatchObject({ status: 'FAILED', errorCode: 'INTERNAL_SERVER_ERROR', url: null });
  expect(await rows(failed.partialDataUrl)).toHaveLength(2);
});

test('a scope that is missing fails the run with ACCESS_DENIED', async () => {
  shopify.control.setStore('demo', { scopes: ['read_products'] });
  const { bulkOperation } = await start(ordersQuery);
  await shopify.control.advance(2000);

  expect(await look(bulkOperation.id)).toMatchObject({
    status: 'FAILED',
    errorCode: 'ACCESS_DENIED',
  });
});

test('a run can be cancelled while it runs, and lists filter by status', async () => {
  const { bulkOperation } = await start(ordersQuery);
  const cancel =
    'mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }';
  expect((await shopify.graphql(cancel, { id: bulkOperation.id })).body.data).toEqual({
    bulkOperationCancel: { bulkOperation: { status: 'CANCELING' }, userErrors: [] },
  });
  await shopify.control.advance(2000);

  const { body } = await shopify.graphql(
    '{ bulkOperations(first: 5, query: "status:canceled operation_type:query") { nodes { id } } currentBulkOperation { status } }',
  );
  expect(body.data).toEqual({
    bulkOperations: { nodes: [{ id: bulkOperation.id }] },
    currentBulkOperation: { status: 'CANCELED' },
  });
  expect(
    (await shopify.graphql(cancel, { id: bulkOperation.id })).body.data.bulkOperationCancel
      .userErrors[0].message,
  ).toBe('A bulk operation cannot be canceled when it is canceled');
});

async function upload(content: string): Promise<string> {
  const { body } = await shopify.graphql(
    `mutation { stagedUploadsCreate(input: [{ resource: BULK_MUTATION_VARIABLES, filename: "rows.jsonl", mimeType: "text/jsonl", httpMethod: POST }]) {
      stagedTargets { url resourceUrl parameters { name value } } userErrors { message } } }`,
  );
  const [{ url, parameters }] = body.data.stagedUploadsCreate.stagedTargets;
  const form = new FormData();
  for (const { name, value } of parameters) form.append(name, value);
  form.append('file', new Blob([content]));
  const answer = await answerOf(await fetch(url, { method: 'POST', body: form }));
  expect(answer.status).toBe(201);
  return parameters.find(({ name }: { name: string }) => name === 'key').value;
}

const addTag =
  'mutation call($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } userErrors { message } } }';

// oxlint-disable-next-line typescript/no-explicit-any
async function startMutation(mutation: string, path: string): Promise<any> {
  const { body } = await shopify.graphql(
    `mutation($mutation: String!, $path: String!) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) {
      bulkOperation { id type } userErrors { field message code } } }`,
    { mutation, path },
  );
  return body.data.bulkOperationRunMutation;
}

test('a mutation runs once per uploaded line; a bad line does not stop it', async () => {
  placeOrders(2);
  const orders = (await shopify.graphql('{ orders(first: 2) { nodes { id } } }')).body.data.orders
    .nodes;
  const path = await upload(
    [
      JSON.stringify({ id: orders[0].id, tags: ['a'] }),
      '{ not json',
      JSON.stringify({ id: orders[1].id }),
      JSON.stringify({ id: orders[1].id, tags: ['b'] }),
    ].join('\n'),
  );
  const { bulkOperation, userErrors } = await startMutation(addTag, path);
  expect(userErrors).toEqual([]);
  await shopify.control.advance(2000);

  const done = await look(bulkOperation.id);
  expect(done).toMatchObject({ status: 'COMPLETED', objectCount: '4' });
  const lines = await rows(done.url);
  expect(lines).toMatchObject([
    { data: { tagsAdd: { node: { id: orders[0].id } } }, __lineNumber: 0 },
    { errors: [{}], __lineNumber: 1 },
    { errors: [{ extensions: { code: 'INVALID_VARIABLE' } }], __lineNumber: 2 },
    { data: { tagsAdd: { node: { id: orders[1].id } } }, __lineNumber: 3 },
  ]);
  const { body } = await shopify.graphql('{ orders(first: 2, query: "tag:b") { nodes { id } } }');
  expect(body.data.orders.nodes).toEqual([{ id: orders[1].id }]);
});

test('a mutation needs its file, one mutation, and something in the file', async () => {
  const path = await upload('');

  expect((await startMutation(addTag, 'tmp/unknown')).userErrors[0].code).toBe('NO_SUCH_FILE');
  expect((await startMutation('{ shop { id } }', path)).userErrors[0].code).toBe(
    'INVALID_MUTATION',
  );
  expect((await startMutation(addTag, path)).userErrors[0].code).toBe('INVALID_STAGED_UPLOAD_FILE');
});

test('a mutation may hold one connection', async () => {
  const two =
    'mutation($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { ... on Order { a: lineItems(first: 1) { nodes { id } } b: shippingLines(first: 1) { nodes { id } } } } } }';

  expect((await startMutation(two, 'tmp/unknown')).userErrors).toEqual([
    {
      field: ['mutation'],
      code: 'INVALID_MUTATION',
      message: 'Bulk mutations cannot contain more than 1 connection.',
    },
  ]);
});

test('nothing can be uploaded without a reserved place', async () => {
  const form = new FormData();
  form.append('key', 'tmp/elsewhere');
  form.append('file', new Blob(['x']));

  const answer = await fetch(`${shopify.url}/_files/uploads`, { method: 'POST', body: form });
  expect(answer.status).toBe(403);
});
