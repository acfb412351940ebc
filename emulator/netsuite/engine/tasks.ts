import { SuiteScriptError, type Definitions, type Session } from '../contract.ts';
import { runMapReduce, type MapReducePorts } from './mapReduce.ts';
import type { Outcome } from './execution.ts';
import {
  findDeployment,
  type Deployment,
  type InstalledScript,
  type ScriptRegistry,
} from './scripts.ts';
import type { Submission, Task } from './task.ts';

export interface TaskPorts {
  registry: ScriptRegistry;
  definitions: Definitions;
  processors: number;
  now(): string;
  clock(): number;
  /** Milliseconds until a job in the queue begins. */
  queueWait(): number;
  /** …and between two stages. */
  stageWait(): number;
  later(delay: number, run: () => void): void;
  /** A task is under way until the answer is called. */
  begin(): () => void;
  invoke(
    script: InstalledScript,
    deployment: Deployment,
    entry: string,
    payload: unknown,
    session: Session,
    params: Record<string, string>,
  ): Promise<Outcome>;
  input(session: Session, returned: unknown): Iterable<[string, string]>;
  restarts(stage: string, scriptId: string): boolean;
  session(who: { user: string; role: string; executionContext: string }): Session;
  changed(task: Task): void;
}

const SYSTEM = { user: '-4', role: 'administrator' };

/** Scheduled and map/reduce scripts share the account's processors (netsuite-platform §2.3, §2.5). */
export class TaskQueue {
  readonly #ports: TaskPorts;
  readonly #tasks = new Map<string, Task>();
  readonly #waitingForProcessor: (() => void)[] = [];
  readonly #held: { submission: Submission; submitter: Session; after: Task }[] = [];
  #busyProcessors = 0;
  #nextNumber = 1;

  constructor(ports: TaskPorts) {
    this.#ports = ports;
  }

  all(): Task[] {
    return [...this.#tasks.values()];
  }

  find(id: string): Task | undefined {
    return this.#tasks.get(id);
  }

  /** N/task submit. Null: it submitted itself and is held until the running one ends, without a task id. */
  submit(submission: Submission, submitter: Session): Task | null {
    const { script, deployment } = this.#target(submission, submitter);
    const running = this.#unfinished(deployment);
    if (running) {
      if (submitter.script?.deployment === deployment.id) {
        this.#held.push({ submission, submitter, after: running });
        return null;
      }
      throw new SuiteScriptError(
        script.type === 'mapreducescript'
          ? 'MAP_REDUCE_ALREADY_RUNNING'
          : 'FAILED_TO_SUBMIT_JOB_REQUEST_1',
        `Failed to submit job request: ${script.id} ${deployment.id} is already running.`,
      );
    }
    const who = {
      user: submitter.user,
      role: deployment.runAsRole ?? submitter.role,
      executionContext: contextOf(script),
    };
    return this.#start(script, deployment, this.#ports.session(who), submission.params, 'ONDEMAND');
  }

  /** A deployment's own schedule, or "Save and Execute": runs as System with administrator rights (netsuite-platform §2.3). */
  schedule(script: InstalledScript, deployment: Deployment): Task | null {
    if (this.#unfinished(deployment)) return null;
    const who = {
      user: SYSTEM.user,
      role: deployment.runAsRole ?? SYSTEM.role,
      executionContext: contextOf(script),
    };
    return this.#start(script, deployment, this.#ports.session(who), null, 'SCHEDULED');
  }

  #target({ taskType, scriptId, deploymentId }: Submission, submitter: Session) {
    const wanted = taskType === 'MAP_REDUCE' ? 'mapreducescript' : 'scheduledscript';
    const script = this.#ports.registry.find(String(scriptId));
    if (!script || script.type !== wanted) {
      throw new SuiteScriptError(
        'INVALID_SCRIPT_ID',
        `The script ${scriptId} is not a ${taskType} script.`,
      );
    }
    this.#checkPermission(submitter);
    if (deploymentId !== undefined && deploymentId !== null) {
      const deployment = findDeployment(script, String(deploymentId));
      if (!deployment || !isSubmittable(deployment)) {
        throw new SuiteScriptError(
          'FAILED_TO_SUBMIT_JOB_REQUEST_1',
          `Failed to submit job request: ${deploymentId} is not a deployed, not scheduled deployment.`,
        );
      }
      return { script, deployment };
    }
    const candidates = script.deployments.filter(isSubmittable);
    const own = submitter.script?.id === script.id ? submitter.script.deployment : null;
    const idle =
      candidates.find((deployment) => !this.#unfinished(deployment)) ??
      candidates.find((deployment) => deployment.id === own);
    if (!idle) {
      throw new SuiteScriptError(
        'NO_DEPLOYMENTS_AVAILABLE',
        `No idle, not scheduled deployment of ${script.id} is available.`,
      );
    }
    return { script, deployment: idle };
  }

  /** SuiteScript Scheduling, or the administrator (netsuite-platform §2.3). */
  #checkPermission({ role }: Session): void {
    if (role === 'administrator') return;
    if (this.#ports.definitions.roles.get(role)?.permissions.has('ADMI_SS_SCHEDULING')) return;
    throw new SuiteScriptError(
      'INSUFFICIENT_PERMISSION',
      "Permission Violation: You need the 'SuiteScript Scheduling' permission to access this page. Please contact your account administrator.",
    );
  }

  #unfinished(deployment: Deployment): Task | undefined {
    return this.all().find(
      (task) =>
        task.deployment.id === deployment.id &&
        (task.status === 'PENDING' || task.status === 'PROCESSING'),
    );
  }

  #start(
    script: InstalledScript,
    deployment: Deployment,
    session: Session,
    given: Record<string, unknown> | null | undefined,
    type: string,
  ): Task {
    const prefix = script.type === 'mapreducescript' ? 'MAPREDUCETASK' : 'SCHEDSCRIPT';
    const params = checkedParams(script, given ?? {});
    let finish: (task: Task) => void = () => undefined;
    const task: Task = {
      id: `${prefix}_${this.#nextNumber++}`,
      script,
      deployment,
      status: 'PENDING',
      stage: null,
      submittedAt: this.#ports.now(),
      endedAt: null,
      result: null,
      outcome: null,
      done: new Promise((resolve) => {
        finish = resolve;
      }),
    };
    this.#tasks.set(task.id, task);
    this.#ports.changed(task);
    const ended = this.#ports.begin();
    this.#ports.later(this.#ports.queueWait(), () => {
      task.status = 'PROCESSING';
      this.#ports.changed(task);
      const run = script.type === 'mapreducescript' ? this.#mapReduce : this.#scheduled;
      void run.call(this, task, session, params, type).then(() => {
        task.endedAt = this.#ports.now();
        this.#ports.changed(task);
        finish(task);
        this.#releaseHeld(task);
        ended();
      });
    });
    return task;
  }

  #releaseHeld(ended: Task): void {
    const index = this.#held.findIndex(({ after }) => after === ended);
    const [held] = index < 0 ? [] : this.#held.splice(index, 1);
    if (held) this.submit(held.submission, held.submitter);
  }

  async #scheduled(
    task: Task,
    session: Session,
    params: Record<string, string>,
    type: string,
  ): Promise<void> {
    const { script, deployment } = task;
    const release = await this.#processor();
    task.outcome = await this.#ports.invoke(
      script,
      deployment,
      'execute',
      { type },
      session,
      params,
    );
    release();
    task.status = task.outcome.kind === 'returned' ? 'COMPLETE' : 'FAILED';
  }

  async #mapReduce(task: Task, session: Session, params: Record<string, string>): Promise<void> {
    const { script, deployment } = task;
    const ports: MapReducePorts = {
      entryPoints: script.entryPoints,
      config: script.config ?? {},
      bufferSize: deployment.bufferSize,
      concurrency: Math.min(deployment.concurrencyLimit, this.#ports.processors),
      yieldAfterMinutes: deployment.yieldAfterMinutes,
      now: this.#ports.clock,
      invoke: (entry, payload) =>
        this.#ports.invoke(script, deployment, entry, payload, session, params),
      processor: () => this.#processor(),
      restarts: (stage) => this.#ports.restarts(stage, script.id),
      input: (returned) => this.#ports.input(session, returned),
      progress: (stage) => {
        task.stage = stage;
        this.#ports.changed(task);
        const wait = stage === 'GET_INPUT' ? 0 : this.#ports.stageWait();
        return wait > 0 ? new Promise((go) => this.#ports.later(wait, go)) : Promise.resolve();
      },
    };
    task.result = await runMapReduce(ports);
    task.status = task.result.status;
  }

  #processor(): Promise<() => void> {
    return new Promise((resolve) => {
      const take = () => {
        this.#busyProcessors += 1;
        resolve(() => {
          this.#busyProcessors -= 1;
          this.#waitingForProcessor.shift()?.();
        });
      };
      if (this.#busyProcessors < this.#ports.processors) take();
      else this.#waitingForProcessor.push(take);
    });
  }
}

function contextOf(script: InstalledScript): string {
  return script.type === 'mapreducescript' ? 'MAPREDUCE' : 'SCHEDULED';
}

function isSubmittable(deployment: Deployment): boolean {
  return deployment.isDeployed && deployment.status === 'NOTSCHEDULED';
}

/** Only declared parameters are taken, as texts (netsuite-platform §2.5). */
function checkedParams(
  script: InstalledScript,
  given: Record<string, unknown>,
): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [id, value] of Object.entries(given)) {
    if (!script.parameters.some((parameter) => parameter.id === id)) {
      throw new SuiteScriptError(
        'INVALID_SCRIPT_PARAMETER',
        `${script.id} has no parameter ${id}.`,
      );
    }
    params[id] = typeof value === 'boolean' ? (value ? 'T' : 'F') : String(value);
  }
  return params;
}
