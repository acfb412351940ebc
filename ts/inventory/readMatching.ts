import { netsuiteSideId } from '../sync/externalIds';
import type { RunContext } from '../sync/flow';
import { findLinks, pointToShopify } from '../sync/links';
import type { Outcome } from '../sync/outcome';
import { holdersOfSkus } from './holdersOfSkus';
import type { SharedSku } from './linkItems';
import { ownersOfSkus } from './ownersOfSkus';
import { readLevels, type Levels, type LevelsRead } from './readLevels';
import { raiseLeftovers, raiseStrays, type Leftover, type Stray } from './skuProblems';
import type { Place, StockItem } from './stock';
import { noteWaiting } from './waiting';

/** Links that one run moves, 2 units each; a map call has 1,000 in all. The rest of them meets the next run. */
const MOST_MOVES = 100;

export type MatchingRead =
  /**
   * `items`: those whose inventory item carries their SKU, or is gone; `shared`: those of them whose SKU others are said to
   * carry too.
   */
  | {
      kind: 'read';
      items: StockItem[];
      shared: StockItem[];
      levels: Levels;
      gone: Set<string>;
      points: number;
    }
  | { kind: 'failed'; outcome: Outcome };

/**
 * Shopify's quantities of items, as `readLevels`, but never of an inventory item that carries another SKU than the item: a
 * SKU moves to another variant, or is renamed on one side. The link goes on with the one that has it now if it is the only
 * one; else the item gets no figure and a sync error says so. Costs more than `readLevels` only when there are such.
 */
export function readMatching(items: StockItem[], places: Place[], run: RunContext): MatchingRead {
  const read = readLevels(inventoryItemsOf(items), places, run);
  if (read.kind === 'failed') return read;
  const found = items.flatMap((item): Omit<Stray, 'holders'>[] => {
    const sku = read.skus.get(item.inventoryItem);
    return sku === undefined || sku === item.sku ? [] : [{ item, sku }];
  });
  if (found.length === 0) return { ...read, items, shared: sharedOf(items, read) };

  const strays = new Set(found.map(({ item }) => item));
  const matching = items.filter((item) => !strays.has(item));
  const followed = follow(found, read.levels, places, run);
  if (followed.kind === 'failed') return followed;
  const again = readLevels(inventoryItemsOf(followed.moved), places, run);
  if (again.kind === 'failed') return again;
  return {
    kind: 'read',
    items: [...matching, ...followed.moved],
    shared: [...sharedOf(matching, read), ...sharedOf(followed.moved, again)],
    levels: {
      of: (item, place) => again.levels.of(item, place) ?? read.levels.of(item, place),
    },
    gone: new Set([...read.gone, ...again.gone]),
    points: read.points + followed.points + again.points,
  };
}

function inventoryItemsOf(items: StockItem[]): string[] {
  return items.map(({ inventoryItem }) => inventoryItem);
}

type Read = Extract<LevelsRead, { kind: 'read' }>;

function sharedOf(items: StockItem[], read: Read): StockItem[] {
  return items.filter(({ inventoryItem }) => read.shared.has(inventoryItem));
}

/** Of items whose SKU is said to be shared, those where it is. 10 units per 50. */
export function confirmShared(items: StockItem[], run: RunContext): SharedSku[] {
  const found = holdersOfSkus(
    items.map(({ sku }) => sku),
    run,
  );
  if (found.kind === 'failed') return [];
  return items
    .map((item) => ({ item, holders: found.of(item.sku), items: [item.item] }))
    .filter(({ holders }) => holders.length > 1);
}

type Followed =
  /** Items that go on with another inventory item. */
  { kind: 'moved'; moved: StockItem[]; points: number } | { kind: 'failed'; outcome: Outcome };

/** Moves the links that can be moved and raises a sync error for the others. What the old variants stand for now is looked at next. */
function follow(
  found: Omit<Stray, 'holders'>[],
  levels: Levels,
  places: Place[],
  run: RunContext,
): Followed {
  const holders = holdersOfSkus(
    found.map(({ item }) => item.sku),
    run,
  );
  if (holders.kind === 'failed') return holders;
  const strays = found.map((one): Stray => ({ ...one, holders: holders.of(one.item.sku) }));
  const owners = ownersOfSkus(
    strays.map(({ sku }) => sku),
    run,
  );
  const known = new Set(strays.map(({ item }) => item.item));
  const others = [...owners.values()].flat().filter((item) => !known.has(item));
  noteWaiting(run.store.key, new Map(others.map((item) => [item, 'changed'])));

  const movable = strays.filter((stray) => stray.holders.length === 1).slice(0, MOST_MOVES);
  raiseStrays(
    strays.filter((stray) => stray.holders.length !== 1),
    run,
  );
  raiseLeftovers(
    movable.filter(({ sku }) => !owners.has(sku)).flatMap((one) => leftoverOf(one, levels, places)),
    run,
  );
  return { kind: 'moved', moved: moveLinks(movable, run), points: holders.points };
}

function leftoverOf({ item, holders }: Stray, levels: Levels, places: Place[]): Leftover[] {
  const units = places.reduce((sum, place) => {
    const level = levels.of(item.inventoryItem, place);
    return sum + Math.max(0, level ? level.onHand - level.committed : 0);
  }, 0);
  const [holder] = holders;
  return units > 0 && holder !== undefined ? [{ item, now: holder, units }] : [];
}

/** 10 units and 2 per item. */
function moveLinks(strays: Stray[], run: RunContext): StockItem[] {
  const keyOf = ({ item }: StockItem) =>
    netsuiteSideId(run.store.key, 'item', item, 'inventory_item');
  const links = findLinks(strays.map(({ item }) => keyOf(item)));
  return strays.flatMap(({ item, holders }) => {
    const link = links.get(keyOf(item));
    const [holder] = holders;
    if (!link || link.state !== 'linked' || holder === undefined) return [];
    pointToShopify(link.id, holder);
    return [{ ...item, inventoryItem: holder }];
  });
}
