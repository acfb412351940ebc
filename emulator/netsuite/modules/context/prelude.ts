/** Everything a script finds around it in its context. Bundled by modules/prelude.ts; runs where the script runs. */
import type { DoneMessage, InvokeMessage } from '../../engine/messages.ts';
import type { Host, Prelude } from '../../engine/scriptContext.ts';
import { replaceDate, replaceZone } from './clock.ts';
import { runEntry } from './entries.ts';
import { failureOf, SuiteScriptError } from './errors.ts';
import { moduleFor, setLoading } from './modules.ts';
import { beginRuntime } from './runtime.ts';
import { log, util } from './services.ts';
import { connect } from './wire.ts';

type Factory = (...modules: unknown[]) => unknown;
interface Definition {
  dependencies: string[];
  factory: unknown;
}

let definitions: Definition[] = [];
let invocation: InvokeMessage;
let answer: string | null = null;
let draw = 1;

export function install(exchange: Host['exchange'], now: Host['now']): Prelude {
  connect(exchange);
  replaceZone();
  replaceDate(now);
  Math.random = random;
  Object.assign(globalThis, { define, require, log, util });

  return {
    begin(text) {
      invocation = JSON.parse(text) as InvokeMessage;
      definitions = [];
      answer = null;
      draw = (invocation.seed ?? 1) >>> 0;
      if (invocation.info) beginRuntime(invocation.info);
    },
    run() {
      try {
        const script = load();
        const entry = script[invocation.entry];
        if (typeof entry !== 'function') {
          throw new Error(`${invocation.script.path} has no entry point ${invocation.entry}`);
        }
        const value = runEntry(
          invocation.entry,
          entry as (context: unknown) => unknown,
          invocation.payload as Record<string, unknown>,
        );
        if (value instanceof Promise) value.then(succeed, fail);
        else succeed(value);
      } catch (error) {
        fail(error);
      }
    },
    result: () => answer,
    inspect() {
      try {
        const script = load();
        const entryPoints = Object.keys(script).filter(
          (name) => typeof script[name] === 'function',
        );
        return JSON.stringify({ kind: 'done', value: { entryPoints, config: script['config'] } });
      } catch (error) {
        const { name, message } = failureOf(error);
        return JSON.stringify({ kind: 'done', value: { error: { name, message } } });
      }
    },
    globals: () => Reflect.ownKeys(globalThis).map(String).join(),
  };
}

function succeed(value: unknown): void {
  const done: DoneMessage = { kind: 'done', ...(value !== undefined && { value }) };
  answer = JSON.stringify(done);
}

function fail(error: unknown): void {
  const done: DoneMessage = { kind: 'done', error: failureOf(error) };
  answer = JSON.stringify(done);
}

/** Runs the define callback, during which no module may be used. */
function load(): Record<string, unknown> {
  if (definitions.length > 1) {
    throw new SuiteScriptError(
      'MULTIPLE_DEFINE_CALLS',
      'Only one define call is allowed in a script.',
    );
  }
  const [definition] = definitions;
  if (!definition) {
    throw new SuiteScriptError(
      'SCRIPT_OF_API_VERSION_20_MUST_IMPLEMENT_A_SCRIPT_TYPE_INTERFACE',
      'The script does not call define.',
    );
  }
  const { dependencies, factory } = definition;
  setLoading(true);
  try {
    const exports: Record<string, unknown> = {};
    const modules = dependencies.map((id) => {
      if (id === 'exports') return exports;
      if (id === 'require') return require;
      return moduleFor(id);
    });
    const returned = typeof factory === 'function' ? (factory as Factory)(...modules) : factory;
    return (returned ?? exports) as Record<string, unknown>;
  } finally {
    setLoading(false);
  }
}

function define(...args: unknown[]): void {
  const rest = typeof args[0] === 'string' ? args.slice(1) : args;
  const [first, second] = rest;
  definitions.push(
    Array.isArray(first)
      ? { dependencies: first as string[], factory: second }
      : { dependencies: [], factory: first },
  );
}

function require(first: string | string[], factory?: Factory): unknown {
  if (typeof first === 'string') return moduleFor(first);
  const modules = first.map(moduleFor);
  return factory ? factory(...modules) : undefined;
}

/** mulberry32, begun with the execution's own seed. */
function random(): number {
  draw = (draw + 0x6d2b79f5) >>> 0;
  let mixed = Math.imul(draw ^ (draw >>> 15), draw | 1);
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}
