import { startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';

let shopify: TestShopify;
beforeEach(async () => {
  shopify = await startShopify();
});
afterEach(() => shopify.stop());

const create = `mutation($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) {
    webhookSubscription { id topic uri filter includeFields name format apiVersion { handle } legacyResourceId }
    userErrors { field message }
  }
}`;

// oxlint-disable-next-line typescript/no-explicit-any
async function subscribe(input: Record<string, unknown>, topic = 'ORDERS_UPDATED'): Promise<any> {
  const { body } = await shopify.graphql(create, { topic, input });
  return body.data.webhookSubscriptionCreate;
}

test('a subscription keeps what it was made with, and the version of its URL', async () => {
  const input = {
    uri: 'https://relay.example/hooks?v=1',
    filter: 'total_price:>=10',
    includeFields: ['id', 'updated_at'],
    name: 'crossdock-orders_1',
  };
  const { webhookSubscription, userErrors } = await subscribe(input);

  expect(userErrors).toEqual([]);
  expect(webhookSubscription).toMatchObject({
    ...input,
    topic: 'ORDERS_UPDATED',
    format: 'JSON',
    apiVersion: { handle: '2026-10' },
  });
  const { body } = await shopify.graphql(
    '{ webhookSubscriptions(first: 5, topics: [ORDERS_UPDATED]) { nodes { id } } webhookSubscriptionsCount { count precision } }',
  );
  expect(body.data).toEqual({
    webhookSubscriptions: { nodes: [{ id: webhookSubscription.id }] },
    webhookSubscriptionsCount: { count: 1, precision: 'EXACT' },
  });
});

test.each([
  [{ uri: 'http://relay.example' }, 'Address protocol http:// is not supported'],
  [{ uri: `https://relay.example/${'x'.repeat(65_536)}` }, 'Address is too big (maximum is 64 KB)'],
  [
    { uri: 'https://relay.example', filter: 'wholesale' },
    'The specified filter is invalid, please ensure you specify the field(s) you wish to filter on.',
  ],
  [{ uri: 'https://relay.example', name: 'with space' }, 'Name is invalid'],
])('%j is refused', async (input, message) => {
  const { webhookSubscription, userErrors } = await subscribe(input);

  expect(webhookSubscription).toBeNull();
  expect(userErrors[0].message).toBe(message);
});

test('XML is refused for Pub/Sub', async () => {
  const { userErrors } = await subscribe({ uri: 'pubsub://project:topic', format: 'XML' });

  expect(userErrors[0].message).toBe("Format can only be used with format: 'json'");
});

test('XML is refused for topics that never had it', async () => {
  const input = { uri: 'https://relay.example', format: 'XML' };
  const { userErrors } = await subscribe(input, 'FULFILLMENT_ORDERS_MOVED');

  expect(userErrors[0].message).toMatch(/^Format 'xml' is invalid for this webhook topic\./);
});

test('topic, address and filter together are taken once', async () => {
  const uri = 'https://relay.example';
  await subscribe({ uri });

  expect((await subscribe({ uri })).userErrors[0].message).toBe(
    'Address for this topic has already been taken',
  );
  expect((await subscribe({ uri, filter: 'id:1' })).userErrors).toEqual([]);
  expect((await subscribe({ uri }, 'ORDERS_CREATE')).userErrors).toEqual([]);
  expect((await subscribe({ uri: `${uri}?v=2` })).userErrors).toEqual([]);
});

test('Pub/Sub and EventBridge addresses are taken and shown as such', async () => {
  await subscribe({ uri: 'pubsub://project:topic' });
  await subscribe({ uri: 'arn:aws:events:us-east-1::event-source/aws.partner/shopify.com/1/x' });
  const { body } = await shopify.graphql(`{ webhookSubscriptions(first: 5) { nodes { endpoint {
    __typename ... on WebhookPubSubEndpoint { pubSubProject pubSubTopic } ... on WebhookEventBridgeEndpoint { arn }
  } } } }`);

  expect(body.data.webhookSubscriptions.nodes).toMatchObject([
    {
      endpoint: {
        __typename: 'WebhookPubSubEndpoint',
        pubSubProject: 'project',
        pubSubTopic: 'topic',
      },
    },
    { endpoint: { __typename: 'WebhookEventBridgeEndpoint' } },
  ]);
});

test('a topic whose scope is missing is refused', async () => {
  shopify.control.setStore('demo', { scopes: ['read_products'] });

  expect((await subscribe({ uri: 'https://relay.example' })).userErrors[0].message).toContain(
    'You do not have permission to create or update webhooks with orders/updated topic',
  );
});

test('a topic with protected data is refused while the app is not approved', async () => {
  shopify.control.setSwitches({ protectedDataApproved: false });

  expect((await subscribe({ uri: 'https://relay.example' })).userErrors[0].message).toBe(
    'You do not have permission to create or update webhooks with orders/updated topic. This topic contains protected customer data.',
  );
  expect((await subscribe({ uri: 'https://relay.example' }, 'PRODUCTS_UPDATE')).userErrors).toEqual(
    [],
  );
});

test('a subscription can be changed, read by node and deleted', async () => {
  const { webhookSubscription } = await subscribe({ uri: 'https://relay.example?v=1' });
  const { id } = webhookSubscription;
  const changed = await shopify.graphql(
    `mutation($id: ID!) { webhookSubscriptionUpdate(id: $id, webhookSubscription: { uri: "https://relay.example?v=2" }) {
      webhookSubscription { uri topic } userErrors { message } } }`,
    { id },
  );
  expect(changed.body.data.webhookSubscriptionUpdate.webhookSubscription.uri).toBe(
    'https://relay.example?v=2',
  );

  const node = '{ node(id: $id) { ... on WebhookSubscription { uri } } }';
  const read = await shopify.graphql(`query($id: ID!) ${node}`, { id });
  expect(read.body.data.node.uri).toBe('https://relay.example?v=2');

  const remove =
    'mutation($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { message } } }';
  expect((await shopify.graphql(remove, { id })).body.data.webhookSubscriptionDelete).toMatchObject(
    { deletedWebhookSubscriptionId: id },
  );
  expect(
    (await shopify.graphql(remove, { id })).body.data.webhookSubscriptionDelete.userErrors,
  ).toHaveLength(1);
});
