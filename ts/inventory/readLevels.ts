import { call } from '../shopify/client';
import type { OnHandQuery, OnHandQueryVariables, QuantitiesFragment } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import type { Outcome } from '../sync/outcome';
import { slicesOf } from '../sync/slices';
import { withoutData } from '../sync/withoutData';
import document from './onHand.graphql';
import type { Place, ShopifyLevel } from './stock';

/** Items one call may name (shopify-platform §3.3), and locations the query has room for. */
const ITEMS_PER_CALL = 250;
const PLACES_PER_CALL = 5;

export interface Levels {
  /** `null`: the item is tracked but not stocked there; undefined: untracked, unknown, or not asked for. */
  of(inventoryItem: string, place: Place): ShopifyLevel | null | undefined;
}

export type LevelsRead =
  /**
   * `gone`: inventory items (gids) that Shopify answers with nothing, and without an error. `skus`: what the others carry;
   * `shared`: those whose SKU more than one carries, for all that their count says.
   */
  | {
      kind: 'read';
      levels: Levels;
      gone: Set<string>;
      skus: Map<string, string>;
      shared: Set<string>;
      points: number;
    }
  | { kind: 'failed'; outcome: Outcome };

/**
 * Shopify's quantities of these inventory items (gids) at these places of one store; 10 units per 250 items and 5 places.
 * Untracked items have figures that mean nothing and are left out, and so is one of which only an error came.
 */
export function readLevels(inventoryItems: string[], places: Place[], run: RunContext): LevelsRead {
  const levels = new Map<string, ShopifyLevel | null>();
  const gone = new Set<string>();
  const skus = new Map<string, string>();
  const shared = new Set<string>();
  let points = 0;
  for (const some of slicesOf(places, PLACES_PER_CALL)) {
    for (const items of slicesOf(inventoryItems, ITEMS_PER_CALL)) {
      const answer = call<OnHandQuery, OnHandQueryVariables>(
        run.store,
        run.caller,
        document,
        variablesOf(items, some),
      );
      if (answer.kind !== 'data') return { kind: 'failed', outcome: withoutData(answer) };
      points += answer.points;
      answer.data.nodes.forEach((node, index) => {
        const isRefused = answer.errors.some(({ path }) => path?.[1] === index);
        if (node === null && !isRefused) gone.add(items[index] ?? '');
      });
      for (const node of answer.data.nodes) {
        if (!node || !('tracked' in node)) continue;
        skus.set(node.id, node.sku ?? '');
        if (node.sku && node.duplicateSkuCount > 0) shared.add(node.id);
        if (!node.tracked) continue;
        const found = [node.l1, node.l2, node.l3, node.l4, node.l5];
        some.forEach((place, index) => {
          levels.set(`${node.id}@${place.location}`, levelOf(found[index] ?? null));
        });
      }
    }
  }
  return {
    kind: 'read',
    points,
    gone,
    skus,
    shared,
    levels: { of: (item, place) => levels.get(`${item}@${place.location}`) },
  };
}

function variablesOf(ids: string[], places: Place[]): OnHandQueryVariables {
  const location = (index: number) => places[index]?.location ?? places[0]?.location ?? '';
  return {
    ids,
    l1: location(0),
    l2: location(1),
    l3: location(2),
    l4: location(3),
    l5: location(4),
    with2: places.length > 1,
    with3: places.length > 2,
    with4: places.length > 3,
    with5: places.length > 4,
  };
}

function levelOf(level: QuantitiesFragment | null): ShopifyLevel | null {
  if (!level) return null;
  const units = (name: string) => level.quantities.find((one) => one.name === name)?.quantity ?? 0;
  return {
    onHand: units('on_hand'),
    committed: units('committed'),
    reserved: units('reserved'),
    damaged: units('damaged'),
    safetyStock: units('safety_stock'),
    qualityControl: units('quality_control'),
  };
}
