import { startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';

let shopify: TestShopify;
beforeAll(async () => {
  shopify = await startShopify();
});
afterAll(() => shopify.stop());

const order = 'order(id: "gid://shopify/Order/1")';

/** Query → the first error's code, message and path. */
const refused: [string, string, string, (string | number)[]][] = [
  [
    `{ ${order} { nope } }`,
    'undefinedField',
    "Field 'nope' doesn't exist on type 'Order'",
    ['query', 'order', 'nope'],
  ],
  [
    'query Find { found: order { id } }',
    'missingRequiredArguments',
    "Field 'order' is missing required arguments: id",
    ['query Find', 'found'],
  ],
  [
    '{ shop(x: 1) { id } }',
    'argumentNotAccepted',
    "Field 'shop' doesn't accept argument 'x'",
    ['query', 'shop', 'x'],
  ],
  [
    '{ orders(first: "ten") { nodes { id } } }',
    'argumentLiteralsIncompatible',
    `Argument 'first' on Field 'orders' has an invalid value ("ten"). Expected type 'Int'.`,
    ['query', 'orders', 'first'],
  ],
  [
    '{ order(id: "17") { id } }',
    'argumentLiteralsIncompatible',
    "Invalid global id '17'",
    ['query', 'order', 'id'],
  ],
  [
    'mutation { fulfillmentCreate(fulfillment: { lineItemsByFulfillmentOrder: [{}] }) { userErrors { message } } }',
    'missingRequiredInputObjectAttribute',
    "Argument 'fulfillmentOrderId' on InputObject 'FulfillmentOrderLineItemsInput' is required. Expected type ID!",
    [
      'mutation',
      'fulfillmentCreate',
      'fulfillment',
      'lineItemsByFulfillmentOrder',
      0,
      'fulfillmentOrderId',
    ],
  ],
  [
    'mutation { fulfillmentCreate(fulfillment: { lineItemsByFulfillmentOrder: [], location: 1 }) { userErrors { message } } }',
    'argumentNotAccepted',
    "InputObject 'FulfillmentInput' doesn't accept argument 'location'",
    ['mutation', 'fulfillmentCreate', 'fulfillment', 'location'],
  ],
  [
    '{ customerByIdentifier(identifier: {}) { id } }',
    'invalidOneOfInputObject',
    "OneOf Input Object 'CustomerIdentifierInput' must specify exactly one key.",
    ['query', 'customerByIdentifier', 'identifier'],
  ],
  [
    '{ shop @cached { id } }',
    'undefinedDirective',
    'Directive @cached is not defined',
    ['query', 'shop'],
  ],
  [
    '{ shop { ... on Nothing { id } } }',
    'undefinedType',
    "No such type Nothing, so it can't be a fragment condition",
    ['query', 'shop', '... on Nothing'],
  ],
  [
    `{ ${order} }`,
    'selectionMismatch',
    "Field must have selections (field 'order' returns Order but has no selections. Did you mean 'order { ... }'?)",
    ['query', 'order'],
  ],
  [
    '{ shop { id { text } } }',
    'selectionMismatch',
    `Selections can't be made on scalars (field 'id' returns ID but has selections ["text"])`,
    ['query', 'shop', 'id'],
  ],
  [
    'query Ask($id: ID!) { shop { id } }',
    'variableNotUsed',
    'Variable $id is declared by Ask but not used',
    ['query Ask'],
  ],
  [
    '{ order(id: $id) { id } }',
    'variableNotDefined',
    'Variable $id is used by anonymous query but not declared',
    ['query', 'order', 'id'],
  ],
  [
    'query($id: String!) { order(id: $id) { id } }',
    'variableMismatch',
    'Type mismatch on variable $id and argument id (String! / ID!)',
    ['query', 'order', 'id'],
  ],
  [
    'query($id: ID) { order(id: $id) { id } }',
    'variableMismatch',
    'Nullability mismatch on variable $id and argument id (ID / ID!)',
    ['query', 'order', 'id'],
  ],
  [
    '{ ...Missing }',
    'useAndDefineFragment',
    'Fragment Missing was used, but not defined',
    ['query', '... Missing'],
  ],
  [
    'subscription { orders { id } }',
    'missingSubscriptionConfiguration',
    'Schema is not configured for subscriptions',
    ['subscription'],
  ],
  [
    'mutation { fulfillmentCreate(fulfillment: { lineItemsByFulfillmentOrder: [] }) { userErrors { code } } }',
    'undefinedField',
    "Field 'code' doesn't exist on type 'UserError'",
    ['mutation', 'fulfillmentCreate', 'userErrors', 'code'],
  ],
];

test.each(refused)('%s is refused before it runs: %s', async (query, code, message, path) => {
  const { status, body } = await shopify.graphql(query, {});

  expect(status).toBe(200);
  expect(body).not.toHaveProperty('data');
  expect(body.errors[0]).toMatchObject({ message, path, extensions: { code } });
  expect(body.errors[0].locations[0]).toEqual({
    line: expect.any(Number),
    column: expect.any(Number),
  });
});

test('a document that does not parse says where', async () => {
  const { body } = await shopify.graphql('{ shop { ');

  expect(body.errors).toEqual([
    {
      message: 'syntax error, unexpected end of file at [1, 10]',
      locations: [{ line: 1, column: 10 }],
      extensions: { code: 'PARSE_ERROR' },
    },
  ]);
});

test('a variable that does not fit its type lists every problem with its path', async () => {
  const fulfillment = {
    notifyCustomer: 'yes',
    lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: '7', items: [] }, {}],
  };
  const { body } = await shopify.graphql(
    'mutation Ship($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) { userErrors { message } } }',
    { fulfillment },
  );

  expect(body).not.toHaveProperty('data');
  const [error] = body.errors;
  expect(error.message).toBe(
    'Variable $fulfillment of type FulfillmentInput! was provided invalid value for ' +
      'lineItemsByFulfillmentOrder.0.items (Field is not defined on FulfillmentOrderLineItemsInput), ' +
      "lineItemsByFulfillmentOrder.0.fulfillmentOrderId (Invalid global id '7'), " +
      'lineItemsByFulfillmentOrder.1.fulfillmentOrderId (Expected value to not be null), ' +
      'notifyCustomer (Could not coerce value "yes" to Boolean)',
  );
  expect(error.extensions).toMatchObject({
    code: 'INVALID_VARIABLE',
    value: fulfillment,
    problems: expect.arrayContaining([
      {
        path: ['lineItemsByFulfillmentOrder', 1, 'fulfillmentOrderId'],
        explanation: 'Expected value to not be null',
      },
    ]),
  });
});

test('a required variable that is missing is an invalid null', async () => {
  const { body } = await shopify.graphql('query($id: ID!) { order(id: $id) { id } }');

  expect(body.errors[0]).toMatchObject({
    message: 'Variable $id of type ID! was provided invalid value',
    extensions: {
      code: 'INVALID_VARIABLE',
      value: null,
      problems: [{ path: [], explanation: 'Expected value to not be null' }],
    },
  });
});

test('several operations need a name, and a name must exist', async () => {
  const two = 'query A { shop { id } } query B { shop { id } }';

  expect((await shopify.graphql(two)).body.errors[0].message).toBe('An operation name is required');
});

test('a field that is not modelled fails and names itself', async () => {
  const { body } = await shopify.graphql('{ shop { name analyticsToken } }');

  expect(body.errors[0]).toMatchObject({
    message: 'The local Shopify does not model Shop.analyticsToken.',
    path: ['shop', 'analyticsToken'],
    extensions: { code: 'NOT_MODELLED' },
  });
});

test('a body without a query is a 400', async () => {
  const response = await fetch(`${shopify.url}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: { 'X-Shopify-Access-Token': 'shpat_legacy' },
    body: '{}',
  });

  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    errors: { query: 'Required parameter missing or invalid' },
  });
});

test('clients can read the schema by introspection', async () => {
  const { body } = await shopify.graphql(
    '{ __schema { queryType { name } types { name kind } } __type(name: "Order") { fields { name type { name } } } }',
  );

  expect(body.data.__schema.types.length).toBeGreaterThan(3500);
  expect(body.extensions.cost.requestedQueryCost).toBe(0);
});

test('mutations of one document run in order and answer each for itself', async () => {
  const { body } = await shopify.graphql(
    `mutation { a: tagsAdd(id: "gid://shopify/Order/1", tags: ["x"]) { userErrors { message } }
      b: tagsAdd(id: "gid://shopify/Nothing/1", tags: ["x"]) { userErrors { message } } }`,
  );

  expect(body.data).toEqual({
    a: { userErrors: [{ message: expect.any(String) }] },
    b: null,
  });
  expect(body.errors).toMatchObject([{ path: ['b'], extensions: { code: 'RESOURCE_NOT_FOUND' } }]);
});
