import type { Outcome } from './execution.ts';
import type { ScriptFailure } from './messages.ts';

/** Pair of texts as the framework keeps it between stages. */
export type Pair = [key: string, value: string];
type ErrorRow = [key: string, error: string, executionNo: number];

/** `written`: characters that the stage gave to the next one. */
export interface StageFacts {
  dateCreated: string;
  seconds: number;
  usage: number;
  concurrency: number;
  yields: number;
  keys: [key: string, executions: number, state: string][];
  errors: ErrorRow[];
  written: number;
}

export interface MapReduceResult {
  status: 'COMPLETE' | 'FAILED';
  input: StageFacts & { error: string | null; pairs: number };
  map: StageFacts;
  reduce: StageFacts;
  output: Pair[];
  summarizeError: ScriptFailure | null;
  isRestarted: boolean;
}

/** What a run needs from outside: threads, time, processors. `config`: undefined retryCount is not 0 (netsuite-platform §2.4). */
export interface MapReducePorts {
  entryPoints: string[];
  config: { retryCount?: number; exitOnError?: boolean };
  bufferSize: number;
  /** Jobs of map and reduce that work at the same time. */
  concurrency: number;
  yieldAfterMinutes: number;
  now(): number;
  invoke(entry: string, payload: unknown): Promise<Outcome>;
  /** Waits for a processor; the answer gives it back. */
  processor(): Promise<() => void>;
  /** Whether the app server restarts under this invocation (a fault). */
  restarts(stage: 'map' | 'reduce'): boolean;
  /** Turns what getInputData returned into pairs; searches and queries are run by the framework. */
  input(returned: unknown): Iterable<Pair>;
  /** A stage begins, after a while in the queue. */
  progress(stage: string): Promise<void>;
}

/** netsuite-platform §2.2, §2.3. */
const SOFT_UNITS = 10_000;
const PERSISTED_LIMIT = 200 * 1024 * 1024;

/** Runs all stages of one map/reduce (netsuite-platform §2). Never rejects. */
export async function runMapReduce(ports: MapReducePorts): Promise<MapReduceResult> {
  const result: MapReduceResult = {
    status: 'COMPLETE',
    input: { ...noFacts(ports), error: null, pairs: 0 },
    map: noFacts(ports),
    reduce: noFacts(ports),
    output: [],
    summarizeError: null,
    isRestarted: false,
  };
  const pairs = await getInput(ports, result);
  let output = pairs;
  let goesOn = result.input.error === null;

  if (ports.entryPoints.includes('map') && goesOn) {
    await ports.progress('MAP');
    const stage = createStage(ports, 'map', result);
    ({ output, goesOn } = await stage(
      pairs.map(([key, value]) => ({ key, payload: { key, value } })),
    ));
  }
  if (ports.entryPoints.includes('reduce') && goesOn) {
    await ports.progress('REDUCE');
    const groups = new Map<string, string[]>();
    for (const [key, value] of output) {
      const values = groups.get(key);
      if (values) values.push(value);
      else groups.set(key, [value]);
    }
    const stage = createStage(ports, 'reduce', result);
    ({ output } = await stage(
      [...groups].map(([key, values]) => ({ key, payload: { key, values } })),
    ));
  }
  if (result.input.error === null) result.output = output;
  if (ports.entryPoints.includes('summarize')) await summarize(ports, result);
  return result;
}

function noFacts({ now }: MapReducePorts): StageFacts {
  return {
    dateCreated: new Date(now()).toISOString(),
    seconds: 0,
    usage: 0,
    concurrency: 0,
    yields: 0,
    keys: [],
    errors: [],
    written: 0,
  };
}

async function getInput(ports: MapReducePorts, result: MapReduceResult): Promise<Pair[]> {
  await ports.progress('GET_INPUT');
  const release = await ports.processor();
  const startedAt = ports.now();
  const outcome = await ports.invoke('getInputData', { isRestarted: false });
  result.input.usage = outcome.units;
  result.input.seconds = (ports.now() - startedAt) / 1_000;
  result.input.concurrency = 1;
  const pairs: Pair[] = [];
  try {
    if (outcome.kind !== 'returned') result.input.error = errorText(outcome);
    else {
      let size = 0;
      for (const pair of ports.input(outcome.value)) {
        size += sizeOf(pair);
        if (size > PERSISTED_LIMIT) {
          result.input.error = TOO_MUCH;
          break;
        }
        pairs.push(pair);
      }
    }
  } catch (error) {
    const { name, message } = error as Error;
    result.input.error = JSON.stringify({ type: 'error.SuiteScriptError', name, message });
  } finally {
    release();
  }
  result.input.pairs = pairs.length;
  return pairs;
}

interface Job {
  key: string;
  payload: object;
  executionNo: number;
  isRestarted: boolean;
  errors: ErrorRow[];
}

function createStage(ports: MapReducePorts, entry: 'map' | 'reduce', result: MapReduceResult) {
  const facts = result[entry];

  return async function run(
    invocations: { key: string; payload: object }[],
  ): Promise<{ output: Pair[]; goesOn: boolean }> {
    const waiting: Job[] = invocations.map((invocation) => ({
      ...invocation,
      executionNo: 1,
      isRestarted: false,
      errors: [],
    }));
    const outputs = new Map<Job, Pair[]>();
    let isCancelled = false;
    let size = 0;
    const startedAt = ports.now();

    const finish = (job: Job, state: string) => facts.keys.push([job.key, job.executionNo, state]);

    /** Runs one job to its end or back into the queue; false when the whole stage must stop. */
    const work = async (job: Job): Promise<void> => {
      const outcome = await ports.invoke(entry, {
        ...job.payload,
        executionNo: job.executionNo,
        isRestarted: job.isRestarted,
        errors: job.errors,
      });
      facts.usage += outcome.units;
      if (outcome.kind === 'returned') {
        const { written } = outcome.value as { written: Pair[] };
        for (const pair of written) size += sizeOf(pair);
        if (size > PERSISTED_LIMIT) {
          facts.errors.push([job.key, TOO_MUCH, job.executionNo]);
          finish(job, 'FAILED');
          isCancelled = true;
          return;
        }
        outputs.set(job, written);
        finish(job, 'COMPLETE');
        return;
      }
      const row: ErrorRow = [job.key, errorText(outcome), job.executionNo];
      const mayRetry =
        outcome.kind === 'failed' && job.executionNo <= (ports.config.retryCount ?? 0);
      if (mayRetry) {
        job.errors.push(row);
        job.executionNo += 1;
        waiting.unshift(job);
        return;
      }
      facts.errors.push(row);
      finish(job, 'FAILED');
      if (outcome.kind === 'killed' || ports.config.exitOnError === true) isCancelled = true;
    };

    /** The app server restarts: everything of the flagged batch counts as not done (netsuite-platform §2.4). */
    const restart = (batch: Job[]) => {
      result.isRestarted = true;
      for (const job of batch.reverse()) {
        for (const pair of outputs.get(job) ?? []) size -= sizeOf(pair);
        outputs.delete(job);
        const done = facts.keys.findIndex(([key]) => key === job.key);
        if (done >= 0) facts.keys.splice(done, 1);
        const { retryCount } = ports.config;
        if (retryCount !== undefined && job.executionNo > retryCount) {
          facts.errors.push([job.key, RESTART_ERROR, job.executionNo]);
          finish(job, 'FAILED');
          continue;
        }
        job.executionNo += 1;
        job.isRestarted = true;
        waiting.unshift(job);
      }
    };

    const processorJob = async () => {
      let release = await ports.processor();
      let units = facts.usage;
      let since = ports.now();
      while (waiting.length > 0 && !isCancelled) {
        const batch = waiting.splice(0, ports.bufferSize);
        for (const job of batch) {
          await work(job);
          if (ports.restarts(entry)) {
            restart(batch.filter((flagged) => !waiting.includes(flagged)));
            break;
          }
          if (isCancelled) break;
        }
        const minutes = (ports.now() - since) / 60_000;
        if (facts.usage - units > SOFT_UNITS || minutes > ports.yieldAfterMinutes) {
          release();
          facts.yields += 1;
          release = await ports.processor();
          units = facts.usage;
          since = ports.now();
        }
      }
      release();
    };

    const jobs = Math.max(1, Math.min(ports.concurrency, waiting.length));
    facts.concurrency = jobs;
    await Promise.all(Array.from({ length: jobs }, processorJob));
    facts.seconds = (ports.now() - startedAt) / 1_000;
    facts.written = size;
    return { output: [...outputs.values()].flat(), goesOn: !isCancelled };
  };
}

const sizeOf = ([key, value]: Pair) => key.length + value.length;

/** Code confirmed, text likely (netsuite-platform §2.2). */
const TOO_MUCH = JSON.stringify({
  type: 'error.SuiteScriptError',
  name: 'PERSISTED_DATA_LIMIT_FOR_MAPREDUCE_SCRIPT_EXCEEDED',
  message: 'The total size of persisted data is over 200 MB.',
});

const RESTART_ERROR = JSON.stringify({
  type: 'error.SuiteScriptError',
  name: 'SSS_APP_SERVER_RESTART',
  message: 'The application server was restarted.',
});

async function summarize(ports: MapReducePorts, result: MapReduceResult): Promise<void> {
  await ports.progress('SUMMARIZE');
  const release = await ports.processor();
  const { input, map, reduce, output, isRestarted } = result;
  const outcome = await ports.invoke('summarize', { isRestarted, input, map, reduce, output });
  release();
  if (outcome.kind === 'returned') return;
  result.status = 'FAILED';
  result.summarizeError =
    outcome.kind === 'failed'
      ? outcome.failure
      : {
          type: 'error.SuiteScriptError',
          name: outcome.code,
          message: outcome.message,
          stack: [],
          isSuiteScriptError: true,
        };
}

/** The summary's errors are JSON texts (netsuite-platform §2.4). */
function errorText(outcome: Exclude<Outcome, { kind: 'returned' }>): string {
  if (outcome.kind === 'killed') {
    const { code: name, message } = outcome;
    return JSON.stringify({ type: 'error.SuiteScriptError', name, message, stack: [] });
  }
  const { type, name, message, stack } = outcome.failure;
  return JSON.stringify({ type, name, message, stack });
}
