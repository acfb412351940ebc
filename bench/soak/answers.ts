import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Dice } from './dice.ts';
import { openErrors, release } from './settle.ts';
import { underWay } from './underWay.ts';

/**
 * People who read the sync errors while trade goes on, and set one to Released as if they had dealt with it. An order that
 * Crossdock can't read and that is there waits for the scope that the app lacks, as its sync error says.
 */
export function answers(world: VirtualWorld, dice: Dice) {
  const { begin, counts, done } = underWay();
  return {
    counts,
    answer(): void {
      const error = dice.oneOf(openErrors(world));
      if (error && !waitsForScope(world, error))
        begin('answer a sync error', release(world, error.id));
    },
    done,
  };
}

function waitsForScope(
  { shopify }: VirtualWorld,
  { store, subject, code }: ReturnType<typeof openErrors>[number],
): boolean {
  if (code !== 'ORDER_NOT_READABLE') return false;
  const id = `gid://shopify/Order/${/\d+$/.exec(subject)?.[0] ?? ''}`;
  const query = 'query ($id: ID!) { node(id: $id) { id } }';
  const { data } = shopify.control.query(store, query, { id });
  return (data as { node: object | null } | null)?.node !== null;
}
