import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { afterSaleProblems } from './afterSaleProof.ts';
import { amountProblems } from './amountProof.ts';
import { add, minor, shopOrders, tail, type Both, type ShopOrder } from './bothSides.ts';
import { missingLinks } from './missingLinks.ts';
import { trackingProblems } from './shipmentProof.ts';
import { stockDifferences } from './stockProof.ts';
import { subscriptionProblems } from './subscriptionProof.ts';
import { errorProblems, heldOrders } from './errorProof.ts';
import { looseWork } from './settle.ts';
import { suiteql, text, type Row } from './suiteql.ts';

export interface Proof {
  /** What is lost, doubled or wrong, one sentence each; empty when all is well. */
  problems: string[];
  /** What was looked at. */
  counts: Record<string, number>;
}

/** What the proof can't read from either side. */
export interface Asked {
  /** Whether an order (`demo:123`) was deleted in Shopify: NetSuite keeps what it made of it. */
  isDeleted(order: string): boolean;
  /** The currency modes that the stores were set to; an order keeps the one it came with. */
  modes: readonly (keyof Both)[];
  /** Whether cents of conversion have lines of their own. */
  roundingLines: boolean;
}

/**
 * Reads both sides and the relay's queue after everything has settled. Who is held by a sync error that trade itself brings
 * about is not lost.
 */
export async function prove(world: VirtualWorld, asked: Asked): Promise<Proof> {
  const orders = shopOrders(world);
  const errors = errorProblems(world);
  const { held, isHeld } = heldOrders(world);
  const amounts = amountProblems(world);
  const depth = await world.relay().depth();

  const problems = [
    ...looseWork(world).map((work) => `work is not done and no open sync error holds it: ${work}`),
    ...(depth.waiting + depth.active + depth.dead > 0
      ? [`the relay still holds hints: ${JSON.stringify(depth)}`]
      : []),
    ...errors.problems,
    ...orderProblems(world, orders, isHeld, asked),
    ...amounts.problems,
    ...depositProblems(world, orders, isHeld, asked),
    ...customerProblems(world),
    ...shipmentProblems(world, orders, isHeld),
    ...trackingProblems(world, held, asked.isDeleted),
    ...afterSaleProblems(world, asked),
    ...stockDifferences(world, orders, isHeld).map(({ told }) => told),
    ...ledgerProblems(world),
    ...linkProblems(world, orders, asked.isDeleted),
    ...missingLinks(world),
    ...subscriptionProblems(world),
  ];
  const count = (table: string, where = '1 = 1') =>
    Number(suiteql(world.netsuite, `SELECT COUNT(*) AS n FROM ${table} WHERE ${where}`)[0]?.['n']);
  return {
    problems,
    counts: {
      orders: orders.length,
      cancelled: orders.filter((order) => order.isCancelled).length,
      'held by an open sync error': orders.filter(isHeld).length,
      'orders compared line by line': amounts.compared,
      'sales orders': count('transaction', "type = 'SalesOrd'"),
      deposits: count('transaction', "type = 'CustDep'"),
      'lines for cents of conversion': count(
        'transactionline',
        "custcol_xdk_line_id = 'rounding:currency'",
      ),
      'item fulfillments': count('transaction', "type = 'ItemShip'"),
      customers: count('customer'),
      links: count('customrecord_xdk_link'),
      ...errors.counts,
    },
  };
}

/** `demo:123` */
function keyOf(row: Row): string {
  return `${text(row, 'store')}:${text(row, 'order_id')}`;
}

type Held = (order: ShopOrder) => boolean;

/** The side of an order's amounts that NetSuite's currency stands for, if the store was ever set to it. */
function sideOf(order: ShopOrder, currency: string, modes: Asked['modes']): keyof Both | undefined {
  return modes.find((mode) => order.currency[mode] === currency);
}

function orderProblems(
  world: VirtualWorld,
  orders: ShopOrder[],
  isHeld: Held,
  { isDeleted, modes }: Asked,
): string[] {
  const rows = suiteql(
    world.netsuite,
    "SELECT t.custbody_xdk_store AS store, t.custbody_xdk_order_id AS order_id, t.foreigntotal + NVL((SELECT SUM(l.foreignamount) FROM transactionline l WHERE l.transaction = t.id AND l.custcol_xdk_line_id = 'rounding:currency'), 0) AS total, c.symbol AS currency FROM transaction t JOIN currency c ON c.id = t.currency WHERE t.type = 'SalesOrd'",
  );
  const byOrder = Map.groupBy(rows, keyOf);
  const problems = orders.flatMap((order) => {
    const found = byOrder.get(order.key) ?? [];
    byOrder.delete(order.key);
    const told = `order ${order.store} ${order.name}`;
    if (found.length > 1) return [`${told} is in NetSuite ${found.length} times`];
    // Cancelled before it was imported, or closed as it was sold.
    if (order.isCancelled || isHeld(order)) return [];
    if (!found[0] && isEmptied(order)) return [];
    if (!found[0]) return [`${told} is not in NetSuite, and nobody was told`];
    const [total, currency] = [minor(text(found[0], 'total')), text(found[0], 'currency')];
    const side = sideOf(order, currency, modes);
    if (!side) return [`${told} is in ${currency}, Shopify has ${JSON.stringify(order.currency)}`];
    const cents = side === 'shop' ? order.centsOfConversion : 0;
    if (Math.abs(total - order.sold[side]) <= cents + order.unitsApart[side]) return [];
    return [`${told}: Shopify says ${order.sold[side]}, NetSuite ${total} (minor units)`];
  });
  for (const id of byOrder.keys())
    if (!isDeleted(id)) problems.push(`a sales order of no Shopify order: ${id}`);
  return problems;
}

/** Nothing sold is left of it, and nobody gives anything away here; before its import it never comes, for lack of a line. */
function isEmptied({ sold }: ShopOrder): boolean {
  return sold.shop === 0 && sold.presentment === 0;
}

function depositProblems(
  world: VirtualWorld,
  orders: ShopOrder[],
  isHeld: Held,
  { modes }: Asked,
): string[] {
  const rows = suiteql(
    world.netsuite,
    "SELECT t.custbody_xdk_store AS store, t.custbody_xdk_order_id AS order_id, t.foreigntotal AS total, c.symbol AS currency FROM transaction t JOIN currency c ON c.id = t.currency WHERE t.type = 'CustDep'",
  );
  const byOrder = Map.groupBy(rows, keyOf);
  const standing = new Set(
    suiteql(
      world.netsuite,
      "SELECT t.custbody_xdk_store AS store, t.custbody_xdk_order_id AS order_id FROM transaction t WHERE t.type = 'SalesOrd'",
    ).map(keyOf),
  );
  return orders.flatMap((order) => {
    const deposits = byOrder.get(order.key) ?? [];
    const sides = new Set(deposits.map((row) => sideOf(order, text(row, 'currency'), modes)));
    const [side = modes[0]] = sides;
    if (sides.size > 1 || !side)
      return [`order ${order.store} ${order.name}: its deposits are in other currencies`];
    const booked = deposits.map((row) => minor(text(row, 'total')));
    const received = order.payments.map((one) => one[side]).filter((amount) => amount !== 0);
    if (same(booked, received)) return [];
    if (isHeld(order) && booked.length < received.length) return [];
    // What was cancelled or emptied before its import has nothing to be booked against.
    const isOver = order.isCancelled || (isEmptied(order) && !standing.has(order.key));
    if (isOver && booked.length <= received.length) return [];
    return [
      `order ${order.store} ${order.name}: received ${received.join(' + ')}, deposits ${booked.join(' + ')}`,
    ];
  });
}

function same(some: number[], others: number[]): boolean {
  const sorted = (list: number[]) => [...list].sort((a, b) => a - b).join();
  return sorted(some) === sorted(others);
}

function customerProblems(world: VirtualWorld): string[] {
  const rows = suiteql(
    world.netsuite,
    'SELECT c.id AS id, c.entityid AS name, c.email AS email FROM customer c',
  );
  const orders = Map.groupBy(
    suiteql(
      world.netsuite,
      "SELECT t.entity AS customer, t.custbody_xdk_store AS store, t.custbody_xdk_order_name AS name FROM transaction t WHERE t.type = 'SalesOrd'",
    ),
    (row) => text(row, 'customer'),
  );
  const told = (row: Row) => {
    const of = (orders.get(text(row, 'id')) ?? []).map(
      (order) => `${text(order, 'store')} ${text(order, 'name')}`,
    );
    return `${text(row, 'name')} (id ${text(row, 'id')}; ${of.length > 0 ? `orders ${of.join(', ')}` : 'no order'})`;
  };
  const byEmail = Map.groupBy(rows, (row) => text(row, 'email').toLowerCase());
  byEmail.delete('');
  return [...byEmail]
    .filter(([, found]) => found.length > 1)
    .map(
      ([email, found]) =>
        `${email} has ${found.length} customers: ${found.map(told).join(' and ')}`,
    );
}

/** Units per order line: what left NetSuite's warehouses is fulfilled in Shopify once, whatever number of fulfillments it took. */
function shipmentProblems(world: VirtualWorld, orders: ShopOrder[], isHeld: Held): string[] {
  const rows = suiteql(
    world.netsuite,
    "SELECT t.custbody_xdk_store AS store, t.custbody_xdk_order_id AS order_id, o.custcol_xdk_line_id AS line, SUM(NVL(o.quantityshiprecv, 0)) AS units FROM transaction t JOIN transactionline o ON o.transaction = t.id WHERE t.type = 'SalesOrd' AND o.mainline = 'F' AND o.custcol_xdk_line_id IS NOT NULL GROUP BY t.custbody_xdk_store, t.custbody_xdk_order_id, o.custcol_xdk_line_id",
  );
  const left = new Map<string, number>();
  for (const row of rows)
    add(left, `${keyOf(row)} ${lineOf(text(row, 'line'))}`, Number(row['units']));
  return orders.flatMap((order) => {
    if (isHeld(order)) return [];
    const lines = new Set(order.shipped.keys());
    for (const key of order.remaining.keys()) lines.add(key.split(' ')[0] ?? '');
    return [...lines].flatMap((line) => {
      const [here, there] = [left.get(`${order.key} ${line}`) ?? 0, order.shipped.get(line) ?? 0];
      return here === there
        ? []
        : [
            `order ${order.store} ${order.name}, line ${line}: ${here} units shipped in NetSuite, ${there} in Shopify`,
          ];
    });
  });
}

/** The line's Shopify id; a suffix tells parts of one line apart. */
function lineOf(text: string): string {
  return /\d+/.exec(text)?.[0] ?? text;
}

function ledgerProblems(world: VirtualWorld): string[] {
  return suiteql(
    world.netsuite,
    'SELECT a.transaction AS id, SUM(NVL(a.debit, 0)) AS debit, SUM(NVL(a.credit, 0)) AS credit FROM transactionaccountingline a GROUP BY a.transaction',
  )
    .filter((row) => minor(text(row, 'debit')) !== minor(text(row, 'credit')))
    .map(
      (row) =>
        `transaction ${text(row, 'id')}: debit ${text(row, 'debit')}, credit ${text(row, 'credit')}`,
    );
}

function linkProblems(
  world: VirtualWorld,
  orders: ShopOrder[],
  isDeleted: (order: string) => boolean,
): string[] {
  const gids = new Set(orders.map(({ store, id }) => `${store} ${id}`));
  const links = suiteql(
    world.netsuite,
    'SELECT l.externalid AS externalid, l.custrecord_xdk_link_entity AS entity, l.custrecord_xdk_link_shopify_id AS shopify_id, l.custrecord_xdk_link_record_type AS record_type, l.custrecord_xdk_link_record_id AS record_id, l.custrecord_xdk_link_state AS state FROM customrecord_xdk_link l',
  );
  const partners = new Map<string, string>();
  return links.flatMap((link) => {
    const [type, id, shopifyId] = [
      text(link, 'record_type'),
      text(link, 'record_id'),
      text(link, 'shopify_id'),
    ];
    const name = text(link, 'externalid');
    // xdk:<store>:…
    const store = name.split(':')[1] ?? '';
    // Somebody who buys for a company is a customer and a contact.
    const there = `${store} ${shopifyId} as ${text(link, 'entity')}`;
    const problems: string[] = [];
    const found =
      type === 'item'
        ? ITEM_TYPES.some((one) => world.netsuite.records.find(one, id))
        : world.netsuite.records.find(type, id);
    if (text(link, 'state') !== 'removed' && !found)
      problems.push(`link ${name} points at ${type} ${id}, which does not exist`);
    const isGone = !gids.has(`${store} ${shopifyId}`) && !isDeleted(`${store}:${tail(shopifyId)}`);
    if (text(link, 'entity') === 'order' && isGone)
      problems.push(`link ${name} points at ${shopifyId}, which does not exist`);
    const partner = partners.get(there);
    if (partner !== undefined && partner !== `${type} ${id}`)
      problems.push(`${there} is linked to ${partner} and to ${type} ${id}`);
    partners.set(there, `${type} ${id}`);
    return problems;
  });
}

const ITEM_TYPES = ['inventoryitem', 'kititem'];
