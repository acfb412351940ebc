import type { CatalogItem } from '../../scripts/local/catalog.ts';
import { adjustStock } from '../../scripts/local/demoAccount.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { suiteql, text } from '../soak/suiteql.ts';
import { buy, isFulfilled, keyOf, type Order } from './buy.ts';
import { inWorld, lineCount, stockPushes, type MeteredWorld, type Places } from './world.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
/** How exactly latencies are read off, in ms. */
const STEP_MS = SECOND;
/** What nobody saw after this long is an error of the product. */
const LONGEST_MS = 12 * 60 * MINUTE;
/** Saves that run at once may end in another order than they got their ids. */
const AT_THE_SAME_TIME = 100;
/** Lines of one stock move: a receipt or a count, and beside each a correction that is small enough to be sent from the save. */
const LARGE_MOVE = 50;
const SMALL_MOVE = 5;
/** Stragglers, who try again, say nothing about how many a time carries. */
const MOST_OF_THEM = 0.9;

export interface TradeOptions {
  places: Places;
  stores: number;
  seed: number;
  /** Orders that come in each minute; they are spread evenly over it and over the stores. */
  orders: readonly number[];
  /** Changed item-locations per order, in moves of fifty and of five lines. */
  stockPerOrder: number;
  /** How long after an order's import the warehouse ships it; null: it does not. */
  shipsAfterMinutes: { least: number; most: number } | null;
  /** Told of each virtual minute. */
  told?: (minute: number, imported: number, waiting: number, shipped: number) => void;
}

export interface Traded {
  orders: number;
  /** Orders imported per second, from the first order until nine of ten were in NetSuite: where more come, what it carries. */
  ordersPerSecond: number;
  /** Seconds from the checkout to the sales order, one per order. */
  importSeconds: number[];
  /** Seconds from the start of the warehouse's save to the fulfillment in Shopify. */
  shipSeconds: number[];
  /** Seconds from the start of the save of a stock move until every store has its figures: of five lines, and of fifty. */
  smallMoveSeconds: number[];
  largeMoveSeconds: number[];
  /** Orders placed and not yet in NetSuite, at the end of each minute. */
  depth: number[];
  /** Time the relay's calls held a place in NetSuite, per order. */
  slotSecondsPerOrder: number;
  /** Time that map/reduce and scheduled scripts ran, per order. */
  processorSecondsPerOrder: number;
  callsPerOrder: number;
  refusedCalls: number;
  /** Of all scripts and of all calls to Shopify, per order. */
  unitsPerOrder: number;
  pointsPerOrder: number;
  /** Rows of SuiteQL's transactionline that came into being per order, main lines among them. */
  linesPerOrder: number;
  /** One move's figures for one store. */
  stockPush: { units: number; points: number; seconds: number };
  stockPushesPerOrder: number;
}

/** Orders of three lines, new customers, paid; shipped by single saves; stock moved beside them. The real bundles on the latency model. */
export function driveTrade(options: TradeOptions): Promise<Traded> {
  const { places, stores, seed } = options;
  const items = options.stockPerOrder > 0 ? 200 : 0;
  return inWorld({ places, stores, items, seed }, (world, catalog) =>
    trade(world, catalog, options),
  );
}

async function trade(
  world: MeteredWorld,
  catalog: readonly CatalogItem[],
  options: TradeOptions,
): Promise<Traded> {
  const { time } = world;
  const total = options.orders.reduce((sum, count) => sum + count, 0);
  const before = { ...world.used(), stock: stockPushes(world) };
  const lines = lineCount(world);
  const calls = { ...world.relay().calls };
  const begin = time.now();

  const placed = new Map<string, Order & { at: number }>();
  const cues = new Set<number>();
  const imports = waiting();
  const shipments = waiting();
  const smallMoves = waiting();
  const largeMoves = waiting();
  let bought = 0;
  options.orders.forEach((count, minute) => {
    for (let index = 0; index < count; index++) {
      cue(world, cues, begin + Math.floor((minute + index / count) * MINUTE), () => {
        const order = buy(world, bought, catalog);
        bought += 1;
        placed.set(keyOf(order), { ...order, at: time.now() });
        imports.begin(keyOf(order), time.now());
      });
    }
  });
  const moveEvery =
    options.stockPerOrder > 0 ? (LARGE_MOVE + SMALL_MOVE) / options.stockPerOrder : Infinity;
  let moved = 0;

  const depth: number[] = [];
  const importedAt: number[] = [];
  let seen = '0';
  while (
    imports.ended.length + shipments.ended.length <
    total * (options.shipsAfterMinutes ? 2 : 1)
  ) {
    const now = time.now();
    if (now - begin > options.orders.length * MINUTE + LONGEST_MS)
      throw new Error(`${total - imports.ended.length} of ${total} orders never came.`);
    const isIdle = [imports, shipments, smallMoves, largeMoves].every(
      ({ open }) => open.size === 0,
    );
    await time.until(isIdle ? Math.min(now + MINUTE, ...cues) : now + STEP_MS);

    if (imports.open.size > 0)
      for (const { id, order } of newSalesOrders(world, seen)) {
        seen = id;
        const came = placed.get(order);
        if (!came || !imports.end(order, time.now())) continue;
        importedAt.push(time.now());
        if (options.shipsAfterMinutes)
          shipLater(world, cues, id, came, shipments, options.shipsAfterMinutes);
      }
    for (const order of shipments.open.keys()) {
      const { store, id } = placed.get(order) ?? { store: '', id: '' };
      if (isFulfilled(world, store, id)) shipments.end(order, time.now());
    }
    for (; moved < Math.floor(bought / moveEvery); moved += 1) {
      moveStock(world, catalog, moved, LARGE_MOVE, largeMoves);
      moveStock(world, catalog, moved, SMALL_MOVE, smallMoves);
    }
    if (smallMoves.open.size + largeMoves.open.size > 0) {
      const pushed = pushedMoves(world);
      for (const moves of [smallMoves, largeMoves])
        for (const move of moves.open.keys()) if (pushed.has(move)) moves.end(move, time.now());
    }
    const minute = Math.floor((time.now() - begin) / MINUTE);
    if (depth[minute] === undefined)
      options.told?.(minute, imports.ended.length, imports.open.size, shipments.ended.length);
    depth[minute] = imports.open.size;
  }
  // What follows each import (routing, hints of our own writes) belongs to its cost.
  await time.until(time.now() + 2 * MINUTE);
  const after = { ...world.used(), stock: stockPushes(world) };
  const { calls: callsAfter } = world.relay();
  const pushes = Math.max(1, after.stock.runs - before.stock.runs);
  return {
    orders: total,
    ordersPerSecond: ordersPerSecond(importedAt, begin),
    importSeconds: imports.ended,
    shipSeconds: shipments.ended,
    smallMoveSeconds: smallMoves.ended,
    largeMoveSeconds: largeMoves.ended,
    depth: Array.from(depth, (count) => count ?? 0),
    slotSecondsPerOrder: (callsAfter.busyMs - calls.busyMs) / SECOND / total,
    processorSecondsPerOrder: (after.processorMs - before.processorMs) / SECOND / total,
    callsPerOrder: (callsAfter.count - calls.count) / total,
    refusedCalls: callsAfter.refused - calls.refused,
    unitsPerOrder: (after.units - before.units) / total,
    pointsPerOrder: (after.points - before.points) / total,
    linesPerOrder: (lineCount(world) - lines) / total,
    stockPush: {
      units: (after.stock.units - before.stock.units) / pushes,
      points: (after.stock.points - before.stock.points) / pushes,
      seconds: (after.stock.ms - before.stock.ms) / SECOND / pushes,
    },
    stockPushesPerOrder: (after.stock.runs - before.stock.runs) / total,
  };
}

function ordersPerSecond(importedAt: readonly number[], begin: number): number {
  const most = Math.ceil(importedAt.length * MOST_OF_THEM);
  return (most * SECOND) / ((importedAt[most - 1] ?? begin) - begin);
}

/** Things that have begun and not ended, and how long in seconds those took that have. */
function waiting() {
  const open = new Map<string, number>();
  const ended: number[] = [];
  return {
    open,
    ended,
    begin: (id: string, at: number): unknown => open.set(id, at),
    end(id: string, at: number): boolean {
      const began = open.get(id);
      if (began === undefined) return false;
      open.delete(id);
      ended.push((at - began) / SECOND);
      return true;
    },
  };
}
type Waiting = ReturnType<typeof waiting>;

function newSalesOrders(world: VirtualWorld, after: string): { id: string; order: string }[] {
  return suiteql(
    world.netsuite,
    "SELECT t.id AS id, t.externalid AS externalid FROM transaction t WHERE t.type = 'SalesOrd' AND t.id > ? ORDER BY t.id",
    [Number(after) - AT_THE_SAME_TIME],
  ).map((row) => ({ id: text(row, 'id'), order: orderOf(text(row, 'externalid')) }));
}

/** `xdk:demo:order:123:so` → `demo:123` */
function orderOf(externalId: string): string {
  const [, store, , id] = externalId.split(':');
  return `${store}:${id}`;
}

/** Something that will happen; `cues` holds the moments that are still to come. */
function cue({ time }: VirtualWorld, cues: Set<number>, at: number, deed: () => void): void {
  cues.add(at);
  time.at(at, () => {
    cues.delete(at);
    deed();
  });
}

function shipLater(
  world: VirtualWorld,
  cues: Set<number>,
  salesOrder: string,
  order: Order,
  shipments: Waiting,
  { least, most }: { least: number; most: number },
): void {
  const { time, netsuite, random } = world;
  const at = time.now() + Math.floor((least + random() * (most - least)) * MINUTE);
  cue(world, cues, at, () => {
    shipments.begin(keyOf(order), time.now());
    const saved = netsuite.save(
      (session, records) =>
        records.transform(session, {
          fromType: 'salesorder',
          fromId: salesOrder,
          toType: 'itemfulfillment',
        }),
      (set) => set('setValue', { fieldId: 'shipstatus', value: 'C' }),
    );
    saved.catch(() => undefined);
  });
}

function moveStock(
  world: VirtualWorld,
  catalog: readonly CatalogItem[],
  index: number,
  size: number,
  moves: Waiting,
): void {
  const { netsuite, account, time } = world;
  const began = time.now();
  const lines = Array.from({ length: size }, (_, line) => ({
    item: account.items.get(catalog[(index * LARGE_MOVE + line) % catalog.length]?.sku ?? '') ?? '',
    location: account.locations.east,
    adjustqtyby: 3,
    unitcost: 5,
  }));
  const save = `save ${index}`;
  moves.begin(save, began);
  adjustStock(netsuite, account.adjustmentAccount, lines)
    .then(
      (id) => moves.begin(`inventoryadjustment:${id}`, began),
      () => undefined,
    )
    .finally(() => moves.open.delete(save));
}

/** Moves whose work row, left by their save, is done: every store has the figures. */
function pushedMoves(world: VirtualWorld): Set<string> {
  const rows = suiteql(
    world.netsuite,
    "SELECT w.custrecord_xdk_work_subject AS subject FROM customrecord_xdk_work w WHERE w.custrecord_xdk_work_entity = 'stock' AND w.custrecord_xdk_work_done = w.custrecord_xdk_work_hinted",
  );
  return new Set(rows.map((row) => text(row, 'subject')));
}
