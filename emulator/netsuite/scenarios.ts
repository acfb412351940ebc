import type { Assembly, Who } from './assembly.ts';
import { isMovable } from './clock.ts';
import type { Operation, RecordObject, Records, Session } from './contract.ts';
import type { Invocation, Outcome } from './engine/execution.ts';
import { allInterleavings } from './engine/interleavings.ts';
import { invocationOf } from './engine/runner.ts';
import { findDeployment, type Deployment, type InstalledScript } from './engine/scripts.ts';
import type { Task } from './engine/task.ts';
import type { Choose } from './engine/turns.ts';

/** One RESTlet call of a group that starts at the same moment. */
export interface RestletCall {
  scriptId: string;
  body: unknown;
  who?: Who;
}

/** What people, other programs and time do to an account, without HTTP. */
export function createScenarios(parts: Assembly) {
  const { clock, engine, records, registry, runner, session, tasks } = parts;

  const find = (scriptId: string, deploymentId?: string): [InstalledScript, Deployment] => {
    const script = registry.find(scriptId);
    const deployment =
      script && (deploymentId ? findDeployment(script, deploymentId) : script.deployments[0]);
    if (!script || !deployment) throw new RangeError(`No script ${scriptId} ${deploymentId ?? ''}`);
    return [script, deployment];
  };
  const restletCall = ({ scriptId, body, who }: RestletCall, method: string): Invocation => {
    const acting = session({ executionContext: 'RESTLET', ...who });
    return invocationOf(runner, ...find(scriptId), method, { body }, acting);
  };
  const callTogether = (calls: RestletCall[], choose?: Choose): Promise<Outcome[]> =>
    engine.together(
      calls.map((call) => restletCall(call, 'post')),
      choose,
    );

  return {
    /** Calls a RESTlet as a role. Never rejects. */
    callRestlet: (scriptId: string, body: unknown, who: Who = {}, method = 'post') =>
      engine.run(restletCall({ scriptId, body, who }, method)),

    /** Starts RESTlet calls at the same moment; `choose` draws the order of their calls, else the seed. */
    callTogether,

    /** Runs the same group once per possible order of its calls; `before` puts the account back, `after` looks at it. */
    callInAllOrders: (
      before: () => RestletCall[],
      after: (outcomes: Outcome[], order: readonly number[]) => void,
    ): Promise<number> =>
      allInterleavings(async (choose, order) => after(await callTogether(before(), choose), order)),

    /** A record operation as a person, an import or another program does it; user events run. */
    perform<T>(
      start: (acting: Session, records: Records) => Operation<T>,
      who: Who = {},
    ): Promise<T> {
      const acting = session(who);
      return engine.perform(acting, 'record', () => start(acting, records));
    },

    /** Opens, fills and saves a record in one go. @returns its internal id. */
    save(
      open: (acting: Session, records: Records) => Operation<RecordObject>,
      fill: (set: (method: string, options: object) => unknown) => void,
      who: Who = {},
    ): Promise<string> {
      const acting = session(who);
      return engine.perform(acting, 'record.save', function* () {
        const record = yield* open(acting, records);
        fill((method, given) => record.call(acting, method, [given]));
        return yield* records.save(acting, record, {});
      });
    },

    /** A button of the UI: approve, cancel, close, pack, ship … */
    press(type: string, id: string, button: string, who: Who = {}): Promise<unknown> {
      const acting = session(who);
      return engine.perform(
        acting,
        'record.save',
        () => records.press(acting, { type, id, button }),
        type,
      );
    },

    /** Submits a scheduled or map/reduce script as the administrator and waits for its end. */
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

    /** Starts a deployment as its schedule would, and waits for its end. */
    async runSchedule(scriptId: string, deploymentId?: string): Promise<Task> {
      const task = tasks.schedule(...find(scriptId, deploymentId));
      if (!task) throw new Error(`${scriptId} is still running`);
      return task.done;
    },

    /** Moves a virtual clock on and lets everything run that was due. */
    async advance(milliseconds: number): Promise<void> {
      if (!isMovable(clock)) throw new RangeError('A real clock cannot be moved');
      const target = clock.now() + milliseconds;
      for (let next = clock.next(); next !== null && next <= target; next = clock.next()) {
        clock.moveTo(next);
        await engine.settled();
      }
      clock.moveTo(target);
      await engine.settled();
    },

    /** Until no script runs and no task waits. */
    settled: () => engine.settled(),
  };
}
