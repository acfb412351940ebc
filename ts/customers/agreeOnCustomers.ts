import { now } from '../netsuite/clock';
import { tablesOf } from '../setup/tables';
import { outcomeOf } from '../sync/classify';
import { tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinksOfRecords, pointLink, type Link } from '../sync/links';
import { held, notReached, type Outcome } from '../sync/outcome';
import { agreeOnPair } from './agreeOnPair';
import { notShown } from './notShown';
import { customerGone } from './problems';
import { readNetsuiteCustomers } from './readNetsuiteCustomers';
import { readShopifyCustomers } from './readShopifyCustomers';
import { survivorOf } from './survivor';

export interface AgreedOn {
  link: Link;
  outcome: Outcome;
  /** NetSuite was written. */
  written: boolean;
  points: number;
}

/**
 * Brings linked pairs to what the store's rules say, whichever side moved; our own writes are known by their hashes.
 * 20 units and one call for the batch; 41 more per pair that NetSuite takes, 26–36 per pair that Shopify takes,
 * 6 per other pair.
 */
export function agreeOnCustomers(links: Link[], run: RunContext): AgreedOn[] {
  if (links.length === 0) return [];
  const { key, settings } = run.store;
  const all = findLinksOfRecords(
    key,
    'customer',
    links.map((link) => link.recordId),
  );
  const read = readShopifyCustomers(
    links.map((link) => link.shopifyId),
    run,
  );
  if (read.kind === 'failed') return links.map((link) => ended(link, read.outcome));
  const netsuite = readNetsuiteCustomers(
    links.map((link) => link.recordId),
    settings.customers,
  );
  const { mappings } = tablesOf(key);

  return links.map((link): AgreedOn => {
    const points = read.points / links.length;
    try {
      if (!run.mayGoOn()) return ended(link, notReached(now()));
      const shopify = read.customers.get(link.shopifyId);
      const here = netsuite.get(link.recordId);
      if (!here) return ended(link, followMergeHere(link, run));
      if (!here.active) return ended(link, { kind: 'done', note: 'inactive in NetSuite' });
      if (!shopify) return ended(link, notShown(link));
      if (all.filter(({ recordId }) => recordId === link.recordId).length > 1)
        return ended(link, { kind: 'done', note: 'several Shopify customers are one in NetSuite' });
      return { ...agreeOnPair(link, shopify, here.values, mappings, run), link, points };
    } catch (error) {
      return ended(
        link,
        outcomeOf(error, `customer ${link.recordId}`, `customer-write:${link.recordId}`),
      );
    }
  });
}

/** Merged in NetSuite: the pair goes on with the customer that has its orders now. */
export function followMergeHere(link: Link, run: RunContext): Outcome {
  const survivor = survivorOf(link.shopifyId, run);
  if (survivor === '') return held(customerGone(link.recordId, tail(link.shopifyId)));
  pointLink(link.id, survivor);
  return { kind: 'done', note: `merged in NetSuite into customer ${survivor}; its link follows` };
}

function ended(link: Link, outcome: Outcome): AgreedOn {
  return { link, outcome, written: false, points: 0 };
}
