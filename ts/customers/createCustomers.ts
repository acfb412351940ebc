import { isFeatureOn } from '../netsuite/runtime';
import { now } from '../netsuite/clock';
import { outcomeOf } from '../sync/classify';
import { tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { done, held, notReached, type Outcome } from '../sync/outcome';
import { customerExternalId, normalisedEmail } from './customerKey';
import { ensureCustomer } from './ensureCustomer';
import { findCustomers } from './findCustomers';
import { readShopifyCustomers } from './readShopifyCustomers';

/** A customer without an order: found by e-mail or made, and linked. One call and 10 units, 12–21 more for each. */
export function createCustomers(
  ids: string[],
  run: RunContext,
): Map<string, { outcome: Outcome; record: string }> {
  const read = readShopifyCustomers(ids, run);
  const ends = new Map<string, { outcome: Outcome; record: string }>();
  if (read.kind === 'failed') {
    for (const id of ids) ends.set(id, { outcome: read.outcome, record: '' });
    return ends;
  }
  const { store } = run;
  const shown = [...read.customers.values()].map((customer) => {
    const email = normalisedEmail(customer.defaultEmailAddress?.emailAddress);
    const key = email === '' ? '' : customerExternalId(store.subsidiary, email);
    return { customer, buyer: { email, externalId: key, linked: '' } };
  });
  const known = shown.filter(({ buyer }) => buyer.email !== '');
  const found = findCustomers(
    known.map(({ buyer }) => buyer.email),
    known.map(({ buyer }) => buyer.externalId),
    [],
    isFeatureOn('SUBSIDIARIES'),
  );
  for (const { customer, buyer } of known) {
    const { id, defaultAddress } = customer;
    try {
      if (!run.mayGoOn()) {
        ends.set(id, { outcome: notReached(now()), record: '' });
        continue;
      }
      const order = {
        name: '',
        phone: null,
        customer,
        billingAddress: defaultAddress,
        shippingAddress: defaultAddress,
      };
      const end = ensureCustomer(order, buyer, found, store, '');
      if (end.kind === 'held') ends.set(id, { outcome: held(end.problem), record: '' });
      else ends.set(id, { outcome: done, record: end.id });
    } catch (error) {
      ends.set(id, {
        outcome: outcomeOf(error, `customer ${tail(id)}`, `customer:${tail(id)}`),
        record: '',
      });
    }
  }
  return ends;
}
