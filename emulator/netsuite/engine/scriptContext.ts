import { constants, createContext, Script, type Context } from 'node:vm';
import type { DoneMessage } from './messages.ts';

/**
 * Built-ins of Node's engine that NetSuite's bare engine does not have, or that would let a script out
 * (netsuite-platform §5; recipes §1 "Traps").
 */
const MISSING_GLOBALS = ['console', 'WebAssembly', 'SharedArrayBuffer', 'Atomics', 'gc'];

/** What the prelude needs from outside. Both take and give primitives only and never throw: a host object would lead out of the context. */
export interface Host {
  /** One call to the main thread: JSON in, JSON out. */
  exchange(request: string): string;
  /** Milliseconds since 1970. */
  now(): number;
}

/** What the prelude leaves in our hands (modules/context/prelude.ts). */
export interface Prelude {
  /** Takes an InvokeMessage as JSON. */
  begin(invocation: string): void;
  /** Runs the define callback and the entry point; the answer waits in `result`. */
  run(): void;
  /** JSON of a DoneMessage, or null when the script waits for a promise that nothing will settle. */
  result(): string | null;
  /** Entry points and script checks as JSON, for an inspection. */
  inspect(): string;
  /** The script's global names. */
  globals(): string;
}

/** Runs `run` inside the context, so that promises it leaves behind settle before this returns. */
const CALL = new Script('((run) => { delete globalThis.__run; run(); })(globalThis.__run);', {
  filename: 'suitescript',
});

export interface ScriptContext {
  /** Evaluates the bundle again (fresh module state) and runs one entry point. Answers a DoneMessage as JSON. */
  invoke(bundle: Script, invocation: string): string;
  /** Evaluates the bundle and its define callback; answers JSON (see Prelude.inspect). */
  inspect(bundle: Script, invocation: string): string;
  /** True while the script has left the global object as it found it. */
  isClean(): boolean;
}

export function createScriptContext(prelude: Script, host: Host): ScriptContext {
  // An ordinary global object: through the usual one each global name is looked up outside the context.
  const context: Context = createContext(constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: true, wasm: false },
    microtaskMode: 'afterEvaluate',
  });
  for (const name of MISSING_GLOBALS) {
    new Script(`delete globalThis.${name}`).runInContext(context);
  }
  const install = prelude.runInContext(context) as (
    exchange: Host['exchange'],
    now: Host['now'],
  ) => Prelude;
  const inside = install(host.exchange, host.now);
  const globals = inside.globals();

  const evaluate = (bundle: Script, run: () => void): string | null => {
    try {
      bundle.runInContext(context);
    } catch (error) {
      return failedToLoad(error);
    }
    context.__run = run;
    CALL.runInContext(context);
    return null;
  };

  return {
    invoke(bundle, invocation) {
      inside.begin(invocation);
      return evaluate(bundle, inside.run) ?? inside.result() ?? NEVER_SETTLED;
    },
    inspect(bundle, invocation) {
      inside.begin(invocation);
      let found = '';
      return evaluate(bundle, () => void (found = inside.inspect())) ?? found;
    },
    isClean: () => inside.globals() === globals,
  };
}

function failedToLoad(error: unknown): string {
  const { name, message } = error as { name?: unknown; message?: unknown };
  const failure: DoneMessage = {
    kind: 'done',
    error: {
      type: 'error.SuiteScriptModuleLoaderError',
      name: String(name ?? 'UNEXPECTED_ERROR'),
      message: String(message ?? error),
      stack: [],
      isSuiteScriptError: false,
    },
  };
  return JSON.stringify(failure);
}

const NEVER_SETTLED = JSON.stringify({
  kind: 'done',
  error: {
    type: 'error.SuiteScriptError',
    name: 'UNEXPECTED_ERROR',
    message:
      'The entry point waits for a promise that never settles: nothing runs in the background.',
    stack: [],
    isSuiteScriptError: true,
  },
} satisfies DoneMessage);
