import { parsePlaceOptions } from '../inventory/placeOptions';
import { isFeatureOn } from '../netsuite/runtime';
import type { SavedRecord } from '../netsuite/saved';
import { readAll, textOf } from '../netsuite/suiteql';
import { findActive } from './findActive';
import { jsonObject } from './jsonObject';

const FIELD = 'custrecord_xdk_mapping_';

/**
 * Refuses a row whose options can't be followed, that names an item or location which is not there, or says something else
 * of a value than another row: throws a plain Error that the person who saves it sees. 10–20 units.
 */
export function checkMapping(row: Pick<SavedRecord, 'id' | 'text'>): void {
  const text = (name: string) => row.text(FIELD + name);
  checkTwin(row);
  checkValue(row);
  const options = text('options');
  try {
    if (text('kind') === 'location') parsePlaceOptions(options);
    else if (options !== '' && !jsonObject(options))
      throw new Error('the options must be a JSON object, or empty');
  } catch (error) {
    throw new Error(
      `Crossdock Mapping ${text('kind')} ${text('shopify')}: ${(error as Error).message}.`,
      { cause: error },
    );
  }
}

/** What the NetSuite value of a kind is the internal id of, where every role of ours may look it up. */
const TABLES: Record<string, 'item' | 'location'> = {
  item: 'item',
  discount: 'item',
  location: 'location',
};

function checkValue(row: Pick<SavedRecord, 'text'>): void {
  const [kind = '', shopify = '', netsuite = ''] = ['kind', 'shopify', 'netsuite'].map((name) =>
    row.text(FIELD + name),
  );
  const table = TABLES[kind];
  if (table === undefined || netsuite === '') return;
  if (table === 'location' && !isFeatureOn('LOCATIONS')) return;
  if (!findActive(table, netsuite))
    throw new Error(
      `Crossdock Mapping ${kind} ${shopify}: ${netsuite} is no active ${table} of this account; give the internal id of one.`,
    );
}

/** With two rows for one value either might win. */
function checkTwin(row: Pick<SavedRecord, 'id' | 'text'>): void {
  const [store = '', kind = '', shopify = ''] = ['store', 'kind', 'shopify'].map((name) =>
    row.text(FIELD + name),
  );
  if (['true', 'T'].includes(row.text('isinactive'))) return;
  const [twin] = readAll(
    `SELECT m.id AS id, m.${FIELD}netsuite AS netsuite FROM customrecord_xdk_mapping m WHERE m.${FIELD}store = ? AND m.${FIELD}kind = ? AND m.${FIELD}shopify = ? AND m.id <> ? AND m.isinactive = 'F'`,
    [store, kind, shopify, Number(row.id) || -1],
  );
  if (twin)
    throw new Error(
      `Crossdock Mapping ${kind} ${shopify}: row ${textOf(twin, 'id')} gives it ${textOf(twin, 'netsuite')} already. Change that one, or make it inactive.`,
    );
}
