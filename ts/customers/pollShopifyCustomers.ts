import { call, type Answer } from '../shopify/client';
import type { CustomersUpdatedQuery, CustomersUpdatedQueryVariables } from '../shopify/operations';
import { externalId, tail } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinks, type Link } from '../sync/links';
import { slicesOf } from '../sync/slices';
import { readWatermark, saveWatermark } from '../sync/watermarks';
import { noteWork } from '../sync/work';
import { parseAgreed } from './customerValues';
import document from './customersUpdated.graphql';

type Changed = CustomersUpdatedQuery['customers']['nodes'];

/** Shopify's index lags and commits arrive late; so much of the time already read is read again. */
const OVERLAP_MS = 300_000;
/** Pages of 250 in one run; what is older waits for a change of its own, or for the sweep of its pair. */
const MOST_PAGES = 40;

/**
 * Notes customers that changed in Shopify since the last poll and that no hint brought: linked ones that their pair does
 * not know in this version, and unknown ones where the store makes them. The first run only sets the watermark.
 */
export function pollShopifyCustomers(run: RunContext): number {
  const { key, settings } = run.store;
  if (!settings.customers.import && !settings.customers.push) return 0;
  const watermark = readWatermark(key, 'shopify_customers');
  const changed = changedSince(watermark.value, run);
  if (watermark.value === '') {
    const [newest] = changed;
    if (newest) saveWatermark(watermark, newest.updatedAt);
    return 0;
  }
  const oldestFirst = [...changed].reverse();
  let reached = watermark.value;
  let noted = 0;
  for (const some of slicesOf(oldestFirst, 250)) {
    const news = new Set(newsIn(some, run).map(({ id }) => id));
    for (const customer of some) {
      if (!run.mayGoOn()) break;
      if (news.has(customer.id)) {
        noteWork({ store: key, entity: 'customer', subject: customer.id, action: 'changed' });
        noted += 1;
      }
      if (customer.updatedAt > reached) reached = customer.updatedAt;
    }
    if (!run.mayGoOn()) break;
  }
  if (reached > watermark.value) saveWatermark(watermark, reached);
  return noted;
}

/** Newest first. Empty when not all of it could be read: then nothing may count as seen. */
function changedSince(since: string, run: RunContext): Changed {
  const from = since === '' ? '' : new Date(Date.parse(since) - OVERLAP_MS).toISOString();
  const found: Changed = [];
  let after: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer: Answer<CustomersUpdatedQuery> = call<
      CustomersUpdatedQuery,
      CustomersUpdatedQueryVariables
    >(run.store, run.caller, document, { after });
    if (answer.kind !== 'data') return [];
    const { nodes, pageInfo }: CustomersUpdatedQuery['customers'] = answer.data.customers;
    found.push(
      ...nodes.filter(({ updatedAt }) => Date.parse(updatedAt) >= Date.parse(from || updatedAt)),
    );
    const oldest = nodes.at(-1);
    if (from === '' || !oldest || Date.parse(oldest.updatedAt) < Date.parse(from)) break;
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  return found;
}

function newsIn(customers: Changed, run: RunContext): Changed {
  const { key, settings } = run.store;
  const keyOf = (id: string) => externalId(key, 'customer', tail(id), 'cust');
  const personOf = (id: string) => externalId(key, 'contact_person', tail(id), 'con');
  const links = findLinks(customers.flatMap(({ id }) => [keyOf(id), personOf(id)]));
  const makes = settings.customers.import && settings.customers.create;
  return customers.filter(({ id, updatedAt }) => {
    const link: Link | undefined = links.get(keyOf(id));
    const person = links.get(personOf(id));
    if (person?.state === 'linked' && person.agreed !== updatedAt) return true;
    if (!link) return makes;
    return link.state === 'linked' && parseAgreed(link.agreed)?.updatedAt !== updatedAt;
  });
}
