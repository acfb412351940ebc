import { releaseStop } from '../fulfillments/stopSignal';
import { sha256 } from '../netsuite/hash';
import type { Problem } from '../sync/outcome';
import { errorState } from '../sync/syncErrors';
import { changeByHand, type ByHand } from './changeByHand';
import { documentsOf } from './documentsOf';
import type { SalesOrderPlan } from './orderPlan';
import { UNTIL_RIGHT } from './stops';

export interface Asked {
  /** What a person has to bring about; null when nothing is left to ask. */
  problem: Problem | null;
  /** Differences to Shopify (hash of each) that a person has dealt with in documents of their own. */
  accepted: string[];
}

/**
 * Asks a person for what the sales order can't follow. What is shipped or billed stays on it for good: once the error is
 * set to Released, that difference is dealt with, and its stop goes. What is only picked is tried again instead. 20 units
 * while something is open, nothing otherwise.
 */
export function askFor(
  byHand: ByHand[],
  salesOrder: string,
  plan: SalesOrderPlan,
  accepted: string[],
): Asked {
  const open = byHand.filter(({ reason }) => !accepted.includes(sha256(reason)));
  if (open.length === 0) return { problem: null, accepted };
  const documents = documentsOf(plan.store, plan.orderId, plan.currency);
  const problem = changeByHand(plan, open, documents);
  const isFinal = open.every(({ steps }) => !steps.includes('picked'));
  if (!isFinal || errorState(plan.store, problem.cause) !== 'released')
    return { problem, accepted };
  releaseStop(salesOrder, UNTIL_RIGHT);
  return { problem: null, accepted: [...accepted, ...open.map(({ reason }) => sha256(reason))] };
}
