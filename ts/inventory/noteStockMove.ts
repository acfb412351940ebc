import type { SavedRecord } from '../netsuite/saved';
import { isSingleSave, pushInSave } from '../sync/pushInSave';
import { ALL_STORES } from '../sync/work';
import { noteWaiting, waitingHint } from './waiting';

/** Sublist with the moved items, by record type. */
const LINES: Record<string, string> = {
  inventoryadjustment: 'inventory',
  inventorytransfer: 'inventory',
  itemreceipt: 'item',
  transferorder: 'item',
  assemblybuild: 'component',
  assemblyunbuild: 'component',
};

/** A save of more items than this is left to the next tick. */
const MOST_INLINE = 10;

/**
 * Notes that this transaction moved stock, for every store; sends a small one at once. What is on it no more, because lines
 * or all of it were deleted, can't be read from it later and is noted by its items.
 */
export function noteStockMove(record: SavedRecord): void {
  const sublist = LINES[record.type] ?? 'item';
  const now = record.event === 'delete' ? [] : itemsNow(record, sublist);
  const gone = itemsBefore(record, sublist).filter((item) => item !== '' && !now.includes(item));
  if (gone.length > 0) noteGone([...new Set(gone)].sort());
  if (record.event === 'delete') return;
  pushInSave(
    {
      store: ALL_STORES,
      entity: 'stock',
      subject: `${record.type}:${record.id}`,
      action: 'changed',
    },
    record.lineCount(sublist) <= MOST_INLINE,
  );
}

function noteGone(items: string[]): void {
  const isSmall = items.length <= MOST_INLINE && isSingleSave();
  if (isSmall) pushInSave(...waitingHint(ALL_STORES, items));
  else noteWaiting(ALL_STORES, new Map(items.map((item) => [item, 'changed'])));
}

/** A build has its assembly in the body and its members in the lines. */
function itemsNow(record: SavedRecord, sublist: string): string[] {
  const lines = Array.from({ length: record.lineCount(sublist) }, (_, line) =>
    record.lineText(sublist, 'item', line),
  );
  return [record.text('item'), ...lines];
}

function itemsBefore(record: SavedRecord, sublist: string): string[] {
  return [record.before('item') ?? '', ...record.linesBefore(sublist, 'item')];
}
