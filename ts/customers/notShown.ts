import { tail } from '../sync/externalIds';
import { markRemoved, type Link } from '../sync/links';
import { held, type Outcome } from '../sync/outcome';
import { errorState } from '../sync/syncErrors';
import { notReadable } from './problems';

/** A read may lag a write by seconds (finding 38). */
const TRIES = 3;

/**
 * A linked pair of which Shopify shows nothing. That alone never means that it was deleted (review 18): the news of it says
 * so, or a person who looked and released the error; then the pair ends. 10 units, 12 when it ends.
 */
export function notShown(link: Link): Outcome {
  const problem = notReadable(link.entity, tail(link.shopifyId), link.recordId);
  if (errorState(link.store, problem.cause) !== 'released') return held(problem, TRIES);
  markRemoved(link.id);
  return { kind: 'done', note: 'not shown in Shopify; a person has looked for it' };
}

/** Shopify told of its deletion: the pairs that it stood in end, so that nobody looks for it any more. 2 units each. */
export function deletedThere(links: (Link | undefined)[]): Outcome {
  for (const link of links) if (link?.state === 'linked') markRemoved(link.id);
  return { kind: 'done', note: 'deleted in Shopify; nothing is deleted here' };
}
