import { isFeatureOn } from '../netsuite/runtime';
import type { Mapping } from '../setup/mapped';
import type { Store } from '../setup/stores';
import { createOnce } from '../sync/createOnce';
import { underKey } from '../sync/keyClaims';
import { keepLink } from '../sync/links';
import { noteWork } from '../sync/work';
import type { Problem } from '../sync/outcome';
import { companyKey, phoneKey } from './spelling';
import { customerRecord } from './customerRecord';
import { makingKey } from './customerKey';
import { findBuyers, sharesCustomers } from './findBuyers';
import { customersByExternalId, type FoundCustomer } from './findCustomers';
import {
  mapCustomer,
  type Buyer,
  type CustomerPlan,
  type MappedCustomer,
  type OrderOfBuyer,
} from './mapCustomer';
import type { Repair } from './pickCustomer';
import { customerGone } from './problems';
import { readyCustomer } from './readyCustomer';

export type Ensured = { kind: 'customer'; id: string } | { kind: 'held'; problem: Problem };

/**
 * The NetSuite customer of an order: found, or made once. What it finds out is added to `found`, for the next order of
 * the same buyer. 0 units for a known one, 6 to link a matched one, 15 for a new one, 6 more to link it, and 6 to note the
 * first look at a pair that the store follows. 8–18 more for each phone of a new one where the store compares phones.
 * `survivorOf` is asked only for a linked customer that is gone: which customer has its orders now, '' for unknown.
 */
export function ensureCustomer(
  order: OrderOfBuyer,
  buyer: Buyer,
  found: FoundCustomer[],
  store: Store,
  about: { currency: string; mappings: Mapping[]; survivorOf: () => string },
): Ensured {
  const { currency, mappings, survivorOf } = about;
  const account = { currency, mappings, shares: sharesCustomers() };
  const space = account.shares ? '' : store.subsidiary;
  const mapped = mapCustomer(order, buyer, found, store, account);
  switch (mapped.kind) {
    case 'hold':
      return { kind: 'held', problem: mapped.problem };
    case 'gone':
      return followGone(order, mapped.id, survivorOf(), () =>
        mapCustomer(order, { ...buyer, linked: '' }, found, store, account),
      );
    case 'known':
      if (mapped.unlinked || lacksLink(mapped.id, buyer, store)) link(order, mapped.id, store);
      return ready(mapped.id, mapped.repairs);
    case 'create':
      return makeOnce(mapped.plan);
  }

  /**
   * Its external id is made of its e-mail. Where the store compares phones, orders that share only a phone come one after
   * the other: whoever had the number before may have made the customer.
   */
  function makeOnce(plan: CustomerPlan): Ensured {
    const keys = store.settings.customers.match.includes('phone')
      ? [...new Set(buyer.phones.map((phone) => makingKey(space, 'phone', phone)))].sort()
      : [];
    const holding = (index: number, isContested: boolean): Ensured => {
      const key = keys[index];
      if (key !== undefined)
        return underKey({ key, store: store.key, subject: plan.externalId }, (wasThere) =>
          holding(index + 1, isContested || wasThere),
        );
      const again = isContested ? mapCustomer(order, buyer, lookAgain(), store, account) : null;
      if (again?.kind === 'hold') return { kind: 'held', problem: again.problem };
      if (again?.kind !== 'known') return make(plan);
      link(order, again.id, store);
      return ready(again.id, again.repairs);
    };
    return holding(0, false);
  }

  function lookAgain(): FoundCustomer[] {
    const now = findBuyers([buyer], store);
    found.push(...now.filter(({ id }) => !found.some((known) => known.id === id)));
    return now;
  }

  function make(plan: CustomerPlan): Ensured {
    const created = createOnce(
      customerRecord(plan, { suiteTax: isFeatureOn('TAX_OVERHAUL') }),
      order.name ? `the customer of order ${order.name}` : 'a customer of Shopify',
      customersByExternalId,
    );
    if (created.kind === 'held') return created;
    found.push({
      id: created.id,
      externalId: plan.externalId,
      email: plan.email,
      phone: phoneKey(plan.phone),
      company: companyKey(''),
      parent: '',
      subsidiary: plan.subsidiary,
      shared: false,
      active: true,
      former: '',
    });
    if (lacksLink(created.id, buyer, store)) link(order, created.id, store);
    return { kind: 'customer', id: created.id };
  }

  /** Merged in NetSuite: the customer that has its orders, or the one with its keys. Never a new one without a person. */
  function followGone(
    { customer }: OrderOfBuyer,
    gone: string,
    survivor: string,
    look: () => MappedCustomer,
  ): Ensured {
    if (survivor !== '') {
      link(order, survivor, store);
      return ready(survivor, []);
    }
    const other = look();
    if (other.kind === 'hold') return { kind: 'held', problem: other.problem };
    if (other.kind !== 'known' || other.id === store.guest)
      return { kind: 'held', problem: customerGone(gone, customer?.id ?? '') };
    link(order, other.id, store);
    return ready(other.id, other.repairs);
  }

  function ready(id: string, repairs: Repair[]): Ensured {
    readyCustomer(id, repairs, store);
    if (repairs.length > 0) {
      const known = found.find((customer) => customer.id === id);
      if (known) Object.assign(known, { active: true, shared: true });
    }
    return { kind: 'customer', id };
  }
}

/** Only stores that follow changes of customers pay for a link that the external id makes needless otherwise. */
function lacksLink(id: string, { linked }: Buyer, { settings, guest }: Store): boolean {
  return follows({ settings }) && linked === '' && id !== guest;
}

/** Are changes of customers carried over? */
export function follows({ settings }: Pick<Store, 'settings'>): boolean {
  return settings.customers.import || settings.customers.push;
}

/**
 * A customer that was there before keeps its own external id; then the link is the only map (design, rule 4). Where changes
 * are followed, the pair is looked at soon: what either side changes before that counts as agreed.
 */
export function link(
  { customer }: Pick<OrderOfBuyer, 'customer'>,
  recordId: string,
  store: Store,
): void {
  if (!customer) return;
  keepLink({
    store: store.key,
    entity: 'customer',
    shopifyId: customer.id,
    role: 'cust',
    recordType: 'customer',
    recordId,
  });
  if (follows(store))
    noteWork({ store: store.key, entity: 'customer', subject: customer.id, action: 'changed' });
}
