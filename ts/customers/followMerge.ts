import { keepLink, markRemoved, type Link } from '../sync/links';
import { held, type Outcome } from '../sync/outcome';
import { mergedInShopify } from './problems';

/**
 * Shopify merged a linked customer into `kept` (gid): the kept one stands for its NetSuite customer from now on, unless it
 * has one of its own; then a person decides. The pair of the customer that went away ends. 2–8 units.
 */
export function followMerge(from: Link, kept: string, of: Link | null): Outcome {
  if (!of || of.state !== 'linked') {
    keepLink({
      store: from.store,
      entity: 'customer',
      shopifyId: kept,
      role: 'cust',
      recordType: 'customer',
      recordId: from.recordId,
    });
  }
  markRemoved(from.id);
  if (of && of.state === 'linked' && of.recordId !== from.recordId)
    return held(mergedInShopify(from.recordId, of.recordId));
  return { kind: 'done', note: 'merged; its link follows' };
}
