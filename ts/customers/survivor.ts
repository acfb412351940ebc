import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import { call } from '../shopify/client';
import type { OrdersOfBuyerQuery, OrdersOfBuyerQueryVariables } from '../shopify/operations';
import { externalId, tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinks } from '../sync/links';
import document from './ordersOfBuyer.graphql';

/**
 * The NetSuite customer that the sales orders of a Shopify customer, company or company location (gid) belong to now: after
 * a merge in NetSuite they are the survivor's. Of a company whose locations are customers, the parent of these. '' when
 * nothing was imported, or when they belong to several. One call, 20 units.
 */
export function survivorOf(buyer: string, run: RunContext): string {
  const answer = call<OrdersOfBuyerQuery, OrdersOfBuyerQueryVariables>(
    run.store,
    run.caller,
    document,
    { id: buyer },
  );
  if (answer.kind !== 'data') return '';
  const { node } = answer.data;
  const orders = node && 'orders' in node ? node.orders.nodes : [];
  const links = findLinks(
    orders.map(({ id }) => externalId(run.store.key, 'order', tail(id), 'so')),
  );
  const ids = [...links.values()].map(({ recordId }) => Number(recordId));
  if (ids.length === 0) return '';
  const isParent =
    run.store.settings.customers.companies === 'location' && buyer.includes('/Company/');
  const owners = readAll(
    `SELECT DISTINCT ${isParent ? 'c.parent' : 't.entity'} AS entity FROM transaction t JOIN customer c ON c.id = t.entity WHERE c.isinactive = 'F' AND t.id IN (${placeholders(ids.length)})`,
    ids,
  );
  const [owner] = owners;
  return owner && owners.length === 1 ? textOf(owner, 'entity') : '';
}
