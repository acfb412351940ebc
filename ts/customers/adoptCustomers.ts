import { tablesOf } from '../setup/tables';
import type { Store } from '../setup/stores';
import { now } from '../netsuite/clock';
import type { CustomerStateFragment } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, notReached, type Outcome } from '../sync/outcome';
import { link } from './ensureCustomer';
import { buyerOf, findBuyers, sharesCustomers } from './findBuyers';
import { mapCustomer, type OrderOfBuyer } from './mapCustomer';
import { readShopifyCustomers } from './readShopifyCustomers';

/** What became of a customer; `record` is the NetSuite customer that it is linked to now. */
export interface CustomerEnd {
  outcome: Outcome;
  record: string;
}

/**
 * Customers of Shopify (gids, not linked yet) that were there before the cut-over: linked to the NetSuite customer that the
 * former connector made for them, found by its field, by e-mail or by what the store compares besides. In a dry run only
 * the note of the activity says who that is. Those without one are left for their first order and not answered when they
 * are to be made. One call and 10 units, 6 more for each that is linked.
 */
export function adoptCustomers(ids: string[], run: RunContext): Map<string, CustomerEnd> {
  const ends = new Map<string, CustomerEnd>();
  const { adopt, create } = run.store.settings.customers;
  if (ids.length === 0 || adopt.before === '') return ends;
  const read = readShopifyCustomers(ids, run);
  if (read.kind === 'failed')
    return new Map(ids.map((id) => [id, { outcome: read.outcome, record: '' }]));
  const store = asAdopting(run.store);
  const former = [...read.customers.values()]
    .filter(({ createdAt }) => Date.parse(createdAt) < Date.parse(adopt.before))
    .map((customer) => {
      const order = asOrder(customer);
      return { id: customer.id, order, buyer: buyerOf(order, store, null) };
    });
  const found = findBuyers(
    former.map(({ buyer }) => buyer),
    store,
  );
  const account = {
    currency: '',
    mappings: tablesOf(store.key).mappings,
    shares: sharesCustomers(),
  };
  for (const { id, order, buyer } of former) {
    if (!run.mayGoOn()) {
      ends.set(id, { outcome: notReached(now()), record: '' });
      continue;
    }
    const mapped = mapCustomer(order, buyer, found, store, account);
    if (mapped.kind === 'known' && mapped.id !== store.guest) {
      if (!adopt.dryRun) link(order, mapped.id, store);
      const whom = `customer ${mapped.id} by its ${mapped.by}`;
      ends.set(id, {
        outcome: { kind: 'done', note: `${adopt.dryRun ? 'would adopt' : 'adopted'} ${whom}` },
        record: adopt.dryRun ? '' : mapped.id,
      });
    } else if (mapped.kind === 'hold' && buyer.externalId !== '') {
      const { problem } = mapped;
      const note = `would be held: ${problem.message}`;
      ends.set(id, { outcome: adopt.dryRun ? { kind: 'done', note } : held(problem), record: '' });
    } else if (adopt.dryRun || !create) {
      ends.set(id, { outcome: { kind: 'done', note: 'no NetSuite customer has it' }, record: '' });
    }
  }
  return ends;
}

/** A dry run looks as the real one does; and a link does not sell, so that inactive customers count. */
export function asAdopting(store: Store): Store {
  const { customers } = store.settings;
  const adopt = { ...customers.adopt, dryRun: false };
  return {
    ...store,
    settings: { ...store.settings, customers: { ...customers, adopt, inactive: 'activate' } },
  };
}

/** A customer without an order, as mapping takes it. */
export function asOrder(customer: CustomerStateFragment): OrderOfBuyer & { email: null } {
  return {
    name: '',
    email: null,
    phone: null,
    customer,
    billingAddress: customer.defaultAddress,
    shippingAddress: customer.defaultAddress,
  };
}
