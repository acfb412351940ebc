import { isFeatureOn } from '../netsuite/runtime';
import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { Mapping } from '../setup/mapped';
import type { Store } from '../setup/stores';
import type { BusinessBuyerFragment } from '../shopify/operations';
import { createOnce } from '../sync/createOnce';
import { externalId, tail } from '../sync/externalIds';
import { underKey } from '../sync/keyClaims';
import { keepLink, type Link } from '../sync/links';
import { companyRecord } from './companyRecord';
import { makingKey } from './customerKey';
import { ensureContact } from './ensureContact';
import { customerAccount, sharesCustomers } from './findBuyers';
import { customersByExternalId, findCustomers, type FoundCustomer } from './findCustomers';
import { companyNameKey, newCompany, pickCompany, type CompanyBuyer } from './mapCompany';
import type { Buyer, OrderOfBuyer } from './mapCustomer';
import { pickCustomer } from './pickCustomer';
import { customerGone } from './problems';
import { readyCustomer } from './readyCustomer';
import type { Ensured } from './ensureCustomer';

/** What is known about the batch of a business order. */
export interface CompanyBatch {
  store: Store;
  links: Map<string, Link>;
  customers: FoundCustomer[];
  mappings: Mapping[];
  /** Which customer has the orders of a company or location (gid) now; '' for unknown. Asked only when its own is gone. */
  survivorOf: (buyer: string) => string;
}

/** Links and customers that a business buyer may have, to be looked up with those of the other orders. */
export function companyLinkIds(
  { company, location, contact }: BusinessBuyerFragment,
  store: string,
): {
  company: string;
  location: string;
  contact: string;
} {
  return {
    company: externalId(store, 'company', tail(company.id), 'cust'),
    location: externalId(store, 'company_location', tail(location.id), 'cust'),
    contact: contact ? externalId(store, 'company_contact', tail(contact.id), 'con') : '',
  };
}

/**
 * The NetSuite customer of a business order: its company, or where the store keeps them the company's location as a child
 * of it; the person who ordered becomes a contact. 0 units when all is linked, 21 for each that is made.
 */
export function ensureCompany(
  order: OrderOfBuyer,
  buyer: Buyer,
  business: BusinessBuyerFragment,
  batch: CompanyBatch,
  currency: string,
): Ensured {
  const { store } = batch;
  const keys = companyLinkIds(business, store.key);
  const byLocation = store.settings.customers.companies === 'location';
  const whose = order.name ? `Order ${order.name}` : 'A Shopify company';

  const company = ensure('company', business.company, '');
  if (company.kind === 'held') return company;
  const location = byLocation ? ensure('company_location', business.location, company.id) : company;
  if (location.kind === 'held') return location;
  const isLinked = batch.links.get(keys.contact)?.state === 'linked';
  if (business.contact && order.customer && !isLinked)
    ensureContact({ ...business.contact, customer: order.customer }, company.id, store);
  return location;

  function ensure(
    entity: 'company' | 'company_location',
    shopify: { id: string; name: string; externalId: string | null },
    parent: string,
  ): Ensured {
    const key = entity === 'company' ? keys.company : keys.location;
    const link = batch.links.get(key);
    const known: CompanyBuyer = {
      linked: link?.state === 'linked' ? link.recordId : '',
      externalId: key,
      given: shopify.externalId?.trim() ?? '',
      name: companyNameKey(shopify.name),
      email: buyer.email,
      parent,
    };
    const { settings, subsidiary } = store;
    const shares = sharesCustomers();
    const rules = { subsidiary, shares, inactive: settings.customers.inactive };
    const linked = batch.customers.filter(({ id }) => id === known.linked);
    if (linked.length > 0) {
      const anywhere = { ...rules, subsidiary: shares ? subsidiary : '' };
      return taken(pickCustomer(linked, anywhere, { whose, by: 'link' }), false);
    }
    const survivor = known.linked === '' ? '' : batch.survivorOf(shopify.id);
    if (survivor !== '') {
      remember(survivor);
      return { kind: 'customer', id: survivor };
    }
    // A location is told by its name among the children of its company.
    const byName = parent !== '' || settings.customers.match.includes('company');
    const picked = pickCompany(known, candidates(), { ...rules, byName }, whose);
    if (picked.kind !== 'none') return taken(picked, true);
    if (known.linked !== '')
      return { kind: 'held', problem: customerGone(known.linked, tail(shopify.id)) };
    // Companies of two stores share a name and no external id: they come one after the other.
    if (parent !== '' || !byName) return make();
    const name = makingKey(shares ? '' : subsidiary, 'company', known.name);
    return underKey({ key: name, store: store.key, subject: key }, (isContested) => {
      const again = isContested
        ? pickCompany(known, candidates(), { ...rules, byName }, whose)
        : picked;
      return again.kind === 'none' ? make() : taken(again, true);
    });

    function candidates(): FoundCustomer[] {
      return findCustomers(
        {
          externalIds: [key, known.given].filter(Boolean),
          ids: [known.given].filter((id) => /^\d{1,15}$/.test(id)),
          ...(parent === ''
            ? { companies: [known.name], emails: [known.email].filter(Boolean) }
            : { parents: [parent] }),
        },
        customerAccount(store),
      );
    }

    function make(): Ensured {
      const plan = newCompany(business, known, store, {
        currency: parent === '' ? currency : currencyOf(parent),
        mappings: batch.mappings,
        addresses: parent !== '' || !byLocation,
      });
      const made = createOnce(
        companyRecord(plan, { suiteTax: isFeatureOn('TAX_OVERHAUL') }),
        `${entity === 'company' ? 'company' : 'company location'} ${tail(shopify.id)}`,
        customersByExternalId,
      );
      if (made.kind === 'held') return made;
      remember(made.id);
      return { kind: 'customer', id: made.id };
    }

    function taken(picked: ReturnType<typeof pickCustomer>, isNew: boolean): Ensured {
      if (picked.kind === 'hold') return { kind: 'held', problem: picked.problem };
      if (picked.kind === 'none') throw new RangeError('nothing was picked');
      if (isNew) remember(picked.id);
      readyCustomer(picked.id, picked.repairs, store);
      return { kind: 'customer', id: picked.id };
    }

    function remember(recordId: string): void {
      keepLink({
        store: store.key,
        entity,
        shopifyId: shopify.id,
        role: 'cust',
        recordType: 'customer',
        recordId,
      });
    }
  }
}

/** A child has its parent's currency (netsuite: MATCHING_CUR_SUB_REQD). '' where the account has one. 10 units. */
function currencyOf(customer: string): string {
  if (!isFeatureOn('MULTICURRENCY')) return '';
  const [row] = readAll(
    `SELECT c.currency AS currency FROM customer c WHERE c.id IN (${placeholders(1)})`,
    [Number(customer)],
  );
  return row ? textOf(row, 'currency') : '';
}
