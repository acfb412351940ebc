import type { BenchmarkSize } from '../benchmarks.ts';
import type { Row } from '../row.ts';
import { costs } from './costs.ts';
import { inParallel } from './inParallel.ts';
import { manyOrders } from './manyOrders.ts';

/** What orders cost, one by one, over their life, many at once and in a full account. */
export async function run(size: BenchmarkSize): Promise<Row[]> {
  const { rows, wallMs } = await costs(size.quick);
  return [...rows, ...(await inParallel(size, wallMs)), ...(await manyOrders(size))];
}
