import { SuiteScriptError } from '../../contract.ts';
import type { HostModule } from '../../engine/hostModule.ts';
import type { Submission, Task } from '../../engine/task.ts';
import type { TaskQueue } from '../../engine/tasks.ts';
import { UNITS } from '../../engine/units.ts';

export function taskModule(queue: () => TaskQueue): HostModule {
  const find = (id: string): Task => {
    const task = queue().find(id);
    if (!task) throw new SuiteScriptError('INVALID_TASK_ID', `The task ${id} does not exist.`);
    return task;
  };
  return {
    'task.submit': {
      units: (_, [{ taskType }]: [Submission]) =>
        taskType === 'MAP_REDUCE' ? UNITS.task.mapReduce : UNITS.task.scheduled,
      run: ({ session }, [submission]: [Submission]) =>
        queue().submit(submission, session)?.id ?? null,
    },
    'task.status': {
      run: (_, [id]: [string]) => {
        const { script, deployment, status, stage } = find(id);
        return { taskId: id, scriptId: script.id, deploymentId: deployment.id, status, stage };
      },
    },
    'task.counts': {
      units: () => UNITS.task.counts,
      run(_, [id, what]: [string, string]) {
        const { status, result } = find(id);
        if (what === 'percentage') return status === 'COMPLETE' || status === 'FAILED' ? 100 : 0;
        if (what === 'totalMap') return result?.map.keys.length ?? 0;
        if (what === 'totalReduce') return result?.reduce.keys.length ?? 0;
        return 0;
      },
    },
  };
}
