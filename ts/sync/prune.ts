import { codeOf } from '../netsuite/errors';
import { deleteRecord, loadRecord } from '../netsuite/records';
import { readAll, textOf } from '../netsuite/suiteql';
import { slicesOf } from './slices';

/** Records one map call deletes: 2 units to look again and 4 to delete, of its 1,000 (netsuite-platform §1.1). */
const PER_SLICE = 100;
/** What one night takes on; the rest is for the next one. */
const MOST = 4000;
/** Work stays a week after it is done, for whoever wants to see it; activities three months. */
const WORK_DAYS = 7;
const ACTIVITY_DAYS = 90;

interface Slice {
  type: 'customrecord_xdk_work' | 'customrecord_xdk_activity';
  ids: string[];
}

/** What has had its time, in slices for the map stage. 20 units. */
export function pruneSlices(): string[] {
  const work = readAll(
    `SELECT * FROM (SELECT w.id AS id FROM customrecord_xdk_work w WHERE w.custrecord_xdk_work_done = w.custrecord_xdk_work_hinted AND w.lastmodified < SYSDATE - ${WORK_DAYS} ORDER BY w.id) WHERE ROWNUM <= ${MOST}`,
  );
  const activities = readAll(
    `SELECT * FROM (SELECT a.id AS id FROM customrecord_xdk_activity a WHERE a.created < SYSDATE - ${ACTIVITY_DAYS} ORDER BY a.id) WHERE ROWNUM <= ${MOST}`,
  );
  return [
    ...slices(
      'customrecord_xdk_work',
      work.map((row) => textOf(row, 'id')),
    ),
    ...slices(
      'customrecord_xdk_activity',
      activities.map((row) => textOf(row, 'id')),
    ),
  ];
}

/**
 * Deletes one slice. A row of work is looked at again right before: a hint may have come since. One that comes in the
 * instant between that look and the deletion is found by polling, which compares both sides and not the rows.
 */
export function pruneSlice(value: string): void {
  const { type, ids } = JSON.parse(value) as Slice;
  for (const id of ids) {
    if (type === 'customrecord_xdk_work' && !isDone(id)) continue;
    deleteRecord(type, id);
  }
}

function isDone(id: string): boolean {
  try {
    const row = loadRecord('customrecord_xdk_work', id);
    return row.text('custrecord_xdk_work_done') === row.text('custrecord_xdk_work_hinted');
  } catch (error) {
    if (codeOf(error) === 'RCRD_DSNT_EXIST') return false;
    throw error;
  }
}

function slices(type: Slice['type'], ids: string[]): string[] {
  return slicesOf(ids, PER_SLICE).map((some) =>
    JSON.stringify({ type, ids: some } satisfies Slice),
  );
}
