import { createQueries } from '../../../../emulator/netsuite/query/createQueries.ts';
import type { OpenAccount } from './openAccount.ts';

/** SuiteQL over an open account: answers each row as an object by its column names. */
export async function openQueries(
  shop: OpenAccount,
): Promise<(query: string, ...params: (string | number)[]) => Record<string, unknown>[]> {
  const queries = await createQueries(shop.account);
  shop.records.listen(queries);
  return (query, ...params) => queries.suiteql(shop.session, query, params, 5_000).rows;
}
