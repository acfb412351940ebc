import type { Settings } from '../setup/settings';
import { parsePlaceOptions } from './placeOptions';
import type { Place } from './stock';

/** A row of the value table `location`, with the store's own defaults beside it. */
export interface LocationRow {
  store: string;
  shopify: string;
  netsuite: string;
  options: string;
}

/**
 * Mapping of kind `location`: `shopify` is the location's gid, `netsuite` the internal id of the location orders ship from;
 * options `{"sources": ["1", "2"], "share": 50, "buffer": 2, "cap": 100, "stock": false}` name where its stock comes from
 * and override the store's settings; `"stock": false` sends none there. Throws a plain Error naming what is wrong with them.
 */
export function placeOf(row: LocationRow, settings: Settings['stock']): Place | null {
  const options = parsePlaceOptions(row.options);
  if (options.stock === false) return null;
  return {
    store: row.store,
    location: row.shopify,
    sources: options.sources ?? [row.netsuite],
    share: options.share ?? settings.share,
    buffer: options.buffer ?? settings.buffer,
    cap: options.cap ?? settings.cap,
  };
}

/** The other places, of any store, whose stock comes from the same sources, directly or through a third one. */
export function poolOf(place: Place, all: Place[]): Place[] {
  const pool = new Set([place]);
  for (let grown = true; grown;) {
    grown = false;
    for (const other of all) {
      if (pool.has(other) || ![...pool].some((one) => sharesSource(one, other))) continue;
      pool.add(other);
      grown = true;
    }
  }
  pool.delete(place);
  return [...pool];
}

function sharesSource(one: Place, other: Place): boolean {
  return one.sources.some((source) => other.sources.includes(source));
}

/** Every source of the pool gives away at most all it has. */
export function isQuota(pool: Place[]): boolean {
  const given = new Map<string, number>();
  for (const place of pool) {
    for (const source of place.sources) given.set(source, (given.get(source) ?? 0) + place.share);
  }
  return [...given.values()].every((share) => share <= 100);
}

export function sourcesOf(places: Place[]): string[] {
  return [...new Set(places.flatMap((place) => place.sources))];
}
