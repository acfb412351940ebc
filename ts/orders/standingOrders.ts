import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import { slicesOf } from '../sync/slices';

/** What a payment needs to know of the sales order it belongs to. */
export interface StandingOrder {
  /** Status letter (netsuite-platform §4.9). */
  status: string;
  /** Internal id of its customer. */
  customer: string;
}

/** Ids one look-up takes: an IN list holds 1,000 (netsuite-platform §4.6). */
const IDS_PER_QUERY = 900;

/**
 * The sales orders (internal ids) of a batch, read with the first one that is asked for. 10 units, once. An order that is
 * missing was deleted, or can't be seen.
 */
export function standingOrders(ids: string[]): (id: string) => StandingOrder | undefined {
  let known: Map<string, StandingOrder> | null = null;
  return (id) => {
    known ??= read(ids);
    return known.get(id);
  };
}

function read(ids: string[]): Map<string, StandingOrder> {
  const rows = slicesOf(ids, IDS_PER_QUERY).flatMap((some) =>
    readAll(
      `SELECT t.id AS id, t.status AS status, t.entity AS customer FROM transaction t WHERE t.type = 'SalesOrd' AND t.id IN (${placeholders(some.length)})`,
      some.map(Number),
    ),
  );
  return new Map(
    rows.map((row) => [
      textOf(row, 'id'),
      { status: textOf(row, 'status'), customer: textOf(row, 'customer') },
    ]),
  );
}
