import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import type * as esbuild from 'esbuild';

/** What a module of NetSuite's holds: enumerations with their values, and the names of everything else. */
export interface ModuleFacts {
  enums: Record<string, Record<string, string | number>>;
  names: string[];
}

const require = createRequire(import.meta.url);
const ESBUILD = require.resolve('esbuild/package.json');
const STUBS = require.resolve('@oracle/suitecloud-unit-testing/package.json');
const CONTEXT = join(import.meta.dirname, 'context');
/** Building takes 0.2 s, which every process with a local NetSuite would pay. */
const KEPT = join(dirname(ESBUILD), '..', '.cache', 'local-netsuite', 'prelude.json');

/** What was built last, and the hash of everything it was made of. */
interface Built {
  made: string;
  source: string;
}

let prelude: string | undefined;

/**
 * The code that stands around a script in its context: `define`, the `N/*` modules, the missing built-ins.
 * An expression whose value is the install function of modules/context/prelude.ts.
 */
export function preludeSource(): string {
  prelude ??= keptOrBuilt();
  return prelude;
}

function keptOrBuilt(): string {
  const made = hashOfSources();
  try {
    const kept = JSON.parse(readFileSync(KEPT, 'utf8')) as Built;
    if (kept.made === made) return kept.source;
  } catch {
    // Not built yet, or by an interrupted process.
  }
  const source = build();
  keep({ made, source });
  return source;
}

function hashOfSources(): string {
  const hash = createHash('sha256');
  const sources = readdirSync(CONTEXT).map((name) => join(CONTEXT, name));
  for (const path of [import.meta.filename, ESBUILD, STUBS, ...sources]) {
    hash.update(readFileSync(path));
  }
  return hash.digest('hex');
}

/** Whoever reads meanwhile sees the old file or the new one. Where nothing can be written, each process builds its own. */
function keep(built: Built): void {
  const written = `${KEPT}.${process.pid}`;
  try {
    mkdirSync(dirname(KEPT), { recursive: true });
    writeFileSync(written, JSON.stringify(built));
    renameSync(written, KEPT);
  } catch {
    return;
  }
}

function build(): string {
  // Only whoever builds needs it.
  const { buildSync } = require('esbuild') as typeof esbuild;
  const output = buildSync({
    entryPoints: [join(CONTEXT, 'prelude.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'prelude',
    platform: 'neutral',
    target: 'es2023',
    define: { __MODULE_FACTS__: JSON.stringify(moduleFacts()) },
    logLevel: 'error',
  });
  const text = output.outputFiles[0]?.text ?? '';
  return `(() => { ${text}\nreturn prelude.install; })()`;
}

/** Oracle's own stubs carry every enumeration of every module; nobody should type 300 record types by hand. */
function moduleFacts(): Record<string, ModuleFacts> {
  const stubs = join(dirname(STUBS), 'stubs');
  const facts: Record<string, ModuleFacts> = {};
  for (const entry of readdirSync(stubs, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.js')) continue;
    const path = join(entry.parentPath, entry.name);
    const folder = entry.parentPath.slice(stubs.length + 1).replaceAll('\\', '/');
    const name = entry.name.slice(0, -'.js'.length);
    if (folder.split('/').at(-1) !== name) continue;
    facts[`N/${folder}`] = factsOf(readFileSync(path, 'utf8'));
  }
  return facts;
}

function factsOf(source: string): ModuleFacts {
  let stub: Record<string, unknown> = {};
  const define = (first: unknown, second?: unknown) => {
    const factory = (second ?? first) as (...deps: unknown[]) => Record<string, unknown>;
    stub = factory(...Array.from({ length: 20 }, () => function () {})) ?? {};
  };
  runInNewContext(source, { define });
  const facts: ModuleFacts = { enums: {}, names: [] };
  for (const name in stub) {
    facts.names.push(name);
    const value = stub[name];
    if (typeof value !== 'object' || value === null) continue;
    const members: Record<string, string | number> = {};
    for (const member in value) {
      const constant = (value as Record<string, unknown>)[member];
      if (typeof constant === 'string' || typeof constant === 'number') members[member] = constant;
    }
    if (Object.keys(members).length > 0) facts.enums[name] = members;
  }
  return facts;
}
