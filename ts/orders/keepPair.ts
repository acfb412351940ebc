import { now } from '../netsuite/clock';
import { externalId, tail } from '../sync/externalIds';
import { agree, agreeFirst, findLinks, linkFromShopify, type Link } from '../sync/links';
import { retry, type Outcome } from '../sync/outcome';
import { changedGroups, parseAgreed, type Agreed, type Group } from './agreed';
import type { OrderType } from './orderPlan';

export interface OrderPair {
  /** gid */
  order: string;
  link: Link | null;
  /** Key. */
  store: string;
  type: OrderType;
  /** Internal id of its sales order or cash sale. */
  record: string;
}

const ROLE = 'so';
/** No hash: differs from whatever the order says. */
const DOUBTED = '?';

/**
 * Writes down what both sides agree on about an order, unless another run did since this one read the pair. Both may have
 * saved the sales order then, in either order and from different states: what this run changed counts as agreed on no more,
 * and the order is to be looked at again. `null`: nothing is left to do. 6 units, 18 after another run; 2 when nothing that is
 * on the sales order changed, none when all of it stands there already.
 */
export function keepPair(pair: OrderPair, agreed: Agreed): Outcome | null {
  const { order, link, store, type, record } = pair;
  const text = JSON.stringify(agreed);
  const changed = changedGroups(parseAgreed(link?.agreed ?? ''), agreed);
  if (link) {
    if (link.agreed === text) return null;
    // What was agreed before is at worst older, and is compared again.
    if (changed.length === 0) {
      agree(link.id, text);
      return null;
    }
    if (agreeFirst(link, text)) return null;
  } else {
    const entity = 'order';
    const made = { store, entity, shopifyId: order, role: ROLE, recordType: type };
    if (linkFromShopify({ ...made, recordId: record, agreed: text })) return null;
  }
  doubt(pair, changed);
  return retry('another run agreed on the order meanwhile', now());
}

function doubt({ store, order }: OrderPair, groups: Group[]): void {
  const key = externalId(store, 'order', tail(order), ROLE);
  const standing = findLinks([key]).get(key);
  if (standing?.state !== 'linked') return;
  const theirs = parseAgreed(standing.agreed);
  const doubted = Object.fromEntries(groups.map((group) => [group, DOUBTED]));
  const kept = { ...theirs, updatedAt: '', groups: { ...theirs.groups, ...doubted } };
  agree(standing.id, JSON.stringify(kept));
}
