import type { NetsuiteAddress } from '../address/mapAddress';
import { mapAddress } from '../address/mapAddress';
import { shopifyPlace } from '../address/shopifyPlace';
import type { Mapping } from '../setup/mapped';
import { call, type Answer } from '../shopify/client';
import type {
  CustomerAddressCreateMutation,
  CustomerAddressCreateMutationVariables,
  CustomerAddressUpdateMutation,
  CustomerAddressUpdateMutationVariables,
  CustomerInput,
  CustomerStateFragment,
  CustomerUpdateMutation,
  CustomerUpdateMutationVariables,
  MailingAddressInput,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import createAddress from './customerAddressCreate.graphql';
import updateAddress from './customerAddressUpdate.graphql';
import updateCustomer from './customerUpdate.graphql';
import type { Group } from './customerGroups';
import { hashesOf, valuesOfShopify, type CustomerValues } from './customerValues';
import { refusedByShopify } from './problems';
import { writeShown } from './writeShown';

/** `hashes`: the written groups as Shopify keeps them. */
export type WrittenInShopify =
  { kind: 'written'; hashes: Partial<Record<Group, string>> } | { kind: 'ended'; outcome: Outcome };

/** Writes these groups of a NetSuite customer to its Shopify customer. One call, another one for the address. */
export function writeShopifyCustomer(
  customer: CustomerStateFragment,
  netsuite: { id: string; values: CustomerValues },
  groups: Group[],
  run: RunContext & { mappings: Mapping[] },
): WrittenInShopify {
  const { values } = netsuite;
  const hashes: Partial<Record<Group, string>> = {};
  const fields = groups.filter((group) => !['address', 'shown'].includes(group));
  if (fields.length > 0) {
    const input = { id: customer.id, ...fieldsOf(values, fields) };
    const answer = call<CustomerUpdateMutation, CustomerUpdateMutationVariables>(
      run.store,
      run.caller,
      updateCustomer,
      { input },
    );
    if (answer.kind !== 'data') return ended(withoutData(answer));
    const { customer: written, userErrors = [] } = answer.data.customerUpdate ?? {};
    if (!written || userErrors.length > 0)
      return ended(held(refusedByShopify(netsuite.id, fields, userErrors)));
    const now = hashesOf(valuesOfShopify(written, null, run.mappings));
    for (const group of fields) hashes[group] = now[group];
  }
  if (groups.includes('address') && values.address) {
    const answer = writeAddress(customer, values.address, run);
    if (answer.kind !== 'data') return ended(withoutData(answer));
    const { address, userErrors } = answer.data;
    if (!address || userErrors.length > 0)
      return ended(held(refusedByShopify(netsuite.id, ['address'], userErrors)));
    hashes.address = hashesOf({ ...values, address: mapAddress(address, run.mappings) }).address;
  }
  if (groups.includes('shown')) {
    const { id } = netsuite;
    const refused = writeShown(
      customer,
      { id, shown: values.shown ?? {} },
      run.store.settings.customers,
      run,
    );
    if (refused) return ended(refused);
    hashes.shown = '';
  }
  return { kind: 'written', hashes };
}

function fieldsOf(values: CustomerValues, groups: Group[]): Omit<CustomerInput, 'id'> {
  const shown = (name: string) => (name === '-' ? '' : name);
  return {
    ...(groups.includes('name') &&
      values.name && { firstName: shown(values.name.first), lastName: shown(values.name.last) }),
    ...(groups.includes('email') && { email: values.email }),
    ...(groups.includes('phone') && { phone: values.phone }),
  };
}

type AddressPayload = NonNullable<CustomerAddressUpdateMutation['customerAddressUpdate']>;

function writeAddress(
  customer: CustomerStateFragment,
  given: NetsuiteAddress,
  run: RunContext & { mappings: Mapping[] },
): Answer<AddressPayload> {
  const address = addressInput(given, run.mappings);
  const nothing: AddressPayload = { address: null, userErrors: [] };
  if (customer.defaultAddress) {
    const { id } = customer.defaultAddress;
    const answer = call<CustomerAddressUpdateMutation, CustomerAddressUpdateMutationVariables>(
      run.store,
      run.caller,
      updateAddress,
      { customer: customer.id, id, address },
    );
    if (answer.kind !== 'data') return answer;
    return { ...answer, data: answer.data.customerAddressUpdate ?? nothing };
  }
  const answer = call<CustomerAddressCreateMutation, CustomerAddressCreateMutationVariables>(
    run.store,
    run.caller,
    createAddress,
    { customer: customer.id, address },
  );
  if (answer.kind !== 'data') return answer;
  return { ...answer, data: answer.data.customerAddressCreate ?? nothing };
}

/** `mapAddress` the other way. A state that is no code is left to Shopify's own reading of the place. */
function addressInput(address: NetsuiteAddress, mappings: Mapping[]): MailingAddressInput {
  const person = address.attention || address.addressee;
  const space = person.lastIndexOf(' ');
  const { country, state } = shopifyPlace(address, mappings);
  return {
    firstName: space < 0 ? '' : person.slice(0, space),
    lastName: person.slice(space + 1),
    company: address.attention === '' ? '' : address.addressee,
    address1: address.addr1,
    address2: [address.addr2, address.addr3].filter(Boolean).join(' '),
    city: address.city,
    ...(/^[A-Z0-9][A-Z0-9-]{0,5}$/.test(state) && { provinceCode: state }),
    zip: address.zip,
    countryCode: country,
    phone: address.addrphone,
  };
}

function ended(outcome: Outcome): WrittenInShopify {
  return { kind: 'ended', outcome };
}
