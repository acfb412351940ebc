import { call } from '../shopify/client';
import type {
  OrderMetafieldsMutation,
  OrderMetafieldsMutationVariables,
} from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { done, held, type Outcome, type Problem } from '../sync/outcome';
import { withoutData } from '../sync/withoutData';
import document from './orderMetafields.graphql';
import type { SalesOrderState } from './salesOrderState';

/** `metafieldsSet` takes 25, all or none (shopify-platform §4.3); an order has two. */
const ORDERS_PER_CALL = 12;

/** Number and status of these sales orders on their Shopify orders; a refused batch is sent order by order. */
export function writeMetafields(states: SalesOrderState[], run: RunContext): Map<string, Outcome> {
  const outcomes = new Map<string, Outcome>();
  if (!run.store.settings.orders.writeBack) return outcomes;
  for (let from = 0; from < states.length; from += ORDERS_PER_CALL) {
    const batch = states.slice(from, from + ORDERS_PER_CALL);
    const outcome = write(batch, run);
    const single = outcome.kind === 'held' && batch.length > 1;
    for (const state of batch) outcomes.set(state.id, single ? write([state], run) : outcome);
  }
  return outcomes;
}

function write(states: SalesOrderState[], run: RunContext): Outcome {
  const metafields = states.flatMap(({ number, status, order }) =>
    [
      { key: 'sales_order_number', value: number },
      { key: 'sales_order_status', value: status },
    ].map((field) => ({
      ...field,
      ownerId: order.shopifyId,
      namespace: '$app:crossdock',
      type: 'single_line_text_field',
    })),
  );
  const answer = call<OrderMetafieldsMutation, OrderMetafieldsMutationVariables>(
    run.store,
    run.caller,
    document,
    { metafields },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  const errors = answer.data.metafieldsSet?.userErrors ?? [];
  return errors.length === 0 ? done : held(refused(states[0]?.id ?? '', errors));
}

function refused(id: string, errors: { message: string }[]): Problem {
  return {
    cause: `write-back:${id}`,
    code: 'METAFIELD_REFUSED',
    class: 'setup',
    owner: 'administrator',
    subject: `sales order ${id}`,
    message: `Shopify did not take number and status of sales order ${id}: ${errors.map(({ message }) => message).join(' ')}`,
    next: 'Look at the order and at the metafield definitions of the app in Shopify; then set this error to Released.',
  };
}
