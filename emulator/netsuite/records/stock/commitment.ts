/**
 * Commitment of stock to order lines: approved orders, lines with a location that are not "Do Not Commit", not closed
 * and not drop-shipped (netsuite-platform §4.10, §4.12; review 3). At entry, or by `commitOpenOrders` when the
 * preference "Perform Item Commitment after Transaction Entry" is off.
 */
import type { LineData, RecordData } from '../../contract.ts';
import { quantity } from '../amounts.ts';
import { amend, usesLocations } from '../books.ts';
import type { Books } from '../books.ts';
import { componentsOfLine } from '../items/itemKinds.ts';
import type { Component } from '../items/itemKinds.ts';

interface Demand {
  components: Component[];
  /** Committed whole or not at all. */
  isKit: boolean;
  location: string;
  /** Units that stock is wanted for. */
  wanted: number;
  /** 2: all or nothing. */
  mode: string;
}

/** Order lines that wait for stock, in the order they came. */
export class Backorders {
  private readonly waiting = new Map<string, Map<string, { type: string; id: string }>>();

  add(item: string, location: string, order: RecordData): void {
    const key = `${item}|${location}`;
    let orders = this.waiting.get(key);
    if (orders === undefined) this.waiting.set(key, (orders = new Map()));
    orders.set(`${order.type}|${order.id}`, { type: order.type, id: order.id });
  }

  remove(item: string, location: string, order: RecordData): void {
    this.waiting.get(`${item}|${location}`)?.delete(`${order.type}|${order.id}`);
  }

  at(item: string, location: string): Iterable<{ type: string; id: string }> {
    return this.waiting.get(`${item}|${location}`)?.values() ?? [];
  }

  *places(): Iterable<{ item: string; location: string }> {
    for (const key of this.waiting.keys()) {
      const [item, location] = key.split('|') as [string, string];
      yield { item, location };
    }
  }
}

const COMMITTING_STATUS = new Set(['B', 'D', 'E']);

/** "Perform Item Commitment after Transaction Entry"; on in a new account. */
function commitsAtEntry(books: Books): boolean {
  return books.account.preferences.COMMITMENTATENTRY !== false;
}

/**
 * Brings the committed and backordered units of an order's lines in step with what the order is now, and the stock
 * counters with them. `previous` is the order as its units were last counted. Answers the order's lines.
 */
export function commitLines(
  books: Books,
  backorders: Backorders,
  order: RecordData,
  previous: RecordData | null,
  allowNew = commitsAtEntry(books),
): LineData[] {
  const before = new Map(
    (previous?.sublists.item ?? []).map((line) => [line.values.line as string, line]),
  );
  const lines = (order.sublists.item ?? []).map((line) => {
    const old = before.get(line.values.line as string);
    before.delete(line.values.line as string);
    return commitLine(books, backorders, order, line, previous, old, allowNew);
  });
  // Lines that are gone give their units back.
  for (const line of before.values()) release(books, backorders, previous!, line);
  return lines;
}

function commitLine(
  books: Books,
  backorders: Backorders,
  order: RecordData,
  line: LineData,
  previous: RecordData | null,
  old: LineData | undefined,
  allowNew: boolean,
): LineData {
  const demand = demandOf(books, order, line);
  const oldDemand = old === undefined || previous === null ? null : demandOf(books, previous, old);
  const oldComponents = oldDemand?.components ?? [];
  let committed = old === undefined ? 0 : numberOf(old, 'quantitycommitted');
  const sameStock =
    oldDemand !== null &&
    oldDemand.location === demand.location &&
    old!.values.item === line.values.item;
  if (old !== undefined && !sameStock) {
    release(books, backorders, previous!, old);
    committed = 0;
  }
  const counted = sameStock
    ? {
        committed: numberOf(old!, 'quantitycommitted'),
        backordered: numberOf(old!, 'quantitybackordered'),
      }
    : { committed: 0, backordered: 0 };
  // What left took its commitment with it; the rest of the line keeps what it had.
  if (sameStock)
    committed = Math.max(0, committed - Math.max(0, taken(books, line) - taken(books, old!)));
  committed = quantity(Math.min(committed, demand.wanted));
  for (const { item, per } of demand.components) {
    books.stock.count(
      item,
      demand.location,
      'committed',
      quantity((committed - counted.committed) * per),
    );
  }
  if (allowNew && committed < demand.wanted) {
    const more = allocatable(books, demand, demand.wanted - committed);
    for (const { item, per } of demand.components) {
      books.stock.count(item, demand.location, 'committed', quantity(more * per));
    }
    committed = quantity(committed + more);
  }
  const backordered = quantity(demand.wanted - committed);
  for (const { item, per } of demand.components) {
    books.stock.count(
      item,
      demand.location,
      'backordered',
      quantity((backordered - counted.backordered) * per),
    );
    if (backordered > 0) backorders.add(item, demand.location, order);
    else forget(books, backorders, order, item, demand.location, line);
  }
  if (demand.components.length === 0 && oldComponents.length === 0) return line;
  if (
    line.values.quantitycommitted === committed &&
    line.values.quantitybackordered === backordered
  ) {
    return line;
  }
  return {
    ...line,
    values: { ...line.values, quantitycommitted: committed, quantitybackordered: backordered },
  };
}

/** Another line of the order may still wait for the same item. */
function forget(
  books: Books,
  backorders: Backorders,
  order: RecordData,
  item: string,
  location: string,
  except: LineData,
): void {
  const waits = (order.sublists.item ?? []).some((line) => {
    if (line === except || numberOf(line, 'quantitybackordered') === 0) return false;
    const demand = demandOf(books, order, line);
    return demand.location === location && demand.components.some((part) => part.item === item);
  });
  if (!waits) backorders.remove(item, location, order);
}

/** Takes a line's units out of the counters. */
function release(books: Books, backorders: Backorders, order: RecordData, line: LineData): void {
  const demand = demandOf(books, order, line);
  for (const { item, per } of demand.components) {
    books.stock.count(
      item,
      demand.location,
      'committed',
      -quantity(numberOf(line, 'quantitycommitted') * per),
    );
    books.stock.count(
      item,
      demand.location,
      'backordered',
      -quantity(numberOf(line, 'quantitybackordered') * per),
    );
    forget(books, backorders, order, item, demand.location, line);
  }
}

/** All lines of an order that goes away. */
export function releaseOrder(books: Books, backorders: Backorders, order: RecordData): void {
  for (const line of order.sublists.item ?? []) release(books, backorders, order, line);
}

/** Gives units that became free to the orders that wait for them, oldest first. */
export function allocateRisen(books: Books, backorders: Backorders): void {
  if (!commitsAtEntry(books)) {
    books.stock.takeRisen();
    return;
  }
  for (let risen = books.stock.takeRisen(); risen.length > 0; risen = books.stock.takeRisen()) {
    for (const { item, location } of risen) allocate(books, backorders, item, location);
  }
}

/** The scheduled commitment run: every waiting line, oldest order first. */
export function commitOpenOrders(books: Books, backorders: Backorders): void {
  for (const { item, location } of Array.from(backorders.places())) {
    allocate(books, backorders, item, location);
  }
  books.stock.takeRisen();
  books.stock.flush();
}

function allocate(books: Books, backorders: Backorders, item: string, location: string): void {
  // Asked first, since a popular item may have thousands waiting.
  if (books.stock.free(item, location) <= 0) return;
  for (const { type, id } of Array.from(backorders.at(item, location))) {
    if (books.stock.free(item, location) <= 0) return;
    const order = books.store.find(type, id);
    if (order === null) continue;
    const lines = commitLines(books, backorders, order, order, true);
    if (lines.some((line, index) => line !== order.sublists.item![index])) {
      amend(books, order, { sublists: { ...order.sublists, item: lines } });
    }
  }
}

function allocatable(books: Books, demand: Demand, wanted: number): number {
  let units = wanted;
  for (const { item, per } of demand.components) {
    units = Math.min(units, Math.max(0, books.stock.free(item, demand.location)) / per);
  }
  if (demand.isKit) units = Math.floor(units);
  if (demand.mode === '2' && units < wanted) return 0;
  return quantity(units);
}

function demandOf(books: Books, order: RecordData, line: LineData): Demand {
  const { values } = line;
  const item = books.references.find(['item'], values.item as string);
  const components = item === null ? [] : componentsOfLine(books, item, line);
  const location = stockLocation(books, order, line);
  const mode = (values.commitinventory as string | null | undefined) ?? '1';
  const eligible =
    COMMITTING_STATUS.has(order.fields.orderstatus as string) &&
    values.isclosed !== true &&
    mode !== '3' &&
    (values.createpo ?? null) === null &&
    location !== null;
  const wanted = eligible ? Math.max(0, numberOf(line, 'quantity') - taken(books, line)) : 0;
  const isKit = item?.type === 'kititem';
  return { components, isKit, location: location ?? '', wanted: quantity(wanted), mode };
}

/** Units that no longer want stock: shipped ones, and picked ones where they leave committed. */
function taken(books: Books, line: LineData): number {
  const fulfilled = numberOf(line, 'quantityfulfilled');
  if (books.account.switches.pickedUnitsStayCommitted) return fulfilled;
  return Math.max(fulfilled, numberOf(line, 'quantitypicked'));
}

/** Location whose stock a line takes; '' in accounts without locations, null when the line has none. */
export function stockLocation(books: Books, order: RecordData, line: LineData): string | null {
  if (!usesLocations(books)) return '';
  const location =
    line.values.inventorylocation ?? line.values.location ?? order.fields.location ?? null;
  return location as string | null;
}

export function numberOf(line: LineData, column: string): number {
  const value = line.values[column];
  return typeof value === 'number' ? value : 0;
}
