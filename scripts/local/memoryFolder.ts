import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';

const SHARED_MEMORY = '/dev/shm';

/**
 * Where files lie that nobody needs after a run. The relay's queue waits for the disk at every commit; on a virtual clock that
 * time counts for nothing, and on a busy disk it is most of the run.
 */
export function memoryFolder(): string {
  return existsSync(SHARED_MEMORY) ? SHARED_MEMORY : tmpdir();
}
