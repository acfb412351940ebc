import { testShop } from './shop.ts';
import type { TestShop } from './shop.ts';

const SET = `mutation($input: ProductSetInput!, $id: ID, $synchronous: Boolean) { productSet(input: $input, identifier: { id: $id }, synchronous: $synchronous) {
  product { id variants(first: 10) { nodes { id sku title price } } } productSetOperation { id status } userErrors { field message code } } }`;

let shop: TestShop;
let product: string;
beforeEach(() => {
  shop = testShop({ plan: 'plus' });
  product = shop.ask('query($id: ID!) { productVariant(id: $id) { product { id } } }', {
    id: shop.variants[0],
  }).productVariant.product.id;
});

const options = [{ name: 'Size', values: [{ name: 'S' }, { name: 'M' }] }];
const variant = (size: string, price: string) => ({
  optionValues: [{ optionName: 'Size', name: size }],
  price,
});

describe('productSet', () => {
  it('deletes what a given list leaves out, and leaves alone what is not given', () => {
    shop.ask(SET, { id: product, input: { title: 'New' } });
    const input = {
      productOptions: options,
      variants: [variant('S', '1.00'), variant('M', '2.00')],
    };
    const { nodes } = shop.ask(SET, { id: product, input }).productSet.product.variants;
    expect(
      nodes.map(({ id, sku, price }: { id: string; sku: string; price: string }) => [
        id,
        sku,
        price,
      ]),
    ).toEqual([
      [shop.variants[0], 'SHIRT-S', '1.00'],
      [shop.variants[1], 'SHIRT-M', '2.00'],
    ]);
    expect(
      shop.ask('query($id: ID!) { productVariant(id: $id) { id } }', { id: shop.variants[2] })
        .productVariant,
    ).toBeNull();
  });

  it('wants options with variants', () => {
    expect(
      shop.ask(SET, { id: product, input: { productOptions: options } }).productSet.userErrors[0]
        .code,
    ).toBe('VARIANTS_INPUT_MISSING');
  });

  it('answers later when it is not synchronous', () => {
    const { productSetOperation } = shop.ask(SET, {
      id: product,
      input: { title: 'Later' },
      synchronous: false,
    }).productSet;
    expect(productSetOperation.status).toBe('CREATED');
    shop.advance(10_000);
    const read = 'query($id: ID!) { productOperation(id: $id) { status product { title } } }';
    expect(shop.ask(read, { id: productSetOperation.id }).productOperation).toEqual({
      status: 'COMPLETE',
      product: { title: 'Later' },
    });
  });
});

describe('productVariantsBulkUpdate', () => {
  it('takes no quantities, and with partial updates does what it can', () => {
    const UPDATE = `mutation($id: ID!, $variants: [ProductVariantsBulkInput!]!, $partial: Boolean) {
      productVariantsBulkUpdate(productId: $id, variants: $variants, allowPartialUpdates: $partial) { productVariants { id price } userErrors { field code } } }`;
    const wrong = {
      id: shop.variants[0],
      inventoryQuantities: [{ availableQuantity: 1, locationId: shop.locations[0] }],
    };
    const variants = [wrong, { id: shop.variants[1], price: '3.00' }];
    const whole = shop.ask(UPDATE, {
      id: product,
      variants,
      partial: false,
    }).productVariantsBulkUpdate;
    expect(whole).toEqual({
      productVariants: null,
      userErrors: [
        {
          field: ['variants', '0', 'inventoryQuantities'],
          code: 'NO_INVENTORY_QUANTITIES_ON_VARIANTS_UPDATE',
        },
      ],
    });
    const part = shop.ask(UPDATE, {
      id: product,
      variants,
      partial: true,
    }).productVariantsBulkUpdate;
    expect(part.productVariants).toEqual([{ id: shop.variants[1], price: '3.00' }]);
  });
});

describe('price lists', () => {
  it('take the shop’s price by a percentage, and fixed ones in their own currency', () => {
    const CREATE = `mutation($input: PriceListCreateInput!) { priceListCreate(input: $input) { priceList { id } userErrors { code } } }`;
    const parent = { adjustment: { type: 'PERCENTAGE_DECREASE', value: 10 } };
    const { id } = shop.ask(CREATE, { input: { name: 'Wholesale', currency: 'USD', parent } })
      .priceListCreate.priceList;
    const ADD = `mutation($id: ID!, $prices: [PriceListPriceInput!]!) { priceListFixedPricesAdd(priceListId: $id, prices: $prices) { prices { originType } userErrors { code } } }`;
    const add = (currencyCode: string, variantId = shop.variants[1]) =>
      shop.ask(ADD, { id, prices: [{ variantId, price: { amount: '7.50', currencyCode } }] })
        .priceListFixedPricesAdd;
    expect(add('EUR').userErrors).toEqual([{ code: 'PRICE_LIST_CURRENCY_MISMATCH' }]);
    expect(add('USD', 'gid://shopify/ProductVariant/1').userErrors).toEqual([
      { code: 'VARIANT_NOT_FOUND' },
    ]);
    expect(add('USD').prices).toEqual([{ originType: 'FIXED' }]);
    const READ =
      'query($id: ID!) { priceList(id: $id) { fixedPricesCount prices(first: 5) { nodes { originType price { amount } } } } }';
    expect(shop.ask(READ, { id }).priceList).toEqual({
      fixedPricesCount: 1,
      prices: {
        nodes: [
          { originType: 'RELATIVE', price: { amount: '9.81' } },
          { originType: 'FIXED', price: { amount: '7.5' } },
          { originType: 'RELATIVE', price: { amount: '11.63' } },
        ],
      },
    });
  });
});

describe('publishing', () => {
  it('is by hand: a new product can be seen nowhere', () => {
    const [{ id: publicationId }] = shop.ask('{ publications(first: 5) { nodes { id } } }')
      .publications.nodes;
    const READ =
      'query($id: ID!, $publicationId: ID!) { product(id: $id) { publishedAt publishedOnPublication(publicationId: $publicationId) } }';
    expect(shop.ask(READ, { id: product, publicationId }).product).toEqual({
      publishedAt: null,
      publishedOnPublication: false,
    });
    const PUBLISH =
      'mutation($id: ID!, $input: [PublicationInput!]!) { publishablePublish(id: $id, input: $input) { userErrors { message } } }';
    shop.ask(PUBLISH, { id: product, input: [{ publicationId }] });
    expect(shop.ask(READ, { id: product, publicationId }).product.publishedOnPublication).toBe(
      true,
    );
  });
});
