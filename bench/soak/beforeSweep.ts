import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { shopOrders } from './bothSides.ts';
import { heldOrders } from './errorProof.ts';
import { stockDifferences } from './stockProof.ts';

const DAY = 86_400_000;
/** The sweep's hour in UTC, as it is deployed. */
const SWEEP_AT = 10 * 60_000;

/**
 * Stock when all is quiet and before the night's sweep, which would hide what the saves and polls of the day left wrong. A
 * figure that is too high sells what is not there; one that is too low is only counted, since raising waits for much. A rule
 * that was changed after the last sweep holds for each item when it moves, and for all with the next sweep.
 */
export function beforeSweep(
  world: VirtualWorld,
  ruleChangedAt: ReadonlyMap<string, number>,
): { counts: Record<string, number>; problems: string[] } {
  const lastSweep = Math.floor((world.time.now() - SWEEP_AT) / DAY) * DAY + SWEEP_AT;
  const differences = stockDifferences(world, shopOrders(world), heldOrders(world).isHeld);
  const isDue = (store: string) => (ruleChangedAt.get(store) ?? 0) < lastSweep;
  return {
    counts: { 'figures that the sweep corrected': differences.length },
    problems: differences
      .filter(({ isTooHigh, store }) => isTooHigh && isDue(store))
      .map(({ told }) => `before the night's sweep ${told}`),
  };
}
