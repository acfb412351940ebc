import type { UserError, World } from '../contract.ts';

/** Work that Shopify does after its answer; polled with `job` or `node`. */
export type Job = {
  readonly id: string;
  done: boolean;
};

export type CancelJob = {
  readonly id: string;
  done: boolean;
  status: 'STARTED' | 'SUCCEEDED' | 'FAILED';
  errors: UserError[];
  readonly orderId: string;
};

/** A job that ends after the switch's delay; `work` runs as an action of its own. */
export function startJob(world: World, work: () => void): Job {
  const job: Job = { id: world.newGid('Job'), done: false };
  world.shop.jobs.set(job.id, job);
  world.later(world.switches.jobDelayMs, () => {
    work();
    job.done = true;
  });
  return job;
}
