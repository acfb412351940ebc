/** What an item is to orders, stock and books. */
import type { LineData, RecordData } from '../../contract.ts';
import type { Books } from '../books.ts';
import { NotModelledError, invalidFieldValue } from '../refusals.ts';
import { factorOf, unitRateOf } from './units.ts';

/** NetSuite's `itemtype` codes by record type. */
const ITEM_TYPE: Record<string, string> = {
  inventoryitem: 'InvtPart',
  lotnumberedinventoryitem: 'InvtPart',
  serializedinventoryitem: 'InvtPart',
  assemblyitem: 'Assembly',
  kititem: 'Kit',
  noninventoryitem: 'NonInvtPart',
  serviceitem: 'Service',
  otherchargeitem: 'OthCharge',
  giftcertificateitem: 'GiftCert',
  discountitem: 'Discount',
  subtotalitem: 'Subtotal',
  itemgroup: 'Group',
};

const STOCKED = new Set([
  'inventoryitem',
  'lotnumberedinventoryitem',
  'serializedinventoryitem',
  'assemblyitem',
]);

export function itemTypeCode(item: RecordData): string {
  return ITEM_TYPE[item.type] ?? item.type;
}

/** Keeps stock of its own. */
export function isStocked(item: RecordData): boolean {
  return STOCKED.has(item.type);
}

export function isNumbered(item: RecordData): boolean {
  return item.type === 'lotnumberedinventoryitem' || item.type === 'serializedinventoryitem';
}

/** Goes through item fulfillments: stock, kits, non-inventory parts; services and charges only when `isfulfillable` is set. */
export function isFulfillable(item: RecordData): boolean {
  if (isStocked(item) || item.type === 'kititem') return true;
  if (item.type === 'noninventoryitem') return item.fields.isfulfillable !== false;
  return item.fields.isfulfillable === true;
}

/** Lines that only change what stands above them. */
export function isDiscount(item: RecordData): boolean {
  return item.type === 'discountitem';
}

export interface Component {
  item: string;
  /** Units of it in one unit of the line's item. */
  per: number;
}

/** Stocked items behind one unit: itself, the members of a kit, or nothing. */
export function componentsOf(books: Books, item: RecordData): Component[] {
  if (isStocked(item)) return [{ item: item.id, per: 1 }];
  return item.type === 'kititem' ? membersOf(books, item) : [];
}

/** What one kit or assembly is made of, down to stocked items, in base units. */
export function membersOf(books: Books, item: RecordData): Component[] {
  const components: Component[] = [];
  for (const member of item.sublists.member ?? []) {
    const id = member.values.item as string;
    const per = (member.values.quantity as number | null | undefined) ?? 1;
    const record = books.references.find(['item'], id);
    if (record === null) continue;
    const rate = unitRateOf(books, record, member.values.memberunit);
    for (const inner of componentsOf(books, record)) {
      components.push({ item: inner.item, per: inner.per * per * rate });
    }
  }
  return components;
}

/** As componentsOf, in base units per unit of the line. */
export function componentsOfLine(books: Books, item: RecordData, line: LineData): Component[] {
  const factor = factorOf(line);
  const components = componentsOf(books, item);
  if (factor === 1) return components;
  return components.map((part) => ({ item: part.item, per: part.per * factor }));
}

/** The item of a line; throws where it cannot be sold. */
export function itemOfLine(books: Books, id: unknown): RecordData {
  const item = typeof id === 'string' ? books.references.find(['item'], id) : null;
  if (item === null || ITEM_TYPE[item.type] === undefined) throw invalidFieldValue(id, 'item');
  if (item.type === 'itemgroup') throw new NotModelledError('item groups on transaction lines');
  return item;
}
