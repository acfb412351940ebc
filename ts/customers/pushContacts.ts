import type { Flow, Result } from '../sync/flow';
import { findLinksOfRecords } from '../sync/links';
import { agreeOnContacts } from './agreeOnContacts';

/** NetSuite contacts (subject: internal id) that are linked in this store: both sides are brought together again. */
export const pushContacts: Flow = (items, run) => {
  const ids = items.map(({ subject }) => subject);
  const ends = agreeOnContacts(findLinksOfRecords(run.store.key, 'company_contact', ids), run);
  return items.map(({ subject }): Result => {
    const end = ends.find(({ link }) => link.recordId === subject);
    return {
      subject,
      outcome: end?.outcome ?? { kind: 'done', note: 'not linked in this store' },
      record: end?.written ? `contact ${subject}` : '',
      points: end?.points ?? 0,
    };
  });
};
