import { call } from '../../shopify/client';
import type { OrderNoteMutation, OrderNoteMutationVariables } from '../../shopify/operations';
import { done, held } from '../../sync/outcome';
import { withoutData } from '../../sync/withoutData';
import document from './orderNote.graphql';
import { each, notTold, type Teller } from './teller';

/** A field of the sales order is the order's note; then NetSuite owns the note, and the import leaves it alone. */
export const tellNote: Teller = {
  part: 'note',
  value: ({ note }) => note,
  write: each((state, run) => {
    const answer = call<OrderNoteMutation, OrderNoteMutationVariables>(
      run.store,
      run.caller,
      document,
      { input: { id: state.order.shopifyId, note: state.note } },
    );
    if (answer.kind !== 'data') return withoutData(answer);
    const errors = answer.data.orderUpdate?.userErrors ?? [];
    return errors.length === 0 ? done : held(notTold(state, 'the note', errors));
  }),
};
