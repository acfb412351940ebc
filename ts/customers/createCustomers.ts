import { tablesOf } from '../setup/tables';
import { now } from '../netsuite/clock';
import { outcomeOf } from '../sync/classify';
import { tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { done, held, notReached } from '../sync/outcome';
import { asOrder, type CustomerEnd } from './adoptCustomers';
import { ensureCustomer } from './ensureCustomer';
import { buyerOf, findBuyers } from './findBuyers';
import { readShopifyCustomers } from './readShopifyCustomers';

/** A customer without an order: found by e-mail or made, and linked. One call and 10 units, 12–21 more for each. */
export function createCustomers(ids: string[], run: RunContext): Map<string, CustomerEnd> {
  const ends = new Map<string, CustomerEnd>();
  if (ids.length === 0) return ends;
  const read = readShopifyCustomers(ids, run);
  if (read.kind === 'failed') {
    for (const id of ids) ends.set(id, { outcome: read.outcome, record: '' });
    return ends;
  }
  const { store } = run;
  const known = [...read.customers.values()]
    .map((customer) => {
      const order = asOrder(customer);
      return { customer, order, buyer: buyerOf(order, store, null) };
    })
    .filter(({ buyer }) => buyer.email !== '');
  const { mappings } = tablesOf(store.key);
  const found = findBuyers(
    known.map(({ buyer }) => buyer),
    store,
  );
  for (const { customer, order, buyer } of known) {
    const { id } = customer;
    try {
      if (!run.mayGoOn()) {
        ends.set(id, { outcome: notReached(now()), record: '' });
        continue;
      }
      const end = ensureCustomer(order, buyer, found, store, {
        currency: '',
        mappings,
        survivorOf: () => '',
      });
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
