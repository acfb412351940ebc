import * as query from 'N/query';

export type Row = Record<string, string | number | null>;
export type Param = string | number;

/** Silent limit of runSuiteQL (netsuite-platform §4.6). */
const ROW_LIMIT = 5000;
/** Values an IN list may hold (netsuite-platform §4.6). */
export const IN_LIMIT = 1000;

/** A read that can't be trusted: NetSuite may answer success with no or too few rows after a time-out. */
export class IncompleteRead extends Error {
  constructor(reason: string) {
    super(`NetSuite's answer to a query was not complete (${reason}); it is read again later.`);
    this.name = 'INCOMPLETE_READ';
  }
}

/**
 * Runs one statement and proves that all its rows came. 10 units.
 *
 * `select` is a whole SELECT whose columns all have lower-case aliases; it must not use ROWNUM at its top level.
 * It is joined to a marker row, so that an answer without any row is a fault and never "nothing found";
 * the window count shows rows that were cut. Throws IncompleteRead, or what NetSuite throws.
 */
export function readAll(select: string, params: Param[] = []): Row[] {
  const text = `SELECT marker.n AS xdk_marker, counted.* FROM (SELECT 1 AS n FROM dual) marker LEFT JOIN (SELECT found.*, COUNT(*) OVER () AS xdk_total FROM (${select}) found) counted ON 1 = 1`;
  const rows = query.runSuiteQL({ query: text, params }).asMappedResults() as Row[];
  const first = rows[0];
  if (!first) throw new IncompleteRead('no row at all');
  const total = first['xdk_total'];
  if (total === null || total === undefined) return [];
  if (Number(total) !== rows.length) {
    throw new IncompleteRead(`${rows.length} of ${total} rows, the limit is ${ROW_LIMIT}`);
  }
  return rows;
}

/** `?, ?, ?` for an IN list of that many values. */
export function placeholders(count: number): string {
  if (count > IN_LIMIT) throw new RangeError(`An IN list holds ${IN_LIMIT} values, not ${count}`);
  return Array.from({ length: count }, () => '?').join(', ');
}

export function textOf(row: Row, column: string): string {
  const value = row[column];
  return value === null || value === undefined ? '' : String(value);
}
