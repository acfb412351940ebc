import { readAll, textOf } from '../netsuite/suiteql';
import { cacheGet, cachePut } from '../netsuite/cache';
import { keptStores, PLACES } from '../setup/keptStores';
import { placeOf } from './places';
import type { Place } from './stock';

const FIELD = 'custrecord_xdk_mapping_';
/** NetSuite's least (netsuite-platform §4.3); a mapping that was changed shows after five minutes. */
const KEPT_SECONDS = 300;

/**
 * The places of every store that gets stock, paused ones too: what they show can still be bought, and a pool goes across
 * stores. 1–2 units, 12–22 when nothing is kept.
 */
export function readPlaces(): Place[] {
  const kept = cacheGet(PLACES);
  if (kept) return JSON.parse(kept) as Place[];
  const stores = keptStores().filter(({ settings }) => settings.stock.push);
  const rows = readAll(
    `SELECT m.${FIELD}store AS store, m.${FIELD}shopify AS shopify, m.${FIELD}netsuite AS netsuite, m.${FIELD}options AS options FROM customrecord_xdk_mapping m WHERE m.${FIELD}kind = 'location' AND m.isinactive = 'F'`,
  );
  const places = rows.flatMap((row): Place[] => {
    const store = stores.find((one) => one.key === textOf(row, 'store'));
    if (!store) return [];
    const place = placeOf(
      {
        store: store.key,
        shopify: textOf(row, 'shopify'),
        netsuite: textOf(row, 'netsuite'),
        options: textOf(row, 'options'),
      },
      store.settings.stock,
    );
    return place ? [place] : [];
  });
  cachePut(PLACES, JSON.stringify(places), KEPT_SECONDS);
  return places;
}
