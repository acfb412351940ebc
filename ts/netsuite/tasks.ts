import * as task from 'N/task';
import { codeOf } from './errors';

/** All of these mean: no deployment is idle; the work is still in its table (netsuite-platform §2.5, §9). */
const BUSY_CODES = [
  'MAP_REDUCE_ALREADY_RUNNING',
  'FAILED_TO_SUBMIT_JOB_REQUEST_1',
  'NO_DEPLOYMENTS_AVAILABLE',
];

/** Submits a map/reduce script on any idle deployment, 20 units. `busy` is not a fault: what runs already takes the work. */
export function submitMapReduce(
  scriptId: string,
  params: Record<string, string> = {},
): 'submitted' | 'busy' {
  return submitted(task.create({ taskType: task.TaskType.MAP_REDUCE, scriptId, params }));
}

/** The same for a scheduled script; deployments with a schedule of their own are not asked (netsuite-platform §2.3). */
export function submitScheduled(scriptId: string): 'submitted' | 'busy' {
  return submitted(task.create({ taskType: task.TaskType.SCHEDULED_SCRIPT, scriptId }));
}

function submitted(script: { submit(): string }): 'submitted' | 'busy' {
  try {
    script.submit();
    return 'submitted';
  } catch (error) {
    if (BUSY_CODES.includes(codeOf(error))) return 'busy';
    throw error;
  }
}
