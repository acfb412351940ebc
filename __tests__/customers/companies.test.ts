import type { RecordObject } from '../../emulator/netsuite/contract.ts';
import type { World } from '../orders/world.ts';
import {
  ADA,
  ADDRESS,
  company,
  contactsOf,
  customer,
  entityOf,
  furtherLocation,
  hint,
  order,
  poll,
  setCompanies,
  startBusiness,
} from './business.ts';

jest.setTimeout(30_000);

let world: World;
beforeAll(async () => {
  world = await startBusiness({ settings: { customers: { companies: 'location' } } });
  world.map('terms', 'Net 30', world.netsuite.base?.terms.net30 ?? '');
});
afterAll(() => world.stop());

test('a business order makes the company, its location as a child, and the person as a contact', async () => {
  const ids = company('Analytical Engines', ADA, {
    location: {
      phone: '+13125550177',
      taxExempt: true,
      taxRegistrationId: 'US-77',
      buyerExperienceConfiguration: {
        paymentTermsTemplateId: 'gid://shopify/PaymentTermsTemplate/4',
      },
    },
  });
  const placed = order(ids, ADA.email);
  expect([await world.hint(placed), world.errors()]).toEqual([['done'], []]);

  const child = customer(entityOf(placed));
  const parent = customer(String(child?.fields['parent']));
  expect(parent?.fields).toMatchObject({ isperson: 'F', companyname: 'Analytical Engines' });
  expect(child?.fields).toMatchObject({
    isperson: 'F',
    companyname: 'Main works',
    phone: '+13125550177',
    taxable: false,
    vatregnumber: 'US-77',
    terms: world.netsuite.base?.terms.net30,
  });
  expect(
    child?.sublists['addressbook']?.map(({ values, subrecords }) => [
      values['defaultbilling'],
      values['defaultshipping'],
      subrecords?.['addressbookaddress']?.fields['addr1'],
      subrecords?.['addressbookaddress']?.fields['attention'],
    ]),
  ).toEqual([[true, true, '1 Engine Road', 'Goods in']]);
  expect(
    contactsOf(parent?.id ?? '').map(({ fields }) => [fields['entityid'], fields['email']]),
  ).toEqual([['Ada Lovelace', ADA.email]]);

  const before = world.all('customer').length;
  const again = order(ids, ADA.email);
  await world.hint(again);
  expect(entityOf(again)).toBe(child?.id);
  const loom = order({ ...ids, locationId: furtherLocation(ids.companyId, 'Loom') }, ADA.email);
  await world.hint(loom);
  expect(customer(entityOf(loom))?.fields).toMatchObject({
    companyname: 'Loom',
    parent: parent?.id,
  });
  expect([world.all('customer').length, contactsOf(parent?.id ?? '').length]).toEqual([
    before + 1,
    1,
  ]);
});

test('a company that names its NetSuite customer, or has the buyer’s e-mail there, is not made again', async () => {
  await setCompanies('company');
  const insert = (values: object) =>
    world.netsuite.records.insert('customer', {
      subsidiary: world.netsuite.base?.subsidiary,
      isperson: 'F',
      ...values,
    } as never);
  const named = insert({ companyname: 'Known by id' });
  const mailed = insert({ companyname: 'Known by mail', email: 'Buyer@mailed.example' });
  const first = order(
    company('Any name', { ...ADA, email: 'id@x.example' }, { externalId: named }),
    'id@x.example',
  );
  const second = order(
    company('Other name', { ...ADA, email: 'buyer@mailed.example' }),
    'buyer@mailed.example',
  );
  expect([await world.hint(first, second), world.errors()]).toEqual([['done', 'done'], []]);
  expect([entityOf(first), entityOf(second)]).toEqual([named, mailed]);
});

test('namesakes among the contacts of one company are two contacts; a known one is taken by e-mail', async () => {
  const ids = company('Namesakes', { ...ADA, email: 'one@names.example' });
  await world.hint(order(ids, 'one@names.example'));
  const id = String(
    world.all('customer').find(({ fields }) => fields['companyname'] === 'Namesakes')?.id,
  );
  world.netsuite.records.insert('contact', {
    company: id,
    subsidiary: world.netsuite.base?.subsidiary,
    firstname: 'Old',
    lastname: 'Hand',
    email: 'old@names.example',
  } as never);
  for (const email of ['two@names.example', 'old@names.example']) {
    const { companyContactCreate } = world.ask<{
      companyContactCreate: { companyContact: { id: string; customer: { id: string } } };
    }>(
      `mutation ($id: ID!, $input: CompanyContactInput!) { companyContactCreate(companyId: $id, input: $input) { companyContact { id customer { id } } } }`,
      { id: ids.companyId, input: { ...ADA, email } },
    );
    await world.hint(order({ ...ids, contactId: companyContactCreate.companyContact.id }, email));
  }
  expect(world.errors()).toEqual([]);
  expect(contactsOf(id).map(({ fields }) => fields['email'])).toEqual([
    'one@names.example',
    'old@names.example',
    'two@names.example',
  ]);
});

interface Place {
  recipient: string | null;
  address1: string;
}

interface Shown {
  name: string;
  phone?: string | null;
  metafields: { nodes: { key: string; value: string }[] };
  buyerExperienceConfiguration: { paymentTermsTemplate: { name: string } | null };
}

const locationOf = (id: string): Shown =>
  world.ask<{ companyLocation: Shown }>(
    `query ($id: ID!) { companyLocation(id: $id) { name phone metafields(first: 9) { nodes { key value } } buyerExperienceConfiguration { paymentTermsTemplate { name } } } }`,
    { id },
  ).companyLocation;

test('terms, name, phone and shown fields of a company follow both ways, and their echo writes nothing', async () => {
  await setCompanies('location', {
    import: true,
    push: true,
    conflict: 'netsuite',
    metafields: { price_level: 'pricelevel' },
  });
  const ids = company('Both Ways', { ...ADA, email: 'both@ways.example' });
  const placed = order(ids, 'both@ways.example');
  await world.hint(placed);
  await poll();
  const child = entityOf(placed);
  const parent = String(customer(child)?.fields['parent']);
  await world.edit('customer', child, {
    companyname: 'East works',
    phone: '+13125550144',
    terms: world.netsuite.base?.terms.net30,
    pricelevel: world.netsuite.base?.priceLevels.wholesale,
  });
  await world.edit('customer', parent, { companyname: 'Both Ways Ltd' });
  await poll();
  expect(world.errors()).toEqual([]);
  expect(locationOf(ids.locationId)).toEqual({
    name: 'East works',
    phone: '+13125550144',
    metafields: { nodes: [{ key: 'price_level', value: 'Wholesale' }] },
    buyerExperienceConfiguration: { paymentTermsTemplate: { name: 'Net 30' } },
  });
  const { company: shown } = world.ask<{ company: { name: string } }>(
    'query ($id: ID!) { company(id: $id) { name } }',
    { id: ids.companyId },
  );
  expect(shown.name).toBe('Both Ways Ltd');

  world.ask(
    `mutation ($id: ID!, $input: CompanyInput!) { companyUpdate(companyId: $id, input: $input) { userErrors { message } } }`,
    { id: ids.companyId, input: { name: 'Both Ways Inc' } },
  );
  await hint('company', ids.companyId);
  expect(customer(parent)?.fields['companyname']).toBe('Both Ways Inc');

  await world.edit('customer', child, { terms: '' });
  await poll();
  expect(locationOf(ids.locationId).buyerExperienceConfiguration.paymentTermsTemplate).toBeNull();
  const before = [customer(child)?.lastModified, customer(parent)?.lastModified];
  await poll();
  expect([customer(child)?.lastModified, customer(parent)?.lastModified]).toEqual(before);
  expect(world.errors()).toEqual([]);
});

test('addresses, tax settings and terms of a location follow both ways, field by field', async () => {
  const ids = company('Both Settings', { ...ADA, email: 'both@settings.example' });
  const placed = order(ids, 'both@settings.example');
  await world.hint(placed);
  await poll();
  const child = entityOf(placed);
  const book = () =>
    (customer(child)?.sublists['addressbook'] ?? []).map(({ values, subrecords }) => [
      values['defaultshipping'] === true,
      values['defaultbilling'] === true,
      subrecords?.['addressbookaddress']?.fields['addr1'],
    ]);
  const settings = () =>
    world.ask<{
      companyLocation: {
        phone: string | null;
        taxSettings: object;
        shippingAddress: Place;
        billingAddress: Place;
      };
    }>(
      `query ($id: ID!) { companyLocation(id: $id) { phone taxSettings { taxExempt taxRegistrationId } shippingAddress { address1 recipient } billingAddress { address1 recipient } } }`,
      { id: ids.locationId },
    ).companyLocation;
  const assign = (address1: string, types: string[]) =>
    world.ask(
      `mutation ($id: ID!, $address: CompanyAddressInput!, $types: [CompanyAddressType!]!) { companyLocationAssignAddress(locationId: $id, address: $address, addressTypes: $types) { userErrors { message } } }`,
      { id: ids.locationId, address: { ...ADDRESS, address1 }, types },
    );
  const hintLocation = () => hint('company_location', ids.locationId);

  assign('Shopify Street 2', ['SHIPPING']);
  world.ask(
    `mutation ($id: ID!) { companyLocationTaxSettingsUpdate(companyLocationId: $id, taxExempt: true, taxRegistrationId: "US-99") { userErrors { message } } companyLocationUpdate(companyLocationId: $id, input: { phone: "+13125550166", buyerExperienceConfiguration: { paymentTermsTemplateId: "gid://shopify/PaymentTermsTemplate/4" } }) { userErrors { message } } }`,
    { id: ids.locationId },
  );
  await hintLocation();
  expect(world.errors()).toEqual([]);
  expect(customer(child)?.fields).toMatchObject({
    taxable: false,
    vatregnumber: 'US-99',
    phone: '+13125550166',
    terms: world.netsuite.base?.terms.net30,
  });
  expect(book()).toEqual([
    [false, true, '1 Engine Road'],
    [true, false, 'Shopify Street 2'],
  ]);

  await world.netsuite.save(
    (session, records) => records.load(session, { type: 'customer', id: child }),
    (call) => {
      const cell = { sublistId: 'addressbook', fieldId: 'addressbookaddress', line: 0 };
      const address = call('getSublistSubrecord', cell) as RecordObject;
      const acting = world.netsuite.session();
      for (const [fieldId, value] of Object.entries({ addr1: 'Billing Lane 3', attention: 'Bea' }))
        address.call(acting, 'setValue', [{ fieldId, value }]);
      for (const [fieldId, value] of Object.entries({ taxable: true, vatregnumber: '', phone: '' }))
        call('setValue', { fieldId, value });
    },
  );
  await poll();
  expect(world.errors()).toEqual([]);
  expect(settings()).toEqual({
    phone: null,
    taxSettings: { taxExempt: false, taxRegistrationId: '' },
    shippingAddress: { address1: 'Shopify Street 2', recipient: 'Goods in' },
    billingAddress: { address1: 'Billing Lane 3', recipient: 'Bea' },
  });

  // Both become one address: it stands once in NetSuite's book. The hint was lost, polling finds it.
  assign('One Street 4', ['SHIPPING', 'BILLING']);
  await poll();
  expect(book().filter(([shipping, billing]) => shipping || billing)).toEqual([
    [true, true, 'One Street 4'],
  ]);
  const before = [customer(child)?.lastModified, world.errors()];
  await poll();
  await hintLocation();
  expect([customer(child)?.lastModified, world.errors()]).toEqual(before);
});

test('where the company is the customer, its only location’s address is its own; terms and tax go to all locations', async () => {
  const both = { import: true, push: true, conflict: 'netsuite' };
  await setCompanies('company', both);
  const ids = company('One Customer', { ...ADA, email: 'one@customer.example' });
  const placed = order(ids, 'one@customer.example');
  await world.hint(placed);
  await poll();
  const id = entityOf(placed);
  const assigned = (location: string, address1: string) =>
    world.ask(
      `mutation ($id: ID!, $address: CompanyAddressInput!) { companyLocationAssignAddress(locationId: $id, address: $address, addressTypes: [SHIPPING, BILLING]) { userErrors { message } } }`,
      { id: location, address: { ...ADDRESS, address1 } },
    );
  const streets = () =>
    (customer(id)?.sublists['addressbook'] ?? []).map(
      ({ subrecords }) => subrecords?.['addressbookaddress']?.fields['addr1'],
    );
  assigned(ids.locationId, 'Only Street 5');
  await hint('company_location', ids.locationId);
  expect([streets(), world.errors()]).toEqual([['Only Street 5'], []]);

  const second = furtherLocation(ids.companyId, 'Loom');
  await world.edit('customer', id, {
    terms: world.netsuite.base?.terms.net30,
    taxable: false,
    vatregnumber: 'US-5',
    phone: '+13125550133',
  });
  await poll();
  const shown = [ids.locationId, second].map(
    (location) =>
      world.ask<{ companyLocation: object }>(
        'query ($id: ID!) { companyLocation(id: $id) { phone taxSettings { taxExempt taxRegistrationId } buyerExperienceConfiguration { paymentTermsTemplate { name } } } }',
        { id: location },
      ).companyLocation,
  );
  const settings = {
    phone: null,
    taxSettings: { taxExempt: true, taxRegistrationId: 'US-5' },
    buyerExperienceConfiguration: { paymentTermsTemplate: { name: 'Net 30' } },
  };
  expect([shown, world.errors()]).toEqual([[settings, settings], []]);
  // The hints of both locations were lost: polling finds them, and their company by them.
  for (const location of [ids.locationId, second])
    world.ask(
      'mutation ($id: ID!) { companyLocationTaxSettingsUpdate(companyLocationId: $id, taxExempt: false) { userErrors { message } } }',
      { id: location },
    );
  await poll();
  expect([customer(id)?.fields['taxable'], world.errors()]).toEqual([true, []]);
  assigned(ids.locationId, 'One of two 6');
  await hint('company', ids.companyId);
  await hint('company_location', ids.locationId);
  expect(streets()).toEqual(['Only Street 5']);
  await setCompanies('location', { ...both, metafields: { price_level: 'pricelevel' } });
});

test('contacts of a company follow both ways, those of before too; one who joins later becomes a contact too', async () => {
  const ids = company('Both People', { ...ADA, email: 'ada@people.example' });
  const placed = order(ids, 'ada@people.example');
  await setCompanies('location');
  await world.hint(placed);
  await setCompanies('location', { import: true, push: true });
  await poll();
  const parent = String(customer(entityOf(placed))?.fields['parent']);
  const people = () =>
    contactsOf(parent).map(({ fields }) =>
      ['entityid', 'firstname', 'lastname', 'email', 'phone', 'title'].map(
        (field) => fields[field] ?? '',
      ),
    );
  const contact = () =>
    world.ask<{
      companyContact: { title: string | null; customer: { id: string; phone: string } };
    }>(
      'query ($id: ID!) { companyContact(id: $id) { title customer { id firstName lastName email phone } } }',
      { id: ids.contactId },
    ).companyContact;
  const person = contact().customer.id;

  world.ask(
    'mutation ($input: CustomerInput!) { customerUpdate(input: $input) { userErrors { message } } }',
    { input: { id: person, lastName: 'Byron', phone: '+13125550190' } },
  );
  await hint('customer', person);
  expect(people()[0]).toContain('Byron');
  world.ask(
    'mutation ($id: ID!) { companyContactUpdate(companyContactId: $id, input: { title: "Buyer" }) { userErrors { message } } }',
    { id: ids.contactId },
  );
  await hint('company_contact', ids.contactId);
  const changed = ['Ada Byron', 'Ada', 'Byron', 'ada@people.example', '+13125550190', 'Buyer'];
  expect([people(), world.errors()]).toEqual([[changed], []]);

  const [known] = contactsOf(parent);
  await world.edit('contact', known?.id ?? '', { firstname: 'Augusta', phone: '', title: 'Owner' });
  await poll();
  expect([contact(), world.errors()]).toEqual([
    {
      title: 'Owner',
      customer: {
        id: person,
        firstName: 'Augusta',
        lastName: 'Byron',
        email: 'ada@people.example',
        phone: null,
      },
    },
    [],
  ]);
  const before = contactsOf(parent);
  await poll();
  await hint('customer', person);
  expect(contactsOf(parent)).toEqual(before);

  const { companyContactCreate } = world.ask<{
    companyContactCreate: { companyContact: { id: string } };
  }>(
    'mutation ($id: ID!) { companyContactCreate(companyId: $id, input: { email: "bea@people.example", firstName: "Bea", lastName: "New", title: "Clerk" }) { companyContact { id } } }',
    { id: ids.companyId },
  );
  await hint('company_contact', companyContactCreate.companyContact.id);
  expect(people().at(-1)).toEqual(['Bea New', 'Bea', 'New', 'bea@people.example', '', 'Clerk']);
});

test('a company or location that was merged in NetSuite is followed by its orders', async () => {
  const ids = company('Merging', { ...ADA, email: 'm@merging.example' });
  const first = order(ids, 'm@merging.example');
  await world.hint(first);
  const child = entityOf(first);
  const parent = String(customer(child)?.fields['parent']);
  const insert = (values: object) =>
    world.netsuite.records.insert('customer', {
      subsidiary: world.netsuite.base?.subsidiary ?? null,
      isperson: 'F',
      ...values,
    });
  const master = insert({ companyname: 'Master' });
  const works = insert({ companyname: 'Works of another name', parent: master });
  const { records } = world.netsuite;
  records.merge(world.netsuite.session(), { master, duplicates: [parent] });
  records.merge(world.netsuite.session(), { master: works, duplicates: [child] });
  const second = order(ids, 'm@merging.example');
  expect([await world.hint(second), world.errors()]).toEqual([['done'], []]);
  expect(entityOf(second)).toBe(works);
  const before = world.all('customer').length;
  await world.hint(order(ids, 'm@merging.example'));
  expect(world.all('customer').length).toBe(before);
});

test('where the store books business orders on persons, no company is made', async () => {
  await setCompanies('person');
  const placed = order(
    company('Nobody', { ...ADA, email: 'p@nobody.example' }),
    'p@nobody.example',
  );
  await world.hint(placed);
  expect(customer(entityOf(placed))?.fields).toMatchObject({
    isperson: 'T',
    email: 'p@nobody.example',
  });
});
