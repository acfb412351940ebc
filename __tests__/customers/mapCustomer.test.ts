import { isSamePhone, phoneKey } from '../../ts/customers/spelling';
import type { FoundCustomer } from '../../ts/customers/findCustomers';
import { mapCustomer } from '../../ts/customers/mapCustomer';
import type { ShopifyOrder } from '../../ts/orders/order';
import type { Mapping } from '../../ts/setup/mapped';
import { parseSettings } from '../../ts/setup/parseSettings';
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
  tags: ['VIP', 'hold: On'],
  note: null,
  locale: 'en',
  defaultEmailAddress: { emailAddress: 'Ada@Example.com', marketingState: 'SUBSCRIBED' as const },
  defaultPhoneNumber: null,
};
const BUYER = {
  email: 'ada@example.com',
  phones: [],
  company: '',
  externalId: 'xdk:cust:2:abc',
  linked: '',
  former: '',
};

function map(
  found: FoundCustomer[],
  {
    order = {},
    buyer = {},
    orders = {},
    customers = {},
    store = {},
    shares = false,
    mappings = [],
  }: {
    order?: Partial<ShopifyOrder>;
    buyer?: object;
    orders?: object;
    customers?: object;
    store?: object;
    shares?: boolean;
    mappings?: Mapping[];
  } = {},
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
    {
      ...knownWorld(orders, { subsidiary: '2', ...store }).store,
      settings: parseSettings('demo', JSON.stringify({ orders, customers })),
    },
    { currency: '1', shares, mappings },
  );
}

const customer = (given: Partial<FoundCustomer>): FoundCustomer => ({
  id: '50',
  externalId: '',
  email: 'ada@example.com',
  phone: '',
  company: '',
  parent: '',
  subsidiary: '2',
  shared: false,
  active: true,
  former: '',
  ...given,
});

test('a linked customer is taken whatever its e-mail is now', () => {
  expect(map([customer({ email: 'new@example.com' })], { buyer: { linked: '50' } })).toEqual({
    kind: 'known',
    id: '50',
    unlinked: false,
    repairs: [],
    by: 'link',
  });
});

test('one customer with the e-mail is taken, and linked because it was there before', () => {
  expect(map([customer({})])).toEqual({
    kind: 'known',
    id: '50',
    unlinked: true,
    repairs: [],
    by: 'e-mail address',
  });
});

test('one that Crossdock made carries its external id and needs no link', () => {
  expect(map([customer({ externalId: BUYER.externalId })])).toEqual({
    kind: 'known',
    id: '50',
    unlinked: false,
    repairs: [],
    by: 'e-mail address',
  });
});

test('several with one e-mail are a person’s decision, and the error lists them without any e-mail', () => {
  const mapped = map([customer({ id: '51' }), customer({})]);
  expect(mapped).toMatchObject({
    kind: 'hold',
    problem: { cause: 'customers:50', code: 'CUSTOMER_AMBIGUOUS' },
  });
  expect(JSON.stringify(mapped)).not.toContain('@');
});

test('a customer of another subsidiary is somebody else', () => {
  expect(map([customer({ subsidiary: '3' })]).kind).toBe('create');
});

test('where customers may have several subsidiaries, one of another subsidiary is shared rather than doubled', () => {
  const elsewhere = customer({ subsidiary: '3' });
  expect(map([elsewhere], { shares: true })).toMatchObject({ id: '50', repairs: ['share'] });
  const shared = customer({ id: '51', subsidiary: '3', shared: true });
  expect(map([elsewhere, shared], { shares: true })).toMatchObject({ id: '51', repairs: [] });
  expect(map([elsewhere, customer({ id: '52', subsidiary: '4' })], { shares: true })).toMatchObject(
    { problem: { cause: 'customers:50' } },
  );
});

test('a linked customer that is not there any more is gone, whoever else has the e-mail', () => {
  expect(map([customer({})], { buyer: { linked: '49' } })).toEqual({ kind: 'gone', id: '49' });
});

test('the keys of the store come in its order, after the e-mail', () => {
  const byPhone = customer({ id: '61', email: 'old@example.com', phone: '5125550100' });
  const byCompany = customer({ id: '62', email: '', company: 'analytical engines ltd' });
  const buyer = { phones: ['15125550100'], company: 'analytical engines ltd' };
  const both = [byCompany, byPhone];
  expect(map(both, { buyer }).kind).toBe('create');
  expect(map(both, { buyer, customers: { match: ['phone', 'company'] } })).toMatchObject({
    id: '61',
    unlinked: true,
  });
  expect(map(both, { buyer, customers: { match: ['company', 'phone'] } })).toMatchObject({
    id: '62',
  });
  expect(map([...both, customer({})], { buyer, customers: { match: ['phone'] } })).toMatchObject({
    id: '50',
  });
  const others = [byPhone, customer({ id: '7', email: '', phone: '15125550100' })];
  expect(map(others, { buyer, customers: { match: ['phone'] } })).toMatchObject({
    problem: { cause: 'customers:7', message: expect.stringContaining('one phone number') },
  });
});

test('phones are one number whatever their spelling, and never by a few last digits', () => {
  const same = (one: string, other: string) => isSamePhone(phoneKey(one), phoneKey(other));
  expect(same('+1 (312) 555-0123', '312.555.0123')).toBe(true);
  expect(same('+49 171 5550123', '0171 5550123')).toBe(true);
  expect(same('0049 171 5550123', '+49 171 5550123')).toBe(true);
  expect(same('+1 312 555 0123', '+1 412 555 0123')).toBe(false);
  expect(same('+1 312 555 0123', '555-0123')).toBe(false);
  expect(same('12', '12')).toBe(false);
});

test('an inactive customer is neither used nor doubled', () => {
  expect(map([customer({ active: false })])).toMatchObject({
    kind: 'hold',
    problem: { code: 'CUSTOMER_INACTIVE' },
  });
  expect(map([customer({ active: false })], { customers: { inactive: 'activate' } })).toMatchObject(
    { id: '50', repairs: ['activate'] },
  );
  expect(
    map([customer({ active: false }), customer({ id: '51', active: false })], {
      customers: { inactive: 'activate' },
    }),
  ).toMatchObject({ problem: { cause: 'customers:50' } });
});

test('an order without e-mail goes to the guest customer; without one it is held', () => {
  const nobody = { order: { customer: null, email: null }, buyer: { email: '', externalId: '' } };
  expect(map([], nobody)).toEqual({
    kind: 'known',
    id: '900',
    unlinked: false,
    repairs: [],
    by: 'guest',
  });
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
      name: { firstname: 'Ada', middlename: '', lastname: 'Lovelace' },
      fullName: '',
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

test('a long first name goes on in the middle name, a long last name keeps its beginning; the whole is kept beside it', () => {
  const named = (firstName: string, lastName: string) => {
    const mapped = map([], { order: { customer: { ...ACCOUNT, firstName, lastName } } });
    return mapped.kind === 'create' ? [mapped.plan.name, mapped.plan.fullName] : mapped;
  };
  expect(named('Ada Augusta King Noel Byron of Lovelace', 'Gordon')).toEqual([
    { firstname: 'Ada Augusta King Noel Byron of', middlename: 'Lovelace', lastname: 'Gordon' },
    '',
  ]);
  expect(named('Ada', 'Featherstonehaugh-Cholmondeley-Majoribanks')).toEqual([
    { firstname: 'Ada', middlename: '', lastname: 'Featherstonehaugh-Cholmondeley-' },
    'Ada Featherstonehaugh-Cholmondeley-Majoribanks',
  ]);
  const [first, last] = ['A'.repeat(60), 'B'.repeat(60)];
  const [fields, whole] = named(first, last) as [object, string];
  expect(Object.values(fields).every((part: string) => part.length <= 32)).toBe(true);
  expect(whole).toBe(`${first} ${last}`);
});

test('consent and tags become fields, by a value table where there is one, and tags of our own do not', () => {
  const fieldsOf = (customers: object, mappings: Mapping[] = []) => {
    const mapped = map([], { customers, mappings });
    return mapped.kind === 'create' ? mapped.plan.fields : mapped;
  };
  const fields = {
    custentity_tags: 'tags',
    custentity_mail: 'emailMarketing',
    custentity_x: 'taxExempt',
  };
  expect(fieldsOf({ fields, tags: { hold: 'creditholdoverride' } })).toEqual({
    custentity_tags: 'VIP',
    custentity_mail: 'SUBSCRIBED',
    custentity_x: false,
  });
  const row = (kind: string, shopify: string, netsuite: string) => ({
    kind: `customer:${kind}`,
    shopify,
    netsuite,
    options: '',
  });
  expect(
    fieldsOf({ fields: { category: 'tags', custentity_mail: 'emailMarketing' } }, [
      row('tags', 'VIP', '4'),
      row('emailMarketing', 'SUBSCRIBED', 'T'),
    ]),
  ).toEqual({ category: '4', custentity_mail: true });
});
