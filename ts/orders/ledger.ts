import type { CurrencySide, MinorUnits } from '../money/money';
import { share } from '../money/spread';
import type { OrderLedgersQuery } from '../shopify/operations';
import type { ShopifyLine } from './order';

type Ledger = Exclude<NonNullable<OrderLedgersQuery['nodes'][number]>, Record<PropertyKey, never>>;
type Agreement = Ledger['agreements']['nodes'][number];
export type LedgerSale = Agreement['sales']['nodes'][number];

/** One line of the ledger with the agreement it belongs to. */
export interface LedgerEntry {
  reason: Agreement['reason'];
  /** Moment, ISO UTC. */
  happenedAt: string;
  sale: LedgerSale;
}

/** An entry as far as it concerns the sales order. */
export interface KeptEntry {
  sale: LedgerSale;
  quantity: number;
  total: MinorUnits;
  taxes: {
    title: string;
    rate: number | null;
    source: string | null;
    channelLiable: boolean | null;
    amount: MinorUnits;
  }[];
}

/**
 * Splits the ledger into what the sales order holds and what was given back afterwards. Units that were refunded before
 * anybody shipped them are off the order; shipped ones stay on it, and their refund is a document of its own. So an order
 * comes out the same whether its refund is seen before or after its import. Shipping, tips, duties and fees that were paid
 * back are off it if nothing had left then (`leftSince`: when the first goods did).
 */
export function keptOf(
  entries: LedgerEntry[],
  lines: ShopifyLine[],
  side: CurrencySide,
  leftSince?: string,
): { kept: KeptEntry[]; givenBack: MinorUnits } {
  const nothingLeft = !hasLeft(lines);
  const kept: KeptEntry[] = [];
  let givenBack = 0;
  for (const entry of entries) {
    const { reason, happenedAt, sale } = entry;
    const total = side.amount(sale.totalAmount);
    const { part, whole } = isGivenBack(reason, sale, total)
      ? keptShare(entry, entries, lines, nothingLeft || (leftSince ?? '') >= happenedAt)
      : { part: 1, whole: 1 };
    const keptTotal = share(total, part, whole);
    givenBack += total - keptTotal;
    if (part === 0) continue;
    kept.push({
      sale,
      quantity: share(sale.quantity ?? 0, part, whole),
      total: keptTotal,
      taxes: taxesOf(sale, side).map((tax) => ({ ...tax, amount: share(tax.amount, part, whole) })),
    });
  }
  return { kept, givenBack };
}

/** Whether it matters when the first goods left: something was paid back that no unit tells about. */
export function asksWhenGoodsLeft(entries: LedgerEntry[], lines: ShopifyLine[]): boolean {
  return (
    hasLeft(lines) &&
    entries.some(
      ({ reason, sale }) =>
        (reason === 'REFUND' || reason === 'RETURN') && WITHOUT_UNITS.includes(sale.__typename),
    )
  );
}

const WITHOUT_UNITS: LedgerSale['__typename'][] = [
  'ShippingLineSale',
  'TipSale',
  'DutySale',
  'AdditionalFeeSale',
  'FeeSale',
];

function hasLeft(lines: ShopifyLine[]): boolean {
  return lines.some((line) => fulfilledUnits(line) > 0);
}

/** The line item a sale is about, null for shipping, duties, fees and adjustments. */
export function lineOf(sale: LedgerSale): string | null {
  return 'lineItem' in sale ? sale.lineItem.id : null;
}

/** Units that have left. */
export function fulfilledUnits(line: ShopifyLine): number {
  return Math.max(0, line.quantity - line.unfulfilledQuantity - line.nonFulfillableQuantity);
}

/** What a refund or return takes off. Its adjustments are differences of money (more or less paid back than the lines say). */
function isGivenBack(reason: Agreement['reason'], sale: LedgerSale, total: MinorUnits): boolean {
  if (reason !== 'REFUND' && reason !== 'RETURN') return false;
  return sale.__typename === 'AdjustmentSale' || (sale.quantity ?? 0) < 0 || total < 0;
}

/**
 * How much of a refund takes units off the order: of a line the ones that will not be fulfilled any more, the first that were
 * refunded first; all or nothing of the rest.
 */
function keptShare(
  entry: LedgerEntry,
  entries: LedgerEntry[],
  lines: ShopifyLine[],
  nothingLeft: boolean,
): { part: number; whole: number } {
  const nothing = { part: 0, whole: 1 };
  const { sale } = entry;
  if (sale.__typename === 'AdjustmentSale' || sale.__typename === 'UnknownSale') return nothing;
  const line = lines.find(({ id }) => id === lineOf(sale));
  if (!line || sale.__typename === 'TipSale') return nothingLeft ? { part: 1, whole: 1 } : nothing;

  const own = entries.filter((one) => lineOf(one.sale) === line.id);
  const refunds = own.filter(({ reason }) => reason === 'REFUND' || reason === 'RETURN');
  const removed = unitsOf(own.filter(({ reason }) => reason === 'ORDER_EDIT'));
  const refunded = unitsOf(refunds);
  if (refunded === 0) return nothing;
  const off = Math.min(refunded, Math.max(0, line.nonFulfillableQuantity - removed));
  const units = unitsOf([entry]);
  if (units === 0) return { part: off, whole: refunded };
  const before = unitsOf(refunds.slice(0, refunds.indexOf(entry)));
  return { part: Math.min(units, Math.max(0, off - before)), whole: units };
}

/** Units taken away. */
function unitsOf(entries: LedgerEntry[]): number {
  return entries.reduce((sum, { sale }) => sum + Math.max(0, -(sale.quantity ?? 0)), 0);
}

/** The taxes of a sale; what its total tax has beyond them stands as a tax without name. */
function taxesOf(sale: LedgerSale, side: CurrencySide): KeptEntry['taxes'] {
  const taxes = sale.taxes.map(({ amount, taxLine }) => ({
    ...taxLine,
    amount: side.amount(amount),
  }));
  const rest = taxes.reduce((left, { amount }) => left - amount, side.amount(sale.totalTaxAmount));
  return rest === 0
    ? taxes
    : [...taxes, { title: 'Tax', rate: null, source: null, channelLiable: null, amount: rest }];
}
