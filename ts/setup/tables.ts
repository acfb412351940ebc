import { cacheGet, cachePut } from '../netsuite/cache';
import { isFeatureOn } from '../netsuite/runtime';
import { readAll, textOf } from '../netsuite/suiteql';
import type { Mapping } from './mapped';
import { readMappings } from './mappings';

/** The value tables of a store and the account's currencies: what changes rarely and every batch needs. */
export interface Tables {
  mappings: Mapping[];
  /** Symbol and internal id of the active currencies; null where the account has one currency. */
  currencies: [symbol: string, id: string][] | null;
  /** Read just now, not from the cache. */
  fresh: boolean;
}

/** NetSuite's least (netsuite-platform §4.3). */
const KEPT_SECONDS = 300;

/** 1 unit from the cache, else 11–21. What a person changed shows after five minutes, or at once with `readTables`. */
export function tablesOf(store: string): Tables {
  const kept = cacheGet(key(store));
  return kept ? { ...(JSON.parse(kept) as Tables), fresh: false } : readTables(store);
}

/** Reads them anew: a value that was missing may have been added since. */
export function readTables(store: string): Tables {
  const tables: Tables = {
    mappings: readMappings(store),
    currencies: readCurrencies(),
    fresh: true,
  };
  cachePut(key(store), JSON.stringify(tables), KEPT_SECONDS);
  return tables;
}

function readCurrencies(): [string, string][] | null {
  if (!isFeatureOn('MULTICURRENCY')) return null;
  return readAll(
    "SELECT c.id AS id, c.symbol AS symbol FROM currency c WHERE c.isinactive = 'F'",
  ).map((row) => [textOf(row, 'symbol'), textOf(row, 'id')]);
}

function key(store: string): string {
  return `tables:${store}`;
}
