import type { Row } from '../row.ts';
import { costs } from './costs.ts';
import { inParallel } from './inParallel.ts';
import { manyOrders } from './manyOrders.ts';

/** What orders cost, one by one, over their life, many at once and in a full account. */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  const { rows, wallMs } = await costs(quick);
  return [...rows, ...(await inParallel(quick, wallMs)), ...(await manyOrders(quick))];
}
