import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as esbuild from 'esbuild';

const require = createRequire(import.meta.url);
const ESBUILD = require.resolve('esbuild/package.json');
/** Beside esbuild. */
export const BUILT = join(dirname(ESBUILD), '..', '.cache', 'local-netsuite');

/** What was built last, and the hash of everything it was made of. */
interface Built {
  made: string;
  source: string;
}

/**
 * Code that is bundled by esbuild and kept beside it for later processes: building takes 0.1 to 0.2 s, which every process
 * with a local NetSuite would pay.
 * @param sources every file it is made of
 */
export function builtOnce(
  name: string,
  sources: string[],
  build: (buildSync: typeof esbuild.buildSync) => string,
): string {
  const kept = join(BUILT, `${name}.json`);
  const made = hashOf([ESBUILD, import.meta.filename, ...sources]);
  try {
    const built = JSON.parse(readFileSync(kept, 'utf8')) as Built;
    if (built.made === made) return built.source;
  } catch {
    // Not built yet, or by an interrupted process.
  }
  // Only whoever builds needs it.
  const { buildSync } = require('esbuild') as typeof esbuild;
  const source = build(buildSync);
  keep(kept, { made, source });
  return source;
}

function hashOf(paths: string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) hash.update(path).update(readFileSync(path));
  return hash.digest('hex');
}

/** Whoever reads meanwhile sees the old file or the new one. Where nothing can be written, each process builds its own. */
function keep(path: string, built: Built): void {
  const written = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(written, JSON.stringify(built));
    renameSync(written, path);
  } catch {
    return;
  }
}
