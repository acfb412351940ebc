import type { FoundCustomer } from '../../ts/customers/findCustomers';
import { mapCustomer } from '../../ts/customers/mapCustomer';
import type { ShopifyOrder } from '../../ts/orders/order';
import { knownWorld } from '../orders/known';
import { shopifyOrder } from '../orders/shopifyOrder';

const ADDRESS = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  company: null,
  address1: '1 Main St',
  address2: null,
  city: 'Austin',
  provinceCode: 'TX',
  province: 'Texas',
  zip: '78701',
  countryCodeV2: 'US',
  phone: '+1 512 555 0100',
};
const ACCOUNT = {
  id: 'gid://shopify/Customer/9',
  firstName: 'Ada',
  lastName: 'Lovelace',
  taxExempt: false,
  defaultEmailAddress: { emailAddress: 'Ada@Example.com' },
  defaultPhoneNumber: null,
};
const BUYER = { email: 'ada@example.com', externalId: 'xdk:cust:2:abc', linked: '' };

function map(
  found: FoundCustomer[],
  {
    order = {},
    buyer = {},
    orders = {},
    store = {},
  }: { order?: Partial<ShopifyOrder>; buyer?: object; orders?: object; store?: object } = {},
) {
  return mapCustomer(
    shopifyOrder([], [], 0, {
      customer: ACCOUNT,
      billingAddress: ADDRESS,
      shippingAddress: ADDRESS,
      ...order,
    }),
    { ...BUYER, ...buyer },
    found,
    knownWorld(orders, { subsidiary: '2', ...store }).store,
    '1',
  );
}

const customer = (given: Partial<FoundCustomer>): FoundCustomer => ({
  id: '50',
  externalId: '',
  email: 'ada@example.com',
  subsidiary: '2',
  active: true,
  ...given,
});

test('a linked customer is taken whatever its e-mail is now', () => {
  expect(map([customer({ email: 'new@example.com' })], { buyer: { linked: '50' } })).toEqual({
    kind: 'known',
    id: '50',
    byEmail: false,
  });
});

test('one customer with the e-mail is taken, and linked because it was there before', () => {
  expect(map([customer({})])).toEqual({ kind: 'known', id: '50', byEmail: true });
});

test('one that Crossdock made carries its external id and needs no link', () => {
  expect(map([customer({ externalId: BUYER.externalId })])).toEqual({
    kind: 'known',
    id: '50',
    byEmail: false,
  });
});

test('several with one e-mail are a person’s decision, and the error lists them without any e-mail', () => {
  const mapped = map([customer({ id: '51' }), customer({})]);
  expect(mapped).toMatchObject({
    kind: 'hold',
    problem: { cause: 'customers:50,51', code: 'CUSTOMER_AMBIGUOUS' },
  });
  expect(JSON.stringify(mapped)).not.toContain('@');
});

test('a customer of another subsidiary is somebody else', () => {
  expect(map([customer({ subsidiary: '3' })]).kind).toBe('create');
});

test('an inactive customer is neither used nor doubled', () => {
  expect(map([customer({ active: false })])).toMatchObject({
    kind: 'hold',
    problem: { code: 'CUSTOMER_INACTIVE' },
  });
});

test('an order without e-mail goes to the guest customer; without one it is held', () => {
  const nobody = { order: { customer: null, email: null }, buyer: { email: '', externalId: '' } };
  expect(map([], nobody)).toEqual({ kind: 'known', id: '900', byEmail: false });
  expect(map([], { ...nobody, store: { guest: '' } })).toMatchObject({
    kind: 'hold',
    problem: { cause: 'setting:guest' },
  });
});

test('a guest with e-mail is a customer of his own, or the guest customer where the store says so', () => {
  expect(map([], { order: { customer: null } }).kind).toBe('create');
  expect(map([], { order: { customer: null }, orders: { guests: 'default' } })).toMatchObject({
    id: '900',
  });
});

test('a new customer has one address entry when he ships to where he pays', () => {
  const mapped = map([]);
  expect(mapped).toMatchObject({
    kind: 'create',
    plan: {
      externalId: 'xdk:cust:2:abc',
      firstName: 'Ada',
      lastName: 'Lovelace',
      email: 'ada@example.com',
      subsidiary: '2',
      currency: '1',
    },
  });
  expect(
    mapped.kind === 'create' &&
      mapped.plan.addresses.map(({ billing, shipping }) => [billing, shipping]),
  ).toEqual([[true, true]]);
  const two = map([], { order: { shippingAddress: { ...ADDRESS, address1: '2 Side St' } } });
  expect(
    two.kind === 'create' && two.plan.addresses.map(({ billing, shipping }) => [billing, shipping]),
  ).toEqual([
    [true, false],
    [false, true],
  ]);
});

test('names that are too long for NetSuite are cut', () => {
  const mapped = map([], {
    order: { customer: { ...ACCOUNT, firstName: 'A'.repeat(60), lastName: 'B'.repeat(60) } },
  });
  expect(
    mapped.kind === 'create' && [mapped.plan.firstName.length, mapped.plan.lastName.length],
  ).toEqual([32, 32]);
});
