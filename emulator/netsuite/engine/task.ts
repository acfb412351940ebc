import type { Outcome } from './execution.ts';
import type { MapReduceResult } from './mapReduce.ts';
import type { Deployment, InstalledScript } from './scripts.ts';

export type TaskStatus = 'PENDING' | 'PROCESSING' | 'COMPLETE' | 'FAILED';

/** One submitted run of a scheduled or map/reduce script. */
export interface Task {
  id: string;
  script: InstalledScript;
  deployment: Deployment;
  status: TaskStatus;
  stage: string | null;
  submittedAt: string;
  endedAt: string | null;
  /** Of a map/reduce, once it has ended. */
  result: MapReduceResult | null;
  outcome: Outcome | null;
  done: Promise<Task>;
}

export interface Submission {
  taskType: string;
  scriptId: string | number;
  deploymentId?: string | number | null;
  params?: Record<string, unknown> | null;
}
