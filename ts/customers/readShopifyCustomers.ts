import { call, deniedProblem } from '../shopify/client';
import type {
  CustomerStateFragment,
  LinkedCustomersQuery,
  LinkedCustomersQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import document from './linkedCustomers.graphql';

export type ShopifyCustomers =
  | { kind: 'read'; customers: Map<string, CustomerStateFragment>; points: number }
  | { kind: 'failed'; outcome: Outcome };

/**
 * Customers (gids) as Shopify shows them now, by gid; one that is missing is not shown. What is kept from the app (a scope,
 * protected customer data) looks as if it were empty, so nothing is read then. One call.
 */
export function readShopifyCustomers(ids: string[], run: RunContext): ShopifyCustomers {
  if (ids.length === 0) return { kind: 'read', customers: new Map(), points: 0 };
  const answer = call<LinkedCustomersQuery, LinkedCustomersQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids: [...new Set(ids)], book: run.store.settings.customers.addresses === 'all' },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
  const denied = deniedProblem(run.store, answer.errors);
  if (denied) return { kind: 'failed', outcome: held(denied) };
  const found = answer.data.nodes.flatMap((node): CustomerStateFragment[] =>
    node && 'updatedAt' in node ? [node as CustomerStateFragment] : [],
  );
  return {
    kind: 'read',
    customers: new Map(found.map((customer) => [customer.id, customer])),
    points: answer.points,
  };
}
