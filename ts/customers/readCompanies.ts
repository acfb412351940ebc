import { call } from '../shopify/client';
import type {
  BusinessBuyerFragment,
  CompaniesOfOrdersQuery,
  CompaniesOfOrdersQueryVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import document from './companiesOfOrders.graphql';

export type CompaniesRead =
  | { kind: 'read'; companies: Map<string, BusinessBuyerFragment>; points: number }
  | { kind: 'failed'; outcome: Outcome };

/** The companies behind business orders (gids), by order. One call; none without such orders. */
export function readCompanies(orders: string[], run: RunContext): CompaniesRead {
  if (orders.length === 0) return { kind: 'read', companies: new Map(), points: 0 };
  const answer = call<CompaniesOfOrdersQuery, CompaniesOfOrdersQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids: orders },
  );
  if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
  const companies = new Map<string, BusinessBuyerFragment>();
  for (const node of answer.data.nodes) {
    if (!node || !('purchasingEntity' in node) || !node.purchasingEntity) continue;
    if ('company' in node.purchasingEntity)
      companies.set(node.id, node.purchasingEntity as BusinessBuyerFragment);
  }
  return { kind: 'read', companies, points: answer.points / orders.length };
}
