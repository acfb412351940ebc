import { now } from '../netsuite/clock';
import type { Mapping } from '../setup/mapped';
import { tablesOf } from '../setup/tables';
import { outcomeOf } from '../sync/classify';
import type { RunContext } from '../sync/flow';
import type { Link } from '../sync/links';
import { done, notReached, retry, type Outcome } from '../sync/outcome';
import { followMergeHere, type AgreedOn } from './agreeOnCustomers';
import { agreedWithEqual, compareGroups, isSame, noteOf } from './compareGroups';
import { keepAgreed } from './keepAgreed';
import {
  COMPANY_GROUPS,
  companyHashes,
  parseAgreedCompany,
  type AgreedCompany,
  type CompanyHashes,
  type CompanyValues,
} from './companyValues';
import { notShown } from './notShown';
import { readNetsuiteCompanies, type NetsuiteCompany } from './readNetsuiteCompanies';
import {
  readShopifyCompanies,
  type CompaniesNow,
  type ShopifyCompany,
} from './readShopifyCompanies';
import { versionSeen } from './versionSeen';
import { writeNetsuiteCompany } from './writeNetsuiteCompany';
import { lastSaved } from './writeNetsuiteCustomer';
import { writeShopifyCompany } from './writeShopifyCompany';

type Run = RunContext & { mappings: Mapping[] };

/**
 * Linked companies and locations, as `agreeOnCustomers` for persons. 20 units and one call for the batch, 39–49 for one
 * that NetSuite takes, 36 and more for one that Shopify takes.
 */
export function agreeOnCompanies(links: Link[], given: RunContext): AgreedOn[] {
  if (links.length === 0) return [];
  const { mappings } = tablesOf(given.store.key);
  const run = { ...given, mappings };
  const read = readShopifyCompanies(
    links.map(({ shopifyId }) => shopifyId),
    run,
  );
  if (read.kind === 'failed') return links.map((link) => ended(link, read.outcome));
  const netsuite = readNetsuiteCompanies(
    links.map(({ recordId }) => recordId),
    run.store.settings.customers,
    mappings,
  );
  return links.map((link): AgreedOn => {
    try {
      if (!run.mayGoOn()) return ended(link, notReached(now()));
      const there = read.companies.get(link.shopifyId);
      const here = netsuite.get(link.recordId);
      if (!here) return ended(link, followMergeHere(link, run));
      if (!here.active) return ended(link, { kind: 'done', note: 'inactive in NetSuite' });
      if (!there) return ended(link, notShown(link));
      const pair = agreeOnCompany(link, there, here, { ...run, ...read });
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
  run: Run & Extract<CompaniesNow, { kind: 'read' }>,
): Pick<AgreedOn, 'outcome' | 'written'> {
  const { customers } = run.store.settings;
  const hashes = {
    shopify: companyHashes(there.values),
    netsuite: hashesHere(here.values, there),
  };
  const last = parseAgreedCompany(link.agreed) ?? firstSeen(hashes);
  const comparison = compareGroups(
    { groups: COMPANY_GROUPS, emptied: [] },
    hashes,
    last,
    customers,
    () => (Date.parse(there.updatedAt) >= lastSaved(link.recordId) ? 'shopify' : 'netsuite'),
  );
  const { toNetsuite, toShopify } = comparison;
  const agreed: AgreedCompany = agreedWithEqual(COMPANY_GROUPS, last, hashes);
  const readHere = () =>
    readNetsuiteCompanies([link.recordId], customers, run.mappings).get(link.recordId);
  const readThere = () => {
    const again = readShopifyCompanies([there.id], run);
    return again.kind === 'read' ? again.companies.get(there.id) : undefined;
  };

  if (toNetsuite.length > 0) {
    const isAsRead = () => {
      const again = readHere();
      return (
        again !== undefined && isSame(toNetsuite, hashes.netsuite, hashesHere(again.values, there))
      );
    };
    if (!writeNetsuiteCompany(link.recordId, there.values, toNetsuite, isAsRead))
      return { outcome: movedOn(), written: false };
    const kept = hashesHere(readHere()?.values ?? there.values, there);
    for (const group of toNetsuite) {
      agreed.shopify[group] = hashes.shopify[group];
      agreed.netsuite[group] = kept[group];
    }
  }
  const written: string[] = [...toNetsuite];
  const note = noteOf(comparison);
  let outcome: Outcome = note === '' ? done : { kind: 'done', note };
  if (toShopify.length > 0) {
    const again = readThere();
    const isThere = again && isSame(toShopify, hashes.shopify, companyHashes(again.values));
    const about = { id: link.recordId, values: here.values };
    const refused = isThere ? writeShopifyCompany(again, about, toShopify, run) : movedOn();
    if (refused) outcome = refused;
    else {
      const kept = readThere();
      const now = kept ? companyHashes(kept.values) : hashes.netsuite;
      for (const group of toShopify) {
        agreed.netsuite[group] = hashes.netsuite[group];
        agreed.shopify[group] = now[group];
      }
      written.push(...toShopify);
    }
  }
  const updatedAt = outcome.kind === 'done' ? versionSeen(there.updatedAt) : '';
  if (outcome.kind === 'retry' && written.length === 0) return { outcome, written: false };
  const kept = keepAgreed(link, link.agreed, { ...agreed, updatedAt }, written);
  if (kept && outcome.kind === 'done') outcome = kept;
  return { outcome, written: toNetsuite.length > 0 };
}

/** What has no place in Shopify is not compared: a company with several locations has neither phone nor address. */
function hashesHere(values: CompanyValues, { locations }: ShopifyCompany): CompanyHashes {
  const isOne = locations.length === 1;
  const none: Partial<CompanyValues> = {
    ...(!isOne && { phone: null, shipping: null, billing: null }),
    ...(locations.length === 0 && { terms: null, exempt: null, registration: null }),
  };
  return companyHashes({ ...values, ...none });
}

/** Both sides count as agreed, but for what NetSuite says first: its terms, and what it shows. */
function firstSeen({ shopify, netsuite }: AgreedCompany): AgreedCompany {
  return { shopify, netsuite: { ...netsuite, terms: '', shown: '' } };
}

function movedOn(): Outcome {
  return retry('the company was changed while it was written', now());
}

function ended(link: Link, outcome: Outcome): AgreedOn {
  return { link, outcome, written: false, points: 0 };
}
