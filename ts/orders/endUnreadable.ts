import { outcomeOf } from '../sync/classify';
import { externalId, tail } from '../sync/externalIds';
import type { Item, RunContext } from '../sync/flow';
import { agree, findLinks, type Link } from '../sync/links';
import { retry, type Outcome } from '../sync/outcome';
import { errorState } from '../sync/syncErrors';
import { parseAgreed } from './agreed';
import { followDeletion } from './followDeletion';
import { unreadableOrder } from './problems';
import type { ReadState } from './readStates';

/**
 * What becomes of orders that Shopify shows nothing of. That alone never means that they were deleted (review 18): the
 * news of it says so, or a person who looked and released the error. One that was cancelled before is over either way. An
 * order that was deleted and is still shown is read too early. 10 units, and 10 to 100 for each.
 */
export function endUnreadable(states: ReadState[], items: Item[], run: RunContext): ReadState[] {
  const isDeleted = (subject: string) =>
    items.some((item) => item.subject === subject && item.action === 'deleted');
  const read = states.map((one): ReadState => {
    const { subject, points } = one;
    if (one.kind === 'ended' || !isDeleted(subject)) return one;
    return { kind: 'ended', subject, outcome: retry('Shopify still shows it'), points };
  });

  const keyOf = (subject: string) => externalId(run.store.key, 'order', tail(subject), 'so');
  const unreadable = read.flatMap((one) => (isUnreadable(one) ? [keyOf(one.subject)] : []));
  if (unreadable.length === 0) return read;
  const links = findLinks(unreadable);
  return read.map((one): ReadState => {
    if (!isUnreadable(one)) return one;
    const { subject, points, outcome } = one;
    const link = links.get(keyOf(subject)) ?? null;
    const end = endOf(subject, link, run.store.key, isDeleted(subject), outcome);
    return { kind: 'ended', subject, outcome: end, points };
  });
}

function isUnreadable(one: ReadState): one is Extract<ReadState, { kind: 'ended' }> {
  return one.kind === 'ended' && one.isUnreadable === true;
}

function endOf(
  subject: string,
  link: Link | null,
  store: string,
  isDeleted: boolean,
  otherwise: Outcome,
): Outcome {
  if (link?.state === 'removed') return { kind: 'done', note: 'gone in Shopify and in NetSuite' };
  const id = tail(subject);
  try {
    const last = parseAgreed(link?.agreed ?? '');
    if (isDeleted || last.cancelled) return followDeletion(subject, link, store, isDeleted);
    if (!last.isGone && errorState(store, unreadableOrder(id).cause) !== 'released')
      return otherwise;
    if (link && !last.isGone) agree(link.id, JSON.stringify({ ...last, isGone: true }));
    return { kind: 'done', note: 'not shown in Shopify; a person has looked for it' };
  } catch (error) {
    return outcomeOf(error, `order ${id}`, `order:${id}`);
  }
}
