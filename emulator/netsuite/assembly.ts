import { createAccount } from './account.ts';
import { realClock, virtualClock, type Clock } from './clock.ts';
import type { Account, Session } from './contract.ts';
import { Engine } from './engine/engine.ts';
import type { Invocation, Outcome } from './engine/execution.ts';
import { Faults } from './engine/faults.ts';
import type { HostModule } from './engine/hostModule.ts';
import { inputPairs } from './engine/input.ts';
import { sessionOf } from './engine/people.ts';
import { anySeed, seededRandom } from './engine/random.ts';
import { invocationOf } from './engine/runner.ts';
import { Schedules } from './engine/schedules.ts';
import { ScriptRegistry } from './engine/scripts.ts';
import { TaskQueue } from './engine/tasks.ts';
import { userEventsOf } from './engine/userEvents.ts';
import {
  answerLatency,
  callLatency,
  coldStarts,
  latencyOf,
  modelledLatencies,
  stockLocks,
} from './latency.ts';
import { AccountCache, cacheModule } from './modules/host/cache.ts';
import { cryptoModule } from './modules/host/crypto.ts';
import { currencyModule } from './modules/host/currency.ts';
import { FileCabinet, fileModule } from './modules/host/file.ts';
import { formatModule } from './modules/host/format.ts';
import { httpsModule } from './modules/host/https.ts';
import { PiRemoval, piRemovalModule } from './modules/host/piremoval.ts';
import {
  platformModule,
  STANDARD_PROCESSORS,
  type ScriptNote,
  type SentMail,
} from './modules/host/platform.ts';
import { queryModule } from './modules/host/query.ts';
import { recordModule } from './modules/host/record.ts';
import { searchModule } from './modules/host/search.ts';
import { Secrets } from './modules/host/secrets.ts';
import { taskModule } from './modules/host/task.ts';
import { preludeSource } from './modules/prelude.ts';
import type { NetSuiteOptions } from './options.ts';
import { platformRows } from './platformRows.ts';
import { createQueries } from './query/createQueries.ts';
import { toWallClock } from './zones.ts';
import { fillBaseAccount } from './records/baseAccount.ts';
import { createRecords } from './records/createRecords.ts';
import { noDefinitions } from './sdf/definitions.ts';

/** Who does something, and in what way: by default the administrator in the UI. */
export type Who = Partial<Pick<Session, 'user' | 'role' | 'executionContext'>>;

const ADMINISTRATOR = { user: '-5', role: 'administrator', executionContext: 'USERINTERFACE' };

export type Assembly = Awaited<ReturnType<typeof assemble>>;

/** Puts the parts of an account together: data, queries, engine, task queue. */
export async function assemble(options: NetSuiteOptions) {
  const seed = options.seed ?? anySeed();
  const random = seededRandom(seed);
  const clock = clockOf(options.clock);
  const account = createAccount(options, clock);
  const definitions = noDefinitions();
  const records = createRecords(account);
  const queries = await createQueries(account);
  records.listen(queries);
  const base = options.empty === true ? null : fillBaseAccount(records, account);

  const registry = new ScriptRegistry();
  const faults = new Faults(random, account.now);
  const secrets = new Secrets(account.switches.secretRefusedCode);
  for (const [id, secret] of Object.entries(options.secrets ?? {})) {
    if (typeof secret === 'string') secrets.set(id, secret);
    else secrets.set(id, secret.value, secret);
  }
  const cache = new AccountCache(clock, random, options.cacheLoss ?? 0);
  const files = new FileCabinet();
  const hosts = { ...options.hosts };
  const notes: ScriptNote[] = [];
  const outbox: SentMail[] = [];
  const rows = platformRows(queries);
  const processors = options.processors ?? STANDARD_PROCESSORS;
  const latencies = options.latencies === true ? modelledLatencies : options.latencies || null;
  const coldStart = coldStarts(latencies, random, clock.now);
  const locked = stockLocks(latencies, random, clock.now, (item) =>
    STOCKED.some((type) => records.find(type, item) !== null),
  );
  const noted = (note: ScriptNote) => {
    notes.push(note);
    rows.note(note, registry.find(note.script));
  };

  const problem =
    options.onProblem ??
    ((error: Error) => {
      process.stderr.write(`local NetSuite: ${error.stack ?? error.message}\n`);
    });

  const modules: HostModule = {
    ...recordModule(records),
    ...queryModule(account, queries),
    ...searchModule(queries),
    ...httpsModule(secrets, { clock, hosts }),
    ...cryptoModule(secrets, random),
    ...cacheModule(cache),
    ...fileModule(files),
    ...formatModule(account),
    ...currencyModule(records, account),
    ...piRemovalModule(new PiRemoval(records)),
    ...taskModule(() => tasks),
    ...platformModule({
      account,
      registry,
      processors,
      noted,
      mailed: (mail) => outbox.push(mail),
      changed: rows.script,
    }),
  };

  const engine = new Engine({
    clock,
    modules,
    prelude: preludeSource(),
    random,
    faults,
    freshContexts: options.freshContexts ?? false,
    scriptMemoryMb: options.scriptMemoryMb ?? 256,
    order: options.order ?? 'drawn',
    busySeconds: options.busySeconds ?? 20,
    ...(options.isOutsideMoving && { isOutsideMoving: options.isOutsideMoving }),
    latency: (method, recordType, saved) => {
      if (latencies === null) return 0;
      const recordClass = recordType && records.recordClass(recordType);
      const record = saved();
      const own = callLatency(latencies, random, method, recordClass, recordType, record);
      const locks = account.switches.savesLockStock && recordClass === 'transaction';
      return record && locks ? locked(record, own) : own;
    },
    answerLatency: (method, answer) => answerLatency(latencies, random, method, answer),
    startDelay: ({ script, entry }) => {
      const cold = coldStart(script.key);
      if (script.type === 'usereventscript') {
        return cold + latencyOf(latencies, random, 'user event');
      }
      const isInvocation = entry === 'map' || entry === 'reduce';
      return cold + (isInvocation ? latencyOf(latencies, random, 'mapreduce invocation') : 0);
    },
    userEvents: (caller, round) =>
      userEventsOf({ account, definitions, records, registry }, caller, round),
    ended: (invocation, outcome, startedAt) => {
      options.onEnded?.({
        script: invocation.script.key,
        entry: invocation.entry,
        units: outcome.units,
        from: startedAt,
        to: clock.now(),
      });
      if (outcome.kind !== 'returned') noted(noteOf(invocation, outcome, account.now()));
    },
    problem,
  });
  const runner = { account, definitions, records, engine };

  const tasks: TaskQueue = new TaskQueue({
    registry,
    definitions,
    processors,
    now: account.now,
    clock: clock.now,
    queueWait: () => latencyOf(latencies, random, 'mapreduce queue'),
    stageWait: () => latencyOf(latencies, random, 'mapreduce stage'),
    later: (delay, run) => engine.later(delay, run),
    begin: () => engine.begin(),
    invoke: (script, deployment, entry, payload, acting, params) =>
      engine.run(invocationOf(runner, script, deployment, entry, payload, acting, params)),
    input: (acting, returned) => inputPairs({ queries, files }, acting, returned),
    restarts: (stage, scriptId) => faults.strike({ at: stage, scriptId }, 'restart') !== null,
    session: (who) => sessionOf(account, definitions, who),
    changed: rows.task,
  });

  return {
    seed,
    clock,
    account,
    definitions,
    records,
    queries,
    base,
    registry,
    faults,
    secrets,
    cache,
    files,
    hosts,
    notes,
    outbox,
    problem,
    rows,
    engine,
    runner,
    tasks,
    schedules: new Schedules(clock, registry, tasks, (begin) => endOfRepeats(account, begin)),
    hasSchedules: options.schedules !== false,
    session: (who: Who = {}) => sessionOf(account, definitions, { ...ADMINISTRATOR, ...who }),
    /** Waits for a modelled latency that no `N/*` call stands for. */
    pause(name: string): Promise<void> {
      const ms = latencyOf(latencies, random, name);
      return ms > 0 ? new Promise((go) => engine.later(ms, go)) : Promise.resolve();
    },
  };
}

function clockOf(given: NetSuiteOptions['clock']): Clock {
  if (given === undefined || given === 'real') return realClock();
  return 'virtualFrom' in given ? virtualClock(given.virtualFrom) : given;
}

const DAY_MS = 86_400_000;

/** A schedule that repeats within the day does so for 24 hours or, by the switch, until midnight in the account's zone. */
function endOfRepeats({ switches, timeZone }: Account, begin: number): number {
  if (switches.scheduleRepeatsUntil === 'nextStart') return begin + DAY_MS;
  return begin + DAY_MS - (toWallClock(begin, timeZone) % DAY_MS);
}

/** Record types of items with stock of their own. */
const STOCKED = [
  'inventoryitem',
  'lotnumberedinventoryitem',
  'serializedinventoryitem',
  'assemblyitem',
];

/** What the script's log says of a run that ended badly. */
function noteOf(
  { script, deployment }: Invocation,
  outcome: Exclude<Outcome, { kind: 'returned' }>,
  at: string,
): ScriptNote {
  const { name, message } =
    outcome.kind === 'failed' ? outcome.failure : { name: outcome.code, message: outcome.message };
  return {
    script: script.id,
    deployment: deployment.id,
    level: 'SYSTEM',
    title: name,
    details: message,
    at,
  };
}
