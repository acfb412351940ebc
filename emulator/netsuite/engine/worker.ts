/**
 * A script's thread. It never returns to its event loop: work, answers and results all go through the shared buffer, so
 * whoever is killed here is killed where no `catch` of a script can see it.
 */
import { performance } from 'node:perf_hooks';
import type { Script } from 'node:vm';
import { workerData } from 'node:worker_threads';
import { workerChannel, type ChannelBuffers } from './channel.ts';
import type { InspectMessage, InvokeMessage } from './messages.ts';
import { compiled, type Compiled } from './compiled.ts';
import { createScriptContext, type ScriptContext } from './scriptContext.ts';

export interface WorkerSettings extends ChannelBuffers {
  /** Source of the code that runs inside each script's context (modules/context, bundled). */
  prelude: string;
  /** Where compiled scripts are kept. */
  folder: string;
  /** False: time goes on between two calls, as on a real clock. */
  timeStandsStill: boolean;
}

/** Scripts run in the zone of NetSuite's servers, whatever the account's (netsuite-platform §4.10, SAFE#99). */
const SERVER_ZONE = 'America/Los_Angeles';

// The zone is a matter of the whole process, but a thread keeps the one it saw first. Main sets its own back.
process.env.TZ = SERVER_ZONE;
new Date().getTimezoneOffset();

const settings = workerData as WorkerSettings;
const channel = workerChannel(settings);
const prelude = compiled(settings.prelude, 'suitescript', settings.folder);
const bundles = new Map<string, Script>();
const contexts = new Map<string, ScriptContext>();

let answeredAt = performance.now();
const host = {
  exchange(request: string): string {
    const answer = channel.exchange(request);
    answeredAt = performance.now();
    return answer;
  },
  now: () =>
    channel.now() + (settings.timeStandsStill ? 0 : Math.floor(performance.now() - answeredAt)),
};

let message = channel.exchange(JSON.stringify({ kind: 'ready' }));
for (;;) {
  answeredAt = performance.now();
  const work = JSON.parse(message) as InvokeMessage | InspectMessage;
  message = channel.exchange(work.kind === 'inspect' ? inspect(work) : invoke(work, message));
}

function invoke(work: InvokeMessage, text: string): string {
  const { key, path } = work.script;
  if (work.source !== undefined) {
    bundles.set(key, compiled(work.source, path, settings.folder).script);
    contexts.delete(key);
  }
  const bundle = bundles.get(key);
  if (!bundle) throw new Error(`${path} was never sent to this thread`);

  const context = contexts.get(key) ?? newContext();
  const done = context.invoke(bundle, text);
  if (work.freshContext || !context.isClean()) contexts.delete(key);
  else contexts.set(key, context);
  return done;
}

function inspect(work: InspectMessage): string {
  let bundle: Compiled;
  try {
    bundle = compiled(work.source, work.path, settings.folder);
  } catch (error) {
    return JSON.stringify({
      kind: 'done',
      value: { error: { name: 'SYNTAX_ERROR', message: (error as Error).message } },
    });
  }
  const found = newContext().inspect(bundle.script, JSON.stringify(work));
  bundle.keep();
  return found;
}

function newContext(): ScriptContext {
  const context = createScriptContext(prelude.script, host);
  prelude.keep();
  return context;
}
