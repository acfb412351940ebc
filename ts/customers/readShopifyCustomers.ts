import { call } from '../shopify/client';
import type {
  CustomerStateFragment,
  LinkedCustomersQuery,
  LinkedCustomersQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import document from './linkedCustomers.graphql';

/** `denied`: fields that Shopify keeps from the app (protected customer data); they are empty here, whatever they hold. */
export type ShownCustomer = CustomerStateFragment & { denied: string[] };

export type ShopifyCustomers =
  | { kind: 'read'; customers: Map<string, ShownCustomer>; points: number }
  | { kind: 'failed'; outcome: Outcome };

/** Customers (gids) as Shopify shows them now, by gid; one that is missing is not shown. One call. */
export function readShopifyCustomers(ids: string[], run: RunContext): ShopifyCustomers {
  if (ids.length === 0) return { kind: 'read', customers: new Map(), points: 0 };
  const answer = call<LinkedCustomersQuery, LinkedCustomersQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids: [...new Set(ids)], book: run.store.settings.customers.addresses === 'all' },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
  const found = answer.data.nodes.flatMap((node, index): ShownCustomer[] => {
    if (!node || !('updatedAt' in node)) return [];
    const own = answer.errors.filter(({ path }) => path[0] === 'nodes' && path[1] === index);
    return [
      { ...(node as CustomerStateFragment), denied: own.map(({ path }) => String(path[2] ?? '')) },
    ];
  });
  return {
    kind: 'read',
    customers: new Map(found.map((customer) => [customer.id, customer])),
    points: answer.points,
  };
}
