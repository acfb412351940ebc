import { outcomeOf } from '../sync/classify';
import { externalId, tail } from '../sync/externalIds';
import type { Flow, Result, RunContext } from '../sync/flow';
import { findLinks } from '../sync/links';
import { done, type Outcome } from '../sync/outcome';
import { agreeOnContacts } from './agreeOnContacts';
import { ensureContact } from './ensureContact';
import { deletedThere } from './notShown';
import { readShopifyContacts } from './readContacts';

/**
 * Contacts of companies in Shopify (gids): linked ones are brought together with their NetSuite contacts; a new one of a
 * linked company becomes its contact.
 */
export const importContacts: Flow = (items, run) => {
  const keyOf = (id: string) => externalId(run.store.key, 'company_contact', tail(id), 'con');
  const links = findLinks(items.map(({ subject }) => keyOf(subject)));
  const changed = items.filter(({ action }) => action === 'changed');
  const ends = agreeOnContacts(
    changed.flatMap(({ subject }) => {
      const link = links.get(keyOf(subject));
      return link?.state === 'linked' ? [link] : [];
    }),
    run,
  );
  const unknown = changed.filter(({ subject }) => !links.has(keyOf(subject)));
  const made = makeContacts(
    unknown.map(({ subject }) => subject),
    run,
  );
  return items.map(({ subject, action }): Result => {
    if (action === 'deleted') {
      const outcome = deletedThere([links.get(keyOf(subject))]);
      return { subject, outcome, record: '', points: 0 };
    }
    const end = ends.find(({ link }) => link.shopifyId === subject);
    const own = made.get(subject);
    const record = end?.written ? end.link.recordId : (own?.record ?? '');
    return {
      subject,
      outcome: end?.outcome ?? own?.outcome ?? { kind: 'done', note: 'not linked' },
      record: record && `contact ${record}`,
      points: end?.points ?? 0,
    };
  });
};

/** Only where companies are customers, and theirs is known. One call and 10 units, 27–33 more for each. */
function makeContacts(
  ids: string[],
  run: RunContext,
): Map<string, { outcome: Outcome; record: string }> {
  const ends = new Map<string, { outcome: Outcome; record: string }>();
  const { store } = run;
  const { customers } = store.settings;
  if (ids.length === 0 || !customers.import || customers.companies === 'person') return ends;
  const read = readShopifyContacts(ids, run);
  if (read.kind === 'failed')
    return new Map(ids.map((id) => [id, { outcome: read.outcome, record: '' }]));
  const contacts = [...read.contacts.values()].map(({ state }) => state);
  const companyKey = (id: string) => externalId(store.key, 'company', tail(id), 'cust');
  const companies = findLinks(contacts.map(({ company }) => companyKey(company.id)));
  for (const contact of contacts) {
    const company = companies.get(companyKey(contact.company.id));
    if (company?.state !== 'linked') continue;
    try {
      const record = ensureContact(contact, company.recordId, store);
      ends.set(contact.id, { outcome: done, record });
    } catch (error) {
      const number = tail(contact.id);
      const outcome = outcomeOf(error, `contact ${number}`, `contact:${number}`);
      ends.set(contact.id, { outcome, record: '' });
    }
  }
  return ends;
}
