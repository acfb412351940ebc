import { mapAddress, type NetsuiteAddress } from '../address/mapAddress';
import type { ShopifyAddress, ShopifyOrder } from '../orders/order';
import { missingSetting } from '../orders/problems';
import type { Store } from '../setup/stores';
import type { Problem } from '../sync/outcome';
import { nameField, phoneField } from './fieldLengths';
import type { FoundCustomer } from './findCustomers';

/** What an order says about its buyer. A customer without an order has no `name`. */
export interface OrderOfBuyer extends Pick<
  ShopifyOrder,
  'name' | 'phone' | 'billingAddress' | 'shippingAddress'
> {
  customer: Pick<
    NonNullable<ShopifyOrder['customer']>,
    'id' | 'firstName' | 'lastName' | 'defaultPhoneNumber'
  > | null;
}

/** Whose order it is, as far as Shopify says. Looked-up keys, no decisions. */
export interface Buyer {
  /** Normalised; '' when the order has none. */
  email: string;
  /** External id that a customer with this e-mail gets; '' without e-mail. */
  externalId: string;
  /** Internal id of the NetSuite customer linked to the Shopify customer; '' when there is none. */
  linked: string;
}

export interface CustomerPlan {
  externalId: string;
  subsidiary: string;
  /** Of the first order; '' where the account has one currency. */
  currency: string;
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  /** Default billing and shipping address, one entry when they are the same. */
  addresses: { billing: boolean; shipping: boolean; address: NetsuiteAddress }[];
}

export type MappedCustomer =
  /** `byEmail`: found and not yet linked. */
  | { kind: 'known'; id: string; byEmail: boolean }
  | { kind: 'create'; plan: CustomerPlan }
  | { kind: 'hold'; problem: Problem };

/**
 * The customer of an order: by link, then by e-mail within the store's subsidiary, else a new one.
 * Several with one e-mail are a person's decision; an inactive one is neither used nor doubled.
 */
export function mapCustomer(
  order: OrderOfBuyer,
  buyer: Buyer,
  found: FoundCustomer[],
  store: Store,
  currency: string,
): MappedCustomer {
  const linked = found.find(({ id }) => id === buyer.linked);
  if (linked) return linked.active ? known(linked, false) : hold(inactive(linked));

  if (
    buyer.email === '' ||
    (order.customer === null && store.settings.orders.guests === 'default')
  ) {
    if (store.guest === '') return hold(missingSetting('guest', 'guest customer', store.key));
    return { kind: 'known', id: store.guest, byEmail: false };
  }
  const same = found.filter(
    (customer) =>
      customer.externalId === buyer.externalId ||
      (customer.email === buyer.email &&
        (store.subsidiary === '' || customer.subsidiary === store.subsidiary)),
  );
  const active = same.filter((customer) => customer.active);
  const [first] = active;
  if (first && active.length === 1) return known(first, first.externalId !== buyer.externalId);
  if (active.length > 1) return hold(ambiguous(order, active));
  if (same[0]) return hold(inactive(same[0]));
  return { kind: 'create', plan: newCustomer(order, buyer, store, currency) };
}

function newCustomer(
  order: OrderOfBuyer,
  buyer: Buyer,
  store: Store,
  currency: string,
): CustomerPlan {
  const address = order.billingAddress ?? order.shippingAddress;
  const firstName = order.customer?.firstName || address?.firstName || '';
  const lastName = order.customer?.lastName || address?.lastName || address?.company || buyer.email;
  const phone =
    order.customer?.defaultPhoneNumber?.phoneNumber ?? order.phone ?? address?.phone ?? '';
  return {
    externalId: buyer.externalId,
    subsidiary: store.subsidiary,
    currency,
    firstName: nameField(firstName),
    lastName: nameField(lastName),
    email: buyer.email,
    phone: phoneField(phone),
    addresses: addressesOf(order.billingAddress, order.shippingAddress),
  };
}

function addressesOf(
  billing: ShopifyAddress | null,
  shipping: ShopifyAddress | null,
): CustomerPlan['addresses'] {
  const bill = billing && mapAddress(billing);
  const ship = shipping && mapAddress(shipping);
  if (bill && JSON.stringify(bill) === JSON.stringify(ship)) {
    return [{ billing: true, shipping: true, address: bill }];
  }
  return [
    ...(bill ? [{ billing: true, shipping: ship === null, address: bill }] : []),
    ...(ship ? [{ billing: bill === null, shipping: true, address: ship }] : []),
  ];
}

function known(customer: FoundCustomer, byEmail: boolean): MappedCustomer {
  return { kind: 'known', id: customer.id, byEmail };
}

function hold(problem: Problem): MappedCustomer {
  return { kind: 'hold', problem };
}

function ambiguous(order: OrderOfBuyer, customers: FoundCustomer[]): Problem {
  const ids = customers.map(({ id }) => id).sort();
  return {
    cause: `customers:${ids.join(',')}`,
    code: 'CUSTOMER_AMBIGUOUS',
    class: 'data',
    owner: 'accounting',
    subject: `customers ${ids.join(', ')}`,
    message: `${order.name ? `Order ${order.name}` : 'A Shopify customer'} belongs to one e-mail address that several NetSuite customers have: internal ids ${ids.join(', ')}.`,
    next: 'Merge these customers in NetSuite or leave the e-mail on one of them; then set this error to Released.',
  };
}

function inactive(customer: FoundCustomer): Problem {
  return {
    cause: `customer:${customer.id}`,
    code: 'CUSTOMER_INACTIVE',
    class: 'data',
    owner: 'accounting',
    subject: `customer ${customer.id}`,
    message: `The NetSuite customer with internal id ${customer.id} is inactive, and an order belongs to it.`,
    next: 'Activate the customer, or merge it into an active one; then set this error to Released.',
  };
}
