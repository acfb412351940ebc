import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { Script } from 'node:vm';

/** Smaller scripts are compiled as fast as they are looked up. */
const WORTH_KEEPING = 20_000;
const HASH_BYTES = 32;

export interface Compiled {
  script: Script;
  /** To be called once it has run: keeps what the engine has compiled by then. */
  keep(): void;
}

/**
 * Scripts as the engine compiled them, kept beside what esbuild built for later threads and processes: one file for each
 * name of a script, which holds the last version. Whatever cannot be read or written is compiled anew.
 * @throws SyntaxError
 */
export function compiled(source: string, path: string, folder: string): Compiled {
  if (source.length < WORTH_KEEPING) {
    return { script: new Script(source, { filename: path }), keep: () => undefined };
  }
  const file = join(folder, `${basename(path)}.compiled`);
  const { version, arch } = process;
  const made = createHash('sha256').update(`${version} ${arch} ${path}\n`).update(source).digest();
  const cachedData = kept(file, made);
  const script = new Script(source, { filename: path, ...(cachedData && { cachedData }) });
  let isKept = cachedData !== null && script.cachedDataRejected === false;
  return {
    script,
    keep() {
      if (!isKept) keep(file, made, script.createCachedData());
      isKept = true;
    },
  };
}

function kept(file: string, made: Buffer): Buffer | null {
  try {
    const bytes = readFileSync(file);
    return bytes.subarray(0, HASH_BYTES).equals(made) ? bytes.subarray(HASH_BYTES) : null;
  } catch {
    return null;
  }
}

/** Whoever reads meanwhile sees the old file or the new one. */
function keep(file: string, made: Buffer, data: Buffer): void {
  const written = `${file}.${process.pid}.${threadId}`;
  try {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(written, Buffer.concat([made, data]));
    renameSync(written, file);
  } catch {
    return;
  }
}
