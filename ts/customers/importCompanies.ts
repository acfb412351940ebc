import { externalId, tail } from '../sync/externalIds';
import type { Flow, Result } from '../sync/flow';
import { findLinks } from '../sync/links';
import { agreeOnCompanies } from './agreeOnCompanies';

/** Shopify companies and their locations (gids): linked ones are brought together with their NetSuite customers. */
export const importCompanies: Flow = (items, run) => {
  const keyOf = (id: string) =>
    externalId(
      run.store.key,
      id.includes('CompanyLocation') ? 'company_location' : 'company',
      tail(id),
      'cust',
    );
  const links = findLinks(items.map(({ subject }) => keyOf(subject)));
  const changed = items.filter(({ action }) => action === 'changed');
  const ends = agreeOnCompanies(
    changed.flatMap(({ subject }) => {
      const link = links.get(keyOf(subject));
      return link?.state === 'linked' ? [link] : [];
    }),
    run,
  );
  return items.map(({ subject }): Result => {
    const end = ends.find(({ link }) => link.shopifyId === subject);
    return {
      subject,
      outcome: end?.outcome ?? { kind: 'done', note: 'not linked' },
      record: end?.written ? `customer ${end.link.recordId}` : '',
      points: end?.points ?? 0,
    };
  });
};
