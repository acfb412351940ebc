import { call } from '../shopify/client';
import type {
  CompaniesOfLocationsQuery,
  CompaniesOfLocationsQueryVariables,
} from '../shopify/operations';
import { externalId, tail } from '../sync/externalIds';
import type { Flow, Result, RunContext } from '../sync/flow';
import { findLinks, type Link } from '../sync/links';
import type { Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import { agreeOnCompanies } from './agreeOnCompanies';
import document from './companiesOfLocations.graphql';
import { deletedThere } from './notShown';
import { follows } from './ensureCustomer';

/**
 * Shopify companies and their locations (gids): linked ones are brought together with their NetSuite customers. Where the
 * company is the customer, a location that changes stands for its company.
 */
export const importCompanies: Flow = (items, run) => {
  const changed = items.filter(({ action }) => action === 'changed').map(({ subject }) => subject);
  const own = linksOf(
    items.map(({ subject }) => subject),
    run,
  );
  const isOne = run.store.settings.customers.companies === 'company' && follows(run.store);
  const places = changed.filter((id) => isOne && isLocation(id) && !own.has(id));
  const owners = ownersOf(places, run);
  const companies = linksOf([...new Set(owners.companies.values())], run);
  const linkOf = (id: string): Link | undefined =>
    own.get(id) ?? companies.get(owners.companies.get(id) ?? '');
  const links = changed.flatMap((id) => linkOf(id) ?? []);
  const ends = agreeOnCompanies([...new Map(links.map((link) => [link.id, link])).values()], run);
  return items.map(({ subject, action }): Result => {
    if (action === 'deleted')
      return { subject, outcome: deletedThere([own.get(subject)]), record: '', points: 0 };
    const end = ends.find(({ link }) => link.id === linkOf(subject)?.id);
    const failed = places.includes(subject) ? owners.failed : null;
    return {
      subject,
      outcome: end?.outcome ?? failed ?? { kind: 'done', note: 'not linked' },
      record: end?.written ? `customer ${end.link.recordId}` : '',
      points: end?.points ?? 0,
    };
  });
};

function isLocation(id: string): boolean {
  return id.includes('CompanyLocation');
}

/** Pairs that stand, by gid. */
function linksOf(ids: string[], run: RunContext): Map<string, Link> {
  const keyOf = (id: string) =>
    externalId(run.store.key, isLocation(id) ? 'company_location' : 'company', tail(id), 'cust');
  const links = findLinks(ids.map(keyOf));
  return new Map(
    ids.flatMap((id) => {
      const link = links.get(keyOf(id));
      return link?.state === 'linked' ? [[id, link] as const] : [];
    }),
  );
}

/** Location → its company (gids). One call, none for no locations. */
function ownersOf(
  ids: string[],
  run: RunContext,
): { companies: Map<string, string>; failed: Outcome | null } {
  if (ids.length === 0) return { companies: new Map(), failed: null };
  const answer = call<CompaniesOfLocationsQuery, CompaniesOfLocationsQueryVariables>(
    run.store,
    run.caller,
    document,
    { ids },
  );
  if (answer.kind !== 'data') return { companies: new Map(), failed: withoutData(answer) };
  return {
    companies: new Map(
      answer.data.nodes.flatMap((node) =>
        node && 'company' in node ? [[node.id, node.company.id] as const] : [],
      ),
    ),
    failed: null,
  };
}
