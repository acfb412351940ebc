import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { builtOnce } from '../builtOnce.ts';

/** What a module of NetSuite's holds: enumerations with their values, and the names of everything else. */
export interface ModuleFacts {
  enums: Record<string, Record<string, string | number>>;
  names: string[];
}

const STUBS = createRequire(import.meta.url).resolve(
  '@oracle/suitecloud-unit-testing/package.json',
);
const CONTEXT = join(import.meta.dirname, 'context');

let prelude: string | undefined;

/**
 * The code that stands around a script in its context: `define`, the `N/*` modules, the missing built-ins.
 * An expression whose value is the install function of modules/context/prelude.ts.
 */
export function preludeSource(): string {
  if (prelude !== undefined) return prelude;
  const sources = readdirSync(CONTEXT).map((name) => join(CONTEXT, name));
  prelude = builtOnce('prelude', [import.meta.filename, STUBS, ...sources], (buildSync) => {
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
  });
  return prelude;
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
