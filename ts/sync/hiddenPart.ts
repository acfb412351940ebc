import { deniedProblem, type Answer } from '../shopify/client';
import type { RunContext } from './flow';
import { held, retry, type Outcome } from './outcome';

type Shown = Extract<Answer<{ nodes: readonly unknown[] }>, { kind: 'data' }>;

/**
 * How work ends on objects that Shopify showed a moment ago, where it does not show one of them now, or keeps this `field`
 * from the app: no part of them counts as empty for that. `null`: all of it is there.
 */
export function hiddenPart(
  { data, errors }: Shown,
  field: string,
  { store }: RunContext,
): Outcome | null {
  const denied = deniedProblem(
    store,
    errors.filter(({ path }) => path[0] === 'nodes' && path[2] === field),
  );
  if (denied) return held(denied);
  return data.nodes.includes(null) ? retry('an order vanished while it was read') : null;
}
