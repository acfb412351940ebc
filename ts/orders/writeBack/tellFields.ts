import type { Mapping } from '../../setup/mapped';
import { setMetafields, type Metafield } from './setMetafields';
import type { Teller } from './teller';

/** Mapping kind `metafield`: NetSuite's column of the sales order → `namespace.key`, or a key in the app's own namespace. */
export const METAFIELD = 'metafield';

/** Fields of the sales order as metafields of the order, by mapping; an emptied field takes its metafield away. */
export function tellFields(mappings: Mapping[]): Teller {
  return {
    part: 'fields',
    value: ({ fields }) =>
      Object.values(fields).some((value) => value !== '') ? JSON.stringify(fields) : '',
    write: setMetafields('its fields', ({ fields }) =>
      mappings.map((row) => metafieldOf(row, fields[row.netsuite] ?? '')),
    ),
  };
}

function metafieldOf({ shopify, options }: Mapping, value: string): Metafield {
  const at = shopify.lastIndexOf('.');
  const { type = 'single_line_text_field' } = optionsOf(options);
  return {
    namespace: at < 0 ? '$app:crossdock' : shopify.slice(0, at),
    key: shopify.slice(at + 1),
    type,
    value: type === 'boolean' && value !== '' ? String(value === 'T') : value,
  };
}

/** `{"type": "number_integer"}`; `{"text": true}` takes the text of a list field and not its id. */
export function optionsOf(options: string): { type?: string; text?: boolean } {
  return options === '' ? {} : (JSON.parse(options) as { type?: string; text?: boolean });
}
