import { presentmentSide, total, type CurrencySide, type MinorUnits } from '../money/money';
import { spread } from '../money/spread';
import { tail } from '../sync/externalIds';
import { keptOf, lineOf, type KeptEntry, type LedgerEntry, type LedgerSale } from './ledger';
import type {
  Charge,
  Discount,
  Price,
  PricedOrder,
  ShippingCharge,
  ShopifyLine,
  ShopifyOrder,
  Tax,
} from './order';
import { discountsOf, taxOf, withoutTax } from './priceOrder';

/**
 * The prices of an order that changed since it was placed, from Shopify's ledger: the sum of its sales is what the order
 * is worth now (shopify-platform §4.3), line by line. Only quantities, totals and taxes of sales are used; a line's
 * discount is what its total lacks to its list price.
 */
export function priceLedger(
  order: ShopifyOrder,
  lines: ShopifyLine[],
  entries: LedgerEntry[],
  side: CurrencySide,
  leftSince?: string,
): PricedOrder {
  const { kept, givenBack } = keptOf(entries, lines, side, leftSince);
  const besides = isConversion(order, lines, entries, side, leftSince) ? 0 : givenBack;
  const subjects = bySubject(kept);
  const prices = [...subjects].map(([subject, own]) => ({ subject, own, sum: sumOf(own) }));
  return {
    currency: side.currency,
    charges: prices
      .filter(({ own }) => own[0]?.sale.__typename !== 'ShippingLineSale')
      .flatMap(({ subject, own, sum }) => chargesOf(subject, own, sum, order, lines, side)),
    shipping: prices
      .filter(({ own, sum }) => own[0]?.sale.__typename === 'ShippingLineSale' && sum.total !== 0)
      .map(({ own, sum }) => shippingOf(own, sum, order.taxesIncluded)),
    total: side.amount(order.currentTotalPriceSet) - givenBack,
    givenBack: Math.max(0, -besides),
    notPaidBack: Math.max(0, besides),
    statedDiscounts: order.totalDiscountsSet && side.amount(order.totalDiscountsSet),
  };
}

/** Nothing was given back beside the lines in the buyer's money: what the shop's shows are cents of conversion. */
function isConversion(
  order: ShopifyOrder,
  lines: ShopifyLine[],
  entries: LedgerEntry[],
  side: CurrencySide,
  leftSince: string | undefined,
): boolean {
  if (side.currency === order.presentmentCurrencyCode) return false;
  const buyers = presentmentSide(order.presentmentCurrencyCode);
  return keptOf(entries, lines, buyers, leftSince).givenBack === 0;
}

interface Sum {
  quantity: number;
  /** After discounts, with tax. */
  total: MinorUnits;
  taxes: Tax[];
}

function bySubject(kept: KeptEntry[]): Map<string, KeptEntry[]> {
  const subjects = new Map<string, KeptEntry[]>();
  for (const entry of kept) {
    const subject = subjectOf(entry.sale);
    subjects.set(subject, [...(subjects.get(subject) ?? []), entry]);
  }
  return subjects;
}

function subjectOf(sale: LedgerSale): string {
  switch (sale.__typename) {
    case 'ProductSale':
    case 'GiftCardSale':
    case 'TipSale':
      return tail(sale.lineItem.id);
    case 'ShippingLineSale':
      return `shipping:${tail(sale.shippingLine?.id ?? '')}`;
    case 'DutySale':
      return `duty:${tail(sale.duty.id)}`;
    case 'AdditionalFeeSale':
      return `fee:${tail(sale.additionalFee.id)}`;
    case 'FeeSale':
      return 'fee';
    case 'AdjustmentSale':
    case 'UnknownSale':
      return 'adjustment';
  }
}

function sumOf(entries: KeptEntry[]): Sum {
  const taxes: Tax[] = [];
  for (const tax of entries.flatMap((entry) => entry.taxes)) {
    const same = taxes.find(({ title, rate }) => title === tax.title && rate === tax.rate);
    if (same) same.amount += tax.amount;
    else taxes.push(taxOf(tax, tax.amount));
  }
  return {
    quantity: entries.reduce((sum, entry) => sum + entry.quantity, 0),
    total: total(entries.map((entry) => entry.total)),
    taxes: taxes.filter(({ amount }) => amount !== 0),
  };
}

/** No charge for what is all gone; an amount without units left is a charge of one. */
function chargesOf(
  subject: string,
  own: KeptEntry[],
  sum: Sum,
  order: ShopifyOrder,
  lines: ShopifyLine[],
  side: CurrencySide,
): Charge[] {
  const sale = own[0]?.sale;
  if (!sale || (sum.quantity === 0 && sum.total === 0 && sum.taxes.length === 0)) return [];
  const line = lines.find(({ id }) => id === lineOf(sale)) ?? null;
  const title = line?.name ?? ('additionalFee' in sale ? sale.additionalFee.name : '');
  if (line && sum.quantity > 0) {
    const kind = kindOf(sale);
    const list = side.amount(line.originalUnitPriceSet) * sum.quantity;
    const price = priceOf(
      list,
      sum,
      discountsOf(line.discountAllocations, side),
      order.taxesIncluded,
    );
    return [{ kind, id: subject, title, quantity: sum.quantity, line, ...price }];
  }
  const kind = line ? 'adjustment' : kindOf(sale);
  return [{ kind, id: subject, title: title || kind, quantity: 1, line, ...bare(sum) }];
}

function kindOf(sale: LedgerSale): Charge['kind'] {
  switch (sale.__typename) {
    case 'GiftCardSale':
      return 'gift_card';
    case 'TipSale':
      return 'tip';
    case 'DutySale':
      return 'duty';
    case 'AdditionalFeeSale':
    case 'FeeSale':
      return 'fee';
    case 'AdjustmentSale':
    case 'UnknownSale':
      return 'adjustment';
    default:
      return 'goods';
  }
}

function shippingOf(own: KeptEntry[], sum: Sum, taxesIncluded: boolean): ShippingCharge {
  const sale = own[0]?.sale;
  const shippingLine = sale && 'shippingLine' in sale ? sale.shippingLine : null;
  const price = taxesIncluded
    ? withoutTax({ list: sum.total, discounts: [], taxes: sum.taxes })
    : bare(sum);
  return { title: shippingLine?.title ?? '', code: shippingLine?.code ?? '', ...price };
}

/** The net amount as it is, without list price or discounts. */
function bare({ total: gross, taxes }: Sum): Price {
  return { list: gross - total(taxes.map(({ amount }) => amount)), discounts: [], taxes };
}

function priceOf(list: MinorUnits, sum: Sum, known: Discount[], taxesIncluded: boolean): Price {
  const discounted = taxesIncluded ? sum.total : bare(sum).list;
  const discount = list - discounted;
  const price: Price =
    discount > 0
      ? { list, discounts: named(discount, known), taxes: sum.taxes }
      : { list: discounted, discounts: [], taxes: sum.taxes };
  return taxesIncluded ? withoutTax(price) : price;
}

/** A discount under the names of the line's allocations, in their proportion; they also cover units that are gone. */
function named(discount: MinorUnits, known: Discount[]): Discount[] {
  if (known.length === 0) return [{ label: 'Discount', amount: discount }];
  const parts = spread(
    discount,
    known.map(({ amount }) => amount),
  );
  return known.map(({ label }, index) => ({ label, amount: parts[index] ?? 0 }));
}
