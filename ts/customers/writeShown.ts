import type { Settings } from '../setup/settings';
import { call } from '../shopify/client';
import type {
  DropCustomerMetafieldsMutation,
  DropCustomerMetafieldsMutationVariables,
  ShowOnCustomerMutation,
  ShowOnCustomerMutationVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, type Outcome } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import drop from './dropCustomerMetafields.graphql';
import { refusedByShopify } from './problems';
import show from './showOnCustomer.graphql';
import { ownTags, shownTag } from './shownTags';

/** As for orders: only the app itself writes there. */
const NAMESPACE = '$app:crossdock';

/**
 * NetSuite fields of a customer as metafields and tags of its Shopify owner; empty ones are taken away. One call, another
 * one for metafields that end. `null`: written.
 */
export function writeShown(
  owner: { id: string; tags: string[] },
  netsuite: { id: string; shown: Record<string, string> },
  { metafields, tags }: Pick<Settings['customers'], 'metafields' | 'tags'>,
  run: RunContext,
): Outcome | null {
  const valueOf = (field: string) => netsuite.shown[field] ?? '';
  const wanted = Object.entries(tags).flatMap(([prefix, field]) =>
    shownTag(prefix, valueOf(field)),
  );
  const stale = ownTags(owner.tags, tags).filter((tag) => !wanted.includes(tag));
  const fresh = wanted.filter((tag) => !owner.tags.includes(tag));
  const filled = Object.entries(metafields).filter(([, field]) => valueOf(field) !== '');
  const empty = Object.keys(metafields).filter((key) => !filled.some(([name]) => name === key));
  if (filled.length + fresh.length + stale.length === 0)
    return empty.length === 0 ? null : takeAway(owner.id, empty, netsuite.id, run);
  const answer = call<ShowOnCustomerMutation, ShowOnCustomerMutationVariables>(
    run.store,
    run.caller,
    show,
    {
      id: owner.id,
      metafields: filled.map(([key, field]) => ({
        ownerId: owner.id,
        namespace: NAMESPACE,
        key,
        type: 'single_line_text_field',
        value: valueOf(field),
      })),
      add: fresh,
      remove: stale,
      sets: filled.length > 0,
      adds: fresh.length > 0,
      removes: stale.length > 0,
    },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  const { metafieldsSet, tagsAdd, tagsRemove } = answer.data;
  const errors = [metafieldsSet, tagsAdd, tagsRemove].flatMap(
    (payload) => payload?.userErrors ?? [],
  );
  if (errors.length > 0) return held(refusedByShopify(netsuite.id, ['shown fields'], errors));
  return empty.length === 0 ? null : takeAway(owner.id, empty, netsuite.id, run);
}

function takeAway(
  ownerId: string,
  keys: string[],
  netsuiteId: string,
  run: RunContext,
): Outcome | null {
  const answer = call<DropCustomerMetafieldsMutation, DropCustomerMetafieldsMutationVariables>(
    run.store,
    run.caller,
    drop,
    { metafields: keys.map((key) => ({ ownerId, namespace: NAMESPACE, key })) },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  const errors = answer.data.metafieldsDelete?.userErrors ?? [];
  return errors.length === 0 ? null : held(refusedByShopify(netsuiteId, ['shown fields'], errors));
}
