import { parsePlaceOptions } from '../inventory/placeOptions';
import type { SavedRecord } from '../netsuite/saved';

/** Refuses a row whose options can't be followed: throws a plain Error that the person who saves it sees. 0 units. */
export function checkMapping(row: Pick<SavedRecord, 'text'>): void {
  const options = row.text('custrecord_xdk_mapping_options');
  if (options === '') return;
  const [kind = '', shopify = ''] = ['kind', 'shopify'].map((name) =>
    row.text(`custrecord_xdk_mapping_${name}`),
  );
  const mapping = `Crossdock Mapping ${kind} ${shopify}`;
  if (!isObject(options))
    throw new Error(
      `${mapping}: the options must be a JSON object such as {"stock": false}, or empty.`,
    );
  if (kind === 'location') checkPlace(mapping, options);
}

function checkPlace(mapping: string, options: string): void {
  try {
    parsePlaceOptions(options);
  } catch (error) {
    throw new Error(`${mapping}: ${(error as Error).message}.`, { cause: error });
  }
}

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
