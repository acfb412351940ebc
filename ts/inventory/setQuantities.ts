import { call } from '../shopify/client';
import { newId } from '../netsuite/random';
import type { SetQuantitiesMutation, SetQuantitiesMutationVariables } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { done, held, retry, type Outcome } from '../sync/outcome';
import document from './setQuantities.graphql';

export interface QuantityRow {
  inventoryItemId: string;
  locationId: string;
  /** on_hand to set. */
  quantity: number;
  /** on_hand as read before NetSuite was read; Shopify refuses the row if it moved since. */
  changeFromQuantity: number;
}

/** Rows that Shopify takes in one call (shopify-platform §3.3). */
export const ROWS_PER_CALL = 250;

/**
 * Sets on_hand of up to 250 rows, all or none. An answer that did not come is asked for again with the same key and
 * the same bytes once; after that the figures are computed anew (shopify-platform §3.7).
 */
export function setQuantities(
  rows: QuantityRow[],
  run: RunContext,
): { outcome: Outcome; points: number } {
  const variables: SetQuantitiesMutationVariables = {
    key: newId(),
    input: {
      name: 'on_hand',
      reason: 'correction',
      referenceDocumentUri: `gid://netsuite/InventorySync/${newId()}`,
      quantities: rows,
    },
  };
  const send = () =>
    call<SetQuantitiesMutation, SetQuantitiesMutationVariables>(
      run.store,
      run.caller,
      document,
      variables,
    );
  let answer = send();
  if (answer.kind === 'unknown') answer = send();
  if (answer.kind === 'later') return { outcome: retry(answer.reason, answer.at), points: 0 };
  if (answer.kind === 'unknown') return { outcome: retry(answer.reason), points: 0 };
  if (answer.kind === 'refused') return { outcome: held(answer.problem), points: 0 };

  const errors = answer.data.inventorySetQuantities?.userErrors ?? [];
  if (errors.length === 0) return { outcome: done, points: answer.points };
  const codes = [...new Set(errors.map((error) => error.code ?? 'NO_CODE'))];
  return {
    outcome: retry(`Shopify refused stock figures: ${codes.join(', ')}`),
    points: answer.points,
  };
}
