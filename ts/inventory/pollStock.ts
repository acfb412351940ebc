import { readAll, textOf } from '../netsuite/suiteql';
import type { RunContext } from '../sync/flow';
import { readWatermark, saveWatermark } from '../sync/watermarks';
import { pushItems } from './pushStock';

const OVERLAP_MINUTES = 10;
/** Items of one run; the next one goes on. */
const MOST_ITEMS = 1000;

/**
 * Pushes every item whose available quantity changed since the last poll, whatever moved it. The watermark is NetSuite's
 * own `lastquantityavailablechange` and is saved only when all figures went out. Returns how many items were looked at.
 */
export function pollStock(run: RunContext): number {
  if (!run.store.settings.stock.push) return 0;
  const watermark = readWatermark(run.store.key, 'stock');
  const rows = readAll(
    `SELECT * FROM (SELECT a.item AS item, i.itemid AS sku, TO_CHAR(MAX(a.lastquantityavailablechange), 'YYYY-MM-DD HH24:MI:SS') AS changed FROM aggregateitemlocation a JOIN item i ON i.id = a.item WHERE ${watermark.value ? `a.lastquantityavailablechange >= TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS') - ${OVERLAP_MINUTES} / 1440` : 'a.lastquantityavailablechange IS NOT NULL'} GROUP BY a.item, i.itemid ORDER BY MAX(a.lastquantityavailablechange), a.item) WHERE ROWNUM <= ${MOST_ITEMS}`,
    watermark.value ? [watermark.value] : [],
  );
  if (rows.length === 0) return 0;
  const { outcome } = pushItems(
    rows.map((row) => ({ item: textOf(row, 'item'), sku: textOf(row, 'sku') })),
    run,
  );
  const newest = rows.reduce(
    (latest, row) => (textOf(row, 'changed') > latest ? textOf(row, 'changed') : latest),
    watermark.value,
  );
  if (outcome.kind === 'done' && newest !== watermark.value) saveWatermark(watermark, newest);
  return rows.length;
}
