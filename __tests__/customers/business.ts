import { startWorld, type World, type WorldOptions } from '../orders/world.ts';

/** The world of the test file that loads this; business orders are placed and looked at by these functions. */
let world: World;

export async function startBusiness(options: WorldOptions): Promise<World> {
  world = await startWorld(options);
  return world;
}

export const ADDRESS = {
  recipient: 'Goods in',
  address1: '1 Engine Road',
  city: 'Springfield',
  zoneCode: 'IL',
  countryCode: 'US',
  zip: '62701',
};
export const MAILING = {
  firstName: 'Ada',
  lastName: 'Lovelace',
  company: 'Engines',
  address1: '1 Engine Road',
  city: 'Springfield',
  provinceCode: 'IL',
  countryCode: 'US',
  zip: '62701',
};

export interface Ids {
  companyId: string;
  contactId: string;
  locationId: string;
}

/** A company with a person and a location, as a merchant types it in. */
export function company(
  name: string,
  person: { email: string; firstName: string; lastName: string },
  { externalId, location = {} }: { externalId?: string; location?: object } = {},
): Ids {
  const { companyCreate } = world.ask<{
    companyCreate: {
      company: {
        id: string;
        contacts: { nodes: { id: string }[] };
        locations: { nodes: { id: string }[] };
      };
      userErrors: object[];
    };
  }>(
    `mutation ($input: CompanyCreateInput!) { companyCreate(input: $input) { userErrors { message }
      company { id contacts(first: 1) { nodes { id } } locations(first: 1) { nodes { id } } } } }`,
    {
      input: {
        company: { name, ...(externalId && { externalId }) },
        companyContact: person,
        companyLocation: {
          name: 'Main works',
          shippingAddress: ADDRESS,
          billingSameAsShipping: true,
          ...location,
        },
      },
    },
  );
  expect(companyCreate.userErrors).toEqual([]);
  const { id, contacts, locations } = companyCreate.company;
  return {
    companyId: id,
    contactId: contacts.nodes[0]?.id ?? '',
    locationId: locations.nodes[0]?.id ?? '',
  };
}

export function furtherLocation(companyId: string, name: string): string {
  return world.ask<{ companyLocationCreate: { companyLocation: { id: string } } }>(
    `mutation ($id: ID!, $input: CompanyLocationInput!) { companyLocationCreate(companyId: $id, input: $input) { companyLocation { id } } }`,
    { id: companyId, input: { name, shippingAddress: { ...ADDRESS, address1: '2 Loom Lane' } } },
  ).companyLocationCreate.companyLocation.id;
}

export function order(ids: Ids, email: string): string {
  return world.place({
    email,
    company: ids,
    lines: [{ sku: 'MUG-BLUE', quantity: 1 }],
    payment: 'none',
    billingAddress: MAILING,
    shippingAddress: MAILING,
  } as never);
}

export const entityOf = (id: string) => String(world.salesOrders(id)[0]?.fields['entity']);
export const customer = (id: string) => world.netsuite.records.find('customer', id);
export const contactsOf = (id: string) =>
  world.all('contact').filter(({ fields }) => fields['company'] === id);

export async function setCompanies(companies: string, further: object = {}): Promise<void> {
  const [store] = world.all('customrecord_xdk_store');
  const settings = JSON.parse(String(store?.fields['custrecord_xdk_store_settings'])) as object;
  await world.edit('customrecord_xdk_store', store?.id ?? '', {
    custrecord_xdk_store_settings: JSON.stringify({
      ...settings,
      customers: { companies, ...further },
    }),
  });
}

export const ADA = { email: 'ada@engines.example', firstName: 'Ada', lastName: 'Lovelace' };

export async function poll(): Promise<void> {
  await world.netsuite.runSchedule('customscript_xdk_sc_poll');
  await world.netsuite.settled();
}

export const hint = (entity: string, id: string) =>
  world.netsuite.callRestlet(
    'customscript_xdk_rl_events',
    {
      protocol: 1,
      account: world.netsuite.account.id,
      hints: [{ key: id, store: 'demo', entity, id, action: 'changed' }],
    },
    { role: 'customrole_xdk_integration' },
  );
