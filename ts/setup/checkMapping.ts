import { parsePlaceOptions } from '../inventory/placeOptions';
import type { SavedRecord } from '../netsuite/saved';
import { readAll, textOf } from '../netsuite/suiteql';

const FIELD = 'custrecord_xdk_mapping_';

/**
 * Refuses a row whose options can't be followed, or that says something else of a value than another row: throws a plain
 * Error that the person who saves it sees. 10 units.
 */
export function checkMapping(row: Pick<SavedRecord, 'id' | 'text'>): void {
  const text = (name: string) => row.text(FIELD + name);
  checkTwin(row);
  const options = text('options');
  try {
    if (text('kind') === 'location') parsePlaceOptions(options);
    else if (options !== '' && !isObject(options))
      throw new Error('the options must be a JSON object, or empty');
  } catch (error) {
    throw new Error(
      `Crossdock Mapping ${text('kind')} ${text('shopify')}: ${(error as Error).message}.`,
      { cause: error },
    );
  }
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

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
