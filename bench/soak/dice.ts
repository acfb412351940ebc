import { seededRandom } from '../../emulator/shopify/api/world.ts';

export type Dice = ReturnType<typeof dice>;

/** Draws from a seed. */
export function dice(seed: number) {
  const random = seededRandom(seed);
  return {
    random,
    chance: (probability: number): boolean => random() < probability,
    /** A whole number, both ends among them. */
    from: (least: number, most: number): number =>
      least + Math.floor(random() * (most - least + 1)),
    oneOf<T>(list: readonly T[]): T | undefined {
      return list[Math.floor(random() * list.length)];
    },
    /** A waiting time of that mean, in ms, at least 1. */
    wait: (meanMs: number): number => Math.max(1, Math.round(-Math.log(1 - random()) * meanMs)),
  };
}
