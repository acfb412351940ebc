import { tail } from '../sync/externalIds';
import type { Figures } from './figures';
import { asideOf, onHandFor, sellableBy } from './mapOnHand';
import { decide, type Decision, type Pool } from './mapRaise';
import { isUnrouted, takenByLocation } from './mapTaken';
import { isQuota, poolOf, sourcesOf } from './places';
import type { Available } from './readAvailable';
import type { Levels } from './readLevels';
import type { QuantityRow } from './setQuantities';
import type { Figure, Place, ShopifyLevel, StockItem, TakenLines } from './stock';

/** Everything that was read for some items of one store. */
export interface Known {
  items: StockItem[];
  /** The store's places, and those of every store. */
  places: Place[];
  allPlaces: Place[];
  levels: Levels;
  available: Available;
  taken: Map<string, TakenLines[]>;
  figures: Figures;
  /** May this item rise here, as far as orders go? */
  imported: (item: StockItem, place: Place, pool: Place[]) => 'yes' | 'no' | 'unknown';
  aside: 'add' | 'lower';
  /** What a place shows of an item that is sold without stock. */
  endlessUnits: number;
}

/** Why a figure is what it is. */
export interface Computed {
  item: StockItem;
  place: Place;
  level: ShopifyLevel;
  available: number;
  sellable: number;
  taken: number;
  target: number;
  figure: Figure | undefined;
  decision: Decision;
}

/** One row of a write, with what it was made from. */
export interface StockRow extends QuantityRow {
  computed: Computed;
  /** What Crossdock leaves there once it is set. */
  figure: Figure;
}

export interface Figured {
  computed: Computed[];
  /** Places where a tracked item is not stocked. */
  unstocked: { item: StockItem; place: Place; available: number }[];
  /** Items (internal ids) with figures that are low because nobody knows where some of their units were routed. */
  unrouted: string[];
}

/** The figures of these items at every place of the store. */
export function computeFigures(known: Known): Figured {
  const computed: Computed[] = [];
  const unstocked: Figured['unstocked'] = [];
  const unrouted: string[] = [];
  const pools = new Map(known.places.map((place) => [place, poolOf(place, known.allPlaces)]));
  for (const item of known.items) {
    if (!item.isEndless && !known.available.isKnown(item.item)) continue;
    const levels = known.places.flatMap((place) => {
      const level = known.levels.of(item.inventoryItem, place);
      if (level === null) {
        const available = known.available.at(item.item, place.sources);
        unstocked.push({ item, place, available });
      }
      return level ? [{ place, level }] : [];
    });
    const lines = known.taken.get(item.item) ?? [];
    const committed = new Map(
      levels.map(({ place, level }) => [tail(place.location), level.committed]),
    );
    const taken = takenByLocation(lines, committed);
    if (isUnrouted(lines, committed, taken)) unrouted.push(item.item);
    // What was given to one place in this run is promised for the next one of the same pool.
    const promised = new Map<Place, number>();
    for (const { place, level } of levels) {
      const pool = pools.get(place) ?? [];
      const one = compute(item, place, level, taken, pool, promised, known);
      const { decision } = one;
      if (decision.kind === 'set' || decision.kind === 'wait') {
        const before = one.figure?.promised ?? 0;
        promised.set(place, Math.max(before, decision.figure.promised));
      }
      computed.push(one);
    }
  }
  return { computed, unstocked, unrouted };
}

function compute(
  item: StockItem,
  place: Place,
  level: ShopifyLevel,
  taken: Map<string, number>,
  pool: Place[],
  promised: Map<Place, number>,
  known: Known,
): Computed {
  const available = known.available.at(item.item, place.sources);
  const sellable = item.isEndless ? known.endlessUnits : sellableBy(available, place);
  const here = taken.get(tail(place.location)) ?? 0;
  const target = onHandFor(sellable, here, level, known.aside);
  const figure = known.figures.of(place, item.item);
  const decision = decide({
    onHand: level.onHand,
    target,
    bound: level.committed + asideOf(level),
    unimported: Math.max(0, level.committed - here),
    figure,
    pool: pool.length === 0 || item.isEndless ? null : poolFor(item, place, pool, promised, known),
    imported: known.imported(item, place, pool),
  });
  return { item, place, level, available, sellable, taken: here, target, figure, decision };
}

function poolFor(
  item: StockItem,
  place: Place,
  pool: Place[],
  promised: Map<Place, number>,
  known: Known,
): Pool {
  const all = [place, ...pool];
  const of = (other: Place) =>
    promised.get(other) ?? known.figures.of(other, item.item)?.promised ?? 0;
  return {
    available: known.available.at(item.item, sourcesOf(all)),
    promised: pool.reduce((sum, other) => sum + of(other), 0),
    isQuota: isQuota(all),
  };
}

/** The rows to send; `null` for a figure that stays as it is. */
export function rowOf(computed: Computed): StockRow | null {
  const { decision, item, place, level } = computed;
  const quantity =
    decision.kind === 'set' ? decision.onHand : decision.kind === 'wait' ? decision.set : null;
  if (quantity === null || decision.kind === 'same' || decision.kind === 'ask') return null;
  return {
    inventoryItemId: item.inventoryItem,
    locationId: place.location,
    quantity,
    changeFromQuantity: level.onHand,
    computed,
    figure: decision.figure,
  };
}
