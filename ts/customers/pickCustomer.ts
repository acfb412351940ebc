import type { Settings } from '../setup/settings';
import type { Problem } from '../sync/outcome';
import type { FoundCustomer } from './findCustomers';
import { ambiguous, inactive } from './problems';

/** What must be done to a found customer before the store can sell to it. */
export type Repair = 'activate' | 'share';

export type Picked =
  | { kind: 'one'; id: string; repairs: Repair[] }
  | { kind: 'none' }
  | { kind: 'hold'; problem: Problem };

export interface PickRules {
  /** The store's; '' takes customers of every subsidiary. */
  subsidiary: string;
  /** Customers may belong to several subsidiaries. */
  shares: boolean;
  inactive: Settings['customers']['inactive'];
}

/**
 * One of the customers that a key fits, never a guess: those of the store's subsidiary before those of others, which
 * count only where customers may have several subsidiaries; active ones before inactive ones.
 * `whose` begins the sentence of the problem, `by` is the key it names: `Order #1001`, `e-mail address`.
 */
export function pickCustomer(
  candidates: FoundCustomer[],
  { subsidiary, shares, inactive: policy }: PickRules,
  about: { whose: string; by: string },
): Picked {
  const isOurs = (customer: FoundCustomer) =>
    subsidiary === '' || customer.subsidiary === subsidiary || customer.shared;
  const ours = candidates.filter(isOurs);
  const pool = ours.length > 0 || !shares ? ours : candidates;
  const share: Repair[] = pool === ours ? [] : ['share'];
  const active = pool.filter(({ active: isActive }) => isActive);
  const [only] = active.length > 0 ? active : pool;
  if (!only) return { kind: 'none' };
  if (active.length > 1 || (active.length === 0 && pool.length > 1))
    return {
      kind: 'hold',
      problem: ambiguous(about.whose, about.by, active.length > 0 ? active : pool),
    };
  if (active.length === 1) return { kind: 'one', id: only.id, repairs: share };
  return policy === 'activate'
    ? { kind: 'one', id: only.id, repairs: ['activate', ...share] }
    : { kind: 'hold', problem: inactive(only.id) };
}
