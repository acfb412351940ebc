import type { NetsuiteAddress } from '../address/mapAddress';
import { shopifyPlace } from '../address/shopifyPlace';
import type { Mapping } from '../setup/mapped';
import { call } from '../shopify/client';
import type {
  AddressFragment,
  CustomerAddressCreateMutation,
  CustomerAddressCreateMutationVariables,
  CustomerAddressUpdateMutation,
  CustomerAddressUpdateMutationVariables,
  MailingAddressInput,
} from '../shopify/operations';
import { tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import createAddress from './customerAddressCreate.graphql';
import updateAddress from './customerAddressUpdate.graphql';
import { refusedByShopify } from './problems';

/** The address as Shopify keeps it; `id` is the tail of its gid. */
export type WrittenAddress =
  { kind: 'written'; id: string; address: AddressFragment } | { kind: 'ended'; outcome: Outcome };

type Run = RunContext & { mappings: Mapping[] };

/** `customer` is a gid, `netsuite` the internal id that a problem names, `id` the address's gid or its tail. */
interface ShopifyAddress {
  customer: string;
  netsuite: string;
  id: string;
}

/** One call. `customer` is a gid, `netsuite` the internal id that a problem names. */
export function addShopifyAddress(
  { customer, netsuite, isDefault }: { customer: string; netsuite: string; isDefault: boolean },
  given: NetsuiteAddress,
  run: Run,
): WrittenAddress {
  const answer = call<CustomerAddressCreateMutation, CustomerAddressCreateMutationVariables>(
    run.store,
    run.caller,
    createAddress,
    { customer, address: addressInput(given, run.mappings), isDefault },
  );
  if (answer.kind !== 'data') return { kind: 'ended', outcome: withoutData(answer) };
  return kept(answer.data.customerAddressCreate, netsuite);
}

/** Writes an address where it stands. One call. */
export function changeShopifyAddress(
  at: ShopifyAddress,
  given: NetsuiteAddress,
  run: Run,
): WrittenAddress {
  return update(at, { address: addressInput(given, run.mappings) }, run);
}

/** The customer has this address already: it becomes the default one. One call. */
export function makeDefaultAddress(at: ShopifyAddress, run: Run): WrittenAddress {
  return update(at, { address: {}, setAsDefault: true }, run);
}

function update(
  { customer, netsuite, id }: ShopifyAddress,
  change: Pick<CustomerAddressUpdateMutationVariables, 'address' | 'setAsDefault'>,
  run: Run,
): WrittenAddress {
  const answer = call<CustomerAddressUpdateMutation, CustomerAddressUpdateMutationVariables>(
    run.store,
    run.caller,
    updateAddress,
    { customer, id: gidOf(id), ...change },
  );
  if (answer.kind !== 'data') return { kind: 'ended', outcome: withoutData(answer) };
  return kept(answer.data.customerAddressUpdate, netsuite);
}

function gidOf(id: string): string {
  return id.startsWith('gid:') ? id : `gid://shopify/MailingAddress/${id}`;
}

function kept(
  payload:
    | { address: (AddressFragment & { id: string }) | null; userErrors: { message: string }[] }
    | null
    | undefined,
  netsuite: string,
): WrittenAddress {
  const { address = null, userErrors = [] } = payload ?? {};
  if (!address || userErrors.length > 0)
    return { kind: 'ended', outcome: held(refusedByShopify(netsuite, ['address'], userErrors)) };
  return { kind: 'written', id: tail(address.id), address };
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
