import { readAll, textOf } from '../netsuite/suiteql';
import type { RunContext } from '../sync/flow';
import { readWatermark, saveWatermark } from '../sync/watermarks';
import { noteWork } from '../sync/work';
import { followsSalesOrders } from './salesOrderState';

/** A save may commit later than its time says; so much of the time already read is read again. */
const OVERLAP_MINUTES = 10;
/** 6–18 units each, of a scheduled script's 10,000; the next run takes the rest. */
const MOST_ROWS = 300;

const MOMENT = "'YYYY-MM-DD HH24:MI:SS'";

/**
 * Notes every sales order of the store whose number or status Shopify may not know. The watermark is NetSuite's own time
 * in this session's zone, compared only with itself. The first run begins where the store's settings were saved: what was
 * closed before the store asked for it cancels nothing in Shopify.
 */
export function pollSalesOrders(run: RunContext): number {
  const { id, key, settings } = run.store;
  if (!followsSalesOrders(settings)) return 0;
  const watermark = readWatermark(key, 'sales orders');
  const isFirst = watermark.value === '';
  const since = isFirst ? settingsSaved(id) : watermark.value;
  if (since === '') return 0;
  const rows = readAll(
    `SELECT * FROM (SELECT t.id AS id, TO_CHAR(t.lastmodifieddate, ${MOMENT}) AS modified FROM transaction t LEFT JOIN customrecord_xdk_link k ON k.externalid = 'xdk:' || ? || ':ns:salesorder:' || t.id || ':order' WHERE t.type = 'SalesOrd' AND t.custbody_xdk_store = ? AND (k.id IS NULL OR k.lastmodified <= t.lastmodifieddate) AND t.lastmodifieddate >= TO_DATE(?, ${MOMENT}) - ${isFirst ? 0 : OVERLAP_MINUTES} / 1440 ORDER BY t.lastmodifieddate, t.id) WHERE ROWNUM <= ${MOST_ROWS}`,
    [key, key, since],
  );
  for (const row of rows) {
    const subject = textOf(row, 'id');
    noteWork({ store: key, entity: 'sales_order', subject, action: 'changed' });
  }
  const newest = textOf(rows.at(-1) ?? {}, 'modified') || since;
  if (newest > watermark.value) saveWatermark(watermark, newest);
  return rows.length;
}

function settingsSaved(store: string): string {
  const [row] = readAll(
    `SELECT TO_CHAR(s.lastmodified, ${MOMENT}) AS saved FROM customrecord_xdk_store s WHERE s.id = ?`,
    [Number(store)],
  );
  return textOf(row ?? {}, 'saved');
}
