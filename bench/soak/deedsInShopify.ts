import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Dice } from './dice.ts';
import type { Ask } from './refundOf.ts';
import type { BookLine, Pair, Part, View } from './twoSidesPair.ts';
import { locationsOf } from './twoSidesShopify.ts';
import {
  CITY,
  typedEmail,
  typedName,
  typedPhone,
  typedStreet,
  type BookDeed,
  type Change,
} from './twoSidesTyped.ts';

const NET_30 = 'gid://shopify/PaymentTermsTemplate/4';
/** In Shopify's admin. `false`: Shopify refuses. */
export function changeThere(
  world: VirtualWorld,
  pair: Pair,
  part: Part,
  { number, dice }: Change,
): boolean {
  const ask: Ask = (query, variables) =>
    world.shopify.control.query(pair.store, query, variables) as never;
  const tell = (mutation: string, variables: Record<string, unknown>) =>
    isTaken(ask, mutation, variables);
  const { gid } = pair;
  const isEmptied = dice.chance(0.15);
  const values: Partial<Record<Part, object>> = {
    name: { firstName: typedName(number) },
    email: { email: typedEmail(number) },
    phone: { phone: isEmptied ? null : typedPhone(number) },
    title: { title: `Title ${number}` },
  };
  if (pair.entity === 'customer')
    return tell(UPDATE_CUSTOMER, { input: { id: gid, ...values[part] } });
  if (pair.entity === 'company_contact')
    return tell(UPDATE_CONTACT, { id: gid, input: values[part] });
  if (pair.entity === 'company' && part === 'name')
    return tell(UPDATE_COMPANY, { id: gid, input: { name: `Company ${number}` } });
  const isExempt = dice.chance(0.5);
  const hasTerms = dice.chance(0.5);
  const mutations: Partial<Record<Part, [string, object]>> = {
    name: [UPDATE_LOCATION, { input: { name: `Works ${number}` } }],
    phone: [UPDATE_LOCATION, { input: values.phone }],
    terms: [
      UPDATE_LOCATION,
      {
        input: {
          buyerExperienceConfiguration: { paymentTermsTemplateId: hasTerms ? NET_30 : null },
        },
      },
    ],
    exempt: [TAX, { exempt: isExempt }],
    registration: [TAX, { registration: isEmptied ? '' : `US-${number}` }],
    shipping: [ASSIGN, { types: ['SHIPPING'], address: placeOf(number) }],
    billing: [ASSIGN, { types: ['BILLING'], address: placeOf(number) }],
  };
  const [mutation, variables] = mutations[part] ?? ['', {}];
  return locationsOf(world, pair)
    .map((id) => tell(mutation, { id, ...variables }))
    .every(Boolean);
}

function placeOf(number: number): object {
  const { provinceCode, ...city } = CITY;
  return { ...city, zoneCode: provinceCode, address1: typedStreet(number), recipient: 'Goods in' };
}

/** In the address book of a Shopify customer. `null`: there is nothing to do it to. */
export function changeBookThere(
  world: VirtualWorld,
  { store, gid }: Pair,
  deed: BookDeed,
  { book }: View,
  { number, dice }: Change,
): boolean | null {
  const ask: Ask = (query, variables) =>
    world.shopify.control.query(store, query, variables) as never;
  const tell = (mutation: string, variables: Record<string, unknown>) =>
    isTaken(ask, mutation, { customer: gid, ...variables });
  const address = { ...CITY, firstName: 'Sam', lastName: 'Mover', address1: typedStreet(number) };
  const line = lineFor(deed, book, dice);
  switch (deed) {
    case 'add':
      return tell(ADD_ADDRESS, { address, isDefault: dice.chance(0.3) });
    case 'change':
      return (
        line && tell(CHANGE_ADDRESS, { id: line.id, address: { address1: typedStreet(number) } })
      );
    case 'make default':
      return line && tell(CHANGE_ADDRESS, { id: line.id, address: {}, isDefault: true });
    case 'delete':
      return line && tell(DELETE_ADDRESS, { id: line.id });
  }
}

/** The default one is not deleted: the local Shopify does not know what takes its place. */
function lineFor(deed: BookDeed, book: BookLine[], dice: Dice): BookLine | null {
  const fit = deed === 'change' ? book : book.filter(({ isDefault }) => !isDefault);
  return dice.oneOf(fit) ?? null;
}

export function isTaken(ask: Ask, mutation: string, variables: Record<string, unknown>): boolean {
  const [answer] = Object.values(ask(mutation, variables).data ?? {}) as
    { userErrors: object[] }[] | [];
  return answer?.userErrors.length === 0;
}

const ERRORS = '{ userErrors { message } }';
export const UPDATE_CUSTOMER = `mutation ($input: CustomerInput!) { customerUpdate(input: $input) ${ERRORS} }`;
const UPDATE_CONTACT = `mutation ($id: ID!, $input: CompanyContactInput!) { companyContactUpdate(companyContactId: $id, input: $input) ${ERRORS} }`;
const UPDATE_COMPANY = `mutation ($id: ID!, $input: CompanyInput!) { companyUpdate(companyId: $id, input: $input) ${ERRORS} }`;
const UPDATE_LOCATION = `mutation ($id: ID!, $input: CompanyLocationUpdateInput!) { companyLocationUpdate(companyLocationId: $id, input: $input) ${ERRORS} }`;
const TAX = `mutation ($id: ID!, $exempt: Boolean, $registration: String) { companyLocationTaxSettingsUpdate(companyLocationId: $id, taxExempt: $exempt, taxRegistrationId: $registration) ${ERRORS} }`;
const ASSIGN = `mutation ($id: ID!, $address: CompanyAddressInput!, $types: [CompanyAddressType!]!) { companyLocationAssignAddress(locationId: $id, address: $address, addressTypes: $types) ${ERRORS} }`;
const ADD_ADDRESS = `mutation ($customer: ID!, $address: MailingAddressInput!, $isDefault: Boolean) { customerAddressCreate(customerId: $customer, address: $address, setAsDefault: $isDefault) ${ERRORS} }`;
const CHANGE_ADDRESS = `mutation ($customer: ID!, $id: ID!, $address: MailingAddressInput!, $isDefault: Boolean) { customerAddressUpdate(customerId: $customer, addressId: $id, address: $address, setAsDefault: $isDefault) ${ERRORS} }`;
const DELETE_ADDRESS = `mutation ($customer: ID!, $id: ID!) { customerAddressDelete(customerId: $customer, addressId: $id) ${ERRORS} }`;
