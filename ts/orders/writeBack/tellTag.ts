import type { Mapping } from '../../setup/mapped';
import { call } from '../../shopify/client';
import type { OrderTagsMutation, OrderTagsMutationVariables } from '../../shopify/operations';
import { done, held } from '../../sync/outcome';
import { withoutData } from '../../sync/withoutData';
import document from './orderTags.graphql';
import { each, notTold, type Teller } from './teller';

/** Mapping kind `status_tag`: status of the sales order (`pending_fulfillment`, `billed` …) → tag. */
export const STATUS_TAG = 'status_tag';

/** The tag of the sales order's status on its Shopify order; those of other statuses go, all other tags stay. */
export function tellTag(mappings: Mapping[]): Teller {
  const tagOf = (status: string) =>
    mappings.find(({ netsuite }) => netsuite === status)?.shopify ?? '';
  return {
    part: 'tag',
    value: ({ status }) => tagOf(status),
    write: each((state, run) => {
      const tag = tagOf(state.status);
      const remove = mappings.map(({ shopify }) => shopify).filter((one) => one !== tag);
      const answer = call<OrderTagsMutation, OrderTagsMutationVariables>(
        run.store,
        run.caller,
        document,
        {
          id: state.order.shopifyId,
          add: tag === '' ? [] : [tag],
          isAdding: tag !== '',
          remove,
          isRemoving: remove.length > 0,
        },
      );
      if (answer.kind !== 'data') return withoutData(answer);
      const errors = [
        ...(answer.data.tagsAdd?.userErrors ?? []),
        ...(answer.data.tagsRemove?.userErrors ?? []),
      ];
      return errors.length === 0 ? done : held(notTold(state, 'the tag', errors));
    }),
  };
}
