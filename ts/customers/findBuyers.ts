import { isFeatureOn } from '../netsuite/runtime';
import type { Store } from '../setup/stores';
import type { Link } from '../sync/links';
import { customerExternalId } from './customerKey';
import { companyKey, normalisedEmail, phoneKey } from './spelling';
import { findCustomers, type CustomerAccount, type FoundCustomer } from './findCustomers';
import { adoptsBy, formerKey } from './formerConnector';
import { fits, type Buyer, type OrderOfBuyer } from './mapCustomer';

/** Whose order it is, with the keys under which NetSuite may know them. `link`: that of its Shopify customer. */
export function buyerOf(
  order: OrderOfBuyer & { email: string | null },
  store: Pick<Store, 'subsidiary' | 'settings'>,
  link: Link | null,
): Buyer {
  const { customer, billingAddress } = order;
  const email = normalisedEmail(customer?.defaultEmailAddress?.emailAddress ?? order.email);
  const phones = [customer?.defaultPhoneNumber?.phoneNumber, order.phone, billingAddress?.phone];
  const numbers = distinct(phones.map(phoneKey));
  // An account without e-mail is told by its phone; a guest without both is nobody.
  const key = email || (customer && numbers[0] ? `tel:${numbers[0]}` : '');
  return {
    email,
    phones: numbers,
    company: companyKey(billingAddress?.company),
    externalId: key === '' ? '' : customerExternalId(store.subsidiary, key),
    linked: link?.state === 'linked' ? link.recordId : '',
    former: customer ? formerKey(customer.id, store.settings.customers) : '',
  };
}

/**
 * NetSuite customers that may be these buyers. 10 units; 10 more only where the store compares phones or company names
 * and a buyer is not known by link or e-mail. `others`: internal ids of further customers that are wanted.
 */
export function findBuyers(buyers: Buyer[], store: Store, others: string[] = []): FoundCustomer[] {
  const account = customerAccount(store);
  const found = findCustomers(
    {
      emails: distinct(buyers.map(({ email }) => email)),
      externalIds: distinct(buyers.map(({ externalId }) => externalId)),
      ids: distinct([...buyers.map(({ linked }) => linked), ...others]),
      former: distinct(buyers.filter(({ linked }) => linked === '').map(({ former }) => former)),
    },
    account,
  );
  const { match } = store.settings.customers;
  const unknown = buyers.filter(
    (buyer) =>
      buyer.linked === '' &&
      !found.some((customer) => fits(customer, buyer, 'former') || fits(customer, buyer, 'email')),
  );
  if (match.length === 0 || unknown.length === 0) return found;
  const byRule = findCustomers(
    {
      phones: match.includes('phone') ? distinct(unknown.flatMap(({ phones }) => phones)) : [],
      companies: match.includes('company') ? distinct(unknown.map(({ company }) => company)) : [],
    },
    account,
  );
  return [...found, ...byRule.filter(({ id }) => !found.some((known) => known.id === id))];
}

export function customerAccount({
  subsidiary,
  settings,
}: Pick<Store, 'subsidiary' | 'settings'>): CustomerAccount {
  return {
    oneWorld: isFeatureOn('SUBSIDIARIES'),
    sharedWith: sharesCustomers() ? subsidiary : '',
    adopts: adoptsBy(settings.customers),
  };
}

/** Customers may belong to several subsidiaries (review 15). */
export function sharesCustomers(): boolean {
  return isFeatureOn('MULTISUBSIDIARYCUSTOMER');
}

function distinct(values: string[]): string[] {
  return [...new Set(values.filter(Boolean))];
}
