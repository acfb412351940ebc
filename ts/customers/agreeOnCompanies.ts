import { now } from '../netsuite/clock';
import { loadRecord } from '../netsuite/records';
import type { Mapping } from '../setup/mapped';
import { tablesOf } from '../setup/tables';
import { outcomeOf } from '../sync/classify';
import type { RunContext } from '../sync/flow';
import { agree, type Link } from '../sync/links';
import { done, notReached, retry, type Outcome } from '../sync/outcome';
import { followMergeHere, type AgreedOn } from './agreeOnCustomers';
import { compareCustomer } from './compareCustomer';
import {
  hashesOfNetsuite,
  hashesOfShopify,
  readNetsuiteCompanies,
  readShopifyCompanies,
  type CompaniesNow,
  type NetsuiteCompany,
  type ShopifyCompany,
} from './companyPair';
import type { Agreed, Group, Hashes } from './customerGroups';
import { parseAgreed } from './customerValues';
import { phoneField } from './fieldLengths';
import { lastSaved } from './writeNetsuiteCustomer';
import { writeShopifyCompany } from './writeShopifyCompany';

/**
 * Linked companies and locations, as `agreeOnCustomers` for persons: name and phone both ways, terms and shown fields to
 * Shopify. 20 units and one call for the batch, 25 for one that NetSuite takes, 22 and more for one that Shopify takes.
 */
export function agreeOnCompanies(links: Link[], run: RunContext): AgreedOn[] {
  if (links.length === 0) return [];
  const read = readShopifyCompanies(
    links.map(({ shopifyId }) => shopifyId),
    run,
  );
  if (read.kind === 'failed') return links.map((link) => ended(link, read.outcome));
  const { customers } = run.store.settings;
  const netsuite = readNetsuiteCompanies(
    links.map(({ recordId }) => recordId),
    customers,
  );
  const { mappings } = tablesOf(run.store.key);
  return links.map((link): AgreedOn => {
    try {
      if (!run.mayGoOn()) return ended(link, notReached(now()));
      const there = read.companies.get(link.shopifyId);
      const here = netsuite.get(link.recordId);
      if (!here) return ended(link, followMergeHere(link, run));
      if (!there || !here.active)
        return ended(link, { kind: 'done', note: 'one side is not shown, or inactive' });
      const pair = agreeOnCompany(link, there, here, { ...read, mappings }, run);
      return { ...pair, link, points: read.points / links.length };
    } catch (error) {
      const cause = `customer-write:${link.recordId}`;
      return ended(link, outcomeOf(error, `customer ${link.recordId}`, cause));
    }
  });
}

function agreeOnCompany(
  link: Link,
  there: ShopifyCompany,
  here: NetsuiteCompany,
  tables: Extract<CompaniesNow, { kind: 'read' }> & { mappings: Mapping[] },
  run: RunContext,
): Pick<AgreedOn, 'outcome' | 'written'> {
  const { customers } = run.store.settings;
  const hashes = { shopify: hashesOfShopify(there), netsuite: hashesOfNetsuite(here) };
  const last = parseAgreed(link.agreed) ?? {
    shopify: hashes.shopify,
    netsuite: { ...hashes.netsuite, shown: '' },
  };
  const { toNetsuite, toShopify } = compareCustomer(hashes, last, customers, () =>
    Date.parse(there.updatedAt) >= lastSaved(link.recordId) ? 'shopify' : 'netsuite',
  );
  const isHere = () => {
    const again = readNetsuiteCompanies([link.recordId], customers).get(link.recordId);
    return again !== undefined && isSame(toNetsuite, hashes.netsuite, hashesOfNetsuite(again));
  };
  if (toNetsuite.length > 0 && !writeHere(link.recordId, there, toNetsuite, isHere))
    return { outcome: movedOn(), written: false };

  const agreed: Agreed = { shopify: { ...last.shopify }, netsuite: { ...last.netsuite } };
  const keep = (group: Group) => {
    agreed.shopify[group] = hashes.shopify[group];
    agreed.netsuite[group] = toNetsuite.includes(group)
      ? hashes.shopify[group]
      : hashes.netsuite[group];
  };
  toNetsuite.forEach(keep);
  let outcome: Outcome = done;
  if (toShopify.length > 0) {
    const again = readShopifyCompanies([there.id], run);
    const now = again.kind === 'read' ? again.companies.get(there.id) : undefined;
    const isThere = now && isSame(toShopify, hashes.shopify, hashesOfShopify(now));
    const refused = isThere
      ? writeShopifyCompany(now, { id: link.recordId, ...here }, toShopify, tables, run)
      : movedOn();
    if (refused) outcome = refused;
    else
      for (const group of toShopify) {
        agreed.netsuite[group] = hashes.netsuite[group];
        agreed.shopify[group] = group === 'shown' ? '' : hashes.netsuite[group];
      }
  }
  agree(link.id, JSON.stringify(agreed));
  return { outcome, written: toNetsuite.length > 0 };
}

/** `false`: somebody saved these groups since they were read. */
function writeHere(
  id: string,
  { name, phone }: ShopifyCompany,
  groups: Group[],
  isAsRead: () => boolean,
): boolean {
  const record = loadRecord('customer', id);
  if (!isAsRead()) return false;
  if (groups.includes('name')) record.set('companyname', name.trim().slice(0, 83));
  if (groups.includes('phone')) record.set('phone', phoneField(phone));
  record.save();
  return true;
}

function movedOn(): Outcome {
  return retry('the company was changed while it was written', now());
}

function isSame(groups: Group[], before: Hashes, after: Hashes): boolean {
  return groups.every((group) => before[group] === after[group]);
}

function ended(link: Link, outcome: Outcome): AgreedOn {
  return { link, outcome, written: false, points: 0 };
}
