import { mapAddress, type NetsuiteAddress } from '../address/mapAddress';
import type { Mapping } from '../setup/mapped';
import { call } from '../shopify/client';
import type {
  CustomerInput,
  CustomerStateFragment,
  CustomerUpdateMutation,
  CustomerUpdateMutationVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import updateCustomer from './customerUpdate.graphql';
import type { Group } from './customerGroups';
import { hashesOf, valuesOfShopify, type CustomerValues } from './customerValues';
import { refusedByShopify } from './problems';
import { contentKey, netsuiteBook, shopifyBook } from './readBooks';
import {
  addShopifyAddress,
  changeShopifyAddress,
  makeDefaultAddress,
  type WrittenAddress,
} from './writeShopifyAddress';
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
    const about = { customer: customer.id, netsuite: netsuite.id };
    const written = writeDefault(customer, values.address, about, run);
    if (written.kind === 'ended') return written;
    const address = mapAddress(written.address, run.mappings);
    hashes.address = hashesOf({ ...values, address }).address;
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
    ...(groups.includes('email') && { email: values.email || null }),
    ...(groups.includes('phone') && { phone: values.phone || null }),
  };
}

/**
 * An address that the customer has already becomes the default one; else the default one changes where it stands, but for
 * one that is still in NetSuite's book where whole books are kept (10 units to know).
 */
function writeDefault(
  customer: CustomerStateFragment,
  address: NetsuiteAddress,
  about: { customer: string; netsuite: string },
  run: RunContext & { mappings: Mapping[] },
): WrittenAddress {
  const wanted = contentKey(address);
  const same = shopifyBook(customer, run.mappings).find(({ key }) => key === wanted);
  if (same && !same.isDefault) return makeDefaultAddress({ ...about, id: same.id }, run);
  const before = customer.defaultAddress;
  const isKept =
    before !== null &&
    run.store.settings.customers.addresses === 'all' &&
    holdsBesides(about.netsuite, contentKey(mapAddress(before, run.mappings)));
  return before && !isKept
    ? changeShopifyAddress({ ...about, id: before.id }, address, run)
    : addShopifyAddress({ ...about, isDefault: true }, address, run);
}

function holdsBesides(netsuite: string, wanted: string): boolean {
  return netsuiteBook(netsuite).some(({ key, isDefault }) => !isDefault && key === wanted);
}

function ended(outcome: Outcome): WrittenInShopify {
  return { kind: 'ended', outcome };
}
