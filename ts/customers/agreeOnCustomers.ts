import { now } from '../netsuite/clock';
import type { CustomerStateFragment } from '../shopify/operations';
import { outcomeOf } from '../sync/classify';
import type { RunContext } from '../sync/flow';
import { agree, findLinksOfRecords, type Link } from '../sync/links';
import { held, notReached, type Outcome } from '../sync/outcome';
import { compareCustomer, type Comparison } from './compareCustomer';
import type { Agreed, Group, Hashes } from './customerGroups';
import { hashesOf, parseAgreed, valuesOfShopify, type CustomerValues } from './customerValues';
import { emailTaken } from './problems';
import { readNetsuiteCustomers } from './readNetsuiteCustomers';
import { readShopifyCustomers } from './readShopifyCustomers';
import { followEmail, lastSaved, writeNetsuiteCustomer } from './writeNetsuiteCustomer';
import { writeShopifyCustomer } from './writeShopifyCustomer';

export interface AgreedOn {
  link: Link;
  outcome: Outcome;
  /** NetSuite was written. */
  written: boolean;
  points: number;
}

/**
 * Brings linked pairs to what the store's rules say, whichever side moved; our own writes are known by their hashes.
 * 20 units and one call for the batch; 27 more per pair that NetSuite takes, 12–22 per pair that Shopify takes.
 */
export function agreeOnCustomers(links: Link[], run: RunContext): AgreedOn[] {
  const all = findLinksOfRecords(
    run.store.key,
    'customer',
    links.map((link) => link.recordId),
  );
  const read = readShopifyCustomers(
    links.map((link) => link.shopifyId),
    run,
  );
  if (read.kind === 'failed') return links.map((link) => ended(link, read.outcome));
  const netsuite = readNetsuiteCustomers(links.map((link) => link.recordId));

  return links.map((link): AgreedOn => {
    const points = read.points / links.length;
    try {
      if (!run.mayGoOn()) return ended(link, notReached(now()));
      const shopify = read.customers.get(link.shopifyId);
      const values = netsuite.get(link.recordId);
      // A null node never means deleted (review 18).
      if (!shopify || !values)
        return ended(link, { kind: 'done', note: 'one side is not shown, or inactive' });
      if (all.filter(({ recordId }) => recordId === link.recordId).length > 1)
        return ended(link, { kind: 'done', note: 'several Shopify customers are one in NetSuite' });
      return { ...agreeOn(link, shopify, values, run), link, points };
    } catch (error) {
      return ended(
        link,
        outcomeOf(error, `customer ${link.recordId}`, `customer-write:${link.recordId}`),
      );
    }
  });
}

function agreeOn(
  link: Link,
  shopify: CustomerStateFragment,
  values: CustomerValues,
  run: RunContext,
): Pick<AgreedOn, 'outcome' | 'written'> {
  const theirs = valuesOfShopify(shopify);
  const hashes = { shopify: hashesOf(theirs), netsuite: hashesOf(values) };
  const last = parseAgreed(link.agreed);
  if (!last) {
    agree(link.id, JSON.stringify(hashes));
    return unwritten({ kind: 'done', note: 'seen for the first time: nothing is written' });
  }
  const comparison = compareCustomer(hashes, last, run.store.settings.customers, () =>
    Date.parse(shopify.updatedAt) >= lastSaved(link.recordId) ? 'shopify' : 'netsuite',
  );
  const { toNetsuite, toShopify } = comparison;
  const agreed = withEqual(last, hashes);

  if (toNetsuite.length > 0) {
    if (!writeNetsuiteCustomer(link.recordId, theirs, toNetsuite))
      return unwritten(held(emailTaken(link.recordId)));
    const kept = readNetsuiteCustomers([link.recordId]).get(link.recordId);
    const now = hashesOf(kept ?? theirs);
    for (const group of toNetsuite) {
      agreed.shopify[group] = hashes.shopify[group];
      agreed.netsuite[group] = now[group];
    }
  }
  let outcome: Outcome = { kind: 'done', ...noteOf(comparison) };
  if (toShopify.length > 0) {
    const written = writeShopifyCustomer(shopify, { id: link.recordId, values }, toShopify, run);
    if (written.kind === 'ended') outcome = written.outcome;
    else {
      if (toShopify.includes('email')) followEmail(link.recordId, values.email);
      for (const group of toShopify) {
        agreed.netsuite[group] = hashes.netsuite[group];
        agreed.shopify[group] = written.hashes[group] ?? hashes.shopify[group];
      }
    }
  }
  // Also when nothing changed: what was looked at is older than its pair, and polling lets go of it.
  agree(link.id, JSON.stringify(agreed));
  return { outcome, written: toNetsuite.length > 0 };
}

/** Groups that are the same on both sides are agreed on, whoever wrote them. */
function withEqual(last: Agreed, now: { shopify: Hashes; netsuite: Hashes }): Agreed {
  const agreed: Agreed = { shopify: { ...last.shopify }, netsuite: { ...last.netsuite } };
  for (const group of Object.keys(now.shopify) as Group[]) {
    if (now.shopify[group] !== now.netsuite[group]) continue;
    agreed.shopify[group] = now.shopify[group];
    agreed.netsuite[group] = now.netsuite[group];
  }
  return agreed;
}

/** Group names and winners, never values. */
function noteOf({ toNetsuite, toShopify, conflicts }: Comparison): { note?: string } {
  const parts = [
    ...(toNetsuite.length > 0 ? [`to NetSuite: ${toNetsuite.join(', ')}`] : []),
    ...(toShopify.length > 0 ? [`to Shopify: ${toShopify.join(', ')}`] : []),
    ...conflicts.map(
      (group) =>
        `both changed ${group}: ${toNetsuite.includes(group) ? 'Shopify' : 'NetSuite'} won`,
    ),
  ];
  return parts.length > 0 ? { note: parts.join('; ') } : {};
}

function unwritten(outcome: Outcome): Pick<AgreedOn, 'outcome' | 'written'> {
  return { outcome, written: false };
}

function ended(link: Link, outcome: Outcome): AgreedOn {
  return { link, outcome, written: false, points: 0 };
}
