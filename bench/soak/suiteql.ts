import type { NetSuite } from '../../emulator/netsuite/index.ts';

export type Row = Record<string, unknown>;

/** What an administrator reads in the account. Values as SuiteQL gives them. */
export function suiteql(
  netsuite: NetSuite,
  query: string,
  params: (string | number)[] = [],
): Row[] {
  return netsuite.queries.suiteql(netsuite.session(), query, params, MOST_ROWS).rows;
}

const MOST_ROWS = 100_000;

export function text(row: Row, column: string): string {
  const value = row[column];
  return value === null || value === undefined ? '' : String(value);
}
