/** What the goods of a transfer order are worth while they are between two places. */
import type { LineData, RecordData } from '../../contract.ts';
import { amend } from '../books.ts';
import type { Books } from '../books.ts';
import type { Movement } from '../stock/movements.ts';

/**
 * Adds (`sign` 1) or takes off (-1) the cost of a shipment's or receipt's moves on the order's lines, in the hidden
 * column `transitcost` (minor units of the base currency). `before` is what the earlier version had moved; an edit that
 * changes nothing changes nothing here.
 */
export function addTransitCost(
  books: Books,
  order: RecordData,
  document: RecordData,
  movements: Movement[],
  sign: 1 | -1,
  before: number,
): void {
  const now = movements.reduce((cost, move) => cost + Math.abs(move.cost), 0);
  if (now === Math.abs(before)) return;
  const orderLineOf = new Map(
    (document.sublists.item ?? []).map((line) => [
      String(line.values.lineuniquekey),
      String(line.values.orderline),
    ]),
  );
  const costs = new Map<string, number>();
  for (const { cost, lineKey } of movements) {
    const key = orderLineOf.get(lineKey) ?? '';
    costs.set(key, (costs.get(key) ?? 0) + Math.abs(cost));
  }
  const current = books.store.find(order.type, order.id) ?? order;
  const lines = (current.sublists.item ?? []).map((line): LineData => {
    const cost = costs.get(String(line.values.line));
    if (cost === undefined) return line;
    const transitcost = ((line.values.transitcost as number | null | undefined) ?? 0) + sign * cost;
    return { ...line, values: { ...line.values, transitcost } };
  });
  amend(books, current, { sublists: { ...current.sublists, item: lines } });
}
