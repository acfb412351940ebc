import { startWorld, type World } from '../orders/world.ts';

jest.setTimeout(30_000);

const ADDRESS = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  address1: '1 Main St',
  city: 'Austin',
  provinceCode: 'TX',
  countryCode: 'US',
  zip: '78701',
};

let world: World;
beforeAll(async () => {
  world = await startWorld({
    settings: { customers: { match: ['phone', 'company'], inactive: 'activate' } } as never,
    features: ['MULTISUBSIDIARYCUSTOMER'],
  });
});
afterAll(() => world.stop());

const SUBSIDIARY = () => world.netsuite.base?.subsidiary ?? '';

/** A customer that was there before Crossdock. */
function customer(values: Record<string, unknown>): string {
  return world.netsuite.records.insert('customer', {
    subsidiary: SUBSIDIARY(),
    isperson: 'T',
    firstname: 'Old',
    lastname: 'Customer',
    ...values,
  } as never);
}

function place(cart: object): string {
  return world.place({
    lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
    payment: 'none',
    ...cart,
  } as never);
}

async function entityOf(cart: object): Promise<unknown> {
  const order = place(cart);
  await world.hint(order);
  return world.salesOrders(order)[0]?.fields['entity'];
}

test('a buyer with an unknown e-mail is found by phone, then by company, and linked', async () => {
  const phoned = customer({ phone: '(312) 555-0123', email: 'phoned@old.example' });
  const company = customer({
    isperson: 'F',
    firstname: null,
    lastname: null,
    companyname: 'Analytical  Engines LTD',
  });
  expect(await entityOf({ email: 'new1@example.com', phone: '+13125550123' })).toBe(phoned);
  const billing = { ...ADDRESS, company: 'analytical engines Ltd ' };
  const cart = { email: 'new2@example.com', billingAddress: billing, shippingAddress: ADDRESS };
  const before = world.all('customer').length;
  expect(await entityOf(cart)).toBe(company);
  expect(await entityOf(cart)).toBe(company);
  expect(world.all('customer').length).toBe(before);
  expect(world.errors()).toEqual([]);
});

test('an order without e-mail is found by its phone', async () => {
  const till = customer({ phone: '+44 20 7946 0958' });
  expect(await entityOf({ phone: '+442079460958' })).toBe(till);
});

test('several with one key stop the order with an error that lists them; it goes on once one is left', async () => {
  const two = [customer({ phone: '+1 206 555 0001' }), customer({ phone: '206-555-0001' })];
  const order = place({ email: 'many@example.com', phone: '+12065550001' });
  expect(await world.hint(order)).toEqual(['marked']);
  expect(world.errors()).toEqual([
    [`customers:${two.join(',')}`, expect.stringContaining(`internal ids ${two.join(', ')}`)],
  ]);
  expect(world.salesOrders(order)).toEqual([]);
  await world.edit('customer', two[1] ?? '', { phone: '' });
  const [error] = world.all('customrecord_xdk_error');
  await world.edit('customrecord_xdk_error', error?.id ?? '', {
    custrecord_xdk_error_state: 'released',
  });
  await world.hint(order);
  expect(world.salesOrders(order)[0]?.fields['entity']).toBe(two[0]);
});

test('an inactive customer is made active where the store says so, not doubled', async () => {
  const asleep = customer({ email: 'asleep@example.com', isinactive: true });
  expect(await entityOf({ email: 'Asleep@Example.com' })).toBe(asleep);
  expect(world.netsuite.records.find('customer', asleep)?.fields['isinactive']).toBe(false);
  expect(
    world.all('customer').filter(({ fields }) => fields['email'] === 'asleep@example.com'),
  ).toHaveLength(1);
});
