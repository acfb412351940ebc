import { readAll, textOf } from '../netsuite/suiteql';
import type { RunContext } from '../sync/flow';
import { readWatermark, saveWatermark } from '../sync/watermarks';
import { noteWork } from '../sync/work';
import { later } from './later';

/** A save may commit later than its time says; so much of the time already read is read again. */
const OVERLAP_MINUTES = 10;
/** A run agrees on what it read some calls before, at most so long. */
const LONGEST_RUN_MINUTES = 10;
/** 6–18 units each, of a scheduled script's 10,000; the next run takes the rest. */
const MOST_ROWS = 300;

const MOMENT = "'YYYY-MM-DD HH24:MI:SS'";
const BEGINNING = '1970-01-01 00:00:00';
const LINK = 'custrecord_xdk_link_';
const ENTITIES = "'customer', 'company', 'company_location'";

/** Linked customers that were merged away or deleted since; none before the first watermark. 10 units. */
function goneSince(store: string, since: string): string[] {
  if (since === '') return [];
  return readAll(
    `SELECT d.recordid AS id FROM deletedrecord d JOIN customrecord_xdk_link k ON k.${LINK}record_id = TO_CHAR(d.recordid) WHERE k.${LINK}store = ? AND k.${LINK}entity IN (${ENTITIES}) AND k.${LINK}state = 'linked' AND LOWER(d.type) = 'customer' AND d.deleteddate >= TO_DATE(?, ${MOMENT}) - ${OVERLAP_MINUTES} / 1440`,
    [store, since],
  ).map((row) => textOf(row, 'id'));
}

/**
 * Notes every linked customer, and every linked contact of a company, that was saved in NetSuite since its pair was last
 * agreed on, new pairs included; and once more whoever was saved shortly before, as far as there is room: the run that agreed
 * may have read the customer before the save. The watermarks are NetSuite's own time in this session's zone, compared only
 * with itself.
 */
export function pollCustomers(run: RunContext): number {
  const { key, settings } = run.store;
  const { push, import: follows, companies } = settings.customers;
  if (!push && !follows) return 0;
  const gone = goneSince(key, readWatermark(key, 'customers').value);
  const customers = noteSaved(run, {
    watermark: 'customers',
    table: 'customer',
    entities: ENTITIES,
    work: 'netsuite_customer',
    besides: gone,
  });
  if (companies === 'person') return customers;
  const contacts = noteSaved(run, {
    watermark: 'contacts',
    table: 'entity',
    entities: "'company_contact'",
    work: 'netsuite_contact',
    besides: [],
  });
  return customers + contacts;
}

interface Polled {
  watermark: string;
  /** The table of contacts has no time of the last save; that of all entities has. */
  table: 'customer' | 'entity';
  entities: string;
  work: string;
  /** Further internal ids to note. */
  besides: string[];
}

function noteSaved(
  { store: { key } }: RunContext,
  { watermark: name, table, entities, work, besides }: Polled,
): number {
  const watermark = readWatermark(key, name);
  const isNew = `k.${LINK}agreed IS NULL OR k.lastmodified <= c.lastmodifieddate`;
  const rows = readAll(
    `SELECT * FROM (SELECT c.id AS id, TO_CHAR(c.lastmodifieddate, ${MOMENT}) AS modified, CASE WHEN ${isNew} THEN 0 ELSE 1 END AS looked FROM ${table} c JOIN customrecord_xdk_link k ON k.${LINK}record_id = TO_CHAR(c.id) WHERE k.${LINK}store = ? AND k.${LINK}entity IN (${entities}) AND k.${LINK}state = 'linked' AND (${isNew} OR k.lastmodified <= c.lastmodifieddate + ${LONGEST_RUN_MINUTES} / 1440) AND c.lastmodifieddate >= TO_DATE(?, ${MOMENT}) - ${OVERLAP_MINUTES} / 1440 ORDER BY looked, c.lastmodifieddate, c.id) WHERE ROWNUM <= ${MOST_ROWS}`,
    [key, watermark.value || BEGINNING],
  );
  const news = new Set([...rows.map((row) => textOf(row, 'id')), ...besides]);
  for (const subject of news) noteWork({ store: key, entity: work, subject, action: 'changed' });
  const isCut = rows.length === MOST_ROWS;
  const unseen = rows.filter((row) => textOf(row, 'looked') === '0');
  const passed = isCut && unseen.length > 0 ? unseen : rows;
  const newest = passed.map((row) => textOf(row, 'modified')).reduce(later, '');
  if (newest > watermark.value) saveWatermark(watermark, newest);
  return news.size;
}
