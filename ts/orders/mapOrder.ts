import { mapAddress, unfitParts, type NetsuiteAddress } from '../address/mapAddress';
import { fitsNetsuite } from '../money/currency';
import { limitIn, total } from '../money/money';
import { mapped } from '../setup/mapped';
import { externalId } from '../sync/externalIds';
import { carrierOfShipping } from './emptied';
import { findGoods, needed } from './mapItems';
import { bodyTaxOf, taxCodeOf, taxDetails, taxedGoods, taxOf } from './mapTaxes';
import { groupKits } from './groupKits';
import { mapLines, shippingCost } from './mapLines';
import { asCashSale } from './cashSale';
import { withCustomFields, type PlainPlan } from './mapCustomFields';
import { mapPayments } from './mapPayments';
import { mapRoundings } from './mapRoundings';
import type { PricedOrder, ShopifyAddress, ShopifyOrder } from './order';
import { priceOf, sideOf, type OrderState } from './orderState';
import {
  OnHold,
  type Known,
  type MappedOrder,
  type OrderType,
  type SalesOrderPlan,
} from './orderPlan';
import { placesOf } from './places';
import { addressTooLong, currencyMissing, currencyNotHeld, onlyOneCurrency } from './problems';
import { refundsOf } from './refundsOf';
import { tieOut } from './tieOut';
import { orderData } from './orderData';

/**
 * What NetSuite must hold for this order: a sales order, or where the store's setting asks for it a cash sale. `standing`
 * is what it is already. Filters have been asked before.
 */
export function mapOrder(
  state: OrderState,
  known: Known,
  standing: OrderType | null = null,
): MappedOrder {
  const { order } = state;
  try {
    const side = sideOf(order, known.store.settings.orders);
    if (!fitsNetsuite(side.currency)) throw new OnHold(currencyNotHeld(side.currency));
    const parts = priceOf(state, side);
    const problem = tieOut(parts, order.name, order.legacyResourceId);
    if (problem) return { kind: 'hold', problem, others: [] };
    const priced = { ...parts, charges: groupKits(parts.charges, known) };
    findGoods(priced.charges, known);
    const currencyId = currencyIdOf(priced.currency, order, known);
    const payments = mapPayments(order, side, currencyId, known);
    const roundings = mapRoundings(order, side, parts, payments, known);
    const salesOrder: PlainPlan['salesOrder'] = {
      ...mapSalesOrder(order, priced, known),
      onHold: state.onHold ?? '',
      currencyId,
      lines: [...mapLines(priced, placesOf(order), known), ...roundings.lines],
    };
    if (salesOrder.lines.length === 0 && salesOrder.shipping.cost !== 0) {
      if (standing === null) salesOrder.lines = [carrierOfShipping(known)];
      else if (known.store.fallbackItem !== '') salesOrder.carrier = carrierOfShipping(known);
    }
    salesOrder.total += total(roundings.lines.map(({ amount }) => amount ?? 0));
    const booked = roundings.problem
      ? { deposits: [], paymentProblem: roundings.problem }
      : payments;
    const refunds = refundsOf(order, priced, salesOrder, booked.deposits, side, known.dayOf);
    const plan = { salesOrder, refunds, ...booked };
    const typed = asCashSale(plan, order, known, standing) ?? plan;
    return { kind: 'plan', plan: withCustomFields(typed, state, side, known) };
  } catch (error) {
    if (error instanceof OnHold)
      return { kind: 'hold', problem: error.problem, others: error.others };
    throw error;
  }
}

function mapSalesOrder(
  order: ShopifyOrder,
  priced: PricedOrder,
  known: Known,
): Omit<SalesOrderPlan, 'currencyId' | 'lines' | 'custom' | 'onHold'> {
  const { store } = known;
  const settings = store.settings.orders;
  const prices = [...priced.charges, ...priced.shipping];
  // What NetSuite works out itself is compared on its own; all else is in the total.
  const isExempt = settings.tax === 'netsuite' && order.taxExempt;
  const isFound =
    ['netsuite', 'line_amounts'].includes(settings.tax) ||
    (settings.tax === 'order_rate' && taxedGoods(priced) !== 0);
  const found = isFound ? taxOf(prices) : null;
  return {
    type: 'salesorder',
    externalId: externalId(store.key, 'order', order.legacyResourceId, 'so'),
    tender: null,
    orderId: order.legacyResourceId,
    name: order.name,
    store: store.key,
    currencyMode: settings.currencyMode,
    currency: priced.currency,
    exchangeRate: exchangeRateOf(order, known),
    day: known.dayOf(order.processedAt),
    pendingApproval: settings.pendingApproval || (settings.risk === 'approval' && isRisky(order)),
    location: settings.lineLocation === 'automatic' ? '' : store.location,
    lineLocation: settings.lineLocation,
    poNumber: (order.poNumber ?? '').slice(0, MOST_PO_NUMBER),
    // A note that NetSuite writes is not read back.
    memo: [order.name, settings.noteField ? '' : (order.note ?? '')]
      .filter(Boolean)
      .join(' ')
      .slice(0, MOST_MEMO),
    shipping: {
      method: shippingMethod(priced, known),
      cost: shippingCost(priced),
      taxCode: shippingTaxCode(priced, known),
    },
    billTo: addressOf(order.billingAddress, order, known),
    shipTo: addressOf(order.shippingAddress, order, known),
    taxCode: hasTaxCode(settings.tax, isExempt) ? settings.taxCode : '',
    taxMode: settings.tax,
    isExempt,
    bodyTax: settings.tax === 'order_rate' ? bodyTaxOf(priced, known) : null,
    taxDetails: settings.tax === 'suitetax' ? taxDetails(priced, known) : [],
    terms: termsOf(order, known),
    fixed: settings.fields,
    data: orderData(withoutOwnTags(order, known), priced),
    total: priced.total - (found ?? 0),
    tax:
      found === null
        ? null
        : { amount: found, tolerance: limitIn(settings.taxTolerance, priced.currency) },
  };
}

/** Whether every line that has no code of its own gets the store's. */
function hasTaxCode(mode: SalesOrderPlan['taxMode'], isExempt: boolean): boolean {
  return mode === 'own_line' || mode === 'line_amounts' || isExempt;
}

/** Tags that say what status the sales order has come from it. */
function withoutOwnTags(order: ShopifyOrder, { mappings }: Known): ShopifyOrder {
  const own = mappings.filter(({ kind }) => kind === 'status_tag').map(({ shopify }) => shopify);
  return own.length === 0
    ? order
    : { ...order, tags: order.tags.filter((tag) => !own.includes(tag)) };
}

/** Shopify's recommendation may come minutes after the order; then it is a change like any other. */
function isRisky(order: ShopifyOrder): boolean {
  return ['INVESTIGATE', 'CANCEL'].includes(order.risk.recommendation);
}

/** Lengths of NetSuite's fields (netsuite-platform §4.10; memo of a transaction 999, PO number 45). */
const MOST_MEMO = 999;
const MOST_PO_NUMBER = 45;

/** Nothing of an address is cut away: what NetSuite can't hold is a person's decision. */
function addressOf(
  address: ShopifyAddress | null,
  order: ShopifyOrder,
  { mappings }: Known,
): NetsuiteAddress | null {
  if (!address) return null;
  const unfit = unfitParts(address, mappings);
  if (unfit.length > 0) throw new OnHold(addressTooLong(order, unfit));
  return mapAddress(address, mappings);
}

/** By mapping of the terms' name, '' being orders without terms; without a mapping NetSuite takes the customer's. */
function termsOf(order: ShopifyOrder, known: Known): string {
  return (
    mapped(known.mappings, 'terms', order.paymentTerms?.paymentTermsName ?? '')?.netsuite ?? ''
  );
}

/** Shipping has one code; NetSuite calculates its tax. */
function shippingTaxCode(order: PricedOrder, known: Known): string {
  const { tax, taxCode } = known.store.settings.orders;
  if (tax === 'own_line') return taxCode;
  const [first] = order.shipping;
  return tax === 'line_amounts' && first ? taxCodeOf(first, known) : '';
}

/** Shopify converts amount by amount; its total shows the rate best. NetSuite keeps eight decimals. */
function exchangeRateOf(order: ShopifyOrder, { store }: Known): number | null {
  const { currencyMode, exchangeRate } = store.settings.orders;
  if (exchangeRate === 'netsuite' || currencyMode === 'shop') return null;
  const { shopMoney, presentmentMoney } = order.currentTotalPriceSet;
  const rate = Number(shopMoney.amount) / Number(presentmentMoney.amount);
  return order.currencyCode === order.presentmentCurrencyCode || !Number.isFinite(rate)
    ? null
    : Number(rate.toFixed(8));
}

/** '' in an account with one currency; orders in another one can't be posted there. */
function currencyIdOf(currency: string, order: ShopifyOrder, known: Known): string {
  const { currencies, baseCurrency } = known;
  if (!currencies) {
    if (currency === (baseCurrency || order.currencyCode)) return '';
    throw new OnHold(onlyOneCurrency(currency, baseCurrency));
  }
  const id = currencies.get(currency);
  if (id === undefined) throw new OnHold(currencyMissing(currency));
  return id;
}

/**
 * By mapping of a shipping line's code or title, the first line that has one; else the store's default. '' where nothing
 * is shipped for money.
 */
function shippingMethod(order: PricedOrder, known: Known): string {
  if (order.shipping.length === 0) return '';
  const mappings = order.shipping.map(
    ({ code, title }) =>
      mapped(known.mappings, 'shipping', code) ?? mapped(known.mappings, 'shipping', title),
  );
  const byMapping = mappings.find((mapping) => mapping !== undefined);
  if (byMapping) return byMapping.netsuite;
  if (known.store.shipItem === '' && shippingCost(order) === 0) return '';
  return needed(known.store.shipItem, 'shipitem', 'default shipping item', known);
}
