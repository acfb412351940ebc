import type { NetsuiteAddress } from '../address/mapAddress';
import type { Filled } from '../fieldRules/applyRules';
import type { CompiledRules } from '../fieldRules/fieldRule';
import type { Available } from '../inventory/readAvailable';
import type { MinorUnits } from '../money/money';
import type { Mapping } from '../setup/mapped';
import type { Store } from '../setup/stores';
import type { Problem } from '../sync/outcome';
import type { CustomFields } from './mapCustomFields';
import type { Refunds } from './refundsOf';
import type { OnHoldInShopify } from './readHolds';

/** One line of a sales order. Amounts are what NetSuite must show, without tax. */
export interface SalesLine {
  /** Written to `custcol_xdk_line_id`: Shopify's line item, or what the line stands for (`discount:SUMMER`, `tax:812`). */
  key: string;
  item: string;
  /** Null for discounts and subtotals, which have none. */
  quantity: number | null;
  /** Unit of measure (internal id) that the quantity counts; missing for the item's sale unit. */
  units?: string;
  /** Null for a subtotal, which NetSuite calculates. */
  amount: MinorUnits | null;
  /** Items with price levels get level −1, or NetSuite puts its own price (netsuite-platform §4.10). */
  hasPriceLevel: boolean;
  description: string;
  /** Where the line ships from; '' for the order's location, or NetSuite's own assignment. */
  location: string;
  /** Written to `custcol_xdk_assigned`: JSON, Shopify location (legacy id) → units; '' before Shopify routed the order. */
  assigned: string;
  /** Only with one rate for the order: is the rate on this line? */
  taxable?: boolean;
  /** Legacy tax per line; null where NetSuite finds the tax, or there is none. */
  tax: { code: string; amount: MinorUnits } | null;
}

/** One tax line of SuiteTax. */
export interface TaxDetail {
  /** Key of the sales line, or `SHIPPING`. */
  line: string;
  /** Internal ids of tax type and tax code. */
  type: string;
  code: string;
  basis: MinorUnits;
  percent: number;
  amount: MinorUnits;
}

/** What an order is in NetSuite. */
export type OrderType = 'salesorder' | 'cashsale';

/** By a record type as links and look-ups by external id tell it. */
export function orderTypeOf(recordType: string | undefined): OrderType {
  return recordType === 'cashsale' ? 'cashsale' : 'salesorder';
}

/** Legacy tax of the whole order: internal id of the code, per cent. */
export interface BodyTax {
  code: string;
  percent: number;
}

/** What a sales order, or a cash sale in its place, must be, apart from its customer. */
export interface SalesOrderPlan {
  type: OrderType;
  /** The same for both types, so that the database keeps one order from becoming both. */
  externalId: string;
  /** The payment that a cash sale to be made takes in; null for a sales order. */
  tender: DepositPlan | null;
  /** Shopify's legacy id and name (`#1001`). */
  orderId: string;
  name: string;
  store: string;
  currencyMode: 'shop' | 'presentment';
  currency: string;
  /** Internal id; '' where the account has one currency. */
  currencyId: string;
  /** Base currency for one unit of the order's; null takes NetSuite's own. */
  exchangeRate: number | null;
  /** Calendar day in the shop's time zone, `YYYY-MM-DD`. */
  day: string;
  pendingApproval: boolean;
  /** Somebody put all that is open of it on hold in Shopify, or a part; '' for nothing. */
  onHold: '' | OnHoldInShopify;
  location: string;
  /** How its lines find their location; only `assigned` follows Shopify later. */
  lineLocation: 'store' | 'assigned' | 'stock' | 'automatic';
  poNumber: string;
  memo: string;
  lines: SalesLine[];
  /** Of a standing order of which only shipping is left: what keeps it from being closed. */
  carrier?: SalesLine;
  shipping: { method: string; cost: MinorUnits; taxCode: string };
  billTo: NetsuiteAddress | null;
  shipTo: NetsuiteAddress | null;
  /** Tax code of lines that have none of their own; '' for none. */
  taxCode: string;
  taxMode: 'own_line' | 'line_amounts' | 'order_rate' | 'suitetax' | 'netsuite';
  /** Shopify exempted the order, and NetSuite calculates the tax. */
  isExempt: boolean;
  /** Only with one rate for the order; null without tax. */
  bodyTax: BodyTax | null;
  /** Only with SuiteTax. */
  taxDetails: TaxDetail[];
  /** Internal id of NetSuite's terms; '' leaves the customer's. */
  terms: string;
  /** Fields with a fixed value, by the store's settings. */
  fixed: {
    order: Record<string, string>;
    line: Record<string, string>;
    deposit: Record<string, string>;
    cashSale: Record<string, string>;
  };
  /** What the store's field rules fill. */
  custom: CustomFields;
  /** JSON: Shopify's tax lines, discounts and custom attributes as data. */
  data: string;
  /** What NetSuite's total must be after the save, lines for rounding included; without tax when NetSuite calculates it. */
  total: MinorUnits;
  /** What NetSuite may calculate as tax: Shopify's tax and how far it may differ; null where tax comes as own lines. */
  tax: { amount: MinorUnits; tolerance: MinorUnits } | null;
}

/** Money that was received: one customer deposit per captured transaction. */
export interface DepositPlan {
  externalId: string;
  /** Shopify's legacy id of the transaction. */
  transactionId: string;
  amount: MinorUnits;
  currency: string;
  currencyId: string;
  day: string;
  method: string;
  /** '' for undeposited funds. */
  account: string;
  /** What happens when its day lies in a closed period. */
  closedPeriod: 'hold' | 'next_period' | 'next_day';
  /** What the store's field rules fill. */
  custom: Filled;
}

export interface OrderPlan {
  salesOrder: SalesOrderPlan;
  deposits: DepositPlan[];
  /** What Shopify paid back. */
  refunds: Refunds;
  /** Payments that can't be posted yet; the sales order is made all the same. */
  paymentProblem: Problem | null;
}

export type MappedOrder =
  { kind: 'plan'; plan: OrderPlan } | { kind: 'hold'; problem: Problem; others: Problem[] };

/** Everything NetSuite knows that the mapping of a batch of orders needs. Looked up first, passed in. */
export interface Known {
  store: Store;
  mappings: Mapping[];
  rules: CompiledRules;
  /** Short hash of them as they were set; '' for none. */
  rulesVersion: string;
  items: Item[];
  /** Symbol → internal id of the active currencies; null in an account with one currency. */
  currencies: Map<string, string> | null;
  /** Symbol of the account's own currency; '' when it is not known. */
  baseCurrency: string;
  /** Stock of the batch's items, where the store chooses locations by it; else null. */
  available: Available | null;
  /** The calendar day of a moment in the shop's time zone. */
  dayOf: (moment: string) => string;
}

/** An item as the look-up found it. */
export interface Item {
  id: string;
  sku: string;
  barcode: string;
  /** NetSuite's code: InvtPart, OthCharge, Discount … */
  type: string;
  active: boolean;
}

/** Ends the mapping of one order; caught by `mapOrder`. `others`: what it would be held for after the first. */
export class OnHold extends Error {
  readonly problem: Problem;
  readonly others: Problem[];
  constructor(problem: Problem, others: Problem[] = []) {
    super(problem.message);
    this.name = 'ON_HOLD';
    this.problem = problem;
    this.others = others;
  }
}
