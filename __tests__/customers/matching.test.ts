import type { NetSuite } from '../../emulator/netsuite/index.ts';
import { ROLE, startWorld, type World } from '../orders/world.ts';

/** Interleavings of each race; the first ones are the same in every run. */
const INTERLEAVINGS = Number(process.env['CROSSDOCK_INTERLEAVINGS'] ?? 6);

jest.setTimeout(30_000 + INTERLEAVINGS * 1000);

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
  // Buckets that hundreds of races do not empty.
  world = await startWorld({
    shop: { plan: 'plus' },
    virtualFrom: new Date().toISOString(),
    secondStore: 'second',
    settings: { customers: { match: ['phone', 'company'], inactive: 'activate' } },
    features: ['MULTISUBSIDIARYCUSTOMER'],
    featureSets: ['sharedcustomers'],
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
  });
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

/** Draws the order in which parallel scripts proceed, the same for the same seed. */
function drawn(seed: number): Parameters<NetSuite['callTogether']>[1] {
  let state = seed * 2654435761;
  return (candidates) => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 16) % candidates.length;
  };
}

interface Placed {
  store: string;
  order: string;
}

async function together(placed: Placed[], seed: number): Promise<void> {
  await world.netsuite.callTogether(
    placed.map(({ store, order }) => ({
      scriptId: 'customscript_xdk_rl_events',
      body: {
        protocol: 1,
        account: world.netsuite.account.id,
        hints: [{ key: order, store, entity: 'order', id: order, action: 'changed' }],
      },
      who: { role: ROLE },
    })),
    drawn(seed),
  );
}

const tailOf = (order: string) => order.slice(order.lastIndexOf('/') + 1);

/** The customers that the sales orders of these orders belong to, one for each sales order. */
function owners(placed: Placed[]): string[] {
  return placed.flatMap(({ store, order }) =>
    world
      .all('salesorder')
      .filter(
        ({ fields }) =>
          fields['custbody_xdk_store'] === store &&
          fields['custbody_xdk_order_id'] === tailOf(order),
      )
      .map(({ fields }) => String(fields['entity'])),
  );
}

const LINES = [{ sku: 'MUG-BLUE', quantity: 1 }];

function account(store: string, email: string): Placed {
  const { id } = world.shopify.control.act(store, 'placeOrder', {
    email,
    lines: LINES,
    payment: 'none',
  }) as { id: string };
  return { store, order: id };
}

/** An order with an e-mail and without a customer, as a body brings it. */
function guest(store: string, email: string): Placed {
  const order = world.shopify.control.load(store, 'order', {
    email,
    currency: 'USD',
    line_items: [{ title: 'Mug', sku: 'MUG-BLUE', quantity: 1, price: '12.00' }],
    total_price: '12.00',
    financial_status: 'pending',
  });
  return { store, order };
}

test('an account, a guest and an account of another store with one new e-mail are one customer', async () => {
  for (let seed = 1; seed <= INTERLEAVINGS; seed += 1) {
    const email = `race${seed}@example.com`;
    const placed = [
      account('demo', email),
      guest('demo', email.toUpperCase()),
      account('second', ` ${email}`.trim()),
    ];
    await together(placed, seed);
    const found = owners(placed);
    expect({
      seed,
      orders: found.length,
      owners: new Set(found).size,
      customers: world.all('customer').filter(({ fields }) => fields['email'] === email).length,
      errors: world.errors(),
    }).toEqual({ seed, orders: 3, owners: 1, customers: 1, errors: [] });
  }
});

test('two orders of one new company are one company with one contact', async () => {
  for (let seed = 1; seed <= INTERLEAVINGS; seed += 1) {
    const email = `buyer${seed}@company.example`;
    const { companyCreate } = world.ask<{
      companyCreate: {
        company: {
          id: string;
          contacts: { nodes: { id: string }[] };
          locations: { nodes: { id: string }[] };
        };
      };
    }>(
      `mutation ($input: CompanyCreateInput!) { companyCreate(input: $input) { company { id contacts(first: 1) { nodes { id } } locations(first: 1) { nodes { id } } } } }`,
      {
        input: {
          company: { name: `Company ${seed}` },
          companyContact: { email, firstName: 'Ada', lastName: 'Lovelace' },
          companyLocation: { name: 'Works' },
        },
      },
    );
    const { id, contacts, locations } = companyCreate.company;
    const company = {
      companyId: id,
      contactId: contacts.nodes[0]?.id,
      locationId: locations.nodes[0]?.id,
    };
    const another = (): Placed => ({
      store: 'demo',
      order: world.place({ email, company, lines: LINES, payment: 'none' } as never),
    });
    const placed = [another(), another()];
    await together(placed, seed);
    const found = owners(placed);
    expect({
      seed,
      orders: found.length,
      owners: new Set(found).size,
      customers: world
        .all('customer')
        .filter(({ fields }) => fields['companyname'] === `Company ${seed}`).length,
      contacts: world.all('contact').filter(({ fields }) => fields['email'] === email).length,
      errors: world.errors(),
    }).toEqual({ seed, orders: 2, owners: 1, customers: 1, contacts: 1, errors: [] });
  }
});

test('two orders that share only a phone are one customer, and two companies of one name in two stores one company', async () => {
  for (let seed = 1; seed <= INTERLEAVINGS / 2; seed += 1) {
    const phone = `+1312555${2000 + seed}`;
    const phoned = (email: string): Placed => ({
      store: 'demo',
      order: place({ email, phone, firstName: 'Ada', lastName: `Phone ${seed}` }),
    });
    const ofCompany = (store: string): Placed => {
      const email = `${store}${seed}@acme.example`;
      const { data } = world.shopify.control.query(
        store,
        `mutation ($input: CompanyCreateInput!) { companyCreate(input: $input) { company { id contacts(first: 1) { nodes { id } } locations(first: 1) { nodes { id } } } } }`,
        {
          input: {
            company: { name: `Acme ${seed}` },
            companyContact: { email, firstName: 'Ada', lastName: 'Lovelace' },
            companyLocation: { name: 'Works' },
          },
        },
      );
      type Nodes = { nodes: { id: string }[] };
      const { id, contacts, locations } = (
        data as { companyCreate: { company: { id: string; contacts: Nodes; locations: Nodes } } }
      ).companyCreate.company;
      const company = {
        companyId: id,
        contactId: contacts.nodes[0]?.id ?? '',
        locationId: locations.nodes[0]?.id ?? '',
      };
      const cart = { email, company, lines: LINES, payment: 'none' };
      return {
        store,
        order: (world.shopify.control.act(store, 'placeOrder', cart) as { id: string }).id,
      };
    };
    const placed = [phoned(`one${seed}@phone.example`), phoned(`two${seed}@phone.example`)];
    const business = [ofCompany('demo'), ofCompany('second')];
    await together([...placed, ...business], seed);
    // Whoever came second was told to wait.
    for (const one of [...placed, ...business])
      if (owners([one]).length === 0) await together([one], seed);
    expect({
      seed,
      owners: [new Set(owners(placed)).size, new Set(owners(business)).size],
      orders: owners([...placed, ...business]).length,
      customers: world.all('customer').filter(({ fields }) => fields['phone'] === phone).length,
      companies: world
        .all('customer')
        .filter(({ fields }) => fields['companyname'] === `Acme ${seed}`).length,
      errors: world.errors(),
    }).toEqual({ seed, owners: [1, 1], orders: 4, customers: 1, companies: 1, errors: [] });
  }
});

test('who shares a phone with a buyer whose run failed need not wait, with one whose run was killed no longer than a minute', async () => {
  const { faults, advance } = world.netsuite;
  // A shop takes who gives a known phone for the buyer it knows, so these are of two shops.
  const phoned = (store: string, name: string, phone: string): Placed => {
    const cart = { email: `${name}@phone.example`, phone, lines: LINES, payment: 'none' };
    return {
      store,
      order: (world.shopify.control.act(store, 'placeOrder', cart) as { id: string }).id,
    };
  };
  const make = { at: 'record.save', recordType: 'customer', times: 1 };
  const imported = async (one: Placed) => {
    await together([one], 1);
    return owners([one]).length;
  };

  faults.add({ ...make, kind: 'before' });
  expect(await imported(phoned('demo', 'failed', '+13125553000'))).toBe(0);
  expect(await imported(phoned('second', 'next', '+13125553000'))).toBe(1);

  // Ended when its claim stands and nothing else does.
  const claim = { at: 'record.save', recordType: 'customrecord_xdk_link', times: 1 };
  faults.add({ ...claim, kind: 'slow', seconds: 4_000 });
  expect(await imported(phoned('demo', 'killed', '+13125553001'))).toBe(0);
  await advance(61_000);
  expect(await imported(phoned('second', 'last', '+13125553001'))).toBe(1);
});

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
  // Nobody has this number: an account without e-mail is made once, as there is no guest customer.
  const made = await entityOf({ phone: '+14155550100', firstName: 'Till', lastName: 'Walker' });
  expect(await entityOf({ phone: '+14155550100' })).toBe(made);
  expect(world.netsuite.records.find('customer', String(made))?.fields).toMatchObject({
    lastname: 'Walker',
    phone: '+14155550100',
  });
});

test('several with one key stop the order with an error that lists them; it goes on once one is left', async () => {
  const two = [customer({ phone: '+1 206 555 0001' }), customer({ phone: '206-555-0001' })];
  const order = place({ email: 'many@example.com', phone: '+12065550001' });
  expect(await world.hint(order)).toEqual(['marked']);
  expect(world.errors()).toEqual([
    [`customers:${two[0]}`, expect.stringContaining(`internal ids ${two.join(', ')}`)],
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
  const asleep = customer({ email: 'asleep@example.com' });
  await world.edit('customer', asleep, { isinactive: true });
  expect(await entityOf({ email: 'Asleep@Example.com' })).toBe(asleep);
  expect(world.netsuite.records.find('customer', asleep)?.fields['isinactive']).toBe(false);
  expect(
    world.all('customer').filter(({ fields }) => fields['email'] === 'asleep@example.com'),
  ).toHaveLength(1);
});

test('a customer of another subsidiary is shared with the store’s, where customers may have several', async () => {
  const other = world.netsuite.records.insert('subsidiary', {
    name: 'Elsewhere',
    country: 'US',
    currency: '1',
  });
  const shared = customer({ subsidiary: other, email: 'shared@example.com' });
  const order = place({ email: 'shared@example.com', payment: 'paid' });
  expect([await world.hint(order), world.errors()]).toEqual([['done'], []]);
  expect(world.salesOrders(order)[0]?.fields).toMatchObject({
    entity: shared,
    subsidiary: SUBSIDIARY(),
  });
  expect(world.all('customerdeposit').at(-1)?.fields).toMatchObject({ customer: shared });
  expect(await entityOf({ email: 'shared@example.com' })).toBe(shared);
});

test('leads and prospects become the customer of their order', async () => {
  for (const name of ['Unqualified', 'In Discussion']) {
    const entitystatus = world
      .all('customerstatus')
      .find(({ fields }) => fields['name'] === name)?.id;
    const email = `${name.replace(' ', '').toLowerCase()}@example.com`;
    const lead = customer({ email, entitystatus });
    expect(await entityOf({ email })).toBe(lead);
    expect(world.netsuite.records.find('customer', lead)?.fields['stage']).toBe('CUSTOMER');
  }
});

function merge(master: string, duplicate: string): void {
  world.netsuite.records.merge(world.netsuite.session(), { master, duplicates: [duplicate] });
}

const buyerOf = (order: string) =>
  world.ask<{ order: { customer: { id: string } } }>(
    'query ($id: ID!) { order(id: $id) { customer { id } } }',
    { id: order },
  ).order.customer.id;
const linkOf = (shopifyId: string) =>
  world
    .all('customrecord_xdk_link')
    .find(({ fields }) => fields['custrecord_xdk_link_shopify_id'] === shopifyId);

test('a merge in NetSuite is followed by the sales orders, whatever e-mail the survivor has', async () => {
  const before = customer({ email: 'merged@example.com' });
  const cart = { email: 'merged@example.com' };
  const first = place(cart);
  await world.hint(first);
  expect(world.salesOrders(first)[0]?.fields['entity']).toBe(before);
  const master = customer({ email: 'master@example.com' });
  merge(master, before);
  expect(await entityOf(cart)).toBe(master);
  expect(linkOf(buyerOf(first))?.fields).toMatchObject({
    custrecord_xdk_link_record_id: master,
    custrecord_xdk_link_state: 'linked',
  });
  expect(await entityOf(cart)).toBe(master);
  expect(world.errors()).toEqual([]);
});

test('a linked customer that is gone without a trace is not made again without a person', async () => {
  const { customerCreate } = world.ask<{ customerCreate: { customer: { id: string } } }>(
    'mutation { customerCreate(input: { email: "trace@example.com", lastName: "Less" }) { customer { id } } }',
  );
  const { id } = customerCreate.customer;
  world.netsuite.records.insert('customrecord_xdk_link', {
    externalid: `xdk:demo:customer:${id.split('/').pop()}:cust`,
    custrecord_xdk_link_store: 'demo',
    custrecord_xdk_link_entity: 'customer',
    custrecord_xdk_link_shopify_id: id,
    custrecord_xdk_link_record_type: 'customer',
    custrecord_xdk_link_record_id: '4711',
    custrecord_xdk_link_state: 'linked',
  });
  const order = place({ customerId: id });
  expect(await world.hint(order)).toEqual(['marked']);
  expect(world.errors()).toEqual([['customer:4711', expect.stringContaining('merged or deleted')]]);
  await world.edit('customrecord_xdk_link', linkOf(id)?.id ?? '', {
    custrecord_xdk_link_state: 'removed',
  });
  expect(await world.hint(order)).toEqual(['done']);
  const made = world.salesOrders(order)[0]?.fields['entity'];
  expect(world.netsuite.records.find('customer', String(made))?.fields['email']).toBe(
    'trace@example.com',
  );
});

test('an address that NetSuite’s fields do not hold is held and named, not cut', async () => {
  const long = { ...ADDRESS, city: 'Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch' };
  const order = place({ email: 'long@example.com', shippingAddress: long });
  expect(await world.hint(order)).toEqual(['marked']);
  expect(world.errors()).toContainEqual([
    expect.stringMatching(/^address:/),
    expect.stringContaining('city'),
  ]);
  const company = `${'Analytical Engines and Looms of '.repeat(3)}Springfield`;
  const fits = place({ email: 'fits@example.com', billingAddress: { ...ADDRESS, company } });
  expect(await world.hint(fits)).toEqual(['done']);
  const { addressee, addr1, addr2 } =
    world.salesOrders(fits)[0]?.subrecords['billingaddress']?.fields ?? {};
  expect([`${String(addressee)} ${String(addr1)}`, addr2]).toEqual([company, '1 Main St']);
});
