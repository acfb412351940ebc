import type { SavedRecord } from '../netsuite/saved';
import { pushInSave } from '../sync/pushInSave';
import { ALL_STORES } from '../sync/work';

/** Sublist with the moved items, by record type. */
const LINES: Record<string, string> = {
  inventoryadjustment: 'inventory',
  inventorytransfer: 'inventory',
  itemreceipt: 'item',
  transferorder: 'item',
};

/** A save of more items than this is left to the next tick. */
const MOST_INLINE = 10;

/** Notes that this transaction moved stock, for every store; sends a small one at once. */
export function noteStockMove(record: SavedRecord): void {
  const lines = record.lineCount(LINES[record.type] ?? 'item');
  pushInSave(
    {
      store: ALL_STORES,
      entity: 'stock',
      subject: `${record.type}:${record.id}`,
      action: 'changed',
    },
    lines <= MOST_INLINE,
  );
}
