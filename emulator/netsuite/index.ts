import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { createAccount } from './account.ts';
import { realClock, virtualClock, type VirtualClock } from './clock.ts';
import type { Operation, RecordObject, Records, Session } from './contract.ts';
import { Engine, type Choose } from './engine/engine.ts';
import type { Invocation, Outcome } from './engine/execution.ts';
import { Faults } from './engine/faults.ts';
import type { HostModule } from './engine/hostModule.ts';
import { inputPairs } from './engine/input.ts';
import { sessionOf } from './engine/people.ts';
import { anySeed, seededRandom } from './engine/random.ts';
import { invocationOf, type RunnerParts } from './engine/runner.ts';
import { Schedules } from './engine/schedules.ts';
import {
  findDeployment,
  ScriptRegistry,
  type Deployment,
  type InstalledScript,
} from './engine/scripts.ts';
import { TaskQueue, type Task } from './engine/tasks.ts';
import { userEventsOf } from './engine/userEvents.ts';
import { createFace } from './face/app.ts';
import { Concurrency } from './face/concurrency.ts';
import { Integrations, type IntegrationKeys } from './face/integrations.ts';
import { OAuth1 } from './face/oauth1.ts';
import { Tokens } from './face/tokens.ts';
import { callLatency, latencyOf, modelledLatencies } from './latency.ts';
import { AccountCache, cacheModule } from './modules/host/cache.ts';
import { cryptoModule } from './modules/host/crypto.ts';
import { FileCabinet, fileModule } from './modules/host/file.ts';
import { formatModule } from './modules/host/format.ts';
import { httpsModule } from './modules/host/https.ts';
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
import { fillBaseAccount } from './records/baseAccount.ts';
import { createRecords } from './records/createRecords.ts';
import { noDefinitions } from './sdf/definitions.ts';
import { installProject, type InstallParts } from './sdf/install.ts';
import { readProject } from './sdf/project.ts';
import { installOne, type SingleScript } from './sdf/single.ts';
import type { Inspection } from './sdf/scriptChecks.ts';

export type { NetSuiteOptions } from './options.ts';
export type { Outcome } from './engine/execution.ts';
export type { Fault } from './engine/faults.ts';
export type { SingleScript } from './sdf/single.ts';

/** Concurrent requests of a Standard account (netsuite-platform §3.4). */
const STANDARD_CONCURRENCY = 5;
const ADMINISTRATOR = { user: '-5', role: 'administrator', executionContext: 'USERINTERFACE' };

export type NetSuite = Awaited<ReturnType<typeof createNetSuite>>;

/** Who does something, and in what way: by default the administrator in the UI. */
export type Who = Partial<Pick<Session, 'user' | 'role' | 'executionContext'>>;

/** A local NetSuite account: data, scripts and outside face. Nothing runs before something is asked of it. */
export async function createNetSuite(options: NetSuiteOptions = {}) {
  const seed = options.seed ?? anySeed();
  const random = seededRandom(seed);
  const clock =
    options.clock === undefined || options.clock === 'real'
      ? realClock()
      : virtualClock(options.clock.virtualFrom);
  const account = createAccount(options, clock);
  const definitions = noDefinitions();
  const records: Records = createRecords(account);
  const queries = await createQueries(account);
  records.listen(queries);
  const base = options.empty === true ? null : fillBaseAccount(records, account);

  const registry = new ScriptRegistry();
  const faults = new Faults(random, account.now);
  const secrets = new Secrets();
  for (const [id, value] of Object.entries(options.secrets ?? {})) secrets.set(id, value);
  const cache = new AccountCache(clock, random, options.cacheLoss ?? 0);
  const files = new FileCabinet();
  const hosts = { ...options.hosts };
  const notes: ScriptNote[] = [];
  const outbox: SentMail[] = [];
  const rows = platformRows(queries);
  const processors = options.processors ?? STANDARD_PROCESSORS;
  const latencies = options.latencies === true ? modelledLatencies : options.latencies || null;
  let server: ServerType | null = null;
  let url: string | null = null;

  const modules: HostModule = {
    ...recordModule(records),
    ...queryModule(account, queries),
    ...searchModule(queries),
    ...httpsModule({ secrets, hosts }),
    ...cryptoModule(secrets, random),
    ...cacheModule(cache),
    ...fileModule(files),
    ...formatModule(account),
    ...taskModule(() => tasks),
    ...platformModule({
      account,
      registry,
      processors,
      baseUrl: () => url,
      noted(note) {
        notes.push(note);
        rows.note(note, registry.find(note.script));
      },
      mailed: (mail) => outbox.push(mail),
    }),
  };

  const engine = new Engine({
    account,
    clock,
    modules,
    prelude: preludeSource(),
    random,
    faults,
    freshContexts: options.freshContexts ?? false,
    order: options.order ?? 'drawn',
    latency: (method, recordType, lines) =>
      callLatency(
        latencies,
        random,
        method,
        recordType && records.recordClass(recordType),
        recordType,
        lines,
      ),
    userEvents: (caller, round) =>
      userEventsOf({ account, definitions, records, registry }, caller, round),
    ended(invocation, outcome) {
      if (outcome.kind === 'returned') return;
      const { name, message } =
        outcome.kind === 'failed'
          ? outcome.failure
          : { name: outcome.code, message: outcome.message };
      const note = {
        script: invocation.script.id,
        deployment: invocation.deployment.id,
        level: 'SYSTEM',
        title: name,
        details: message,
        at: account.now(),
      };
      notes.push(note);
      rows.note(note, invocation.script);
    },
    problem:
      options.onProblem ??
      ((error) => process.stderr.write(`local NetSuite: ${error.stack ?? error.message}\n`)),
  });
  const runner: RunnerParts = { account, definitions, records, engine };
  const session = (who: Who = {}) => sessionOf(account, definitions, { ...ADMINISTRATOR, ...who });

  const tasks: TaskQueue = new TaskQueue({
    registry,
    definitions,
    processors,
    now: account.now,
    clock: clock.now,
    queueWait: () => latencyOf(latencies, random, 'mapreduce queue'),
    later: (delay, run) => engine.later(delay, run),
    invoke: (script, deployment, entry, payload, acting, params) =>
      engine.run(invocationOf(runner, script, deployment, entry, payload, acting, params)),
    input: (acting, returned) => inputPairs({ queries, files }, acting, returned),
    restarts: (stage, scriptId) => faults.strike({ at: stage, scriptId }, 'restart') !== null,
    session: (who) => sessionOf(account, definitions, who),
    changed: () => undefined,
  });
  const schedules = new Schedules(clock, registry, tasks);

  const ids = new Map<string, string>();
  const install: InstallParts = {
    account,
    definitions,
    registry,
    secretIds: () => secrets.ids(),
    ids(kind, id) {
      const key = `${kind}/${id}`;
      const known = ids.get(key) ?? String(1_000 + ids.size);
      ids.set(key, known);
      return known;
    },
    inspect: async (source, path) => (await engine.inspect(source, path)) as Inspection,
  };
  const installed = (scripts: InstalledScript[]) => {
    records.define(definitions);
    queries.define(definitions);
    for (const script of scripts) rows.script(script);
    if (options.schedules !== false) schedules.arm();
  };

  const integrations = new Integrations();
  const tokens = new Tokens(integrations, clock);
  const oauth1 = new OAuth1(integrations, clock, account.id);
  const concurrency = new Concurrency(options.concurrency ?? STANDARD_CONCURRENCY);
  const pause = (...names: string[]) => wait(latencyOf(latencies, random, ...names));
  const wait = (ms: number) =>
    ms > 0 ? new Promise<void>((go) => engine.later(ms, go)) : Promise.resolve();

  const find = (scriptId: string, deploymentId?: string): [InstalledScript, Deployment] => {
    const script = registry.find(scriptId);
    const deployment =
      script && (deploymentId ? findDeployment(script, deploymentId) : script.deployments[0]);
    if (!script || !deployment) throw new RangeError(`No script ${scriptId} ${deploymentId ?? ''}`);
    return [script, deployment];
  };
  const restletCall = (scriptId: string, method: string, body: unknown, who: Who): Invocation => {
    const [script, deployment] = find(scriptId);
    const acting = session({ executionContext: 'RESTLET', ...who });
    return invocationOf(runner, script, deployment, method, { body }, acting);
  };

  const face = createFace({
    account,
    records,
    queries,
    registry,
    faults,
    tokens,
    oauth1,
    concurrency,
    notes,
    outbox,
    tasks,
    clock,
    cache,
    secrets,
    integrations,
    session: (caller, executionContext) =>
      session({ user: caller.user, role: caller.role, executionContext }),
    perform: (acting, method, start) => engine.perform(acting, method, start),
    overhead: () => pause('restlet'),
    tokenOverhead: () => pause('token'),
    run: (script, deployment, entry, body, caller) =>
      engine.run(
        invocationOf(
          runner,
          script,
          deployment,
          entry,
          { body },
          session({ user: caller.user, role: caller.role, executionContext: 'RESTLET' }),
        ),
      ),
    openSuitelet: (script, deployment, request) =>
      engine.run(
        invocationOf(
          runner,
          script,
          deployment,
          'onRequest',
          request,
          session({
            executionContext: 'SUITELET',
            ...(deployment.runAsRole !== null && { role: deployment.runAsRole }),
          }),
        ),
      ),
    advance: (ms) => advance(ms),
    installScript: (script) => installScript(script),
  });

  async function installScript(script: SingleScript): Promise<InstalledScript> {
    const made = await installOne(script, install);
    installed([made]);
    return made;
  }

  async function advance(ms: number): Promise<void> {
    if (!clock.isVirtual) throw new RangeError('A real clock cannot be moved');
    (clock as VirtualClock).moveTo(clock.now() + ms);
    await engine.settled();
  }

  return {
    account,
    seed,
    clock,
    records,
    queries,
    definitions,
    registry,
    faults,
    secrets,
    cache,
    files,
    notes,
    outbox,
    tasks,
    tokens,
    integrations,
    concurrency,
    /** Ids of the chart of accounts, locations and so on; null in an empty account. */
    base,
    /** Routes of the outside face, for requests without a port. */
    face,
    get url() {
      return url;
    },
    /** Domain → base URL; may be changed while it runs. */
    hosts,
    session,
    setSecret: (id: string, value: string) => secrets.set(id, value),

    /** Listens on a port of this machine; 0 takes any free one. */
    async start(port = 0): Promise<string> {
      engine.warm(2);
      url = await new Promise<string>((resolve) => {
        server = serve({ fetch: face.fetch, port, hostname: '127.0.0.1' }, (info) =>
          resolve(`http://127.0.0.1:${info.port}`),
        );
      });
      return url;
    },
    async stop(): Promise<void> {
      schedules.stop();
      engine.stop();
      const listening = server;
      server = null;
      if (listening) {
        if ('closeAllConnections' in listening) listening.closeAllConnections();
        await new Promise<void>((done) => listening.close(() => done()));
      }
    },

    /** Installs an SDF project folder (the one with manifest.xml and deploy.xml). @throws SdfRefusal */
    async installProject(folder: string): Promise<void> {
      const project = readProject(folder);
      installed(await installProject(project, install));
      for (const [path, contents] of project.files) {
        const slash = path.lastIndexOf('/');
        files.save({
          name: path.slice(slash + 1),
          folder: path.slice(0, slash),
          fileType: 'JAVASCRIPT',
          description: '',
          isOnline: false,
          encoding: 'UTF-8',
          contents,
        });
      }
    },
    /** A script of somebody else in the same account, from its source. */
    installScript,

    /** An integration with certificate mapping; the private key goes to `privateKeyPath` if given. */
    createIntegration(
      who: { user: string; role: string; name?: string; keyType?: 'rsa' | 'ec' },
      privateKeyPath?: string,
    ): IntegrationKeys {
      const keys = integrations.create(who);
      if (privateKeyPath !== undefined) {
        mkdirSync(dirname(privateKeyPath), { recursive: true });
        writeFileSync(privateKeyPath, keys.privateKeyPem, { mode: 0o600 });
      }
      return keys;
    },

    /** Calls a RESTlet without HTTP, as a role. Never rejects. */
    callRestlet: (
      scriptId: string,
      body: unknown,
      who: Who = {},
      method = 'post',
    ): Promise<Outcome> => engine.run(restletCall(scriptId, method, body, who)),
    /** Starts RESTlet calls at the same moment; `choose` draws the order of their calls, else the seed. */
    callTogether: (
      calls: { scriptId: string; body: unknown; who?: Who }[],
      choose?: Choose,
    ): Promise<Outcome[]> =>
      engine.together(
        calls.map(({ scriptId, body, who }) => restletCall(scriptId, 'post', body, who ?? {})),
        choose,
      ),
    /** A record operation as a person, an import or another program does it; user events run. */
    perform: <T>(
      start: (acting: Session, records: Records) => Operation<T>,
      who: Who = {},
    ): Promise<T> => {
      const acting = session(who);
      return engine.perform(acting, 'record', () => start(acting, records));
    },
    /** Creates, fills and saves a record in one go. @returns its id. */
    save: (
      start: (acting: Session, records: Records) => Operation<RecordObject>,
      fill: (set: (method: string, options: object) => unknown) => void,
      who: Who = {},
    ): Promise<string> => {
      const acting = session(who);
      return engine.perform(acting, 'record', function* () {
        const record = yield* start(acting, records);
        fill((method, given) => record.call(acting, method, [given]));
        return yield* records.save(acting, record, {});
      });
    },
    /** Runs a scheduled or map/reduce script now and waits for its end. */
    async runTask(
      scriptId: string,
      given: { deploymentId?: string; params?: Record<string, unknown> } = {},
    ): Promise<Task> {
      const [script] = find(scriptId);
      const taskType = script.type === 'mapreducescript' ? 'MAP_REDUCE' : 'SCHEDULED_SCRIPT';
      const task = tasks.submit({ taskType, scriptId, ...given }, session());
      if (!task) throw new Error(`${scriptId} is held until its running instance ends`);
      return task.done;
    },
    /** Starts a deployment as its schedule would. */
    async runSchedule(scriptId: string, deploymentId?: string): Promise<Task> {
      const task = tasks.schedule(...find(scriptId, deploymentId));
      if (!task) throw new Error(`${scriptId} is still running`);
      return task.done;
    },
    /** Moves a virtual clock on and lets everything run that was due. */
    advance,
    /** Until no script runs and no task waits. */
    settled: () => engine.settled(),
  };
}
