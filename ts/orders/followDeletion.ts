import { tablesOf } from '../setup/tables';
import { externalId, tail } from '../sync/externalIds';
import { markRemoved, type Link } from '../sync/links';
import { openProblem } from '../sync/openProblem';
import { held, type Outcome } from '../sync/outcome';
import { parseAgreed, type Agreed } from './agreed';
import { followCancellation } from './followCancellation';
import { nameAndCurrencyOf, transactionsByExternalId } from './findTransactions';
import { keepPair } from './keepPair';
import { orderTypeOf } from './orderPlan';

/**
 * An order that Shopify deleted, or one that was cancelled and is not shown any more, is over: what has not left is closed,
 * and whoever has something left to do is asked until it is done. All of that is known from NetSuite alone. 30 to 100 units.
 */
export function followDeletion(
  subject: string,
  link: Link | null,
  store: string,
  isDeleted: boolean,
): Outcome {
  const id = tail(subject);
  const [unlinked] = link ? [] : transactionsByExternalId(externalId(store, 'order', id, 'so'));
  const record = link?.recordId ?? unlinked?.id;
  if (record === undefined) return neverImported(store, id);

  const type = orderTypeOf(link?.recordType ?? unlinked?.type);
  const last = parseAgreed(link?.agreed ?? '');
  const { name, currency } = nameAndCurrencyOf(record, tablesOf(store));
  const end = followCancellation(
    {
      order: { legacyResourceId: id, name },
      end: last.cancelled ? 'cancelled' : 'deleted',
      type,
      record,
      store,
      currency,
      paidBack: null,
    },
    last,
  );
  if (end.kind === 'gone') {
    if (link) markRemoved(link.id);
    return { kind: 'done', note: 'deleted in Shopify, and its sales order in NetSuite' };
  }
  const groups = { ...last.groups, hold: '' };
  const agreed: Agreed = { ...last, groups, cancelled: true, ending: end.ending, isGone: true };
  const again = keepPair({ order: subject, link, store, type, record }, agreed);
  if (again) return again;
  if (end.problem) return held(end.problem);
  const note = isDeleted ? 'deleted in Shopify' : 'cancelled, and not shown in Shopify any more';
  return { kind: 'done', note };
}

/** Its amounts can't be read any more: money that accounting was asked for stays asked for. */
function neverImported(store: string, id: string): Outcome {
  const open = openProblem(store, `refund:${id}`);
  return open ? held(open) : { kind: 'done', note: 'deleted before it was imported' };
}
