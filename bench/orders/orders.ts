import type { BenchmarkSize } from '../benchmarks.ts';
import type { Row } from '../row.ts';
import { BATCH } from './batch.ts';
import { importRows } from './costs.ts';
import { disturbed } from './disturbed.ts';
import { inParallel } from './inParallel.ts';
import { inShop } from './inShop.ts';
import { life } from './life.ts';
import { manyOrders } from './manyOrders.ts';

/** What orders cost, one by one, over their life, many at once and in a full account. */
export async function run(size: BenchmarkSize): Promise<Row[]> {
  const { rows, many, ownMs } = await inShop(async (local, counted, waiting) => {
    const filled = await manyOrders(local, counted, size);
    const imports = await importRows(local, BATCH);
    await counted.attach(local);
    const whole = await life(local, counted, waiting);
    const found = await disturbed(local, waiting, { orders: size.quick ? 24 : 240 });
    return { rows: [...imports, ...whole, ...found], many: filled.rows, ownMs: filled.ownMs };
  });
  return [...rows, ...(await inParallel(size, ownMs)), ...many];
}
