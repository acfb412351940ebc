import { rulesVersion } from '../fieldRules/rulesVersion';
import { now } from '../netsuite/clock';
import type { Mapping } from '../setup/mapped';
import { tail } from '../sync/externalIds';
import type { CustomerStateFragment } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { agreeFirst, type Link } from '../sync/links';
import { held, retry, type Outcome } from '../sync/outcome';
import { agreeOnBook, bookTaken, type BookEnd } from './agreeOnBook';
import { compareCustomer } from './compareCustomer';
import { customerAccount } from './findBuyers';
import { findCustomers } from './findCustomers';
import { isSame, noteOf } from './compareGroups';
import { keepAgreed } from './keepAgreed';
import type { Agreed, Group, Hashes } from './customerGroups';
import { hashesOf, parseAgreed, valuesOfShopify, type CustomerValues } from './customerValues';
import { customerRuleHolds, emailTaken } from './problems';
import { contentKey, netsuiteBook, shopifyBook } from './readBooks';
import { readNetsuiteCustomers } from './readNetsuiteCustomers';
import { followedFields, withoutEmpty } from './followedFields';
import { readShopifyCustomers } from './readShopifyCustomers';
import { versionSeen } from './versionSeen';
import {
  followEmail,
  lastSaved,
  writeNetsuiteCustomer,
  type AddressPlace,
} from './writeNetsuiteCustomer';
import { writeShopifyCustomer } from './writeShopifyCustomer';

export interface PairEnd {
  outcome: Outcome;
  /** NetSuite was written. */
  written: boolean;
}

/** One pair. Either side is read again right before it is written; what moved in between is left for the next try. */
export function agreeOnPair(
  link: Link,
  shopify: CustomerStateFragment,
  values: CustomerValues,
  mappings: Mapping[],
  run: RunContext,
): PairEnd {
  const { settings } = run.store;
  const { customers } = settings;
  const followed = followedFields(shopify, settings, mappings);
  if (followed.kind === 'unfilled' && customers.import) {
    const id = tail(shopify.id);
    const { field, reason } = followed;
    return unwritten(held(customerRuleHolds(`Shopify customer ${id}`, id, field, reason)));
  }
  const theirsOf = (customer: CustomerStateFragment) => {
    const now = customers.import ? followedFields(customer, settings, mappings) : null;
    return valuesOfShopify(customer, now?.kind === 'filled' ? now.fields : null, mappings);
  };
  const theirs = theirsOf(shopify);
  const hashes = { shopify: hashesOf(theirs), netsuite: hashesOf(values) };
  const last = parseAgreed(link.agreed) ?? firstSeen(hashes);
  const comparison = compareCustomer(hashes, last, customers, () =>
    Date.parse(shopify.updatedAt) >= lastSaved(link.recordId) ? 'shopify' : 'netsuite',
  );
  const { toNetsuite, toShopify } = comparison;
  const agreed = withEqual(last, hashes);
  let stored = link.agreed;
  const readHere = () => readNetsuiteCustomers([link.recordId], customers).get(link.recordId);

  if (toNetsuite.includes('email') && isTaken(theirs.email))
    return unwritten(held(emailTaken(link.recordId)));
  if (toNetsuite.length > 0) {
    const isAsRead = () => isAsSeen(toNetsuite, hashes.netsuite, readHere()?.values);
    const isNew = link.agreed === '';
    const written = writeNetsuiteCustomer(
      link.recordId,
      isNew ? { ...theirs, fields: withoutEmpty(theirs.fields) } : theirs,
      toNetsuite,
      isAsRead,
      toNetsuite.includes('address') ? placeHere() : { kind: 'in place' },
    );
    if (written === 'moved') return unwritten(movedOn());
    if (written === 'email taken') return unwritten(held(emailTaken(link.recordId)));
    const kept = hashesOf(readHere()?.values ?? theirs);
    for (const group of toNetsuite) {
      agreed.shopify[group] = hashes.shopify[group];
      agreed.netsuite[group] = kept[group];
    }
  }
  const written: Group[] = [...toNetsuite];
  const note = [...(link.agreed === '' ? ['seen for the first time'] : []), noteOf(comparison)]
    .filter(Boolean)
    .join('; ');
  let outcome: Outcome = { kind: 'done', ...(note && { note }) };
  if (toShopify.length > 0) {
    const pushed = push();
    if (pushed.kind === 'ended') outcome = pushed.outcome;
    else {
      if (toShopify.includes('email')) followEmail(link.recordId, values.email);
      for (const group of toShopify) {
        agreed.netsuite[group] = hashes.netsuite[group];
        agreed.shopify[group] = pushed.hashes[group] ?? hashes.shopify[group];
      }
      written.push(...toShopify);
    }
  }
  if (outcome.kind === 'retry' && written.length === 0) return unwritten(outcome);
  const { bookClaim, rules: _before, ...kept } = agreed;
  let claim = {};
  if (outcome.kind === 'done' && customers.addresses === 'all') {
    const book = bookOf();
    if (book.outcome) outcome = book.outcome;
    if (book.pairs) kept.book = book.pairs;
    else claim = { ...(bookClaim && { bookClaim }) };
  }
  // Also when nothing changed: what was looked at is older than its pair, and polling lets go of it.
  const rules = rulesVersion({ customer: settings.rules.customer });
  const seen = { updatedAt: versionSeen(shopify.updatedAt), ...(rules && { rules }), ...claim };
  const again = keepAgreed(link, stored, { ...kept, ...seen }, written);
  if (again && outcome.kind === 'done') outcome = again;
  return { outcome, written: toNetsuite.length > 0 };

  /** Another customer who may be sold to has this e-mail: orders with it would have two owners. */
  function isTaken(email: string): boolean {
    if (email === '') return false;
    const { store } = run;
    const ids = [link.recordId];
    const found = findCustomers({ emails: [email], ids }, customerAccount(store));
    const own = found.find(({ id }) => id === link.recordId);
    return found.some(
      (other) =>
        other !== own &&
        other.active &&
        other.email === email &&
        (other.subsidiary === own?.subsidiary || other.shared),
    );
  }

  /**
   * The address may be a further one in NetSuite's book, which then becomes the default. Where whole books are kept, one that
   * is still in Shopify's book is not written over.
   */
  function placeHere(): AddressPlace {
    if (!theirs.address) return { kind: 'in place' };
    const book = netsuiteBook(link.recordId);
    const wanted = contentKey(theirs.address);
    const same = book.find(({ key }) => key === wanted);
    if (same && !same.isDefault) return { kind: 'line', id: same.id };
    const before = book.find(({ isDefault }) => isDefault);
    const isKept =
      customers.addresses === 'all' &&
      shopifyBook(shopify, mappings).some(
        ({ key, isDefault }) => !isDefault && key === before?.key,
      );
    return { kind: isKept ? 'new line' : 'in place' };
  }

  /** What has just been written to Shopify is read again, so that it is not taken for a further address. */
  function bookOf(): BookEnd {
    const again = toShopify.includes('address') ? readShopifyCustomers([shopify.id], run) : null;
    const customer = again?.kind === 'read' ? again.customers.get(shopify.id) : shopify;
    const known = last.book ?? [];
    if (!customer) return { pairs: known, outcome: null };
    const winner = customers.conflict === 'netsuite' ? 'netsuite' : 'shopify';
    return agreeOnBook(customer, link.recordId, known, winner, claimBook, { ...run, mappings });
  }

  /** Longer than a call can hang; a run that died leaves it behind, and the addresses are then found by content. */
  function claimBook(): boolean {
    if (stored !== link.agreed) return true;
    const { bookClaim = '' } = last;
    if (bookClaim > now()) return false;
    const until = new Date(Date.parse(now()) + CLAIM_MS).toISOString();
    const claimed = JSON.stringify({ ...last, bookClaim: until });
    const isOurs = agreeFirst(link, claimed);
    if (isOurs) stored = claimed;
    return isOurs;
  }

  /** Two runs would both add an address that the customer lacks. */
  function push(): ReturnType<typeof writeShopifyCustomer> {
    if (toShopify.includes('address') && !claimBook())
      return { kind: 'ended', outcome: bookTaken() };
    const again = readShopifyCustomers([shopify.id], run);
    if (again.kind === 'failed') return { kind: 'ended', outcome: again.outcome };
    const customer = again.customers.get(shopify.id);
    if (!customer || !isAsSeen(toShopify, hashes.shopify, theirsOf(customer)))
      return { kind: 'ended', outcome: movedOn() };
    return writeShopifyCustomer(customer, { id: link.recordId, values }, toShopify, {
      ...run,
      mappings,
    });
  }
}

const CLAIM_MS = 60_000;

function movedOn(): Outcome {
  return retry('the customer was changed while it was written', now());
}

function isAsSeen(groups: Group[], before: Hashes, values: CustomerValues | undefined): boolean {
  return values !== undefined && isSame(groups, before, hashesOf(values));
}

/** Both sides count as agreed, but for what goes one way only: that is written at once. */
function firstSeen({ shopify, netsuite }: Agreed): Agreed {
  return { shopify: { ...shopify, fields: '' }, netsuite: { ...netsuite, shown: '' } };
}

/** Groups that are the same on both sides are agreed on, whoever wrote them. */
function withEqual(last: Agreed, now: Agreed): Agreed {
  const agreed: Agreed = {
    ...last,
    shopify: { ...last.shopify },
    netsuite: { ...last.netsuite },
  };
  for (const group of Object.keys(now.shopify) as Group[]) {
    if (now.shopify[group] !== now.netsuite[group]) continue;
    agreed.shopify[group] = now.shopify[group];
    agreed.netsuite[group] = now.netsuite[group];
  }
  return agreed;
}

function unwritten(outcome: Outcome): PairEnd {
  return { outcome, written: false };
}
