import { readAll, textOf } from '../netsuite/suiteql';
import type { RunContext } from '../sync/flow';
import { readWatermark, saveWatermark } from '../sync/watermarks';
import { noteWork } from '../sync/work';

/** A save may commit later than its time says; so much of the time already read is read again. */
const OVERLAP_MINUTES = 10;
const MOST_ROWS = 1000;

const MOMENT = "'YYYY-MM-DD HH24:MI:SS'";
/** Watermarks are NetSuite's own times in this session's zone, compared only with themselves. */
const SINCE = (column: string) => `${column} >= TO_DATE(?, ${MOMENT}) - ${OVERLAP_MINUTES} / 1440`;
const BEGINNING = '1970-01-01 00:00:00';

const LINK = 'customrecord_xdk_link k';
const LINK_OF = (id: string) =>
  `k.externalid = 'xdk:' || ? || ':ns:itemfulfillment:' || ${id} || ':fulfillment1'`;

/**
 * Notes every item fulfillment of the store that Shopify does not know as it is now: shipped ones without a fulfillment,
 * those saved after their fulfillment was linked, and deleted ones whose fulfillment stands. User events do not run for
 * imports without scripts, for records saved by other user events, or after another script failed (netsuite-platform §8.2).
 */
export function pollShipments(run: RunContext): number {
  if (!run.store.settings.fulfillments.push) return 0;
  return noteChanged(run) + noteDeleted(run);
}

function noteChanged(run: RunContext): number {
  const { key } = run.store;
  const watermark = readWatermark(key, 'shipments');
  const rows = readAll(
    `SELECT * FROM (SELECT t.id AS id, TO_CHAR(t.lastmodifieddate, ${MOMENT}) AS modified, CASE WHEN k.id IS NULL AND t.status = 'C' OR k.lastmodified < t.lastmodifieddate THEN 'T' ELSE 'F' END AS is_news FROM transaction t LEFT JOIN ${LINK} ON ${LINK_OF('t.id')} WHERE t.type = 'ItemShip' AND t.custbody_xdk_store = ? AND ${SINCE('t.lastmodifieddate')} ORDER BY t.lastmodifieddate, t.id) WHERE ROWNUM <= ${MOST_ROWS}`,
    [key, key, watermark.value || BEGINNING],
  );
  const news = rows.filter((row) => textOf(row, 'is_news') === 'T');
  for (const row of news) {
    noteWork({
      store: key,
      entity: 'item_fulfillment',
      subject: textOf(row, 'id'),
      action: 'changed',
    });
  }
  const newest = textOf(rows.at(-1) ?? {}, 'modified');
  if (newest > watermark.value) saveWatermark(watermark, newest);
  return news.length;
}

/** An id may be that of another kind of record; the push looks at the item fulfillment before it takes anything back. */
function noteDeleted(run: RunContext): number {
  const { key } = run.store;
  const watermark = readWatermark(key, 'shipments deleted');
  const rows = readAll(
    `SELECT * FROM (SELECT d.recordid AS id, TO_CHAR(d.deleteddate, ${MOMENT}) AS moment FROM deletedrecord d JOIN ${LINK} ON ${LINK_OF('d.recordid')} WHERE k.custrecord_xdk_link_state = 'linked' AND ${SINCE('d.deleteddate')} ORDER BY d.deleteddate, d.recordid) WHERE ROWNUM <= ${MOST_ROWS}`,
    [key, watermark.value || BEGINNING],
  );
  for (const row of rows) {
    noteWork({
      store: key,
      entity: 'item_fulfillment',
      subject: textOf(row, 'id'),
      action: 'deleted',
    });
  }
  const newest = textOf(rows.at(-1) ?? {}, 'moment');
  if (newest > watermark.value) saveWatermark(watermark, newest);
  return rows.length;
}
