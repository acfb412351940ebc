import { now } from '../netsuite/clock';
import { codeOf, safeMessage } from '../netsuite/errors';
import { logAudit, logError } from '../netsuite/log';
import { textOf, type Row } from '../netsuite/suiteql';
import { submitScheduled } from '../netsuite/tasks';
import { momentAfter } from '../shopify/throttle';
import { watermarkId } from './externalIds';
import { readWatermark, saveWatermark } from './watermarks';
import { ALL_STORES } from './work';

/**
 * Scheduled scripts that a call of the relay starts when none has begun for so long, a little more than their schedules
 * leave between two runs: NetSuite likely repeats a schedule until the account's midnight only (sdf "Scripts").
 */
const CLOCKED = {
  poll: { script: 'customscript_xdk_sc_poll', seconds: 20 * 60 },
  watch: { script: 'customscript_xdk_sc_watch', seconds: 75 * 60 },
};
type Clocked = keyof typeof CLOCKED;
const NAMES = Object.keys(CLOCKED) as Clocked[];

/** When each of them began last, null for never: a SELECT of one row, so that it can be joined to a query that is made anyway. */
export const LAST_BEGUN = {
  text: `SELECT ${NAMES.map((name) => `MAX(CASE WHEN m.custrecord_xdk_watermark_name = '${markOf(name)}' THEN m.custrecord_xdk_watermark_value END) AS ${columnOf(name)}`).join(', ')} FROM customrecord_xdk_watermark m WHERE m.externalid IN (${NAMES.map(() => '?').join(', ')})`,
  params: NAMES.map((name) => watermarkId(ALL_STORES, markOf(name))),
};

/** Said by whoever begins, and again by a long run. A fault here keeps nobody from the work itself. 12 units, 16 the first time. */
export function noteBegun(name: Clocked): void {
  try {
    saveWatermark(readWatermark(ALL_STORES, markOf(name)), now());
  } catch (error) {
    logError(`Crossdock: the begin of ${name}`, `${codeOf(error)} ${safeMessage(error)}`);
  }
}

/**
 * Starts what has not begun for too long; `row` has the columns of `LAST_BEGUN`. It counts as begun even when NetSuite
 * takes no task, so that a script which cannot be started is tried once in its time and not with every call. What never
 * began is given its time, like a schedule's first day. Nothing when all of them run, else 32 units each.
 */
export function startOverdue(row: Row): void {
  for (const name of NAMES) {
    const begun = textOf(row, columnOf(name));
    const { script, seconds } = CLOCKED[name];
    if (begun !== '' && momentAfter(begun, seconds) > now()) continue;
    noteBegun(name);
    if (begun === '') continue;
    try {
      logAudit(`Crossdock: ${name} is overdue since ${begun}`, submitScheduled(script));
    } catch (error) {
      logError(`Crossdock: ${name} is overdue`, `${codeOf(error)} ${safeMessage(error)}`);
    }
  }
}

function markOf(name: Clocked): string {
  return `${name} began`;
}

function columnOf(name: Clocked): string {
  return `${name}_began`;
}
