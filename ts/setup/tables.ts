import { cacheGet, cachePut, cacheRemove } from '../netsuite/cache';
import { isFeatureOn } from '../netsuite/runtime';
import { readAll, textOf } from '../netsuite/suiteql';
import type { Mapping } from './mapped';
import { readMappings } from './mappings';

/** The value tables of a store and the account's currencies: what changes rarely and every batch needs. */
export interface Tables {
  mappings: Mapping[];
  /** Symbol and internal id of the active currencies; null where the account has one currency. */
  currencies: [symbol: string, id: string][] | null;
  /** Symbol of the account's own currency where it has no other; '' where NetSuite does not show it. */
  baseCurrency: string;
  /** Read just now, not from the cache. */
  fresh: boolean;
}

/** NetSuite's least (netsuite-platform §4.3). */
const KEPT_SECONDS = 300;

/** 1 unit from the cache, else 11–21. What a person changed shows at once (`ue_mapping`); what came without scripts after five minutes, or with `readTables`. */
export function tablesOf(store: string): Tables {
  const kept = cacheGet(key(store));
  return kept ? { ...(JSON.parse(kept) as Tables), fresh: false } : readTables(store);
}

/** Reads them anew: a value that was missing may have been added since. */
export function readTables(store: string): Tables {
  const isMany = isFeatureOn('MULTICURRENCY');
  const tables: Tables = {
    mappings: readMappings(store),
    currencies: isMany ? readCurrencies() : null,
    baseCurrency: isMany ? '' : onlyCurrency(),
    fresh: true,
  };
  cachePut(key(store), JSON.stringify(tables), KEPT_SECONDS);
  return tables;
}

/** Whether an account without Multiple Currencies shows its one in SuiteQL is likely; where it does not, nothing is checked. */
function onlyCurrency(): string {
  try {
    const [only = ['']] = readCurrencies();
    return only[0];
  } catch {
    return '';
  }
}

function readCurrencies(): [string, string][] {
  return readAll(
    "SELECT c.id AS id, c.symbol AS symbol FROM currency c WHERE c.isinactive = 'F'",
  ).map((row) => [textOf(row, 'symbol'), textOf(row, 'id')]);
}

/** A row of the store's value tables was changed. 0 units. */
export function forgetTables(store: string): void {
  cacheRemove(key(store));
}

function key(store: string): string {
  return `tables:${store}`;
}
