import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { lineOf, type Pair, type View } from './twoSidesPair.ts';

const PERSON = `id updatedAt firstName lastName note tags taxExempt defaultEmailAddress { emailAddress } defaultPhoneNumber { phoneNumber }
  defaultAddress { id } addressesV2(first: 50) { nodes { id firstName lastName address1 address2 city provinceCode zip countryCodeV2 } }
  metafields(first: 10) { nodes { key value } }`;
const PLACE = `address1 address2 city zoneCode zip countryCode`;
const LOCATION = `id updatedAt name phone taxSettings { taxExempt taxRegistrationId } buyerExperienceConfiguration { paymentTermsTemplate { name } }
  shippingAddress { ${PLACE} } billingAddress { ${PLACE} } metafields(first: 10) { nodes { key value } }`;

/** Begin of a tag that shows a NetSuite field, as the soak's stores are set. */
const SHOWN_TAG = 'hold: ';

interface Person {
  id: string;
  updatedAt: string;
  firstName: string | null;
  lastName: string | null;
  note: string | null;
  tags: string[];
  taxExempt: boolean;
  defaultEmailAddress: { emailAddress: string } | null;
  defaultPhoneNumber: { phoneNumber: string } | null;
  defaultAddress: { id: string } | null;
  addressesV2: { nodes: (Record<string, string | null> & { id: string })[] };
  metafields: Metafields;
}
interface Metafields {
  nodes: { key: string; value: string }[];
}
interface Location {
  id: string;
  updatedAt: string;
  name: string;
  phone: string | null;
  taxSettings: { taxExempt: boolean; taxRegistrationId: string | null };
  buyerExperienceConfiguration: { paymentTermsTemplate: { name: string } | null } | null;
  shippingAddress: Record<string, string | null> | null;
  billingAddress: Record<string, string | null> | null;
  metafields: Metafields;
}

/** As it is, also while Shopify's answers lag behind. */
function one<T>(
  { shopify: { control } }: VirtualWorld,
  { store, gid }: Pair,
  what: string,
  fields: string,
): T | null {
  const { readLagMs } = control.setSwitches({});
  control.setSwitches({ readLagMs: 0 });
  const { data } = control.query(
    store,
    `query ($id: ID!) { one: ${what}(id: $id) { ${fields} } }`,
    { id: gid },
  );
  control.setSwitches({ readLagMs });
  return ((data as { one: unknown } | null)?.one ?? null) as T | null;
}

/** `undefined`: it is not there any more. */
export function viewThere(world: VirtualWorld, pair: Pair): View | undefined {
  switch (pair.entity) {
    case 'customer':
      return personThere(world, pair);
    case 'company_contact':
      return contactThere(world, pair);
    case 'company':
      return wholeCompanyThere(world, pair);
    case 'company_location':
      return locationThere(world, pair);
  }
}

function personThere(world: VirtualWorld, pair: Pair): View | undefined {
  const person = one<Person>(world, pair, 'customer', PERSON);
  if (!person) return undefined;
  const book = person.addressesV2.nodes.map((address) => ({
    id: address.id,
    content: lineOf([
      [address['firstName'], address['lastName']].filter(Boolean).join(' '),
      ...['address1', 'address2', 'city', 'provinceCode', 'zip', 'countryCodeV2'].map(
        (field) => address[field],
      ),
    ]),
    isDefault: address.id === person.defaultAddress?.id,
  }));
  const shown = shownIn(person.metafields);
  return {
    parts: {
      ...partsOf(person),
      address: book.find(({ isDefault }) => isDefault)?.content ?? '',
    },
    book,
    oneWay: {
      note: person.note ?? '',
      tags: person.tags.filter((tag) => !tag.toLowerCase().startsWith(SHOWN_TAG)).join(', '),
      exempt: person.taxExempt ? 'yes' : 'no',
      ...shown,
      hold:
        person.tags
          .find((tag) => tag.toLowerCase().startsWith(SHOWN_TAG))
          ?.slice(SHOWN_TAG.length) ?? '',
    },
    changedAt: Date.parse(person.updatedAt),
    person: pair.gid,
  };
}

function contactThere(world: VirtualWorld, pair: Pair): View | undefined {
  const contact = one<{ title: string | null; updatedAt: string; customer: Person }>(
    world,
    pair,
    'companyContact',
    `title updatedAt customer { ${PERSON} }`,
  );
  if (!contact) return undefined;
  const { customer, title, updatedAt } = contact;
  return {
    parts: { ...partsOf(customer), title: title ?? '' },
    book: [],
    oneWay: {},
    changedAt: Math.max(Date.parse(updatedAt), Date.parse(customer.updatedAt)),
    person: customer.id,
  };
}

function partsOf(person: Person): View['parts'] {
  return {
    name: `${person.firstName || '-'} ${person.lastName || '-'}`,
    email: (person.defaultEmailAddress?.emailAddress ?? '').toLowerCase(),
    phone: person.defaultPhoneNumber?.phoneNumber ?? '',
  };
}

function locationThere(world: VirtualWorld, pair: Pair): View | undefined {
  const location = one<Location>(world, pair, 'companyLocation', LOCATION);
  if (!location) return undefined;
  return {
    parts: {
      name: location.name,
      phone: location.phone ?? '',
      ...settingsOf(location),
      shipping: placeOf(location.shippingAddress),
      billing: placeOf(location.billingAddress),
    },
    book: [],
    oneWay: shownIn(location.metafields),
    changedAt: Date.parse(location.updatedAt),
    person: '',
  };
}

/** The parts that all its locations have in common; the soak's companies have several. */
function wholeCompanyThere(world: VirtualWorld, pair: Pair): View | undefined {
  const company = one<{
    name: string;
    updatedAt: string;
    metafields: Metafields;
    locations: { nodes: Location[] };
  }>(
    world,
    pair,
    'company',
    `name updatedAt metafields(first: 10) { nodes { key value } } locations(first: 50) { nodes { ${LOCATION} } }`,
  );
  if (!company) return undefined;
  const all = company.locations.nodes;
  const settings = all.map(settingsOf);
  const common = Object.fromEntries(
    Object.entries(settings[0] ?? {}).filter(([part, value]) =>
      settings.every((other) => other[part as keyof typeof other] === value),
    ),
  );
  return {
    parts: { name: company.name, ...common },
    book: [],
    oneWay: shownIn(company.metafields),
    changedAt: Math.max(...[company, ...all].map(({ updatedAt }) => Date.parse(updatedAt))),
    person: '',
  };
}

export function locationsOf(world: VirtualWorld, pair: Pair): string[] {
  if (pair.entity === 'company_location') return [pair.gid];
  const company = one<{ locations: { nodes: { id: string }[] } }>(
    world,
    pair,
    'company',
    'locations(first: 50) { nodes { id } }',
  );
  return company?.locations.nodes.map(({ id }) => id) ?? [];
}

function settingsOf({ taxSettings, buyerExperienceConfiguration }: Location) {
  return {
    terms: buyerExperienceConfiguration?.paymentTermsTemplate?.name ?? '',
    exempt: taxSettings.taxExempt ? 'yes' : 'no',
    registration: taxSettings.taxRegistrationId ?? '',
  };
}

function placeOf(address: Location['shippingAddress']): string {
  if (!address) return '';
  return lineOf(
    ['address1', 'address2', 'city', 'zoneCode', 'zip', 'countryCode'].map(
      (field) => address[field],
    ),
  );
}

function shownIn({ nodes }: Metafields): { credit: string; terms: string } {
  const value = (key: string) => nodes.find((one) => one.key === key)?.value ?? '';
  return { credit: value('credit'), terms: value('terms') };
}
