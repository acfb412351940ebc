import { call } from '../../shopify/client';
import type {
  OrderMetafieldsDeleteMutation,
  OrderMetafieldsDeleteMutationVariables,
  OrderMetafieldsMutation,
  OrderMetafieldsMutationVariables,
} from '../../shopify/operations';
import type { RunContext } from '../../sync/flow';
import { done, held, type Outcome } from '../../sync/outcome';
import { slicesOf } from '../../sync/slices';
import { withoutData } from '../../sync/withoutData';
import type { SalesOrderState } from '../salesOrderState';
import remove from './orderMetafieldsDelete.graphql';
import set from './orderMetafields.graphql';
import { notTold, type Teller } from './teller';

/** `metafieldsSet` takes 25, all or none (shopify-platform §4.3). */
const MOST_METAFIELDS = 25;

/** `value` '' takes the metafield away: Shopify keeps no empty ones. */
export interface Metafield {
  namespace: string;
  key: string;
  type: string;
  value: string;
}

export function text(namespace: string, key: string, value: string): Metafield {
  return { namespace, key, type: 'single_line_text_field', value };
}

/** Metafields of many orders with few calls; a refused batch is sent order by order. */
export function setMetafields(
  what: string,
  metafieldsOf: (state: SalesOrderState) => Metafield[],
): Teller['write'] {
  return (states, run) => {
    const outcomes = new Map<string, Outcome>();
    const most = Math.max(1, ...states.map((state) => metafieldsOf(state).length));
    for (const batch of slicesOf(states, Math.max(1, Math.floor(MOST_METAFIELDS / most)))) {
      const outcome = send(batch);
      const single = outcome.kind === 'held' && batch.length > 1;
      for (const state of batch) outcomes.set(state.id, single ? send([state]) : outcome);
    }
    return outcomes;

    function send(batch: SalesOrderState[]): Outcome {
      const all = batch.flatMap((state) =>
        metafieldsOf(state).map((field) => ({ ...field, ownerId: state.order.shopifyId })),
      );
      const errors = [
        ...slicesOf(
          all.filter(({ value }) => value !== ''),
          MOST_METAFIELDS,
        ).map((metafields) => setSome(metafields, run)),
        ...slicesOf(
          all.filter(({ value }) => value === ''),
          MOST_METAFIELDS,
        ).map((metafields) => removeSome(metafields, run)),
      ];
      const [first] = batch;
      const refused = errors.flatMap((one) => ('errors' in one ? one.errors : []));
      if (first && refused.length > 0) return held(notTold(first, what, refused));
      return errors.find((one): one is Outcome => 'kind' in one) ?? done;
    }
  };
}

type Owned = Metafield & { ownerId: string };
type Sent = Outcome | { errors: { message: string }[] };

function setSome(metafields: Owned[], run: RunContext): Sent {
  const answer = call<OrderMetafieldsMutation, OrderMetafieldsMutationVariables>(
    run.store,
    run.caller,
    set,
    { metafields },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  return { errors: answer.data.metafieldsSet?.userErrors ?? [] };
}

function removeSome(metafields: Owned[], run: RunContext): Sent {
  const answer = call<OrderMetafieldsDeleteMutation, OrderMetafieldsDeleteMutationVariables>(
    run.store,
    run.caller,
    remove,
    { metafields: metafields.map(({ ownerId, namespace, key }) => ({ ownerId, namespace, key })) },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  return { errors: answer.data.metafieldsDelete?.userErrors ?? [] };
}
