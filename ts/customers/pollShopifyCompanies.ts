import { readAll } from '../netsuite/suiteql';
import { call } from '../shopify/client';
import type { CompaniesUpdatedQuery, CompaniesUpdatedQueryVariables } from '../shopify/operations';
import { externalId, tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinks } from '../sync/links';
import { noteWork } from '../sync/work';
import document from './companiesUpdated.graphql';
import { parseAgreedCompany } from './companyValues';

/**
 * Notes linked companies and locations that changed in Shopify and that no hint brought: of the 250 of each that changed
 * last those that their pair does not know in this version. Stores without linked companies are not asked. One call.
 */
export function pollShopifyCompanies(run: RunContext): number {
  const { key, settings } = run.store;
  const { push, import: follows, companies } = settings.customers;
  if ((!push && !follows) || companies === 'person' || !hasCompanies(key)) return 0;
  const answer = call<CompaniesUpdatedQuery, CompaniesUpdatedQueryVariables>(
    run.store,
    run.caller,
    document,
    { owners: companies === 'company' },
  );
  if (answer.kind !== 'data') return 0;
  const changed = [
    ...answer.data.companies.nodes.map((one) => ({ ...one, entity: 'company' })),
    ...answer.data.companyLocations.nodes.flatMap(({ id, updatedAt, company }) => [
      { id, updatedAt, entity: 'company_location' },
      // Where the company is the customer, it has what its locations say.
      ...(company ? [{ id: company.id, updatedAt, entity: 'company' }] : []),
    ]),
  ];
  const keyOf = ({ id, entity }: { id: string; entity: string }) =>
    externalId(key, entity, tail(id), 'cust');
  const links = findLinks(changed.map(keyOf));
  const news = changed.filter((one) => {
    const link = links.get(keyOf(one));
    const seen = link?.state === 'linked' ? parseAgreedCompany(link.agreed) : null;
    // A pair that was never looked at is found on NetSuite's side.
    return seen !== null && (seen.updatedAt ?? '') < one.updatedAt;
  });
  const subjects = new Map(news.map(({ id, entity }) => [id, entity]));
  for (const [subject, entity] of subjects)
    noteWork({ store: key, entity, subject, action: 'changed' });
  return subjects.size;
}

/** 10 units. */
function hasCompanies(store: string): boolean {
  const rows = readAll(
    "SELECT * FROM (SELECT l.id AS id FROM customrecord_xdk_link l WHERE l.custrecord_xdk_link_store = ? AND l.custrecord_xdk_link_entity IN ('company', 'company_location')) WHERE ROWNUM <= 1",
    [store],
  );
  return rows.length > 0;
}
