import { readAll, textOf } from '../netsuite/suiteql';
import { errorId } from './externalIds';
import type { Problem } from './outcome';

const FIELD = 'custrecord_xdk_error_';

/** The open sync error of a cause in its own words, for what can't be worked out again; null when it is not open. 10 units. */
export function openProblem(store: string, cause: string): Problem | null {
  const columns = ['code', 'class', 'owner', 'subject', 'message', 'next'];
  const [row] = readAll(
    `SELECT ${columns.map((name) => `e.${FIELD}${name} AS ${name}`).join(', ')} FROM customrecord_xdk_error e WHERE e.externalid = ? AND e.${FIELD}state = 'open'`,
    [errorId(store, cause)],
  );
  if (!row) return null;
  return {
    cause,
    code: textOf(row, 'code'),
    class: textOf(row, 'class') as Problem['class'],
    owner: textOf(row, 'owner') as Problem['owner'],
    subject: textOf(row, 'subject'),
    message: textOf(row, 'message'),
    next: textOf(row, 'next'),
  };
}
