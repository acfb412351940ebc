import { now } from '../netsuite/clock';
import { remainingUnits } from '../netsuite/runtime';
import type { RunContext } from '../sync/flow';
import { readWatermark, saveWatermark } from '../sync/watermarks';
import { writeDrift } from './drift';
import { ITEMS_PER_GO, pushItems, type Pushed } from './pushItems';
import { itemsChangedSince } from './readItems';
import type { StockItem } from './stock';
import { noteWaiting } from './waiting';

/** A save may commit later than its time says; so much of the time already read is read again. */
const OVERLAP_MINUTES = 10;

/**
 * Pushes every item whose available quantity changed since the last poll, whatever moved it, and those of fulfillments
 * that reached or left Shopify since. The watermark is NetSuite's own time and moves on after each go that ended well.
 * Returns how many items were looked at.
 */
export function pollStock(run: RunContext): number {
  if (!run.store.settings.stock.push) return 0;
  const watermark = readWatermark(run.store.key, 'stock');
  const seen = new Set<string>();
  let since = watermark.value;
  for (let overlap = OVERLAP_MINUTES; run.mayGoOn(); overlap = 0) {
    const units = remainingUnits();
    const changed = itemsChangedSince(run.store, since, overlap, ITEMS_PER_GO);
    const items = changed.filter(({ item }) => !seen.has(item));
    if (items.length === 0) break;

    const pushed = pushGo(items, units, run);
    if (pushed.outcome.kind !== 'done') break;
    for (const { item } of items) seen.add(item);
    since = changed.at(-1)?.changed ?? since;
    if (changed.length < ITEMS_PER_GO) break;
  }
  if (since !== watermark.value) saveWatermark(watermark, since);
  return seen.size;
}

/** One go, with its line in the audit trail. `units`: what was left before its items were read. */
function pushGo(items: StockItem[], units: number, run: RunContext): Pushed {
  const start = { at: now(), units };
  const pushed = pushItems(items, run);
  noteWaiting(run.store.key, pushed.waiting);
  writeDrift('stock poll', pushed, start, run);
  return pushed;
}
