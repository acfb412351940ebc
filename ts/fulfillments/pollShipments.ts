import { readAll, textOf } from '../netsuite/suiteql';
import { netsuiteSideId } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinks } from '../sync/links';
import { readWatermark, saveWatermark } from '../sync/watermarks';
import { noteWork } from '../sync/work';

/** A save may commit later than its time says; so much of the time already read is read again. */
const OVERLAP_MINUTES = 10;
const MOST_ROWS = 1000;

/**
 * Notes every shipped item fulfillment of the store that has no fulfillment in Shopify: user events do not run for
 * imports without scripts, for records saved by other user events, or after another script failed (netsuite-platform §8.2).
 * The watermark is NetSuite's own last-modified time in this session's zone, compared only with itself.
 */
export function pollShipments(run: RunContext): number {
  const watermark = readWatermark(run.store.key, 'shipments');
  const rows = readAll(
    `SELECT * FROM (SELECT t.id AS id, TO_CHAR(t.lastmodifieddate, 'YYYY-MM-DD HH24:MI:SS') AS modified FROM transaction t WHERE t.type = 'ItemShip' AND t.status = 'C' AND t.custbody_xdk_store = ?${watermark.value ? ` AND t.lastmodifieddate >= TO_DATE(?, 'YYYY-MM-DD HH24:MI:SS') - ${OVERLAP_MINUTES} / 1440` : ''} ORDER BY t.lastmodifieddate, t.id) WHERE ROWNUM <= ${MOST_ROWS}`,
    watermark.value ? [run.store.key, watermark.value] : [run.store.key],
  );
  const keyOf = (id: string) =>
    netsuiteSideId(run.store.key, 'itemfulfillment', id, 'fulfillment1');
  const links = findLinks(rows.map((row) => keyOf(textOf(row, 'id'))));
  const unknown = rows.filter((row) => !links.has(keyOf(textOf(row, 'id'))));
  for (const row of unknown) {
    noteWork({
      store: run.store.key,
      entity: 'item_fulfillment',
      subject: textOf(row, 'id'),
      action: 'changed',
    });
  }
  const newest = rows.reduce((latest, row) => {
    const modified = textOf(row, 'modified');
    return modified > latest ? modified : latest;
  }, watermark.value);
  if (newest !== watermark.value) saveWatermark(watermark, newest);
  return unknown.length;
}
