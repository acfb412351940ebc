import { now } from '../netsuite/clock';
import { readAll, textOf } from '../netsuite/suiteql';
import { cacheGet, cachePut } from '../netsuite/cache';
import { isFeatureOn } from '../netsuite/runtime';
import { keptStores, PLACES } from '../setup/keptStores';
import { raise } from '../sync/syncErrors';
import { optionsProblem } from './mapLocations';
import { placeOf } from './places';
import type { Place } from './stock';

const FIELD = 'custrecord_xdk_mapping_';
/** NetSuite's least (netsuite-platform §4.3); a mapping that was changed shows after five minutes. */
const KEPT_SECONDS = 300;

/** A row of the value table that can't be followed: its location gets no stock. */
export interface RefusedPlace {
  store: string;
  location: string;
  reason: string;
}

interface Kept {
  places: Place[];
  refused: RefusedPlace[];
}

/**
 * The places of every store that gets stock, paused ones too: what they show can still be bought, and a pool goes across
 * stores. 1–2 units, 22–32 when nothing is kept.
 */
export function readPlaces(): Place[] {
  return kept().places;
}

/** Those of one store. As cheap as `readPlaces`. */
export function refusedPlaces(store: string): RefusedPlace[] {
  return kept().refused.filter((one) => one.store === store);
}

/** When the rows are read anew, each that can't be followed is a sync error of the administrator, 16 units. */
function kept(): Kept {
  const text = cacheGet(PLACES);
  if (text) return JSON.parse(text) as Kept;
  const read = readRows();
  cachePut(PLACES, JSON.stringify(read), KEPT_SECONDS);
  for (const one of read.refused) raise(one.store, optionsProblem(one), now());
  return read;
}

/** All of them; null in an account without locations. A source that is none of them has nothing, and must not look like sold out. */
function locationIds(): Set<string> | null {
  if (!isFeatureOn('LOCATIONS')) return null;
  return new Set(readAll('SELECT l.id AS id FROM location l').map((row) => textOf(row, 'id')));
}

function readRows(): Kept {
  const stores = keptStores().filter(({ settings }) => settings.stock.push);
  const rows = readAll(
    `SELECT m.${FIELD}store AS store, m.${FIELD}shopify AS shopify, m.${FIELD}netsuite AS netsuite, m.${FIELD}options AS options FROM customrecord_xdk_mapping m WHERE m.${FIELD}kind = 'location' AND m.isinactive = 'F'`,
  );
  const locations = locationIds();
  const read: Kept = { places: [], refused: [] };
  for (const row of rows) {
    const store = stores.find((one) => one.key === textOf(row, 'store'));
    if (!store) continue;
    const location = textOf(row, 'shopify');
    try {
      const place = placeOf(
        {
          store: store.key,
          shopify: location,
          netsuite: textOf(row, 'netsuite'),
          options: textOf(row, 'options'),
        },
        store.settings.stock,
      );
      const lacking = place?.sources.find((source) => locations && !locations.has(source));
      if (lacking !== undefined)
        throw new Error(`NetSuite has no location ${lacking || '(empty)'}`);
      if (place) read.places.push(place);
    } catch (error) {
      read.refused.push({ store: store.key, location, reason: (error as Error).message });
    }
  }
  return read;
}
