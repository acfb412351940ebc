import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { LEAVING, hadLeft, isTip, type Leaving } from './beforeLeaving.ts';
import { minor, tail, type Both } from './bothSides.ts';
import { CONVERTED, centsOfConversion, type Converted } from './conversion.ts';
import { ordersAsShown, type Money, type Nodes } from './ordersAsShown.ts';
import { suiteql, text } from './suiteql.ts';
import { unitsApart, type RefundedUnits } from './unitsApart.ts';

const BOTH = '{ shopMoney { amount } presentmentMoney { amount } }';
const AFTERWARDS = `id name cancelledAt currencyCode presentmentCurrencyCode ${CONVERTED} ${LEAVING}
  refunds(first: 20) { createdAt refundLineItems(first: 50) { nodes { restockType quantity lineItem { id } subtotalSet ${BOTH} totalTaxSet ${BOTH} } } orderAdjustments(first: 1) { nodes { id } } refundShippingLines(first: 1) { nodes { id } } transactions(first: 10) { nodes { status amountSet ${BOTH} } } }`;

interface Afterwards extends Converted, Leaving {
  agreements: Converted['agreements'] & Leaving['agreements'];
  id: string;
  name: string;
  cancelledAt: string | null;
  currencyCode: string;
  presentmentCurrencyCode: string;
  refunds: (RefundedUnits & {
    createdAt: string;
    orderAdjustments: Nodes<object>;
    refundShippingLines: Nodes<object>;
    transactions: Nodes<{ status: string; amountSet: Money }>;
  })[];
}

/**
 * What shoppers undo after the sale: of a cancelled order nothing may leave any more; and where money went back for goods that
 * had left, or deposits are more than the order, accounting was told, and of all that money, whatever became of the sync errors
 * since.
 */
export function afterSaleProblems(
  world: VirtualWorld,
  { roundingLines }: { roundingLines: boolean },
): string[] {
  const toldOf = tellings(world);
  const salesOrders = ordersWith(
    world,
    "SELECT t.custbody_xdk_store AS store, t.custbody_xdk_order_id AS order_id, SUM(CASE WHEN l.isclosed = 'F' AND ABS(NVL(l.quantity, 0)) > NVL(l.quantityshiprecv, 0) THEN ABS(l.quantity) - NVL(l.quantityshiprecv, 0) ELSE 0 END) AS figure FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE t.type = 'SalesOrd' AND l.mainline = 'F' AND l.itemtype IN ('InvtPart', 'Kit') GROUP BY t.custbody_xdk_store, t.custbody_xdk_order_id",
  );
  const deposits = ordersWith(world, amountsOf('CustDep'));
  const totals = ordersWith(world, amountsOf('SalesOrd'));
  const inShopMoney = ordersIn(world, 'shop');
  return world.stores.flatMap(({ key }) =>
    ordersAsShown<Afterwards>(world, key, AFTERWARDS).flatMap((order) => {
      const id = tail(order.id);
      const open = salesOrders.get(`${key}:${id}`);
      if (open === undefined) return [];
      const given = toldOf.get(`xdk:${key}:error:refund:${id}`);
      const isTold = given !== undefined || toldOf.has(`xdk:${key}:error:change:${id}`);
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
      // Where they have no line of their own.
      const isRounded = !roundingLines && isConverted(order) && inShopMoney.has(`${key}:${id}`);
      const cents = isRounded ? centsOfConversion(order) : 0;
      const left = order.refunds.filter((refund) => isMoneyForGoodsThatLeft(order, refund));
      const least = total(left.map(leastGivenBack));
      const apart = unitsApart(order.refunds, 'shopMoney');
      return [
        ...(isTold && least > (given ?? 0) + left.length + apart
          ? [
              `${told}: ${least} minor units went back for goods that had left, and accounting was told of ${given ?? 0}`,
            ]
          : []),
        ...(left.length > 0 && !isTold
          ? [`${told}: money went back for goods that had left, and nobody was told`]
          : []),
        ...(over > cents && !isTold
          ? [`${told}: deposits are ${over} minor units more than the order, and nobody was told`]
          : []),
      ];
    }),
  );
}

/**
 * What accounting was told of an order, open or not: `xdk:demo:error:refund:5551` → how much went back for goods that had left,
 * in minor units. The cause of a to-do says so: `refund:5551:1000:0`.
 */
function tellings(world: VirtualWorld): Map<string, number> {
  const told = new Map<string, number>();
  const rows = suiteql(
    world.netsuite,
    "SELECT e.externalid AS externalid FROM customrecord_xdk_error e WHERE e.externalid LIKE 'xdk:%:error:%'",
  );
  for (const row of rows) {
    const parts = text(row, 'externalid').split(':');
    const order = parts.slice(0, 5).join(':');
    told.set(order, Math.max(told.get(order) ?? 0, Number(parts[5] ?? 0) || 0));
  }
  return told;
}

/** Of a refund of goods alone: the lesser of both currencies' figures. Adjustments may be for what was never sold. */
function leastGivenBack({ refundLineItems, orderAdjustments, transactions }: Refund): number {
  const isOfGoodsAlone =
    orderAdjustments.nodes.length === 0 &&
    refundLineItems.nodes.every(({ restockType }) => restockType !== 'CANCEL');
  if (!isOfGoodsAlone) return 0;
  const successful = transactions.nodes.filter(({ status }) => status === 'SUCCESS');
  return total(
    successful.map(({ amountSet: { shopMoney, presentmentMoney } }) =>
      Math.min(minor(shopMoney.amount), minor(presentmentMoney.amount)),
    ),
  );
}

function total(amounts: number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}

function isConverted({ currencyCode, presentmentCurrencyCode }: Afterwards): boolean {
  return currencyCode !== presentmentCurrencyCode;
}

type Refund = Afterwards['refunds'][number];

/** Or for nothing at all: whatever goes back without taking anything off the order. */
function isMoneyForGoodsThatLeft(
  order: Afterwards,
  { createdAt, refundLineItems, refundShippingLines, transactions }: Refund,
): boolean {
  const isAfterwards = hadLeft(order, createdAt);
  const isForGoods = refundLineItems.nodes.length > 0;
  const isForShipping = refundShippingLines.nodes.length > 0;
  return (
    transactions.nodes.some(({ status }) => status === 'SUCCESS') &&
    (refundLineItems.nodes.some(
      ({ restockType, lineItem }) =>
        restockType !== 'CANCEL' && (isAfterwards || !isTip(order, lineItem.id)),
    ) ||
      (isForShipping && isAfterwards) ||
      (!isForGoods && !isForShipping))
  );
}

function amountsOf(type: 'CustDep' | 'SalesOrd'): string {
  return `SELECT t.custbody_xdk_store AS store, t.custbody_xdk_order_id AS order_id, SUM(t.foreigntotal) AS figure FROM transaction t WHERE t.type = '${type}' GROUP BY t.custbody_xdk_store, t.custbody_xdk_order_id`;
}

/** `demo:123` of the sales orders in that money. */
function ordersIn(world: VirtualWorld, mode: keyof Both): Set<string> {
  const rows = suiteql(
    world.netsuite,
    "SELECT t.custbody_xdk_store AS store, t.custbody_xdk_order_id AS order_id FROM transaction t WHERE t.type = 'SalesOrd' AND t.custbody_xdk_currency_mode = ?",
    [mode],
  );
  return new Set(rows.map((row) => `${text(row, 'store')}:${text(row, 'order_id')}`));
}

function ordersWith(world: VirtualWorld, query: string): Map<string, number> {
  return new Map(
    suiteql(world.netsuite, query).map((row) => [
      `${text(row, 'store')}:${text(row, 'order_id')}`,
      Number(row['figure']),
    ]),
  );
}
