import { externalId, tail } from '../sync/externalIds';
import type { Flow, Item, Result, RunContext } from '../sync/flow';
import { agree, findLinks, findLinksOfRecords, type Link } from '../sync/links';
import type { Outcome } from '../sync/outcome';
import { adoptCustomers } from './adoptCustomers';
import { agreeOnContacts, type AgreedOnContact } from './agreeOnContacts';
import { agreeOnCustomers } from './agreeOnCustomers';
import { createCustomers } from './createCustomers';
import { followMerge } from './followMerge';
import { deletedThere } from './notShown';
import { versionSeen } from './versionSeen';

/**
 * Shopify customers (gids). A linked one is brought together with its NetSuite customer; one of before the cut-over is
 * taken over from the former connector; one without orders gets a NetSuite customer only if the store says so; a merge
 * moves the link; a deletion is only noted.
 */
export const importCustomers: Flow = (items, run) => {
  const { key, settings } = run.store;
  const keyOf = (id: string) => externalId(key, 'customer', tail(id), 'cust');
  const personOf = (id: string) => externalId(key, 'contact_person', tail(id), 'con');
  const links = findLinks(
    items.flatMap(({ subject, other }) => [
      keyOf(subject),
      personOf(subject),
      ...(other ? [keyOf(other)] : []),
    ]),
  );
  const linked = (id: string): Link | null => {
    const link = links.get(keyOf(id));
    return link?.state === 'linked' ? link : null;
  };
  const follows = settings.customers.import || settings.customers.push;
  const changed = items.filter(({ action }) => action === 'changed' && follows);
  const ends = agreeOnCustomers(
    changed.flatMap(({ subject }) => linked(subject) ?? []),
    run,
  );
  const contacts = agreeOnPersons(
    changed.flatMap(({ subject }) => links.get(personOf(subject)) ?? []),
    run,
  );
  const unknown = items
    .filter(({ subject, action }) => action === 'changed' && !links.has(keyOf(subject)))
    .map(({ subject }) => subject);
  const made = adoptCustomers(unknown, run);
  if (settings.customers.import && settings.customers.create) {
    const rest = unknown.filter((subject) => !made.has(subject));
    for (const [id, end] of createCustomers(rest, run)) made.set(id, end);
  }

  return items.map((item): Result => {
    const { subject } = item;
    const contact = contacts.get(subject);
    const pair = ends.find(({ link }) => link.shopifyId === subject);
    const end = contact && (!pair || pair.outcome.kind === 'done') ? contact : pair;
    const record = end?.written ? end.link.recordId : (made.get(subject)?.record ?? '');
    return {
      subject,
      outcome: end?.outcome ?? made.get(subject)?.outcome ?? aside(item),
      record: record && `${end === contact && end ? 'contact' : 'customer'} ${record}`,
      points: end?.points ?? 0,
    };
  });

  function aside({ subject, action, other }: Item): Outcome {
    if (action === 'deleted')
      return deletedThere([links.get(keyOf(subject)), links.get(personOf(subject))]);
    if (action === 'changed')
      return { kind: 'done', note: follows ? 'not linked' : 'not followed' };
    const from = linked(subject);
    if (!from || !other) return { kind: 'done', note: 'merged; it was not linked' };
    return followMerge(from, other, links.get(keyOf(other)) ?? null);
  }
};

/** Persons who are contacts of companies, by their gid; polling need not look at this version of theirs again. */
function agreeOnPersons(persons: Link[], run: RunContext): Map<string, AgreedOnContact> {
  const linked = persons.filter(({ state }) => state === 'linked');
  const links = findLinksOfRecords(
    run.store.key,
    'company_contact',
    linked.map(({ recordId }) => recordId),
  );
  const ends = new Map<string, AgreedOnContact>();
  for (const end of agreeOnContacts(links, run)) {
    const person = linked.find(({ recordId }) => recordId === end.link.recordId);
    if (!person) continue;
    ends.set(person.shopifyId, end);
    if (end.outcome.kind === 'done') agree(person.id, versionSeen(end.personSeen));
  }
  return ends;
}
