import type { Row } from '../row.ts';
import { run as accept } from './accept.ts';
import { run as drain } from './drain.ts';
import { run as memory } from './memory.ts';

/** The relay's benchmarks, one after the other: they share the machine's cores with what they measure. */
export async function run(options: { quick: boolean }): Promise<Row[]> {
  return [...(await accept(options)), ...(await drain(options)), ...(await memory(options))];
}
