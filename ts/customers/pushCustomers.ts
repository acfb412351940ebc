import type { Flow, Result } from '../sync/flow';
import { findLinksOfRecords } from '../sync/links';
import { agreeOnCompanies } from './agreeOnCompanies';
import { agreeOnCustomers } from './agreeOnCustomers';

/** NetSuite customers (subject: internal id) that are linked in this store: both sides are brought together again. */
export const pushCustomers: Flow = (items, run) => {
  const { settings, key } = run.store;
  const follows = settings.customers.push || settings.customers.import;
  const links = follows
    ? findLinksOfRecords(
        key,
        ['customer', 'company', 'company_location'],
        items.map(({ subject }) => subject),
      )
    : [];
  const ends = [
    ...agreeOnCustomers(
      links.filter(({ entity }) => entity === 'customer'),
      run,
    ),
    ...agreeOnCompanies(
      links.filter(({ entity }) => entity !== 'customer'),
      run,
    ),
  ];
  return items.map(({ subject }): Result => {
    const own = ends.filter(({ link }) => link.recordId === subject);
    const end = own.find(({ outcome }) => outcome.kind !== 'done') ?? own[0];
    return {
      subject,
      outcome: end?.outcome ?? { kind: 'done', note: 'not linked in this store' },
      record: end?.written ? `customer ${subject}` : '',
      points: own.reduce((sum, { points }) => sum + points, 0),
    };
  });
};
