import type { Clock, Plan } from '../contract.ts';
import { restoreRates } from './costWeights.ts';

export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

/** The leaking bucket of one app on one store (§3.1). */
export interface Bucket {
  status(): ThrottleStatus;
  /** Takes the points if they are there. */
  take(points: number): boolean;
  /** Gives back what was taken and not used. */
  giveBack(points: number): void;
  /** Leaves this much, as if others had used the rest. */
  drainTo(points: number): void;
}

/** Seconds of restore a full bucket holds. */
const BUCKET_SECONDS = 20;

export function bucket(plan: Plan, clock: Clock): Bucket {
  const restoreRate = restoreRates[plan];
  const maximumAvailable = restoreRate * BUCKET_SECONDS;
  let available = maximumAvailable;
  let asOf = clock.now();

  const refill = (): number => {
    const now = clock.now();
    available = Math.min(maximumAvailable, available + ((now - asOf) / 1000) * restoreRate);
    asOf = now;
    return available;
  };

  return {
    status: () => ({
      maximumAvailable,
      currentlyAvailable: Math.floor(refill()),
      restoreRate,
    }),
    take(points) {
      if (refill() < points) return false;
      available -= points;
      return true;
    },
    giveBack(points) {
      available = Math.min(maximumAvailable, refill() + points);
    },
    drainTo(points) {
      refill();
      available = Math.min(maximumAvailable, points);
    },
  };
}
