import { filledFields } from '../fieldRules/filledFields';
import { dateField } from '../netsuite/dates';
import type { Fields, LinePlan, RecordPlan } from '../netsuite/records';
import { fieldAmount, type MinorUnits } from '../money/money';
import { paidInto } from './deposits';
import type { SalesLine, SalesOrderPlan } from './orderPlan';
import { STOP_OF_HOLD } from './stops';

/** What the account's features let a sales order have. */
export interface Account {
  suiteTax: boolean;
  /** Where customers may have several: the one that sells; '' leaves the customer's own. */
  subsidiary: string;
}

/** The plan in NetSuite's field ids, as a sales order or a cash sale. Ship method before its cost: NetSuite rates the shipment when the method is set. */
export function salesOrderRecord(
  plan: SalesOrderPlan,
  customer: string,
  account: Account,
): RecordPlan {
  return {
    type: plan.type,
    externalId: plan.externalId,
    fields: {
      entity: customer,
      ...(account.subsidiary && { subsidiary: account.subsidiary }),
      trandate: dateField(plan.day),
      ...(plan.currencyId && { currency: plan.currencyId }),
      ...(plan.exchangeRate !== null && { exchangerate: plan.exchangeRate }),
      ...(plan.tender ? paidInto(plan.tender) : { orderstatus: plan.pendingApproval ? 'A' : 'B' }),
      ...(plan.location && { location: plan.location }),
      ...taxFields(plan, account),
      ...bodyTaxFields(plan),
      ...shippingFields(plan),
      // Saving may not write to the shopper (review 31).
      tobeemailed: false,
      tobeprinted: false,
      tobefaxed: false,
      custbody_xdk_store: plan.store,
      custbody_xdk_order_id: plan.orderId,
      custbody_xdk_order_name: plan.name,
      custbody_xdk_currency_mode: plan.currencyMode,
      ...(plan.onHold && { custbody_xdk_hold: STOP_OF_HOLD[plan.onHold] }),
      ...headerFields(plan, true),
      ...(plan.tender ? plan.fixed.cashSale : plan.fixed.order),
      ...(plan.terms && !plan.tender && { terms: plan.terms }),
      // The addresses are the order's own, not entries of the customer's address book (netsuite-platform §4.11).
      ...(plan.billTo && { billaddresslist: null }),
      ...(plan.shipTo && { shipaddresslist: null }),
    },
    subrecords: {
      ...(plan.billTo && { billingaddress: plan.billTo }),
      ...(plan.shipTo && { shippingaddress: plan.shipTo }),
    },
    lines: { item: plan.lines.map((line) => itemLine(line, plan)) },
  };
}

/** Keeps NetSuite from adding tax of its own to what Shopify charged. */
function taxFields({ taxMode, taxCode, isExempt }: SalesOrderPlan, { suiteTax }: Account): Fields {
  if (suiteTax && taxMode !== 'netsuite') return { taxdetailsoverride: true };
  if (isExempt && !suiteTax) return { istaxable: false };
  return taxMode === 'own_line' && taxCode === '' ? { istaxable: false } : {};
}

/** One code and rate for the order; nothing in the other modes. */
export function bodyTaxFields({ taxMode, bodyTax }: SalesOrderPlan): Fields {
  if (taxMode !== 'order_rate') return {};
  if (!bodyTax) return { istaxable: false };
  return { istaxable: true, taxitem: bodyTax.code, taxrate: bodyTax.percent };
}

function taxOfLine(line: SalesLine, plan: Pick<SalesOrderPlan, 'currency' | 'taxCode'>): Fields {
  const code = line.tax?.code || plan.taxCode;
  return {
    ...(code && { taxcode: code }),
    ...(line.tax && { tax1amt: fieldAmount(line.tax.amount, plan.currency) }),
  };
}

/** What may change after the order was made. */
export function headerFields(plan: SalesOrderPlan, isNew = false): Fields {
  return {
    otherrefnum: plan.poNumber,
    memo: plan.memo,
    custbody_xdk_order_data: plan.data,
    ...filledFields(plan.custom.order, isNew),
  };
}

export function shippingFields(plan: SalesOrderPlan): Fields {
  if (plan.shipping.method === '') return {};
  return {
    shipmethod: plan.shipping.method,
    shippingcost: fieldAmount(plan.shipping.cost, plan.currency),
    ...(plan.shipping.taxCode && { shippingtaxcode: plan.shipping.taxCode }),
  };
}

/** Rate and amount are both set, after price level −1: NetSuite's own price would win otherwise (design, rule 7). */
export function itemLine(
  line: SalesLine,
  plan: Pick<SalesOrderPlan, 'currency' | 'taxCode' | 'taxMode' | 'fixed' | 'custom'>,
): LinePlan {
  return {
    fields: {
      item: line.item,
      ...(line.units && { units: line.units }),
      ...(line.quantity !== null && { quantity: line.quantity }),
      ...(line.hasPriceLevel && { price: '-1' }),
      ...(line.amount !== null && {
        rate: rateOf(line.amount, line.quantity, plan.currency),
        amount: fieldAmount(line.amount, plan.currency),
      }),
      ...(line.description && { description: line.description }),
      ...taxOfLine(line, plan),
      ...(plan.taxMode === 'order_rate' &&
        line.quantity !== null && { istaxable: line.taxable === true }),
      ...(line.location && { location: line.location }),
      ...plan.fixed.line,
      ...filledFields(plan.custom.lines[line.key] ?? {}, true),
      custcol_xdk_line_id: line.key,
      ...(line.assigned && { custcol_xdk_assigned: line.assigned }),
    },
  };
}

/** Shown beside the amount, which decides; a unit price that does not divide evenly is rounded to eight places. */
export function rateOf(amount: MinorUnits, quantity: number | null, currency: string): number {
  const rate = fieldAmount(amount, currency) / (quantity || 1);
  return Number(rate.toFixed(8));
}
