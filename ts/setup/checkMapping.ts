import type { SavedRecord } from '../netsuite/saved';

/** Refuses a row whose options are no JSON object: throws a plain Error that the person who saves it sees. 0 units. */
export function checkMapping(row: Pick<SavedRecord, 'text'>): void {
  const options = row.text('custrecord_xdk_mapping_options');
  if (options === '' || isObject(options)) return;
  const [kind, shopify] = ['kind', 'shopify'].map((name) =>
    row.text(`custrecord_xdk_mapping_${name}`),
  );
  throw new Error(
    `Crossdock Mapping ${kind} ${shopify}: the options must be a JSON object such as {"stock": false}, or empty.`,
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
