import { limitIn, presentmentSide, total, written, type CurrencySide } from '../money/money';
import type { MinorUnits } from '../money/money';
import type { Problem } from '../sync/outcome';
import { hasPriceLevel } from './mapItems';
import type { PricedOrder, ShopifyOrder } from './order';
import type { Known, OrderPlan, SalesLine } from './orderPlan';
import { NOWHERE } from './places';
import { refundsIn } from './refundsOf';
import { changeIn, receivedIn } from './tieOutPayments';

/**
 * What lies between an order and the payments that cover it, as lines of their own, so that it posts to accounts of its
 * own: what cash was rounded by, and in shop money the cents by which Shopify converted payments differently. Both only
 * where the store names an item for it, or they stay on the deposits; beyond the store's limit, and without an item beyond
 * what rounding can come to, a difference holds the payments.
 */
export function mapRoundings(
  order: ShopifyOrder,
  side: CurrencySide,
  priced: PricedOrder,
  { deposits, paymentProblem }: Pick<OrderPlan, 'deposits' | 'paymentProblem'>,
  known: Known,
): { lines: SalesLine[]; problem: Problem | null } {
  const { items, roundingLimit, deposits: isBooked } = known.store.settings.orders;
  const cash = items.cashRounding === '' ? 0 : cashRounding(order, side);
  const lines = cash === 0 ? [] : [line('cash', 'Cash rounding', items.cashRounding, cash, known)];

  const isConverted = side.currency !== order.presentmentCurrencyCode;
  if (!isBooked || paymentProblem || !isConverted || paidBeside(order) === null)
    return { lines, problem: null };
  // What went back for units that are off the order, or has still to, covers nothing of it any more.
  const paidBack = total(refundsIn(order).map(({ amountSet }) => side.amount(amountSet)));
  const forUnits = paidBack - priced.givenBack + priced.notPaidBack;
  const covered = total(deposits.map(({ amount }) => amount)) - forUnits;
  const rest = covered - priced.total - cash;
  if (rest === 0) return { lines, problem: null };
  const { currencyRounding } = items;
  const stated = limitIn(roundingLimit, side.currency);
  const limit =
    currencyRounding === '' ? Math.max(stated, mostOnDeposit(order, priced, side)) : stated;
  if (Math.abs(rest) > limit) {
    return { lines, problem: tooFarApart(order, side.currency, rest, limit) };
  }
  if (currencyRounding === '') return { lines, problem: null };
  return {
    lines: [...lines, line('currency', 'Currency rounding', currencyRounding, rest, known)],
    problem: null,
  };
}

/**
 * What rounding can come to that has no line: what cash was rounded by, and a unit for each amount that Shopify converts by
 * itself (prices of a piece, discounts, taxes, shipping, payments, refunds).
 */
function mostOnDeposit(
  order: ShopifyOrder,
  { charges, shipping }: PricedOrder,
  side: CurrencySide,
): MinorUnits {
  const pieces = total(charges.map(({ quantity }) => quantity)) + shipping.length;
  const besides = [...charges, ...shipping].map(
    ({ discounts, taxes }) => discounts.length + taxes.length,
  );
  const converted = pieces + total(besides) + order.transactions.length;
  return converted + Math.abs(cashRounding(order, side));
}

/** What the tills' cash was rounded by, all payments together. */
function cashRounding(order: ShopifyOrder, side: CurrencySide): MinorUnits {
  return total(
    receivedIn(order.transactions).map(({ amountRoundingSet }) =>
      amountRoundingSet ? side.amount(amountRoundingSet) : 0,
    ),
  );
}

/**
 * Whether the payments cover the order, which is decided in the buyer's money (review 24): null when not, else whether
 * their amounts are what was due and the rounding of cash stands `beside` them, or is in them.
 */
export function paidBeside(order: ShopifyOrder): 'beside' | 'within' | null {
  const side = presentmentSide(order.presentmentCurrencyCode);
  const sum = (transactions: ShopifyOrder['transactions']) =>
    total(transactions.map(({ amountSet }) => side.amount(amountSet)));
  const paid = sum(receivedIn(order.transactions)) - sum(changeIn(order.transactions));
  const due = side.amount(order.currentTotalPriceSet) + side.amount(order.totalRefundedSet);
  if (paid === due) return 'beside';
  return paid - cashRounding(order, side) === due ? 'within' : null;
}

function line(
  kind: string,
  description: string,
  item: string,
  amount: MinorUnits,
  known: Known,
): SalesLine {
  return {
    key: `rounding:${kind}`,
    item,
    quantity: 1,
    amount,
    hasPriceLevel: hasPriceLevel(item, known),
    description,
    tax: null,
    ...NOWHERE,
  };
}

function tooFarApart(
  order: ShopifyOrder,
  currency: string,
  rest: MinorUnits,
  limit: MinorUnits,
): Problem {
  return {
    cause: `payments:${order.legacyResourceId}`,
    code: 'PAYMENTS_ROUND_TOO_FAR',
    class: 'data',
    owner: 'accounting',
    subject: `order ${order.name}`,
    message: `Order ${order.name} is paid, but in ${currency} its payments differ from its total by ${written(Math.abs(rest), currency)}; the store allows ${written(limit, currency)}. None of them was booked.`,
    next: 'Compare the rates of order and payments in Shopify; raise orders.roundingLimit if the difference is only conversion; then set this error to Released. The sales order stands.',
  };
}
