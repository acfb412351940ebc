import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import { call } from '../shopify/client';
import type { OrdersOfCustomerQuery, OrdersOfCustomerQueryVariables } from '../shopify/operations';
import { externalId, tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinks } from '../sync/links';
import document from './ordersOfCustomer.graphql';

/**
 * The NetSuite customer that the sales orders of a Shopify customer (gid) belong to now: after a merge in NetSuite they are
 * the survivor's. '' when nothing was imported for him, or when they belong to several. One call, 20 units.
 */
export function survivorOf(customer: string, run: RunContext): string {
  const answer = call<OrdersOfCustomerQuery, OrdersOfCustomerQueryVariables>(
    run.store,
    run.caller,
    document,
    { id: customer },
  );
  if (answer.kind !== 'data') return '';
  const orders = answer.data.customer?.orders.nodes ?? [];
  const links = findLinks(
    orders.map(({ id }) => externalId(run.store.key, 'order', tail(id), 'so')),
  );
  const ids = [...links.values()].map(({ recordId }) => Number(recordId));
  if (ids.length === 0) return '';
  const owners = readAll(
    `SELECT DISTINCT t.entity AS entity FROM transaction t JOIN customer c ON c.id = t.entity WHERE c.isinactive = 'F' AND t.id IN (${placeholders(ids.length)})`,
    ids,
  );
  const [owner] = owners;
  return owner && owners.length === 1 ? textOf(owner, 'entity') : '';
}
