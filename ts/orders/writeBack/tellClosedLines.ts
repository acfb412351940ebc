import { call } from '../../shopify/client';
import type {
  BeginEditMutation,
  BeginEditMutationVariables,
  CommitEditMutation,
  CommitEditMutationVariables,
  EditQuantityMutation,
  EditQuantityMutationVariables,
  LinesToCloseQuery,
  LinesToCloseQueryVariables,
} from '../../shopify/operations';
import { tail } from '../../sync/externalIds';
import type { RunContext } from '../../sync/flow';
import { done, held, type Outcome } from '../../sync/outcome';
import { withoutData } from '../../sync/withoutData';
import type { SalesOrderState } from '../salesOrderState';
import begin from './beginEdit.graphql';
import commit from './commitEdit.graphql';
import setQuantity from './editQuantity.graphql';
import read from './linesToClose.graphql';
import { each, notTold, type Teller } from './teller';

/**
 * Lines that people closed one by one: what of them has not left goes off the Shopify order, by an edit. Edits set units
 * and do not subtract them, so one whose outcome is unknown is made again. A line that is opened again stays off.
 */
export const tellClosedLines: Teller = {
  part: 'closed',
  value: ({ closed }) =>
    closed.length === 0 ? '' : JSON.stringify(closed.map(({ line, kept }) => [line, kept])),
  write: each((state, run) => (state.closed.length === 0 ? done : takeOff(state, run))),
};

interface Units {
  id: string;
  quantity: number;
}

function takeOff(state: SalesOrderState, run: RunContext): Outcome {
  const answer = call<LinesToCloseQuery, LinesToCloseQueryVariables>(run.store, run.caller, read, {
    ids: state.closed.map(({ line }) => `gid://shopify/LineItem/${line}`),
  });
  if (answer.kind !== 'data') return withoutData(answer);
  const lower = answer.data.nodes.flatMap((node): Units[] => {
    if (!node || !('currentQuantity' in node)) return [];
    const closed = state.closed.find(({ line }) => line === tail(node.id));
    const left = node.currentQuantity - node.unfulfilledQuantity;
    const quantity = Math.max(closed?.kept ?? 0, left);
    return node.currentQuantity > quantity ? [{ id: node.id, quantity }] : [];
  });
  return lower.length === 0
    ? { kind: 'done', note: 'nothing of it is open' }
    : edit(state, lower, run);
}

function edit(state: SalesOrderState, lines: Units[], run: RunContext): Outcome {
  const { restock, notify } = run.store.settings.orders.cancel;
  const refused = (errors: { message: string }[]) =>
    held(notTold(state, 'the closed lines', errors));
  const begun = call<BeginEditMutation, BeginEditMutationVariables>(run.store, run.caller, begin, {
    id: state.order.shopifyId,
  });
  if (begun.kind !== 'data') return withoutData(begun);
  const id = begun.data.orderEditBegin?.calculatedOrder?.id;
  if (!id) return refused(begun.data.orderEditBegin?.userErrors ?? []);

  for (const line of lines) {
    const set = call<EditQuantityMutation, EditQuantityMutationVariables>(
      run.store,
      run.caller,
      setQuantity,
      {
        id,
        line: `gid://shopify/CalculatedLineItem/${tail(line.id)}`,
        quantity: line.quantity,
        restock,
      },
    );
    if (set.kind !== 'data') return withoutData(set);
    const errors = set.data.orderEditSetQuantity?.userErrors ?? [];
    if (errors.length > 0) return refused(errors);
  }
  const answer = call<CommitEditMutation, CommitEditMutationVariables>(
    run.store,
    run.caller,
    commit,
    { id, notify, note: `Closed on sales order ${state.number}` },
  );
  if (answer.kind !== 'data') return withoutData(answer);
  const errors = answer.data.orderEditCommit?.userErrors ?? [];
  return errors.length === 0 ? done : refused(errors);
}
