import type { SearchRow } from '../../../../emulator/netsuite/contract.ts';
import { createQueries } from '../../../../emulator/netsuite/query/createQueries.ts';
import type { OpenAccount } from './openAccount.ts';

type Statement = (query: string, ...params: (string | number)[]) => Record<string, unknown>[];

/** SuiteQL over an open account: answers each row as an object by its column names. */
export async function openQueries(shop: OpenAccount): Promise<Statement> {
  return (await openBoth(shop)).query;
}

/** SuiteQL and N/search. */
export async function openBoth(shop: OpenAccount): Promise<{
  query: Statement;
  search: (type: string, filters: unknown[], columns: string[]) => SearchRow['values'][];
}> {
  const queries = await createQueries(shop.account);
  shop.records.listen(queries);
  return {
    query: (query, ...params) => queries.suiteql(shop.session, query, params, 5_000).rows,
    search(type, filters, names) {
      const columns = names.map((name) => ({ name }));
      const rows = queries.search(shop.session, { type, filters, columns }, 0, 1_000);
      return rows.map((row) => row.values);
    },
  };
}
