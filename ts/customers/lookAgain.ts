import { now } from '../netsuite/clock';
import { retry, type Outcome } from '../sync/outcome';

/**
 * Another run agreed on the pair since this one read it. What this one compared with is older than that, so it is not
 * written down: it would make the next change of one side look like one of both.
 */
export function lookAgain(): Outcome {
  return retry('another run agreed on the pair meanwhile', now());
}
