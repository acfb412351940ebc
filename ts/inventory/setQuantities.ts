import { call } from '../shopify/client';
import { newId } from '../netsuite/random';
import type { SetQuantitiesMutation, SetQuantitiesMutationVariables } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { retry, type Outcome } from '../sync/outcome';
import { slicesOf } from '../sync/slices';
import { withoutData } from '../sync/withoutData';
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
const ROWS_PER_CALL = 250;
/** A call is sent again without the rows Shopify named so often; what is named then waits. */
const MOST_SPLITS = 3;

export interface RefusedRow<Row> {
  row: Row;
  code: string;
}

export interface QuantitiesSet<Row> {
  set: Row[];
  /** on_hand moved since it was read: the figure must be computed again. */
  stale: Row[];
  /** Shopify does not take the row as it is; a person must act. */
  refused: RefusedRow<Row>[];
  /** Why the rest was not sent; null when all was. */
  failed: Outcome | null;
  points: number;
}

/**
 * Sets on_hand, 250 rows a call, all or none of a call; rows that Shopify names in its errors are dropped and the others
 * sent again. Every call is a new decision with a new key; only an answer that did not come is asked for once more with
 * the same key and bytes, and after that the figures are computed anew (shopify-platform §3.7). 10 units and points a call.
 */
export function setQuantities<Row extends QuantityRow>(
  rows: Row[],
  run: RunContext,
): QuantitiesSet<Row> {
  const result: QuantitiesSet<Row> = { set: [], stale: [], refused: [], failed: null, points: 0 };
  for (const some of slicesOf(rows, ROWS_PER_CALL)) {
    if (result.failed !== null) break;
    setSome(some, run, result);
  }
  return result;
}

function setSome<Row extends QuantityRow>(
  rows: Row[],
  run: RunContext,
  result: QuantitiesSet<Row>,
): void {
  let left = rows;
  for (let split = 0; left.length > 0; split += 1) {
    const answer = send(left, run);
    if (answer.kind !== 'data') {
      result.failed = withoutData(answer);
      return;
    }
    result.points += answer.points;
    const errors = answer.data.inventorySetQuantities?.userErrors ?? [];
    if (errors.length === 0) {
      result.set.push(...left);
      return;
    }
    const codes = errors.map((error) => error.code ?? 'NO_CODE');
    const named = new Map<number, string>();
    errors.forEach((error, index) => {
      const at = rowIn(error.field);
      if (at !== null && at < left.length && !named.has(at)) named.set(at, codes[index] ?? '');
    });
    if (named.size === 0 || split === MOST_SPLITS) {
      result.failed = retry(`Shopify refused stock figures: ${[...new Set(codes)].join(', ')}`);
      return;
    }
    left.forEach((row, index) => {
      const code = named.get(index);
      if (code === 'CHANGE_FROM_QUANTITY_STALE') result.stale.push(row);
      else if (code !== undefined) result.refused.push({ row, code });
    });
    left = left.filter((_, index) => !named.has(index));
  }
}

function send(rows: QuantityRow[], run: RunContext) {
  const variables: SetQuantitiesMutationVariables = {
    key: newId(),
    input: {
      name: 'on_hand',
      reason: 'correction',
      referenceDocumentUri: `gid://netsuite/InventorySync/${newId()}`,
      quantities: rows.map(({ inventoryItemId, locationId, quantity, changeFromQuantity }) => ({
        inventoryItemId,
        locationId,
        quantity,
        changeFromQuantity,
      })),
    },
  };
  const once = () =>
    call<SetQuantitiesMutation, SetQuantitiesMutationVariables>(
      run.store,
      run.caller,
      document,
      variables,
    );
  const answer = once();
  return answer.kind === 'unknown' ? once() : answer;
}

/** `["input", "quantities", "3", …]` → 3. */
function rowIn(field: string[] | null | undefined): number | null {
  const at = field?.indexOf('quantities') ?? -1;
  const index = at < 0 ? NaN : Number(field?.[at + 1]);
  return Number.isInteger(index) ? index : null;
}
