import { createContext, Script } from 'node:vm';
import { traceLine } from '../trace/traceLine.ts';
import type { Bundle } from './amdModule.ts';
import { BuildError } from './buildError.ts';

/** Globals of a fresh context that NetSuite's engine does not have (netsuite-platform §5). */
const NOT_IN_NETSUITE = ['console', 'WebAssembly', 'SharedArrayBuffer', 'Atomics'];

/**
 * Loads a built module as NetSuite does at upload, where no N module may be touched before an entry point is called
 * (FAIL_TO_EVALUATE_SCRIPT_1, netsuite-platform §5). Throws a BuildError with the TypeScript line that did it.
 */
export function checkLoading(file: string, { code, map }: Bundle): void {
  const context = createContext({});
  for (const name of NOT_IN_NETSUITE) new Script(`delete globalThis.${name}`).runInContext(context);

  let defined = 0;
  context['define'] = (ids: string[], factory: (...modules: unknown[]) => unknown) => {
    defined += 1;
    factory(...ids.map(untouchable));
  };

  try {
    new Script(code, { filename: file }).runInContext(context);
  } catch (error) {
    const { message, stack } = error as Error;
    const line = new RegExp(`${escaped(file)}:(\\d+)(?::(\\d+))?`).exec(stack ?? '');
    const origin = line && traceLine(map, Number(line[1]), Number(line[2] ?? 1));
    const place = origin ? `${origin.source}:${origin.line}` : file;
    throw new BuildError([`${place}: ${message} while the module was loaded.`]);
  }
  if (defined !== 1) throw new BuildError([`${file}: built to ${defined} define calls, not one.`]);
}

/** Stands for an N module and refuses whatever is done with it. */
function untouchable(id: string): unknown {
  const refuse = (_target: unknown, key?: unknown): never => {
    const member = typeof key === 'string' ? `${id}.${key}` : id;
    throw new TypeError(
      `${member} is touched outside of a function (NetSuite offers no N module that early: move it into the function that needs it)`,
    );
  };
  return new Proxy(function () {}, {
    get: refuse,
    set: refuse,
    has: refuse,
    ownKeys: refuse,
    apply: refuse,
    construct: refuse,
    getOwnPropertyDescriptor: refuse,
    getPrototypeOf: refuse,
  });
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
