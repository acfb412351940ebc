import { now } from '../netsuite/clock';
import { outcomeOf } from '../sync/classify';
import { tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { keepLink, type Link } from '../sync/links';
import { done, notReached, retry, type Outcome } from '../sync/outcome';
import type { AgreedOn } from './agreeOnCustomers';
import { agreedWithEqual, compareGroups, isSame, noteOf } from './compareGroups';
import { keepAgreed } from './keepAgreed';
import {
  CONTACT_GROUPS,
  contactHashes,
  type AgreedContact,
  type ContactValues,
} from './contactValues';
import { notShown } from './notShown';
import { readNetsuiteContacts, readShopifyContacts, type ShopifyContact } from './readContacts';
import { writeNetsuiteContact, writeShopifyContact } from './writeContact';

export interface AgreedOnContact extends AgreedOn {
  /** Shopify's `updatedAt` of the person that was looked at; '' when nothing was. */
  personSeen: string;
}

/**
 * Linked contacts of companies, as `agreeOnCustomers` for customers: name, e-mail, phone and title, both ways. Where both
 * sides changed one, `newest` counts as Shopify. 10 units and one call for the batch, 36 more for one that NetSuite takes,
 * 36 for one that Shopify takes, 6 for the first look at one.
 */
export function agreeOnContacts(links: Link[], run: RunContext): AgreedOnContact[] {
  if (links.length === 0) return [];
  const read = readShopifyContacts(
    links.map(({ shopifyId }) => shopifyId),
    run,
  );
  if (read.kind === 'failed') return links.map((link) => ended(link, read.outcome));
  const netsuite = readNetsuiteContacts(links.map(({ recordId }) => recordId));
  return links.map((link): AgreedOnContact => {
    try {
      if (!run.mayGoOn()) return ended(link, notReached(now()));
      const there = read.contacts.get(link.shopifyId);
      const here = netsuite.get(link.recordId);
      if (!here) return ended(link, { kind: 'done', note: 'inactive in NetSuite, or gone' });
      if (!there) return ended(link, notShown(link));
      return {
        ...agreeOnContact(link, there, here, run),
        link,
        points: read.points / links.length,
        personSeen: there.state.customer.updatedAt,
      };
    } catch (error) {
      const cause = `contact-write:${link.recordId}`;
      return ended(link, outcomeOf(error, `contact ${link.recordId}`, cause));
    }
  });
}

function agreeOnContact(
  link: Link,
  there: ShopifyContact,
  here: ContactValues,
  run: RunContext,
): Pick<AgreedOn, 'outcome' | 'written'> {
  const hashes = { shopify: contactHashes(there.values), netsuite: contactHashes(here) };
  const last = link.agreed === '' ? hashes : (JSON.parse(link.agreed) as AgreedContact);
  const comparison = compareGroups(
    { groups: CONTACT_GROUPS, emptied: [] },
    hashes,
    last,
    run.store.settings.customers,
    () => 'shopify',
  );
  const { toNetsuite, toShopify } = comparison;
  const agreed = agreedWithEqual(CONTACT_GROUPS, last, hashes);
  const readHere = () => readNetsuiteContacts([link.recordId]).get(link.recordId);

  if (toNetsuite.length > 0) {
    const isAsRead = () => {
      const again = readHere();
      return again !== undefined && isSame(toNetsuite, hashes.netsuite, contactHashes(again));
    };
    const number = tail(link.shopifyId);
    if (!writeNetsuiteContact(link.recordId, there.values, toNetsuite, number, isAsRead))
      return { outcome: movedOn(), written: false };
    const kept = contactHashes(readHere() ?? there.values);
    for (const group of toNetsuite) {
      agreed.shopify[group] = hashes.shopify[group];
      agreed.netsuite[group] = kept[group];
    }
  }
  const written: string[] = [...toNetsuite];
  const note = noteOf(comparison);
  let outcome: Outcome = note === '' ? done : { kind: 'done', note };
  if (toShopify.length > 0) {
    const readThere = () => {
      const again = readShopifyContacts([link.shopifyId], run);
      return again.kind === 'read' ? again.contacts.get(link.shopifyId) : undefined;
    };
    const again = readThere();
    const isThere = again && isSame(toShopify, hashes.shopify, contactHashes(again.values));
    const about = { id: link.recordId, values: here };
    const refused = isThere
      ? writeShopifyContact(link.shopifyId, about, toShopify, run)
      : movedOn();
    if (refused) outcome = refused;
    else {
      const kept = contactHashes(readThere()?.values ?? here);
      for (const group of toShopify) {
        agreed.netsuite[group] = hashes.netsuite[group];
        agreed.shopify[group] = kept[group];
      }
      written.push(...toShopify);
    }
  }
  if (outcome.kind === 'retry' && written.length === 0) return { outcome, written: false };
  // Before the first look counts: changes of the person are found through it from then on.
  if (link.agreed === '') linkPerson(link, there.state.customer.id);
  const again = keepAgreed(link, link.agreed, agreed, written);
  if (again && outcome.kind === 'done') outcome = again;
  return { outcome, written: toNetsuite.length > 0 };
}

/** Shopify tells changes of a contact under the id of the person behind it. 6 units. */
function linkPerson({ store, recordType, recordId }: Link, person: string): void {
  const entity = 'contact_person';
  keepLink({ store, entity, shopifyId: person, role: 'con', recordType, recordId });
}

function movedOn(): Outcome {
  return retry('the contact was changed while it was written', now());
}

function ended(link: Link, outcome: Outcome): AgreedOnContact {
  return { link, outcome, written: false, points: 0, personSeen: '' };
}
