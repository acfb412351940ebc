/** Purchase orders, as far as stock needs them: approved ones are on order until received. Vendor bills are not modelled. */
import type { RecordData } from '../../contract.ts';
import { usesLocations } from '../books.ts';
import type { Books } from '../books.ts';
import { componentsOfLine } from '../items/itemKinds.ts';
import { numberOf } from '../stock/commitment.ts';
import type { TypeRules } from '../typeRules.ts';
import {
  checkItemTransaction,
  completeItemTransaction,
  sourceItemColumn,
  sourceItemTransaction,
} from './itemTransaction.ts';
import { openUnits, statusTexts } from './orderStatus.ts';

export const purchaseOrder: TypeRules = {
  source: sourceItemTransaction,
  sourceColumn: sourceItemColumn,

  complete(books, draft) {
    completeItemTransaction(books, draft);
    draft.data.fields.orderstatus ??= 'B';
    for (const line of draft.data.sublists.item ?? []) line.values.quantityreceived ??= 0;
  },

  check: checkItemTransaction,

  post(books, data, previous) {
    const letter = purchaseOrderStatus(data);
    Object.assign(data.fields, { orderstatus: letter }, statusTexts(data.type, letter));
    countOnOrder(books, data, previous);
  },

  unpost(books, data) {
    countOnOrder(books, null, data);
  },
};

/** B Pending Receipt, D Partially Received, F Pending Bill, H Closed. */
export function purchaseOrderStatus(order: RecordData): string {
  const current = order.fields.orderstatus as string;
  if (current === 'A') return 'A';
  const lines = order.sublists.item ?? [];
  const received = lines.some((line) => numberOf(line, 'quantityreceived') > 0);
  if (lines.every((line) => line.values.isclosed === true) && !received) return 'H';
  if (lines.some((line) => openUnits(line, 'quantityreceived') > 0)) return received ? 'D' : 'B';
  return 'F';
}

export function countOnOrder(
  books: Books,
  next: RecordData | null,
  previous: RecordData | null,
): void {
  for (const [order, sign] of [
    [previous, -1],
    [next, 1],
  ] as const) {
    if (order === null || order.fields.orderstatus === 'A') continue;
    for (const line of order.sublists.item ?? []) {
      const item = books.references.find(['item'], String(line.values.item));
      if (item === null) continue;
      const location = usesLocations(books)
        ? String(line.values.location ?? order.fields.location ?? '')
        : '';
      for (const part of componentsOfLine(books, item, line)) {
        const units = openUnits(line, 'quantityreceived') * part.per;
        books.stock.count(part.item, location, 'onOrder', sign * units);
      }
    }
  }
}
