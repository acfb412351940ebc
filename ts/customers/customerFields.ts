import type { Fields } from '../netsuite/records';
import type { Mapping } from '../setup/mapped';
import type { Settings } from '../setup/settings';
import type { CustomerStateFragment } from '../shopify/operations';
import { ownTags } from './shownTags';

/** What of a Shopify customer a NetSuite field may follow. */
export type FieldSource = Settings['customers']['fields'][string];

export type CustomerWithFields = Pick<
  CustomerStateFragment,
  'tags' | 'note' | 'locale' | 'taxExempt'
> & {
  defaultEmailAddress: Pick<
    NonNullable<CustomerStateFragment['defaultEmailAddress']>,
    'marketingState'
  > | null;
  defaultPhoneNumber: Pick<
    NonNullable<CustomerStateFragment['defaultPhoneNumber']>,
    'marketingState'
  > | null;
};

/**
 * Tags, consent and the like as NetSuite fields, by the store's list. A value table of kind `customer:<source>` turns
 * values into NetSuite's; one for tags takes the first tag that it names. `T` and `F` are set as a checkbox.
 */
export function customerFields(
  customer: CustomerWithFields,
  settings: Pick<Settings['customers'], 'fields' | 'tags'>,
  mappings: Mapping[],
): Fields {
  return Object.fromEntries(
    Object.entries(settings.fields).map(([field, source]) => {
      const table = mappings.filter(({ kind }) => kind === `customer:${source}`);
      return [field, asField(translated(valuesOf(customer, source, settings.tags), table))];
    }),
  );
}

function valuesOf(
  customer: CustomerWithFields,
  source: FieldSource,
  shown: Settings['customers']['tags'],
): string[] {
  switch (source) {
    case 'tags': {
      const own = ownTags(customer.tags, shown);
      return customer.tags.filter((tag) => !own.includes(tag));
    }
    case 'note':
      return [customer.note ?? ''];
    case 'locale':
      return [customer.locale];
    case 'taxExempt':
      return [customer.taxExempt ? 'T' : 'F'];
    case 'emailMarketing':
      return [customer.defaultEmailAddress?.marketingState ?? ''];
    case 'smsMarketing':
      return [customer.defaultPhoneNumber?.marketingState ?? ''];
  }
}

function translated(values: string[], table: Mapping[]): string {
  if (table.length === 0) return values.join(', ');
  return table.find(({ shopify }) => values.includes(shopify))?.netsuite ?? '';
}

function asField(value: string): string | boolean {
  return value === 'T' || value === 'F' ? value === 'T' : value;
}
