import type { RecordData } from '../../contract.ts';
import type { Row } from '../database.ts';

/** SuiteQL's itemtype and, for matrix of sale and purchase, subtype of each record type. */
const ITEM_TYPES: Record<string, string> = {
  inventoryitem: 'InvtPart',
  lotnumberedinventoryitem: 'InvtPart',
  serializedinventoryitem: 'InvtPart',
  assemblyitem: 'Assembly',
  kititem: 'Kit',
  itemgroup: 'Group',
  noninventoryitem: 'NonInvtPart',
  serviceitem: 'Service',
  otherchargeitem: 'OthCharge',
  discountitem: 'Discount',
  giftcertificateitem: 'GiftCert',
  subtotalitem: 'Subtotal',
};
export const isItem = (type: string) => type in ITEM_TYPES;
export const itemTypeOf = (type: string): string | null => ITEM_TYPES[type] ?? null;

export function itemRow(record: RecordData): Row {
  const { fields, type } = record;
  return {
    ...fields,
    id: record.id,
    itemtype: ITEM_TYPES[type] ?? null,
    externalid: record.externalId,
    createddate: record.created,
    lastmodifieddate: record.lastModified,
    fullname: fields.fullname ?? fields.itemid ?? null,
    description: fields.salesdescription ?? fields.description ?? null,
    islotitem: type === 'lotnumberedinventoryitem',
    isserialitem: type === 'serializedinventoryitem',
    isfulfillable:
      fields.isfulfillable ?? ['InvtPart', 'Assembly', 'Kit'].includes(ITEM_TYPES[type] ?? ''),
  };
}

export function memberRows(record: RecordData): Row[] {
  return (record.sublists.member ?? []).map((line) => ({
    parentitem: record.id,
    item: line.values.item ?? null,
    quantity: line.values.quantity ?? null,
  }));
}

/** Prices of the matrix sublists: `price` (one currency) or `price1..n` (one per currency, by id), cell `price_<break>_`. */
export function priceRows(record: RecordData): { pricing: Row[]; itemprice: Row[] } {
  const pricing: Row[] = [];
  const itemprice: Row[] = [];
  for (const [sublist, lines] of Object.entries(record.sublists)) {
    const match = /^price(\d*)$/.exec(sublist);
    if (!match) continue;
    const breaks = record.fields[`breaks:${sublist}`];
    for (const line of lines) {
      const { values } = line;
      const currency = values.currency ?? (match[1] || '1');
      for (const [column, price] of Object.entries(values)) {
        const cell = /^price_(\d+)_$/.exec(column);
        if (!cell || price === null || price === '') continue;
        const row = { item: record.id, pricelevel: values.pricelevel ?? null, currency };
        const at = Number(cell[1]) - 1;
        const quantity = Array.isArray(breaks) ? Number(breaks[at] ?? at) : at;
        pricing.push({ ...row, quantity, unitprice: price });
        if (cell[1] === '1')
          itemprice.push({ ...row, pricelevelname: values.pricelevelname ?? null, price });
      }
    }
  }
  return { pricing, itemprice };
}
