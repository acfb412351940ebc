/** Sales order or transfer order → item fulfillment: open lines that can be shipped now, all ticked. */
import type { RecordData } from '../../contract.ts';
import { usesLocations } from '../books.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { carriedDetail } from '../items/preferredBin.ts';
import { isFulfillable, itemTypeCode } from '../items/itemKinds.ts';
import { NotModelledError, cannotInitialize } from '../refusals.ts';
import { numberOf } from '../stock/commitment.ts';
import { refusePaymentHold } from './creditHold.ts';
import { fulfillableUnits, isOpenForFulfillment } from './itemFulfillment.ts';
import { copyColumns } from './copyFields.ts';

const COLUMNS = ['description', 'department', 'class', 'createpo', 'shipmethod'];

/** `inventorylocation` lists only the lines of that location (netsuite-platform §4.9). */
export function toItemFulfillment(
  books: Books,
  order: RecordData,
  draft: Draft,
  defaultValues: Record<string, unknown>,
): void {
  if (!books.account.features.has('ADVSHIPPING')) {
    throw new NotModelledError('fulfillments that bill at once (Advanced Shipping is off)');
  }
  const label = order.type === 'salesorder' ? 'sales order' : 'transfer order';
  if (!isOpenForFulfillment(order)) throw cannotInitialize(label, order.id);
  refusePaymentHold(order);
  const wanted = defaultValues.inventorylocation;
  const orderLocation = (order.fields.location as string | null | undefined) ?? null;
  const lines = [];
  for (const line of order.sublists.item ?? []) {
    const item = books.references.find(['item'], String(line.values.item));
    if (item === null || !isFulfillable(item)) continue;
    const units = fulfillableUnits(books, order, line);
    if (units <= 0) continue;
    const location = (line.values.location as string | null | undefined) ?? orderLocation;
    if (usesLocations(books) && wanted !== undefined && String(wanted) !== location) continue;
    const subrecords = carriedDetail(books, item, line, location ?? '', units);
    lines.push({
      ...(subrecords === null ? {} : { subrecords }),
      values: {
        ...copyColumns(books, 'itemfulfillment', line, COLUMNS),
        item: item.id,
        itemname: String(item.fields.displayname ?? item.fields.itemid ?? ''),
        itemdescription: line.values.description ?? null,
        itemtype: itemTypeCode(item),
        itemreceive: true,
        quantity: units,
        quantityremaining: numberOf(line, 'quantity') - numberOf(line, 'quantityfulfilled'),
        quantitybackordered: numberOf(line, 'quantitybackordered'),
        location: usesLocations(books) ? location : null,
        orderline: Number(line.values.line),
      },
    });
  }
  if (lines.length === 0) throw cannotInitialize(label, order.id);
  draft.data.sublists.item = lines;
  draft.data.sublists.package = [];
  draft.data.fields.ordertype = order.type === 'salesorder' ? 'SalesOrd' : 'TrnfrOrd';
  draft.data.fields.orderid = order.id;
}
