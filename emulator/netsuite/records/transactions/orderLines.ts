/** Units of an order's lines that a later transaction has shipped, received or billed, and the order's status after it. */
import type { LineData, RecordData, Session } from '../../contract.ts';
import { quantity } from '../amounts.ts';
import { touch } from '../books.ts';
import type { Books } from '../books.ts';
import { hasDependents } from '../refusals.ts';
import { commitLines, numberOf } from '../stock/commitment.ts';
import { returnStatus, salesOrderStatus, statusTexts, transferOrderStatus } from './orderStatus.ts';
import { countOnOrder, purchaseOrderStatus } from './purchaseOrder.ts';

/** The transaction this one was created from, or null. */
export function sourceOf(books: Books, data: RecordData): RecordData | null {
  const id = data.fields.createdfrom;
  return typeof id === 'string' ? books.references.find(['transaction'], id) : null;
}

export function lineOfOrder(order: RecordData, line: LineData): LineData | undefined {
  const id = String(line.values.orderline ?? '');
  return (order.sublists.item ?? []).find((candidate) => String(candidate.values.line) === id);
}

/** Units per line of the order, by its line id. */
export function unitsByOrderLine(record: RecordData | null): Map<string, number> {
  const units = new Map<string, number>();
  for (const line of record?.sublists.item ?? []) {
    const key = String(line.values.orderline ?? '');
    units.set(key, quantity((units.get(key) ?? 0) + numberOf(line, 'quantity')));
  }
  return units;
}

/** What a transaction adds to each line of its order, less what its earlier version had added. */
export function unitChanges(
  data: RecordData | null,
  previous: RecordData | null,
): Map<string, number> {
  const changes = unitsByOrderLine(data);
  for (const [key, units] of unitsByOrderLine(previous)) {
    changes.set(key, quantity((changes.get(key) ?? 0) - units));
  }
  return changes;
}

/** Refuses to take back units that were billed or credited since. */
export function refuseBelowBilled(
  order: RecordData,
  column: 'quantityfulfilled' | 'quantityreceived',
  changes: Map<string, number>,
): void {
  for (const line of order.sublists.item ?? []) {
    const change = changes.get(String(line.values.line)) ?? 0;
    if (change >= 0) continue;
    if (quantity(numberOf(line, column) + change) < numberOf(line, 'quantitybilled')) {
      throw hasDependents();
    }
  }
}

/** Adds the changes to a column of the order's lines, and lets status, commitment and version follow. */
export function addToOrder(
  books: Books,
  order: RecordData,
  column: 'quantitybilled' | 'quantityreceived',
  changes: Map<string, number>,
  session: Session,
  fields: RecordData['fields'] = {},
): void {
  const lines = (order.sublists.item ?? []).map((line): LineData => {
    const change = changes.get(String(line.values.line)) ?? 0;
    if (change === 0) return line;
    const units = quantity(numberOf(line, column) + change);
    return { ...line, values: { ...line.values, [column]: units } };
  });
  const next: RecordData = {
    ...order,
    fields: { ...order.fields, ...fields },
    sublists: { ...order.sublists, item: lines },
  };
  settleOrder(books, order, next, session);
}

/** Stores the next state of an order that another transaction moved on. */
export function settleOrder(
  books: Books,
  order: RecordData,
  next: RecordData,
  session: Session,
): void {
  const letter = statusOf(books, next);
  Object.assign(next.fields, { orderstatus: letter }, statusTexts(next.type, letter));
  if (next.type === 'salesorder' || next.type === 'transferorder') {
    next.sublists.item = commitLines(books, books.backorders, next, order);
  }
  if (next.type === 'purchaseorder') countOnOrder(books, next, order);
  touch(books, order, { fields: next.fields, sublists: next.sublists }, session);
}

function statusOf(books: Books, order: RecordData): string {
  if (order.type === 'transferorder') return transferOrderStatus(order);
  if (order.type === 'returnauthorization') return returnStatus(books, order);
  if (order.type === 'purchaseorder') return purchaseOrderStatus(order);
  return salesOrderStatus(books, order);
}
