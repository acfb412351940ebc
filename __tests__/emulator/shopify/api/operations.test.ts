import { parse } from 'graphql';
import type { OperationDefinitionNode, TypeNode } from 'graphql';
import { operationFiles } from '../../../../scripts/graphql/operationFiles.ts';
import { PROJECT } from '../../../../scripts/project.ts';
import { startShopify } from '../localShopify.ts';
import type { TestShopify } from '../localShopify.ts';

/** Every query of the project is answered from state: nothing it asks for is missing here. */

const files = operationFiles(PROJECT).filter(
  ({ text }) => operationOf(text)?.operation === 'query',
);

function operationOf(text: string): OperationDefinitionNode | undefined {
  return parse(text).definitions.find((node) => node.kind === 'OperationDefinition');
}

let shopify: TestShopify;
let ids: string[];
beforeAll(async () => {
  shopify = await startShopify({ store: { plan: 'plus' } });
  await shopify.graphql(
    `mutation { productSet(synchronous: true, input: { title: "Lamp", productOptions: [{ name: "Title", values: [{ name: "Default Title" }] }],
      variants: [{ optionValues: [{ optionName: "Title", name: "Default Title" }], price: 20, inventoryItem: { sku: "LAMP", tracked: true } }] }) { userErrors { message } } }`,
  );
  const order = shopify.control.act('demo', 'placeOrder', {
    email: 'ada@example.com',
    firstName: 'Ada',
    lines: [{ sku: 'LAMP', quantity: 2 }],
    shipping: [{ title: 'Standard', price: '5.00' }],
    taxes: [{ title: 'VAT', rate: '0.19', shipping: true }],
    shippingAddress: { city: 'Berlin', countryCode: 'DE' },
    payment: 'paid',
  }) as { id: string };
  await shopify.control.advance(5000);
  const { body } = await shopify.graphql(
    `query($id: ID!) { order(id: $id) { customer { id } lineItems(first: 1) { nodes { id } } transactions(first: 1) { id }
      fulfillmentOrders(first: 1) { nodes { id } } } inventoryItems(first: 1) { nodes { id } } products(first: 1) { nodes { id } } locations(first: 1) { nodes { id } } }`,
    { id: order.id },
  );
  const { data } = body;
  ids = [
    order.id,
    data.order.customer.id,
    data.order.lineItems.nodes[0].id,
    data.order.transactions[0].id,
    data.order.fulfillmentOrders.nodes[0].id,
    data.inventoryItems.nodes[0].id,
    data.products.nodes[0].id,
    data.locations.nodes[0].id,
    await fulfill(data.order.fulfillmentOrders.nodes[0].id),
  ];
});
afterAll(() => shopify.stop());

/** Ships all of it; answers the fulfillment. */
async function fulfill(fulfillmentOrderId: string): Promise<string> {
  const { body } = await shopify.graphql(
    'mutation ($fulfillment: FulfillmentInput!) { fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id } userErrors { message } } }',
    { fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId }] } },
  );
  return body.data.fulfillmentCreate.fulfillment.id;
}

/** `fulfillmentOrder(id: $id)`: the field says whose id it is. */
function fieldOf(text: string): string {
  const field = operationOf(text)?.selectionSet.selections[0];
  return field?.kind === 'Field' ? field.name.value : '';
}

function valueFor(name: string, type: TypeNode): unknown {
  if (type.kind === 'NonNullType') return valueFor(name, type.type);
  if (type.kind === 'ListType') return ids;
  if (type.name.value === 'ID')
    return ids.find((id) => id.toLowerCase().includes(`/${name.toLowerCase()}/`)) ?? ids[0];
  return { Int: 5, Boolean: true, String: name === 'query' ? '' : null }[type.name.value];
}

test.each(files)('$file is answered', async ({ text }) => {
  const variables = Object.fromEntries(
    (operationOf(text)?.variableDefinitions ?? []).map(({ variable, type }) => [
      variable.name.value,
      valueFor(variable.name.value === 'id' ? fieldOf(text) : variable.name.value, type),
    ]),
  );
  const { body } = await shopify.graphql(text, variables);

  expect(body.errors ?? []).toEqual([]);
  expect(body.extensions.cost.requestedQueryCost).toBeLessThanOrEqual(1000);
});
