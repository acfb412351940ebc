import type { MinorUnits } from '../money/money';
import type { Settings } from '../setup/settings';
import type { ShopifyOrder } from './order';
import { OnHold, type DepositPlan, type Known, type OrderType, type SalesLine } from './orderPlan';
import type { PlainPlan } from './mapCustomFields';
import { leftFrom, placesOf, type Places } from './places';
import { receivedIn } from './tieOutPayments';

/**
 * May this order be a cash sale? It holds one payment method and takes its goods from stock at once (review 14): so
 * everything must have left, each line from one place, for one payment.
 */
function isCashSale(order: ShopifyOrder, places: Places, known: Known): boolean {
  const { cashSales, deposits } = known.store.settings.orders;
  if (!deposits || cashSales === 'none') return false;
  if (cashSales === 'pos' && order.sourceName !== 'pos') return false;
  return (
    order.displayFulfillmentStatus === 'FULFILLED' &&
    receivedIn(order.transactions).length === 1 &&
    [...places.values()].every((own) => own.size === 1)
  );
}

/**
 * Until when (ISO UTC) a till's order that is paid and not handed over yet has to wait, for it may be read in the moment
 * between; null when it need not.
 */
export function waitsUntil(
  order: ShopifyOrder,
  { cashSales, cashSaleWait }: Settings['orders'],
  now: string,
): string | null {
  const isWaiting =
    cashSales !== 'none' &&
    order.sourceName === 'pos' &&
    order.displayFulfillmentStatus === 'UNFULFILLED' &&
    receivedIn(order.transactions).length > 0;
  const until = new Date(Date.parse(order.processedAt) + cashSaleWait * 60_000).toISOString();
  return isWaiting && now < until ? until : null;
}

/** The payment that a cash sale takes in: the one that makes the total to the cent; null for a sales order. */
function tenderOf(deposits: DepositPlan[], total: MinorUnits): DepositPlan | null {
  const [tender, ...others] = deposits;
  return tender && others.length === 0 && tender.amount === total ? tender : null;
}

/** Where the goods of a cash sale left from: the place that all lines share, else the store's. */
function cashSaleLocation(lines: SalesLine[], known: Known): string {
  const [first = '', ...others] = new Set(lines.map(({ location }) => location).filter(Boolean));
  return others.length === 0 && first !== '' ? first : known.store.location;
}

/**
 * The plan as a cash sale, if that is what the order is or becomes. A payment that can't be posted yet holds it: a sales
 * order would stay one.
 */
export function asCashSale(
  plan: PlainPlan,
  order: ShopifyOrder,
  known: Known,
  standing: OrderType | null,
): PlainPlan | null {
  if (standing === 'cashsale')
    return { ...plan, salesOrder: { ...plan.salesOrder, type: standing } };
  const places = placesOf(order);
  if (standing !== null || plan.salesOrder.pendingApproval || !isCashSale(order, places, known))
    return null;
  if (plan.paymentProblem) throw new OnHold(plan.paymentProblem);
  const { salesOrder, deposits } = plan;
  const tender = tenderOf(deposits, salesOrder.total + (salesOrder.tax?.amount ?? 0));
  if (!tender) return null;
  const lines = salesOrder.lines.map((line) => ({
    ...line,
    location: leftFrom(line.key, places, known),
  }));
  const location = cashSaleLocation(lines, known);
  return { ...plan, salesOrder: { ...salesOrder, type: 'cashsale', tender, lines, location } };
}

/** What a cash sale took from stock: Shopify location (gid) → NetSuite item → units. */
export function unitsSold(lines: SalesLine[]): Map<string, Record<string, number>> {
  const sold = new Map<string, Record<string, number>>();
  for (const { item, assigned } of lines) {
    if (assigned === '') continue;
    for (const [location, units] of Object.entries(
      JSON.parse(assigned) as Record<string, number>,
    )) {
      const gid = `gid://shopify/Location/${location}`;
      const items = sold.get(gid) ?? {};
      sold.set(gid, { ...items, [item]: (items[item] ?? 0) + units });
    }
  }
  return sold;
}
