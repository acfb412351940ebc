import { testShop } from './shop.ts';
import type { TestShop } from './shop.ts';

const CREATE = `mutation($input: CompanyCreateInput!) { companyCreate(input: $input) { company { id name externalId mainContact { customer { email } }
  contactRoles(first: 5) { nodes { name } } locations(first: 5) { nodes { id name billingAddress { address1 zoneCode } shippingAddress { address1 } roleAssignments(first: 5) { nodes { role { name } } }
    buyerExperienceConfiguration { paymentTermsTemplate { name paymentTermsType dueInDays } } } } } userErrors { field message code } } }`;

let shop: TestShop;
beforeEach(() => {
  shop = testShop({ plan: 'plus' });
});

const net30 = () =>
  shop
    .ask('{ paymentTermsTemplates(paymentTermsType: NET) { id dueInDays } }')
    .paymentTermsTemplates.find((one: { dueInDays: number }) => one.dueInDays === 30).id;

function company(externalId: string | null = '4711') {
  return shop.ask(CREATE, {
    input: {
      company: { name: 'Engines Ltd', externalId },
      companyContact: { email: 'ada@engines.example', firstName: 'Ada' },
      companyLocation: {
        name: 'Albany',
        shippingAddress: {
          address1: '1 Main St',
          city: 'Albany',
          countryCode: 'US',
          zoneCode: 'NY',
          zip: '12207',
        },
        billingSameAsShipping: true,
        buyerExperienceConfiguration: { paymentTermsTemplateId: net30() },
      },
    },
  }).companyCreate;
}

describe('companies', () => {
  it('come with a location, a contact who is a customer, roles and terms', () => {
    const made = company().company;
    expect(made).toMatchObject({
      externalId: '4711',
      mainContact: { customer: { email: 'ada@engines.example' } },
    });
    expect(made.locations.nodes[0]).toMatchObject({
      billingAddress: { address1: '1 Main St', zoneCode: 'NY' },
      roleAssignments: { nodes: [{ role: { name: 'Location admin' } }] },
      buyerExperienceConfiguration: {
        paymentTermsTemplate: { name: 'Net 30', paymentTermsType: 'NET', dueInDays: 30 },
      },
    });
  });

  it('are found by an external id that only one of them has', () => {
    company();
    expect(company().userErrors).toEqual([
      {
        field: ['input', 'company', 'externalId'],
        message: 'External id has already been taken.',
        code: 'TAKEN',
      },
    ]);
    const found = shop.ask('{ companies(first: 5, query: "external_id:4711") { nodes { name } } }')
      .companies.nodes;
    expect(found).toEqual([{ name: 'Engines Ltd' }]);
  });

  it('buy as a purchasing company, on terms that fall due', () => {
    const made = company().company;
    const ids = { companyId: made.id, contactId: '', locationId: made.locations.nodes[0].id };
    const { id } = shop.act('placeOrder', {
      lines: [{ variantId: shop.variants[0]!, quantity: 1 }],
      company: ids,
      payment: 'none',
    });
    const TERMS = `mutation($id: ID!, $terms: PaymentTermsCreateInput!) { paymentTermsCreate(referenceId: $id, paymentTermsAttributes: $terms) {
      paymentTerms { paymentTermsName overdue paymentSchedules(first: 1) { nodes { dueAt balanceDue { amount } } } } userErrors { message } } }`;
    const { paymentTerms } = shop.ask(TERMS, {
      id,
      terms: { paymentTermsTemplateId: net30() },
    }).paymentTermsCreate;
    expect(paymentTerms).toEqual({
      paymentTermsName: 'Net 30',
      overdue: false,
      paymentSchedules: {
        nodes: [{ dueAt: '2026-12-21T10:00:00Z', balanceDue: { amount: '10.9' } }],
      },
    });
    const order = shop.ask(
      'query($id: ID!) { order(id: $id) { purchasingEntity { ... on PurchasingCompany { company { name } location { name } contact { id } } } paymentTerms { dueInDays } } }',
      { id },
    ).order;
    expect(order).toEqual({
      purchasingEntity: {
        company: { name: 'Engines Ltd' },
        location: { name: 'Albany' },
        contact: null,
      },
      paymentTerms: { dueInDays: 30 },
    });
  });
});

describe('customers', () => {
  const MAKE =
    'mutation($input: CustomerInput!) { customerCreate(input: $input) { customer { id tags } userErrors { field message } } }';
  const SET =
    'mutation($input: CustomerSetInput!, $identifier: CustomerSetIdentifiers) { customerSet(input: $input, identifier: $identifier) { customer { id firstName addressesV2(first: 5) { nodes { city } } } userErrors { field message code } } }';
  const make = (input: object) => shop.ask(MAKE, { input }).customerCreate;

  it('share no e-mail, and have some way to be named', () => {
    make({ email: 'ada@example.com' });
    expect(make({ email: 'ADA@example.com' }).userErrors).toEqual([
      { field: ['email'], message: 'Email has already been taken' },
    ]);
    expect(make({ phone: 'abc' }).userErrors[0]).toEqual({
      field: ['phone'],
      message: 'Phone is invalid',
    });
    expect(make({ note: 'nobody' }).userErrors[0].message).toBe(
      'A name, phone number, or email address must be present',
    );
    expect(
      make({ firstName: 'X', addresses: [{ countryCode: 'US', provinceCode: 'XX' }] }).userErrors[0]
        .message,
    ).toBe('Province is invalid');
  });

  it('set by e-mail are made once, then changed; a list of addresses replaces the old one', () => {
    const set = (input: object) =>
      shop.ask(SET, {
        identifier: { email: 'b@example.com' },
        input: { email: 'b@example.com', ...input },
      }).customerSet.customer;
    const first = set({ firstName: 'B', addresses: [{ city: 'Rome' }, { city: 'Oslo' }] });
    const second = set({ firstName: 'Bea', addresses: [{ city: 'Bern' }] });
    expect(second).toEqual({
      id: first.id,
      firstName: 'Bea',
      addressesV2: { nodes: [{ city: 'Bern' }] },
    });
  });

  it('lose an address that is not their default one', () => {
    const { id, addressesV2 } = shop.ask(
      'mutation { customerCreate(input: { firstName: "Del", addresses: [{ city: "Rome" }, { city: "Oslo" }] }) { customer { id addressesV2(first: 9) { nodes { id } } } } }',
    ).customerCreate.customer;
    const REMOVE =
      'mutation($id: ID!, $address: ID!) { customerAddressDelete(customerId: $id, addressId: $address) { deletedAddressId userErrors { field message } } }';
    const [home, other] = (addressesV2.nodes as { id: string }[]).map((one) => one.id);
    const remove = () => shop.ask(REMOVE, { id, address: other }).customerAddressDelete;
    expect(remove()).toEqual({ deletedAddressId: other, userErrors: [] });
    expect(remove().userErrors).toEqual([
      { field: ['addressId'], message: 'Address does not exist' },
    ]);
    expect(() => shop.ask(REMOVE, { id, address: home })).toThrow(/NOT_MODELLED|not modelled/);
  });

  it('set by a custom id need a definition for it', () => {
    const identifier = { customId: { key: 'id', value: '1' } };
    expect(
      shop.ask(SET, { identifier, input: { firstName: 'X' } }).customerSet.userErrors[0].message,
    ).toBe("Metafield definition of type 'id' is required when using custom ids.");
  });

  it('merged are one: the other id resolves to null, its orders moved', () => {
    const one = make({ email: 'one@example.com', firstName: 'One', tags: ['a'] }).customer.id;
    const two = make({ email: 'two@example.com', tags: ['b'] }).customer.id;
    shop.act('placeOrder', {
      customerId: two,
      lines: [{ variantId: shop.variants[0]!, quantity: 1 }],
    });
    const MERGE =
      'mutation($one: ID!, $two: ID!) { customerMerge(customerOneId: $one, customerTwoId: $two) { job { id } resultingCustomerId userErrors { message } } }';
    const { resultingCustomerId } = shop.ask(MERGE, { one, two }).customerMerge;
    shop.advance(10_000);
    const other = resultingCustomerId === one ? two : one;
    const answer = shop.ask(
      'query($ids: [ID!]!) { nodes(ids: $ids) { ... on Customer { tags numberOfOrders } } }',
      { ids: [resultingCustomerId, other] },
    );
    expect(answer.nodes).toEqual([{ tags: ['a', 'b'], numberOfOrders: '1' }, null]);
  });
});
