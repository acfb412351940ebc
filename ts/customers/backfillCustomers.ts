import { remainingUnits } from '../netsuite/runtime';
import type { Store } from '../setup/stores';
import { call } from '../shopify/client';
import type { CustomersCreatedQuery, CustomersCreatedQueryVariables } from '../shopify/operations';
import { tail } from '../sync/externalIds';
import document from './customersCreated.graphql';

/** What a page costs at most, with the token and the cache. */
const UNITS_PER_PAGE = 40;

/**
 * Ids (gids) of the customers created from `from` up to `to` (ISO moments; '' for no bound). Throws when Shopify does not
 * answer.
 */
export function customersCreated(store: Store, from: string, to: string): string[] {
  const found: string[] = [];
  const isWanted = (createdAt: string) =>
    (from === '' || Date.parse(createdAt) >= Date.parse(from)) &&
    (to === '' || Date.parse(createdAt) < Date.parse(to));
  let last = '0';
  for (;;) {
    if (remainingUnits() < UNITS_PER_PAGE)
      throw new Error('Backfill: too many customers for one run; give their ids in parts.');
    const answer = call<CustomersCreatedQuery, CustomersCreatedQueryVariables>(
      store,
      'sweep',
      document,
      { query: `id:>${last}` },
    );
    if (answer.kind !== 'data') {
      const why = answer.kind === 'refused' ? answer.problem.message : answer.reason;
      throw new Error(`Backfill: Shopify did not list the customers (${why}); start it again.`);
    }
    const { nodes, pageInfo } = answer.data.customers;
    found.push(...nodes.flatMap(({ id, createdAt }) => (isWanted(createdAt) ? [id] : [])));
    const end = nodes.at(-1);
    if (!pageInfo.hasNextPage || !end) return found;
    last = tail(end.id);
  }
}
