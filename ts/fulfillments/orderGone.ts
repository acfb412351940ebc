import { parseAgreed } from '../orders/agreed';
import { TRIES_UNREADABLE } from '../orders/problems';
import { externalId, tail } from '../sync/externalIds';
import { findLinks } from '../sync/links';
import { held, type Outcome } from '../sync/outcome';
import { errorState } from '../sync/syncErrors';
import { orderNotReadable } from './problems';
import type { Shipment } from './shipment';

/**
 * What becomes of a shipment whose order Shopify does not show: of one that was cancelled or deleted, the units under way
 * were asked back already; else a person looks for it, and released it is let go. 10 to 20 units.
 */
export function orderGone(shipment: Shipment, store: string): Outcome {
  const key = externalId(store, 'order', tail(shipment.order), 'so');
  const { cancelled, isGone } = parseAgreed(findLinks([key]).get(key)?.agreed ?? '');
  const problem = orderNotReadable(shipment);
  return cancelled || isGone || errorState(store, problem.cause) === 'released'
    ? { kind: 'done', note: 'its order is gone in Shopify' }
    : held(problem, TRIES_UNREADABLE);
}
