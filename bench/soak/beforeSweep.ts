import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { shopOrders } from './bothSides.ts';
import { heldOrders } from './errorProof.ts';
import { stockDifferences } from './stockProof.ts';

/**
 * Stock when all is quiet and before the night's sweep, which would hide what the saves and polls of the day left wrong. Only
 * counted: a kit's figure after its members were sold and an item's after the settings changed were seen too high here.
 */
export function beforeSweep(world: VirtualWorld): Record<string, number> {
  const differences = stockDifferences(world, shopOrders(world), heldOrders(world).isHeld);
  return {
    'figures that the sweep corrected': differences.length,
    'of them too high': differences.filter(({ isTooHigh }) => isTooHigh).length,
  };
}
