import { parsePlaceOptions } from '../inventory/placeOptions';
import type { SavedRecord } from '../netsuite/saved';

/** Refuses a row whose options can't be followed: throws a plain Error that the person who saves it sees. 0 units. */
export function checkMapping(row: Pick<SavedRecord, 'text'>): void {
  const text = (name: string) => row.text(`custrecord_xdk_mapping_${name}`);
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

function isObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
