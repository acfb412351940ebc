import { readAll, textOf } from '../netsuite/suiteql';
import type { RunContext } from '../sync/flow';
import { readWatermark, saveWatermark } from '../sync/watermarks';
import { noteWork } from '../sync/work';
import { followsSalesOrders } from './salesOrderState';

/** A save may commit later than its time says; so much of the time already read is read again. */
const OVERLAP_MINUTES = 10;
const MOST_ROWS = 1000;

const MOMENT = "'YYYY-MM-DD HH24:MI:SS'";
const BEGINNING = '1970-01-01 00:00:00';

/**
 * Notes every sales order of the store whose number or status Shopify may not know. The watermark is NetSuite's own time
 * in this session's zone, compared only with itself.
 */
export function pollSalesOrders(run: RunContext): number {
  const { key, settings } = run.store;
  if (!followsSalesOrders(settings)) return 0;
  const watermark = readWatermark(key, 'sales orders');
  const rows = readAll(
    `SELECT * FROM (SELECT t.id AS id, TO_CHAR(t.lastmodifieddate, ${MOMENT}) AS modified, CASE WHEN k.id IS NULL OR k.lastmodified <= t.lastmodifieddate THEN 'T' ELSE 'F' END AS is_news FROM transaction t LEFT JOIN customrecord_xdk_link k ON k.externalid = 'xdk:' || ? || ':ns:salesorder:' || t.id || ':order' WHERE t.type = 'SalesOrd' AND t.custbody_xdk_store = ? AND t.lastmodifieddate >= TO_DATE(?, ${MOMENT}) - ${OVERLAP_MINUTES} / 1440 ORDER BY t.lastmodifieddate, t.id) WHERE ROWNUM <= ${MOST_ROWS}`,
    [key, key, watermark.value || BEGINNING],
  );
  const news = rows.filter((row) => textOf(row, 'is_news') === 'T');
  for (const row of news) {
    const subject = textOf(row, 'id');
    noteWork({ store: key, entity: 'sales_order', subject, action: 'changed' });
  }
  const newest = textOf(rows.at(-1) ?? {}, 'modified');
  if (newest > watermark.value) saveWatermark(watermark, newest);
  return news.length;
}
