import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { viewHere } from './twoSidesNetsuite.ts';
import { nameOf, pairsOf, type Pair } from './twoSidesPair.ts';
import { viewThere } from './twoSidesShopify.ts';

/** When each side of every pair was saved last. */
export type Standing = Map<string, { pair: Pair; there: number; here: number }>;

export function standing(world: VirtualWorld): Standing {
  return new Map(
    pairsOf(world).map((pair) => [
      pair.link,
      {
        pair,
        there: viewThere(world, pair)?.changedAt ?? 0,
        here: viewHere(world, pair)?.changedAt ?? 0,
      },
    ]),
  );
}

/** Nobody did anything since; who is still written answers an echo. */
export function echoProblems(world: VirtualWorld, before: Standing): string[] {
  return [...standing(world)].flatMap(([link, { pair, there, here }]) => {
    const then = before.get(link);
    if (!then || then.pair.record !== pair.record) return [];
    return [
      ...(then.there === there ? [] : [`${nameOf(pair)} is still written in Shopify`]),
      ...(then.here === here ? [] : [`${nameOf(pair)} is still written in NetSuite`]),
    ];
  });
}
