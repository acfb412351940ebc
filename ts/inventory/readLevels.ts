import { call } from '../shopify/client';
import type { OnHandQuery, OnHandQueryVariables } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import { held, retry, type Outcome } from '../sync/outcome';
import type { ShopifyLevel } from './mapOnHand';
import document from './onHand.graphql';

export type LevelsRead =
  { kind: 'read'; levels: ShopifyLevel[]; points: number } | { kind: 'failed'; outcome: Outcome };

/** Shopify's quantities of these inventory items (gids, 250 at the most) at one location; untracked items are left out. */
export function readLevels(
  inventoryItems: string[],
  location: string,
  run: RunContext,
): LevelsRead {
  const answer = call<OnHandQuery, OnHandQueryVariables>(run.store, run.caller, document, {
    ids: inventoryItems,
    location,
  });
  if (answer.kind === 'later') return { kind: 'failed', outcome: retry(answer.reason, answer.at) };
  if (answer.kind === 'unknown') return { kind: 'failed', outcome: retry(answer.reason) };
  if (answer.kind === 'refused') return { kind: 'failed', outcome: held(answer.problem) };

  const levels = answer.data.nodes.flatMap((node): ShopifyLevel[] => {
    if (!node || !('inventoryLevel' in node) || !node.tracked) return [];
    const quantities = new Map(
      node.inventoryLevel?.quantities.map((one) => [one.name, one.quantity]),
    );
    const units = (name: string) => quantities.get(name) ?? 0;
    return [
      {
        inventoryItem: node.id,
        onHand: units('on_hand'),
        committed: units('committed'),
        reserved: units('reserved'),
        damaged: units('damaged'),
        safetyStock: units('safety_stock'),
        qualityControl: units('quality_control'),
      },
    ];
  });
  return { kind: 'read', levels, points: answer.points };
}
