import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { minor, tail } from './bothSides.ts';
import { ordersAsShown, type Nodes } from './ordersAsShown.ts';
import { suiteql, text } from './suiteql.ts';

const AFTERWARDS = `id name cancelledAt currencyCode presentmentCurrencyCode agreements(first: 50) { nodes { sales(first: 50) { nodes { id } } } }
  refunds(first: 20) { refundLineItems(first: 50) { nodes { restockType } } transactions(first: 10) { nodes { status } } }`;

interface Afterwards {
  id: string;
  name: string;
  cancelledAt: string | null;
  currencyCode: string;
  presentmentCurrencyCode: string;
  agreements: Nodes<{ sales: Nodes<object> }>;
  refunds: {
    refundLineItems: Nodes<{ restockType: string }>;
    transactions: Nodes<{ status: string }>;
  }[];
}

/**
 * What shoppers undo after the sale: of a cancelled order nothing may leave any more; and where money went back for goods that
 * had left, or deposits are more than the order, accounting was told, whatever became of the sync error since.
 */
export function afterSaleProblems(world: VirtualWorld): string[] {
  const toldOf = new Set(
    suiteql(
      world.netsuite,
      "SELECT e.externalid AS externalid FROM customrecord_xdk_error e WHERE e.externalid LIKE 'xdk:%:error:%'",
    ).map((row) => aboutOrder(text(row, 'externalid'))),
  );
  const salesOrders = ordersWith(
    world,
    "SELECT t.custbody_xdk_store AS store, t.custbody_xdk_order_id AS order_id, SUM(CASE WHEN l.isclosed = 'F' AND ABS(NVL(l.quantity, 0)) > NVL(l.quantityshiprecv, 0) THEN ABS(l.quantity) - NVL(l.quantityshiprecv, 0) ELSE 0 END) AS figure FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE t.type = 'SalesOrd' AND l.mainline = 'F' AND l.itemtype IN ('InvtPart', 'Kit') GROUP BY t.custbody_xdk_store, t.custbody_xdk_order_id",
  );
  const deposits = ordersWith(world, amountsOf('CustDep'));
  const totals = ordersWith(world, amountsOf('SalesOrd'));
  return world.stores.flatMap(({ key }) =>
    ordersAsShown<Afterwards>(world, key, AFTERWARDS).flatMap((order) => {
      const id = tail(order.id);
      const open = salesOrders.get(`${key}:${id}`);
      if (open === undefined) return [];
      const isTold = ['refund', 'change'].some((cause) =>
        toldOf.has(`xdk:${key}:error:${cause}:${id}`),
      );
      const told = `order ${key} ${order.name}`;
      if (order.cancelledAt !== null)
        return [
          ...(open > 0 ? [`${told} is cancelled, and ${open} units can still be shipped`] : []),
          ...((deposits.get(`${key}:${id}`) ?? 0) > 0 && !isTold
            ? [`${told} is cancelled, and nobody was told of its deposits`]
            : []),
        ];
      const over =
        minor(deposits.get(`${key}:${id}`) ?? 0) - minor(totals.get(`${key}:${id}`) ?? 0);
      return [
        ...(order.refunds.some(isMoneyForGoodsThatLeft) && !isTold
          ? [`${told}: money went back for goods that had left, and nobody was told`]
          : []),
        ...(over > centsOfConversion(order) && !isTold
          ? [`${told}: deposits are ${over} minor units more than the order, and nobody was told`]
          : []),
      ];
    }),
  );
}

/** `xdk:demo:error:refund:5551:1000:0` → `xdk:demo:error:refund:5551`: the rest is what of the order was told. */
function aboutOrder(externalId: string): string {
  return externalId.split(':').slice(0, 5).join(':');
}

/** Shopify converts each part of an order and each payment by itself; the stores of these runs book no line for those cents. */
function centsOfConversion(order: Afterwards): number {
  return order.currencyCode === order.presentmentCurrencyCode
    ? 0
    : order.agreements.nodes.flatMap(({ sales }) => sales.nodes).length;
}

function isMoneyForGoodsThatLeft({ refundLineItems, transactions }: Afterwards['refunds'][number]) {
  return (
    refundLineItems.nodes.some(({ restockType }) => restockType !== 'CANCEL') &&
    transactions.nodes.some(({ status }) => status === 'SUCCESS')
  );
}

function amountsOf(type: 'CustDep' | 'SalesOrd'): string {
  return `SELECT t.custbody_xdk_store AS store, t.custbody_xdk_order_id AS order_id, SUM(t.foreigntotal) AS figure FROM transaction t WHERE t.type = '${type}' GROUP BY t.custbody_xdk_store, t.custbody_xdk_order_id`;
}

function ordersWith(world: VirtualWorld, query: string): Map<string, number> {
  return new Map(
    suiteql(world.netsuite, query).map((row) => [
      `${text(row, 'store')}:${text(row, 'order_id')}`,
      Number(row['figure']),
    ]),
  );
}
