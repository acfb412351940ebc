import { now } from '../netsuite/clock';
import type { Store } from '../setup/stores';
import type { RunContext } from '../sync/flow';
import type { Problem } from '../sync/outcome';
import { raise } from '../sync/syncErrors';
import type { Computed, StockRow } from './planRows';
import type { RefusedRow } from './setQuantities';

/** Below so many figures a percentage says nothing. */
const FEWEST = 10;
/** Sync errors of single rows that one write raises, 16 units each; the rest of them meets the next run. */
const MOST_ERRORS = 5;

/** An empty answer is not zero (design, rule 9): what a timed-out query could look like is not sent. */
export function fallsToZero(computed: Computed[], store: Store): Problem | null {
  const { mostToZero } = store.settings.stock;
  const shown = computed.filter(({ level }) => level.onHand - level.committed > 0);
  const falling = shown.filter(({ sellable }) => sellable === 0);
  if (falling.length < FEWEST || falling.length * 100 <= mostToZero * shown.length) return null;
  return {
    cause: 'stock:to-zero',
    code: 'TOO_MANY_FALL_TO_ZERO',
    class: 'data',
    owner: 'administrator',
    subject: `store ${store.key}`,
    message: `The sweep would set ${falling.length} of ${shown.length} figures to zero and sent none of them.`,
    next: 'Look at the available quantities in NetSuite. If they are right, set the setting stock.mostToZero to 100 for one sweep; then set this error to Released.',
  };
}

/** Rows that Shopify does not take become sync errors, one per item and location. */
export function raiseRefused(refused: RefusedRow<StockRow>[], run: RunContext): void {
  for (const { row, code } of refused.slice(0, MOST_ERRORS))
    raise(run.store.key, refusedRow(row, code), now());
}

function refusedRow(row: StockRow, code: string): Problem {
  const { item, place } = row.computed;
  const isPlace = code === 'INVALID_LOCATION';
  const subject = isPlace ? `location ${place.location}` : `SKU ${item.sku}`;
  return {
    cause: isPlace
      ? `location:${place.location}`
      : `stock:${row.inventoryItemId}@${place.location}`,
    code,
    class: 'data',
    owner: 'administrator',
    subject,
    message: `Shopify does not take the stock figure of ${subject}${isPlace ? '' : ` at ${place.location}`} (${code}).`,
    next: NEXT[code] ?? 'Look at the item in Shopify; the next run tries again.',
  };
}

const NEXT: Record<string, string> = {
  INVALID_LOCATION:
    'The location is gone or inactive in Shopify: activate it, or take it out of the mapping of locations.',
  INVALID_INVENTORY_ITEM:
    'The item is gone in Shopify: delete its link, and it is found by its SKU again.',
  NON_MUTABLE_INVENTORY_ITEM:
    'It is a bundle whose stock Shopify works out itself: set its link to removed.',
};
