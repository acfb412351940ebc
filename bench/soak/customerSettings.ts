import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Dice } from './dice.ts';

/** The store's settings about customers, as far as this run draws them. */
export interface CustomerSettings {
  import: boolean;
  push: boolean;
  create: boolean;
  conflict: 'shopify' | 'netsuite' | 'newest';
  addresses: 'default' | 'all';
  fields: Record<string, string>;
  metafields: Record<string, string>;
  tags: Record<string, string>;
}

/** Nobody is followed in one run of four; of the others two in three both ways. */
export function drawCustomers(dice: Dice): CustomerSettings {
  const drawn = dice.random();
  const isImport = drawn < 0.62;
  const isPush = drawn < 0.5 || (drawn >= 0.62 && drawn < 0.75);
  return {
    import: isImport,
    push: isPush,
    create: isImport && dice.chance(0.5),
    conflict: dice.oneOf(['shopify', 'netsuite', 'newest']) ?? 'shopify',
    addresses: dice.chance(0.5) ? 'all' : 'default',
    fields: isImport ? { comments: 'note', accountnumber: 'tags', taxable: 'taxExempt' } : {},
    metafields: isPush ? { credit: 'creditlimit', terms: 'terms' } : {},
    tags: isPush ? { hold: 'creditholdoverride' } : {},
  };
}

/** Value tables of the drawn settings: whoever is exempt is not taxable; one of NetSuite's terms is one of Shopify's. */
export function mapCustomers({ netsuite, stores }: VirtualWorld): void {
  const rows: [kind: string, shopify: string, netsuite: string][] = [
    ['customer:taxExempt', 'T', 'F'],
    ['customer:taxExempt', 'F', 'T'],
    ['terms', 'Net 30', netsuite.base?.terms.net30 ?? ''],
  ];
  for (const { key } of stores)
    for (const [kind, value, id] of rows)
      netsuite.records.insert('customrecord_xdk_mapping', {
        externalid: `xdk:${key}:mapping:${kind}:${value}`,
        custrecord_xdk_mapping_store: key,
        custrecord_xdk_mapping_kind: kind,
        custrecord_xdk_mapping_shopify: value,
        custrecord_xdk_mapping_netsuite: id,
      });
}
