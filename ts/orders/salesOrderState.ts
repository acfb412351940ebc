import { inUnitOfLine, unitOfLines } from '../netsuite/lineUnits';
import { placeholders, readAll, textOf, type Row } from '../netsuite/suiteql';
import { reasonsIn } from '../fulfillments/stopSignal';
import type { Mapping } from '../setup/mapped';
import type { Settings } from '../setup/settings';
import type { Store } from '../setup/stores';
import { externalId, netsuiteSideId } from '../sync/externalIds';
import { findLinks, type Link } from '../sync/links';
import { STOP_OF_HOLD } from './stops';
import { optionsOf } from './writeBack/tellFields';

/** NetSuite's status letters (netsuite-platform §4.9), as words that do not change with the user's language. */
const STATUSES: Record<string, string> = {
  A: 'pending_approval',
  B: 'pending_fulfillment',
  C: 'cancelled',
  D: 'partially_fulfilled',
  E: 'pending_billing_partially_fulfilled',
  F: 'pending_billing',
  G: 'billed',
  H: 'closed',
};

/** Statuses after which nothing of an order is shipped any more. */
export const ENDED = ['cancelled', 'closed'];

/** A sales order as Shopify is told about it. */
export interface SalesOrderState {
  id: string;
  number: string;
  status: string;
  /** By the store's setting: it waits for approval, or its field says so. */
  onHold: boolean;
  /** Of the field that is the order's note; '' without one. */
  note: string;
  /** Mapped column → its text. */
  fields: Record<string, string>;
  /** Lines that were closed with units left on them: Shopify's line (legacy id) and the units that had left. */
  closed: { line: string; kept: number }[];
  /** Pair with its Shopify order. */
  order: Link;
  /** What Shopify was told last; null before the first time. */
  told: Link | null;
}

export function followsSalesOrders({ orders }: Settings): boolean {
  const { writeBack, writeFields, statusTags, cancelInShopify, closeLinesInShopify } = orders;
  return (
    [writeBack, writeFields, statusTags, cancelInShopify, closeLinesInShopify].includes(true) ||
    orders.noteField !== '' ||
    holdsOrders(orders)
  );
}

export function holdsOrders({ hold }: Settings['orders']): boolean {
  return hold.pendingApproval || hold.field !== '';
}

/** A column of NetSuite's transactions; nothing else may get into the statement. */
const COLUMN = /^[a-z][a-z0-9_]*$/;

/**
 * Sales orders by internal id, without those that are not the sales order of their Shopify order (a copy, another store's).
 * 20 units for all, 10 more where closed lines are followed. `mapped`: the columns that are told as metafields.
 */
export function readSalesOrders(
  ids: string[],
  { key, settings }: Store,
  mapped: Mapping[],
): Map<string, SalesOrderState> {
  if (ids.length === 0) return new Map();
  const { noteField, hold, closeLinesInShopify, cancelInShopify } = settings.orders;
  const columns = mapped.map(columnOf);
  const wanted = [
    ...columns.map((column, index) => `${column} AS field${index}`),
    ...(noteField ? [`${columnNamed(noteField)} AS note`] : []),
    ...(hold.field ? [`${columnNamed(hold.field)} AS on_hold`] : []),
  ];
  const rows = readAll(
    `SELECT ${['t.id AS id', 't.tranid AS tranid', 't.status AS status', 't.custbody_xdk_order_id AS order_id', ...wanted].join(', ')} FROM transaction t WHERE t.type = 'SalesOrd' AND t.custbody_xdk_store = ? AND t.custbody_xdk_order_id IS NOT NULL AND t.id IN (${placeholders(ids.length)})`,
    [key, ...ids.map(Number)],
  );
  const closed = closeLinesInShopify ? closedLines(rows.map((row) => textOf(row, 'id'))) : [];
  const orderKey = (order: string) => externalId(key, 'order', order, 'so');
  const toldKey = (id: string) => netsuiteSideId(key, 'salesorder', id, 'order');
  const links = findLinks([
    ...rows.map((row) => orderKey(textOf(row, 'order_id'))),
    ...rows.map((row) => toldKey(textOf(row, 'id'))),
  ]);
  return new Map(
    rows.flatMap((row): [string, SalesOrderState][] => {
      const id = textOf(row, 'id');
      const order = links.get(orderKey(textOf(row, 'order_id')));
      if (!order || order.state !== 'linked' || order.recordId !== id) return [];
      const letter = textOf(row, 'status');
      const status = STATUSES[letter] ?? letter;
      const state: SalesOrderState = {
        id,
        number: textOf(row, 'tranid'),
        status,
        onHold: isOnHold(status, textOf(row, 'on_hold'), hold.pendingApproval),
        note: textOf(row, 'note'),
        fields: Object.fromEntries(
          mapped.map(({ netsuite }, index) => [netsuite, textOf(row, `field${index}`)]),
        ),
        // An order that ended is cancelled as a whole.
        closed: closed.filter(
          (line) => line.salesOrder === id && !(cancelInShopify && ENDED.includes(status)),
        ),
        order,
        told: links.get(toldKey(id)) ?? null,
      };
      return [[id, state]];
    }),
  );
}

/** What is over is on hold no more; what Shopify itself holds is not sent back to it. */
function isOnHold(status: string, text: string, pendingApproval: boolean): boolean {
  if ([...ENDED, 'billed'].includes(status)) return false;
  const fromShopify = Object.values(STOP_OF_HOLD);
  const field = reasonsIn(text).some((reason) => !fromShopify.includes(reason)) ? text : '';
  return (field !== '' && field !== 'F') || (pendingApproval && status === 'pending_approval');
}

function columnOf({ netsuite, options }: Mapping): string {
  const column = columnNamed(netsuite);
  return optionsOf(options).text ? `BUILTIN.DF(${column})` : column;
}

function columnNamed(name: string): string {
  if (!COLUMN.test(name)) throw new TypeError(`${name} is no column of a transaction.`);
  return `t.${name}`;
}

/** SuiteQL shows the units of a sale as negative. 10 units. */
function closedLines(ids: string[]): { salesOrder: string; line: string; kept: number }[] {
  if (ids.length === 0) return [];
  const units = (row: Row, column: string) => Math.abs(inUnitOfLine(row, column));
  const { perUnit, joined } = unitOfLines();
  return readAll(
    `SELECT l.transaction AS sales_order, l.custcol_xdk_line_id AS line, l.quantity AS quantity, l.quantityshiprecv AS shipped, ${perUnit} AS per_unit FROM transactionline l${joined} WHERE l.mainline = 'F' AND l.isclosed = 'T' AND l.custcol_xdk_line_id IS NOT NULL AND l.transaction IN (${placeholders(ids.length)})`,
    ids.map(Number),
  )
    .filter((row) => /^\d+$/.test(textOf(row, 'line')))
    .filter((row) => units(row, 'quantity') > units(row, 'shipped'))
    .map((row) => ({
      salesOrder: textOf(row, 'sales_order'),
      line: textOf(row, 'line'),
      kept: units(row, 'shipped'),
    }));
}
