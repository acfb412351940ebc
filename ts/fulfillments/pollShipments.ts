import { now } from '../netsuite/clock';
import { readAll, textOf, type Row } from '../netsuite/suiteql';
import type { RunContext } from '../sync/flow';
import { readWatermark, saveWatermark, type Watermark } from '../sync/watermarks';
import { noteWork } from '../sync/work';

/** A save may commit later than its time says; so much of the time already read is read again. */
const OVERLAP_MINUTES = 10;
/** How far back the daily look goes. */
const FORGOTTEN_DAYS = 3;
/** Only what Shopify does not know counts, so that a page full of known ones never stands in the way. */
const MOST_ROWS = 1000;

const MOMENT = "'YYYY-MM-DD HH24:MI:SS'";
/** Watermarks are NetSuite's own times in this session's zone, compared only with themselves. */
const SINCE = (column: string) => `${column} >= TO_DATE(?, ${MOMENT}) - ${OVERLAP_MINUTES} / 1440`;
const BEGINNING = '1970-01-01 00:00:00';

/** Statuses that Shopify is told of: shipped (C), and picked (A) or packed (B) where the store says so. */
const PROGRESS = { none: "'C'", packed: "'B', 'C'", picked: "'A', 'B', 'C'" };

const LINK = 'customrecord_xdk_link k';
const LINK_OF = (id: string, as = 'fulfillment1') =>
  `k.externalid = 'xdk:' || ? || ':ns:itemfulfillment:' || ${id} || ':${as}'`;

/**
 * Notes every item fulfillment of the store that Shopify may not know as it is now: shipped ones without a fulfillment,
 * those saved in the second their fulfillment was linked or later, and deleted ones whose fulfillment
 * stands or whose goods are shown in progress. User events do not run for
 * imports without scripts, for records saved by other user events, or after another script failed (netsuite-platform §8.2).
 */
export function pollShipments(run: RunContext): number {
  if (!run.store.settings.fulfillments.push) return 0;
  return noteChanged(run) + noteForgotten(run) + noteDeleted(run);
}

function noteChanged(run: RunContext): number {
  const { key, settings } = run.store;
  const watermark = readWatermark(key, 'shipments');
  const told = PROGRESS[settings.fulfillments.progress];
  const rows = readAll(
    `SELECT * FROM (SELECT t.id AS id, TO_CHAR(t.lastmodifieddate, ${MOMENT}) AS moment FROM transaction t LEFT JOIN ${LINK} ON ${LINK_OF('t.id')} WHERE t.type = 'ItemShip' AND t.custbody_xdk_store = ? AND ${SINCE('t.lastmodifieddate')} AND (k.id IS NULL AND t.status IN (${told}) OR k.lastmodified <= t.lastmodifieddate) ORDER BY t.lastmodifieddate, t.id) WHERE ROWNUM <= ${MOST_ROWS}`,
    [key, key, watermark.value || BEGINNING],
  );
  return noteRows(rows, 'changed', watermark, run);
}

/** Once a day: what was committed so late that the overlap did not hold it, such as a long import. */
function noteForgotten(run: RunContext): number {
  const { key, settings } = run.store;
  const day = now().slice(0, 'YYYY-MM-DD'.length);
  const nightly = readWatermark(key, 'shipments nightly');
  const { value } = readWatermark(key, 'shipments');
  if (nightly.value === day || value === '') return 0;
  const told = PROGRESS[settings.fulfillments.progress];
  const rows = readAll(
    `SELECT * FROM (SELECT t.id AS id, TO_CHAR(t.lastmodifieddate, ${MOMENT}) AS moment FROM transaction t LEFT JOIN ${LINK} ON ${LINK_OF('t.id')} WHERE t.type = 'ItemShip' AND t.custbody_xdk_store = ? AND t.lastmodifieddate >= TO_DATE(?, ${MOMENT}) - ${FORGOTTEN_DAYS} AND k.id IS NULL AND t.status IN (${told}) ORDER BY t.lastmodifieddate DESC, t.id) WHERE ROWNUM <= ${MOST_ROWS}`,
    [key, key, value],
  );
  for (const row of rows) {
    if (!run.mayGoOn()) return rows.indexOf(row);
    const subject = textOf(row, 'id');
    noteWork({ store: key, entity: 'item_fulfillment', subject, action: 'changed' });
  }
  saveWatermark(nightly, day);
  return rows.length;
}

/** An id may be that of another kind of record; the push looks at the item fulfillment before it takes anything back. */
function noteDeleted(run: RunContext): number {
  const { key, settings } = run.store;
  const watermark = readWatermark(key, 'shipments deleted');
  const isTold = settings.fulfillments.progress !== 'none';
  const known = isTold
    ? `(${LINK_OF('d.recordid')} OR ${LINK_OF('d.recordid', 'progress')})`
    : LINK_OF('d.recordid');
  const rows = readAll(
    `SELECT * FROM (SELECT d.recordid AS id, TO_CHAR(d.deleteddate, ${MOMENT}) AS moment FROM deletedrecord d JOIN ${LINK} ON ${known} WHERE k.custrecord_xdk_link_state = 'linked' AND ${SINCE('d.deleteddate')} ORDER BY d.deleteddate, d.recordid) WHERE ROWNUM <= ${MOST_ROWS}`,
    [key, ...(isTold ? [key] : []), watermark.value || BEGINNING],
  );
  return noteRows(rows, 'deleted', watermark, run);
}

/** Notes rows in the order of their time; the watermark ends at the last one there was room for. */
function noteRows(
  rows: Row[],
  action: 'changed' | 'deleted',
  watermark: Watermark,
  run: RunContext,
): number {
  let newest = watermark.value;
  let noted = 0;
  for (const row of rows) {
    if (!run.mayGoOn()) break;
    const subject = textOf(row, 'id');
    noteWork({ store: run.store.key, entity: 'item_fulfillment', subject, action });
    newest = textOf(row, 'moment');
    noted += 1;
  }
  if (newest > watermark.value) saveWatermark(watermark, newest);
  return noted;
}
