import type { World } from '../orders/world.ts';
import { accessCases } from './accessCases.ts';
import { bookCases } from './bookCases.ts';
import { meanwhile } from './meanwhile.ts';
import { ruleCases } from './ruleCases.ts';
import {
  HOME,
  agreedBuyer,
  hint,
  inNetsuite,
  inShopify,
  linkOf,
  moveTo,
  poll,
  shownOf,
  startPairs,
  update,
  work,
} from './pairs.ts';

jest.setTimeout(30_000);

let world: World;
beforeAll(async () => {
  world = await startPairs({
    settings: {
      rules: {
        customer: [
          {
            field: 'accountnumber',
            expression: "upper(left(customer.lastName, 3)) & '/' & customer.locale",
          },
          { field: 'fax', from: 'address.countryCodeV2', table: 'area', onError: 'skip' },
        ],
      },
      customers: {
        import: true,
        push: true,
        create: true,
        conflict: 'netsuite',
        fields: { comments: 'tags', globalsubscriptionstatus: 'emailMarketing' },
        metafields: { credit_limit: 'creditlimit', terms: 'terms' },
        tags: { hold: 'creditholdoverride', 'price level': 'pricelevel' },
      },
    },
  });
  world.map('area', 'US', '+1 312 555 0199');
  world.map('customer:emailMarketing', 'SUBSCRIBED', '1');
  world.map('customer:emailMarketing', 'NOT_SUBSCRIBED', '2');
});
afterAll(() => world.stop());

ruleCases(() => world);
accessCases(() => world);

test('what is changed in NetSuite reaches Shopify, and its echo writes nothing', async () => {
  const id = await agreedBuyer('Nora');
  const { id: internal } = inNetsuite(id);
  await world.edit('customer', internal, { firstname: 'Eleonora', phone: '+13125550123' });
  await poll();

  expect(world.errors()).toEqual([]);
  expect(inShopify(id)).toMatchObject({ firstName: 'Eleonora', phone: '+13125550123' });
  const before = [inShopify(id).updatedAt, inNetsuite(id).lastModified];
  expect(await hint(id)).toBe('done');
  await poll();
  expect([inShopify(id).updatedAt, inNetsuite(id).lastModified]).toEqual(before);
  expect(work()).toEqual([]);
});

test('what is changed in Shopify reaches NetSuite, and its echo writes nothing', async () => {
  const id = await agreedBuyer('Sam');
  update(id, { lastName: 'Byron', email: 'sam.byron@example.com' });
  expect(await hint(id)).toBe('done');

  expect(inNetsuite(id).fields).toMatchObject({
    lastname: 'Byron',
    email: 'sam.byron@example.com',
  });
  const before = [inShopify(id).updatedAt, inNetsuite(id).lastModified];
  await poll();
  expect([inShopify(id).updatedAt, inNetsuite(id).lastModified]).toEqual(before);
});

test('a phone or e-mail that is taken away goes on the other side too, but not what Shopify keeps from the app', async () => {
  const [here, there] = [await agreedBuyer('Pam'), await agreedBuyer('Una')];
  update(here, { phone: '+13125550301' });
  update(there, { phone: '+13125550302' });
  expect([await hint(here), await hint(there)]).toEqual(['done', 'done']);
  const { id: internal, externalId } = inNetsuite(here);

  world.shopify.control.setSwitches({ protectedDataApproved: false });
  expect(await hint(here)).toBe('marked');
  world.shopify.control.setSwitches({ protectedDataApproved: true });
  expect(inNetsuite(here).fields).toMatchObject({
    email: 'pam@example.com',
    phone: '+13125550301',
  });
  await world.release('query:ACCESS_DENIED');
  await poll();

  update(here, { phone: null, email: null });
  await world.edit('customer', inNetsuite(there).id, { phone: '' });
  expect(await hint(here)).toBe('done');
  await poll();
  expect([inNetsuite(here).fields['email'] ?? '', inNetsuite(here).fields['phone'] ?? '']).toEqual([
    '',
    '',
  ]);
  expect([inShopify(there).phone, inShopify(there).email]).toEqual([null, 'una@example.com']);
  expect(inNetsuite(here).externalId).not.toBe(externalId);
  expect(inNetsuite(await agreedBuyer('Pam')).id).not.toBe(internal);
  expect(world.errors()).toEqual([]);
});

test('the default address follows both ways, in its place', async () => {
  const id = await agreedBuyer('Ida');
  const { nodes } = inShopify(id).addressesV2;
  const [address] = nodes as { id: string }[];
  const change =
    nodes.length > 0
      ? `mutation ($customer: ID!, $id: ID!, $address: MailingAddressInput!) { customerAddressUpdate(customerId: $customer, addressId: $id, address: $address) { userErrors { message } } }`
      : `mutation ($customer: ID!, $address: MailingAddressInput!) { customerAddressCreate(customerId: $customer, address: $address, setAsDefault: true) { userErrors { message } } }`;
  world.ask(change, {
    customer: id,
    ...(address && { id: address.id }),
    address: { ...HOME, address1: 'New Street 2' },
  });
  expect([await hint(id), world.errors()]).toEqual(['done', []]);
  const book = () => inNetsuite(id).sublists['addressbook'] ?? [];
  expect(book().map((line) => line.subrecords?.['addressbookaddress']?.fields['addr1'])).toEqual([
    'New Street 2',
  ]);

  await moveTo(inNetsuite(id).id, { addressee: 'Ida Byron', addr1: 'Third Street 3' });
  await poll();
  expect(inShopify(id).defaultAddress).toMatchObject({
    firstName: 'Ida',
    lastName: 'Byron',
    address1: 'Third Street 3',
    city: 'Springfield',
  });
  expect(inShopify(id).addressesV2.nodes).toHaveLength(1);
  expect(world.errors()).toEqual([]);
});

test('a part that both sides changed goes to the side that the store names; activity names the part, not its value', async () => {
  const id = await agreedBuyer('Carl');
  update(id, { firstName: 'Carla', phone: '+13125550188' });
  await world.edit('customer', inNetsuite(id).id, { firstname: 'Carlo' });
  expect(await hint(id)).toBe('done');

  expect([inShopify(id).firstName, inNetsuite(id).fields['firstname']]).toEqual(['Carlo', 'Carlo']);
  expect(inNetsuite(id).fields['phone']).toBe('+13125550188');
  const entries = world
    .all('customrecord_xdk_activity')
    .map(({ fields }) => String(fields['custrecord_xdk_activity_entries']))
    .join();
  expect(entries).toContain('both changed name: NetSuite won');
  expect(entries).not.toMatch(/Carl|3125550188/);
});

test('whoever uses an e-mail that a customer gave up is somebody else', async () => {
  const [here, there] = [await agreedBuyer('Theo'), await agreedBuyer('Rolf')];
  update(here, { email: 'theo.new@example.com' });
  expect(await hint(here)).toBe('done');
  await world.edit('customer', inNetsuite(there).id, { email: 'rolf.new@example.com' });
  await poll();
  expect([inNetsuite(here).fields['email'], inShopify(there).email]).toEqual([
    'theo.new@example.com',
    'rolf.new@example.com',
  ]);

  const others = [await agreedBuyer('Theo'), await agreedBuyer('Rolf')];
  expect(others.map((id) => inNetsuite(id).id)).not.toContain(inNetsuite(here).id);
  expect(others.map((id) => inNetsuite(id).id)).not.toContain(inNetsuite(there).id);
});

test('credit limit, terms, hold and price level are shown in Shopify as metafields and tags, and go when they end', async () => {
  const id = await agreedBuyer('Hilda');
  const { id: internal } = inNetsuite(id);
  const { terms, priceLevels } = world.netsuite.base ?? { terms: null, priceLevels: null };
  await world.edit('customer', internal, {
    creditlimit: 5000,
    terms: terms?.net30,
    pricelevel: priceLevels?.wholesale,
    creditholdoverride: 'ON',
  });
  update(id, { tags: ['loyal'] });
  await poll();
  expect(world.errors()).toEqual([]);
  const [tags, metafields] = shownOf(id);
  expect(metafields).toEqual({ credit_limit: '5000', terms: 'Net 30' });
  expect(tags).toEqual([expect.stringMatching(/^hold: on$/i), 'loyal', 'price level: Wholesale']);

  await world.edit('customer', internal, { terms: '', pricelevel: '', creditlimit: 750 });
  await poll();
  const [laterTags, later] = shownOf(id);
  expect(later).toEqual({ credit_limit: '750' });
  expect(laterTags).toEqual([expect.stringMatching(/^hold: on$/i), 'loyal']);
  expect(inNetsuite(id).fields['comments']).toBe('loyal');
});

test('consent and tags follow into NetSuite fields, from the first order on', async () => {
  const id = await agreedBuyer('Greta');
  expect(inNetsuite(id).fields['globalsubscriptionstatus']).toBe('2');
  world.ask(
    `mutation ($input: CustomerEmailMarketingConsentUpdateInput!) { customerEmailMarketingConsentUpdate(input: $input) { userErrors { message } } }`,
    {
      input: {
        customerId: id,
        emailMarketingConsent: {
          marketingState: 'SUBSCRIBED',
          marketingOptInLevel: 'SINGLE_OPT_IN',
        },
      },
    },
  );
  update(id, { tags: ['VIP', 'spring'] });
  expect([await hint(id), world.errors()]).toEqual(['done', []]);
  expect(inNetsuite(id).fields).toMatchObject({
    globalsubscriptionstatus: '1',
    comments: 'spring, VIP',
  });
});

test('a change in Shopify whose hint was lost is found by polling', async () => {
  const id = await agreedBuyer('Lost');
  update(id, { lastName: 'Found' });
  await poll();
  expect(inNetsuite(id).fields['lastname']).toBe('Found');
  const { customerCreate } = world.ask<{ customerCreate: { customer: { id: string } } }>(
    `mutation { customerCreate(input: { firstName: "Nel", lastName: "Quiet", email: "nel@example.com" }) { customer { id } } }`,
  );
  await poll();
  expect(inNetsuite(customerCreate.customer.id).fields).toMatchObject({ lastname: 'Quiet' });
  const before = [inShopify(id).updatedAt, inNetsuite(id).lastModified];
  await poll();
  expect([inShopify(id).updatedAt, inNetsuite(id).lastModified]).toEqual(before);
  expect(world.errors()).toEqual([]);
});

test('what somebody changes between our reading and our writing is not overwritten', async () => {
  const [one, other] = [await agreedBuyer('Ruth'), await agreedBuyer('Rosa')];
  await world.edit('customer', inNetsuite(one).id, { phone: '+13125550111' });
  let reads = 0;
  const isReadAgain = (body: string) => body.includes('query LinkedCustomers') && ++reads === 2;
  await meanwhile(
    world,
    isReadAgain,
    () => update(one, { phone: '+13125550112' }),
    () => hint(one),
  );
  expect(inShopify(one).phone).toBe('+13125550112');

  // While the first one is written to Shopify, somebody saves the second one in NetSuite.
  update(other, { phone: '+13125550221' });
  await meanwhile(
    world,
    (body) => body.includes('mutation CustomerUpdate'),
    () => world.edit('customer', inNetsuite(other).id, { phone: '+13125550222' }),
    () => hint(one, 'changed', undefined, other),
  );
  expect(inNetsuite(other).fields['phone']).toBe('+13125550222');

  expect([await hint(one), await hint(other), world.errors()]).toEqual(['done', 'done', []]);
  expect([inShopify(one).phone, inShopify(other).phone]).toEqual(['+13125550111', '+13125550222']);
});

const reached = (watermark: string) =>
  String(
    world
      .all('customrecord_xdk_watermark')
      .find(({ fields }) => fields['custrecord_xdk_watermark_name'] === watermark)?.fields[
      'custrecord_xdk_watermark_value'
    ],
  );

test('what is saved in NetSuite between our reading and what is agreed on is found by polling', async () => {
  const [one, other] = [await agreedBuyer('Lars'), await agreedBuyer('Late')];
  await world.edit('customer', inNetsuite(one).id, { phone: '+13125550331' });
  await meanwhile(
    world,
    (body) => body.includes('mutation CustomerUpdate'),
    async () => {
      await world.edit('customer', inNetsuite(other).id, { creditlimit: 300 });
      // NetSuite's queries tell whole seconds.
      await new Promise((go) => setTimeout(go, 1_100));
    },
    () => hint(one, 'changed', undefined, other),
  );
  expect(shownOf(other)[1]).toEqual({});
  await poll();
  expect([shownOf(other)[1], world.errors()]).toEqual([{ credit_limit: '300' }, []]);

  // What Crossdock saves itself is looked at once more too, and polling moves on past it.
  const before = reached('customers');
  update(one, { lastName: 'Later' });
  await hint(one);
  await poll();
  expect(reached('customers') > before).toBe(true);
});

test('a run that read a pair before another one agreed on it does not take that back', async () => {
  const [one, other] = [await agreedBuyer('Ulla'), await agreedBuyer('Uwe')];
  await world.edit('customer', inNetsuite(one).id, { phone: '+13125550341' });
  await meanwhile(
    world,
    (body) => body.includes('mutation CustomerUpdate'),
    async () => {
      await world.edit('customer', inNetsuite(other).id, { phone: '+13125550342' });
      await hint(other);
    },
    () => hint(one, 'changed', undefined, other),
  );
  expect(inShopify(other).phone).toBe('+13125550342');
  update(other, { phone: '+13125550343' });
  await hint(other);
  await poll();
  expect([inShopify(other).phone, inNetsuite(other).fields['phone'], world.errors()]).toEqual([
    '+13125550343',
    '+13125550343',
    [],
  ]);
});

bookCases(() => world);

test('a linked customer that was merged in NetSuite is followed by polling', async () => {
  const id = await agreedBuyer('Merle');
  const gone = inNetsuite(id).id;
  const master = world.netsuite.records.insert('customer', {
    subsidiary: world.netsuite.base?.subsidiary ?? null,
    isperson: 'T',
    firstname: 'Merle',
    lastname: 'Master',
    email: 'master@example.com',
  });
  world.netsuite.records.merge(world.netsuite.session(), { master, duplicates: [gone] });
  await poll();
  expect(world.errors()).toEqual([]);
  expect(inNetsuite(id).id).toBe(master);
  await poll();
  await world.edit('customer', master, { phone: '+13125550155' });
  await poll();
  expect(inShopify(id).phone).toBe('+13125550155');
});

test('an e-mail that another NetSuite customer stands for is not taken over', async () => {
  const [one, other] = [await agreedBuyer('Paul'), await agreedBuyer('Pia')];
  const taken = inNetsuite(one).id;
  update(one, { email: 'paul.b@example.com' });
  // The shop lets the address go; NetSuite has not heard of it.
  update(other, { email: 'paul@example.com' });
  expect(await hint(other)).toBe('marked');
  expect(world.errors().map(([cause]) => cause)).toContain(
    `customer-write:${inNetsuite(other).id}`,
  );
  expect(world.netsuite.records.find('customer', taken)?.fields['email']).toBe('paul@example.com');

  // Neither is that of a customer whom a person made.
  const third = await agreedBuyer('Petra');
  world.netsuite.records.insert('customer', {
    subsidiary: world.netsuite.base?.subsidiary ?? null,
    isperson: 'T',
    firstname: 'Taken',
    lastname: 'Mail',
    email: 'Taken@Example.com',
  });
  update(third, { email: 'taken@example.com' });
  expect(await hint(third)).toBe('marked');
  expect(inNetsuite(third).fields['email']).toBe('petra@example.com');
});

test('a value that Shopify does not take is held with its reason', async () => {
  const id = await agreedBuyer('Vera');
  const { id: internal } = inNetsuite(id);
  await world.edit('customer', internal, { email: 'sam.byron@example.com' });
  await poll();
  expect(world.errors()).toContainEqual([
    `customer-write:${internal}`,
    expect.stringContaining('Email has already been taken'),
  ]);
  expect(inShopify(id).email).toBe('vera@example.com');
});

test('a customer without an order gets a NetSuite customer if the store says so, once', async () => {
  const { customerCreate } = world.ask<{ customerCreate: { customer: { id: string } } }>(
    `mutation { customerCreate(input: { firstName: "Olga", lastName: "Nord", email: "olga@example.com" }) { customer { id } } }`,
  );
  const { id } = customerCreate.customer;
  expect([await hint(id), await hint(id)]).toEqual(['done', 'done']);
  expect(inNetsuite(id).fields).toMatchObject({ firstname: 'Olga', email: 'olga@example.com' });
  expect(
    world.all('customer').filter(({ fields }) => fields['email'] === 'olga@example.com'),
  ).toHaveLength(1);
});

test('after a merge in Shopify the customer that stays is linked; a deletion deletes nothing', async () => {
  const gone = await agreedBuyer('Mina');
  const internal = inNetsuite(gone).id;
  const kept = 'gid://shopify/Customer/990000001';
  expect(await hint(gone, 'merged', kept)).toBe('done');
  expect(inNetsuite(kept).id).toBe(internal);
  expect(linkOf(gone)?.fields['custrecord_xdk_link_state']).toBe('removed');
  expect(await hint(kept, 'deleted')).toBe('done');
  expect(inNetsuite(kept).id).toBe(internal);
});

test('with the rule newest the later change wins', async () => {
  const [store] = world.all('customrecord_xdk_store');
  const settings = JSON.parse(String(store?.fields['custrecord_xdk_store_settings'])) as object;
  const [later, earlier] = [await agreedBuyer('Lena'), await agreedBuyer('Emil')];
  await world.edit('customrecord_xdk_store', store?.id ?? '', {
    custrecord_xdk_store_settings: JSON.stringify({
      ...settings,
      customers: { import: true, push: true, conflict: 'newest' },
    }),
  });
  await world.edit('customer', inNetsuite(later).id, { firstname: 'Here' });
  update(earlier, { firstName: 'There' });
  await new Promise((resolve) => {
    setTimeout(resolve, 2100);
  });
  update(later, { firstName: 'There' });
  await world.edit('customer', inNetsuite(earlier).id, { firstname: 'Here' });

  expect([await hint(later), await hint(earlier)]).toEqual(['done', 'done']);
  expect([inNetsuite(later).fields['firstname'], inShopify(earlier).firstName]).toEqual([
    'There',
    'Here',
  ]);
});
