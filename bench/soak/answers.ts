import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Dice } from './dice.ts';
import { openErrors, release } from './settle.ts';

/** People who read the sync errors while trade goes on, and set one to Released as if they had dealt with it. */
export function answers(world: VirtualWorld, dice: Dice) {
  const counts: Record<string, number> = {};
  const underWay = new Set<Promise<void>>();
  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);
  return {
    counts,
    answer(): void {
      const error = dice.oneOf(openErrors(world));
      if (!error) return;
      const ended: Promise<void> = release(world, error.id)
        .then(
          () => count('answer a sync error'),
          () => count('answer a sync error refused'),
        )
        .then(() => {
          underWay.delete(ended);
        });
      underWay.add(ended);
    },
    async done(): Promise<void> {
      await Promise.all(underWay);
    },
  };
}
