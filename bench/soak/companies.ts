import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Ask } from './refundOf.ts';

/** Somebody who may order for one place of a company, as a cart names it. */
export interface Branch {
  email: string;
  company: { companyId: string; contactId: string; locationId: string };
}

const COMPANIES = 2;
const PLACES = ['Main works', 'Depot'] as const;

/** Two companies with two places and two people each, as a merchant types them in. */
export function addCompanies(
  { shopify }: VirtualWorld,
  { key }: VirtualWorld['stores'][number],
): Branch[] {
  const ask: Ask = (query, variables) => shopify.control.query(key, query, variables) as never;
  return Array.from({ length: COMPANIES }, (_, index) => `${key} works ${index + 1}`).flatMap(
    (name, index) => {
      const people = ['ada', 'ben'].map((one) => ({
        email: `${one}${index + 1}@${key}-works.example`,
        firstName: one === 'ada' ? 'Ada' : 'Ben',
        lastName: `Works${index + 1}`,
      }));
      const made = answered<{ company: Made }>(ask(CREATE, { input: inputOf(name, people[0]) }));
      const { companyId, contacts, places } = partsOf(made.company);
      const place = answered<{ companyLocation: { id: string } }>(
        ask(ADD_PLACE, { id: companyId, input: { name: PLACES[1], shippingAddress: ADDRESS } }),
      ).companyLocation.id;
      const contact = answered<{ companyContact: { id: string } }>(
        ask(ADD_CONTACT, { id: companyId, input: people[1] }),
      ).companyContact.id;
      return [...places, place].flatMap((locationId) =>
        [contacts[0] ?? '', contact].map((contactId, who) => ({
          email: people[who]?.email ?? '',
          company: { companyId, contactId, locationId },
        })),
      );
    },
  );
}

function inputOf(name: string, companyContact: object | undefined): object {
  return {
    company: { name },
    companyContact,
    companyLocation: { name: PLACES[0], shippingAddress: ADDRESS, billingSameAsShipping: true },
  };
}

function partsOf({ id, contacts, locations }: Made) {
  return {
    companyId: id,
    contacts: contacts.nodes.map((one) => one.id),
    places: locations.nodes.map((one) => one.id),
  };
}

function answered<T>({ data }: { data: Record<string, unknown> | null }): T {
  const [answer] = Object.values(data ?? {});
  return answer as T;
}

interface Made {
  id: string;
  contacts: { nodes: { id: string }[] };
  locations: { nodes: { id: string }[] };
}

const ADDRESS = {
  recipient: 'Goods in',
  address1: '1 Engine Road',
  city: 'Springfield',
  zoneCode: 'IL',
  countryCode: 'US',
  zip: '62701',
};
const CREATE = `mutation ($input: CompanyCreateInput!) { companyCreate(input: $input) { userErrors { message }
  company { id contacts(first: 1) { nodes { id } } locations(first: 1) { nodes { id } } } } }`;
const ADD_PLACE =
  'mutation ($id: ID!, $input: CompanyLocationInput!) { companyLocationCreate(companyId: $id, input: $input) { companyLocation { id } } }';
const ADD_CONTACT =
  'mutation ($id: ID!, $input: CompanyContactInput!) { companyContactCreate(companyId: $id, input: $input) { companyContact { id } } }';
