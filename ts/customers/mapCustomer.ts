import { mapAddress } from '../address/mapAddress';
import type { ShopifyOrder } from '../orders/order';
import { missingSetting } from '../orders/problems';
import type { Filled } from '../fieldRules/applyRules';
import type { Fields } from '../netsuite/records';
import type { Mapping } from '../setup/mapped';
import type { Store } from '../setup/stores';
import { tail } from '../sync/externalIds';
import type { Problem } from '../sync/outcome';
import { addressesOf, type BookEntry } from './addressBook';
import { customerFields, type CustomerWithFields } from './customerFields';
import { nameFields, phoneField, type NameFields } from './fieldLengths';
import { customerRuleHolds } from './problems';
import { ruledFields } from './ruledFields';
import { isSamePhone } from './spelling';
import type { FoundCustomer } from './findCustomers';
import { pickCustomer, type Picked, type Repair } from './pickCustomer';

/** What an order says about its buyer. A customer without an order has no `name`. */
export interface OrderOfBuyer extends Pick<
  ShopifyOrder,
  'name' | 'phone' | 'billingAddress' | 'shippingAddress'
> {
  customer:
    | (CustomerWithFields &
        Pick<
          NonNullable<ShopifyOrder['customer']>,
          'id' | 'firstName' | 'lastName' | 'defaultEmailAddress' | 'defaultPhoneNumber'
        >)
    | null;
}

/** Whose order it is, as far as Shopify says. Looked-up keys, no decisions. */
export interface Buyer {
  /** Normalised; '' when the order has none. */
  email: string;
  /** Numbers that may be the buyer's own, as `phoneKey`. */
  phones: string[];
  /** `companyKey` of the company in the billing address; '' for none. */
  company: string;
  /** External id that a customer with this e-mail gets, or with the phone of an account without e-mail; '' without both. */
  externalId: string;
  /** Internal id of the NetSuite customer linked to the Shopify customer; '' when there is none. */
  linked: string;
  /** What a former connector wrote about the Shopify customer; '' where nobody is adopted. */
  former: string;
}

export interface CustomerPlan {
  externalId: string;
  subsidiary: string;
  /** Of the first order; '' where the account has one currency. */
  currency: string;
  name: NameFields;
  /** The name as Shopify has it, where NetSuite's fields do not hold all of it; else ''. */
  fullName: string;
  email: string;
  phone: string;
  taxExempt: boolean;
  /** By the store's list of fields that follow Shopify. */
  fields: Fields;
  /** By its field rules. */
  ruled: Filled;
  /** Default billing and shipping address, one entry when they are the same. */
  addresses: BookEntry[];
}

export type MappedCustomer =
  /** `unlinked`: found by something else than its link or the external id, so that only a link remembers it. `by`: the key. */
  | { kind: 'known'; id: string; unlinked: boolean; repairs: Repair[]; by: string }
  /** The linked customer is not there any more: merged or deleted. */
  | { kind: 'gone'; id: string }
  | { kind: 'create'; plan: CustomerPlan }
  | { kind: 'hold'; problem: Problem };

/**
 * The customer of an order: by link, then by what a former connector wrote, by e-mail, by what the store compares
 * besides, else a new one.
 * Several with one key are a person's decision. `shares`: customers may belong to several subsidiaries.
 */
export function mapCustomer(
  order: OrderOfBuyer,
  buyer: Buyer,
  found: FoundCustomer[],
  store: Store,
  account: { currency: string; shares: boolean; mappings: Mapping[] },
): MappedCustomer {
  if (buyer.linked !== '') {
    const linked = found.filter(({ id }) => id === buyer.linked);
    if (linked.length === 0) return { kind: 'gone', id: buyer.linked };
    // Where customers belong to one subsidiary, a link is nobody's guess; NetSuite says what it does not allow.
    const subsidiary = account.shares ? store.subsidiary : '';
    return known(pick(linked, 'link', subsidiary), false, 'link');
  }
  const guest: MappedCustomer = {
    kind: 'known',
    id: store.guest,
    unlinked: false,
    repairs: [],
    by: 'guest',
  };
  if (order.customer === null && store.settings.orders.guests === 'default')
    return store.guest === '' ? hold(noGuest(store)) : guest;

  for (const rule of ['former', 'email', ...store.settings.customers.match] as MatchRule[]) {
    const same = found.filter((customer) => fits(customer, buyer, rule));
    const made = same.find(({ externalId }) => externalId === buyer.externalId);
    const picked = pick(same, KEY_NAMES[rule], store.subsidiary);
    if (picked.kind !== 'none')
      return known(picked, picked.kind === 'one' && picked.id !== made?.id, KEY_NAMES[rule]);
  }
  if (buyer.email === '' && store.guest !== '') return guest;
  if (buyer.externalId === '') return hold(noGuest(store));
  return newCustomer(order, buyer, store, account);

  function pick(candidates: FoundCustomer[], by: string, subsidiary: string): Picked {
    const whose = order.name
      ? `Order ${order.name}`
      : `Shopify customer ${tail(order.customer?.id ?? '')}`;
    const rules = { subsidiary, shares: account.shares, ...store.settings.customers };
    return pickCustomer(candidates, rules, { whose, by });
  }
}

export type MatchRule = 'former' | 'email' | 'phone' | 'company';

const KEY_NAMES: Record<MatchRule, string> = {
  former: 'Shopify customer id',
  email: 'e-mail address',
  phone: 'phone number',
  company: 'company name',
};

export function fits(customer: FoundCustomer, buyer: Buyer, rule: MatchRule): boolean {
  switch (rule) {
    case 'former':
      return buyer.former !== '' && buyer.former === customer.former;
    case 'email':
      return (
        (buyer.externalId !== '' && customer.externalId === buyer.externalId) ||
        (buyer.email !== '' && customer.email === buyer.email)
      );
    case 'phone':
      return buyer.phones.some((phone) => isSamePhone(phone, customer.phone));
    case 'company':
      return buyer.company !== '' && buyer.company === customer.company;
  }
}

function noGuest(store: Store): Problem {
  return missingSetting('guest', 'guest customer', store.key);
}

function newCustomer(
  order: OrderOfBuyer,
  buyer: Buyer,
  store: Store,
  { currency, mappings }: { currency: string; mappings: Mapping[] },
): MappedCustomer {
  const address = order.billingAddress ?? order.shippingAddress;
  const { customer } = order;
  const ruled = ruledFields({ customer, address }, store.settings, mappings);
  if (ruled.kind === 'unfilled') {
    const id = customer ? tail(customer.id) : order.name;
    const whose = order.name ? `order ${order.name}` : `Shopify customer ${id}`;
    return hold(customerRuleHolds(whose, id, ruled.field, ruled.reason));
  }
  const firstName = order.customer?.firstName || address?.firstName || '';
  const lastName =
    order.customer?.lastName ||
    address?.lastName ||
    address?.company ||
    buyer.email ||
    'Shopify customer';
  const name = nameFields(firstName, lastName);
  const isWhole = spoken(Object.values(name)) === spoken([firstName || '-', lastName || '-']);
  const phone =
    order.customer?.defaultPhoneNumber?.phoneNumber ?? order.phone ?? address?.phone ?? '';
  const plan: CustomerPlan = {
    externalId: buyer.externalId,
    subsidiary: store.subsidiary,
    currency,
    name,
    fullName: isWhole ? '' : [firstName, lastName].filter(Boolean).join(' '),
    email: buyer.email,
    phone: phoneField(phone),
    taxExempt: order.customer?.taxExempt ?? false,
    fields: customer ? customerFields(customer, store.settings.customers, mappings) : {},
    ruled: ruled.filled,
    addresses: addressesOf(
      order.billingAddress && mapAddress(order.billingAddress, mappings),
      order.shippingAddress && mapAddress(order.shippingAddress, mappings),
    ),
  };
  return { kind: 'create', plan };
}

/** Names in a row, without what a cut adds. */
function spoken(names: string[]): string {
  return names.join('').replace(/\s/g, '');
}

function known(picked: Picked, unlinked: boolean, by: string): MappedCustomer {
  if (picked.kind === 'hold') return picked;
  if (picked.kind === 'none') throw new RangeError('nothing was picked');
  return { kind: 'known', id: picked.id, unlinked, repairs: picked.repairs, by };
}

function hold(problem: Problem): MappedCustomer {
  return { kind: 'hold', problem };
}
