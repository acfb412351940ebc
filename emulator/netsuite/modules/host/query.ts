import type { Account, Queries, SuiteQlResult } from '../../contract.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import { UNITS } from '../../engine/units.ts';

type Params = (string | number | boolean)[];
interface Statement {
  query: string;
  params: Params;
}

/** Rows of runSuiteQL; the rest is cut in silence (netsuite-platform §4.6). */
const ROW_LIMIT = 5_000;

export function queryModule(account: Account, queries: Queries): HostModule {
  return {
    'query.run': {
      units: () => UNITS.query.run,
      run: ({ session }, [{ query, params }]: [Statement]) =>
        positional(queries.suiteql(session, query, params, ROW_LIMIT)),
    },
    'query.runPaged': {
      units: () => UNITS.query.runPaged,
      run: ({ session }, [{ query, params }]: [Statement]) =>
        queries.suiteqlPage(session, query, params, 0, 1).total,
    },
    'query.page': {
      units: () => account.switches.suiteqlPageUnits,
      run: ({ session }, [{ query, params, offset, limit }]: [Statement & Page]) =>
        positional(queries.suiteqlPage(session, query, params, offset, limit)),
    },
  };
}

interface Page {
  offset: number;
  limit: number;
}

function positional({ rows, columns }: SuiteQlResult): object {
  return { columns, rows: rows.map((row) => columns.map(({ name }) => row[name] ?? null)) };
}
