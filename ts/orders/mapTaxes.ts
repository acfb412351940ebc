import { total, type MinorUnits } from '../money/money';
import { share, spread } from '../money/spread';
import { mapped } from '../setup/mapped';
import type { Mapping } from '../setup/mapped';
import type { Charge, Price, PricedOrder, Tax } from './order';
import { needed } from './mapItems';
import { mappingOption } from './mappingOption';
import { OnHold, type BodyTax, type Known, type SalesLine, type TaxDetail } from './orderPlan';
import { missingMapping } from './problems';
import { netOf } from './tieOut';

/** The merchant's own taxes; what a marketplace collects has a line of its own in every mode. */
export function ownTaxes(price: Price): Tax[] {
  return price.taxes.filter(({ channelLiable }) => !channelLiable);
}

export function taxOf(prices: Price[]): MinorUnits {
  return total(prices.flatMap(ownTaxes).map(({ amount }) => amount));
}

/**
 * Legacy tax per line: the code by mapping of Shopify's tax title (several titles joined with ` + `), the amount
 * Shopify's. A charge and the discounts under it share the tax in proportion, so that each line's tax fits its amount.
 */
export function withLineTax(lines: SalesLine[], charge: Charge, known: Known): SalesLine[] {
  const code = taxCodeOf(charge, known);
  const amounts = spread(
    taxOf([charge]),
    lines.map(({ amount }) => amount ?? 0),
  );
  return lines.map((line, index) => ({ ...line, tax: { code, amount: amounts[index] ?? 0 } }));
}

/** The code of what is charged; without any tax the store's code for that, '' for none. */
export function taxCodeOf(price: Price, known: Known): string {
  const titles = ownTaxes(price).map(({ title }) => title);
  if (titles.length === 0) return known.store.settings.orders.taxCode;
  return taxMapping(titles.join(' + '), known).netsuite;
}

/**
 * Legacy tax on the body: one code for the order, and the rate that makes Shopify's tax of what is taxable. Lines with
 * different rates share one; the total is right, the tax of a line is not. Null for an order without tax, and for one
 * whose tax is on shipping alone.
 */
export function bodyTaxOf(order: PricedOrder, known: Known): BodyTax | null {
  const tax = taxOf([...order.charges, ...order.shipping]);
  const base = taxedGoods(order);
  if (tax === 0 || base === 0) return null;
  const taxes = [...order.charges, ...order.shipping].flatMap(ownTaxes);
  const titles = [...new Set(taxes.map(({ title }) => title))].join(' + ');
  const code = mapped(known.mappings, 'tax', titles)?.netsuite;
  return {
    code: code ?? needed(known.store.settings.orders.taxCode, 'orders.taxCode', 'tax code', known),
    percent: share(tax, PARTS_OF_A_PERCENT * 100, base) / PARTS_OF_A_PERCENT,
  };
}

/** What of the goods is taxed, net. A rate of nothing makes no tax, so without it tax on shipping is a line of its own. */
export function taxedGoods({ charges }: PricedOrder): MinorUnits {
  return total(charges.filter(isTaxed).map(netOf));
}

/** Six decimals of a per cent: exact to the cent up to a hundred thousand of any currency. */
const PARTS_OF_A_PERCENT = 1_000_000;

export function isTaxed(price: Price): boolean {
  return ownTaxes(price).some(({ amount }) => amount !== 0);
}

/** SuiteTax override: one detail per Shopify tax line, with its amount; the basis is net of discounts. */
export function taxDetails(order: PricedOrder, known: Known): TaxDetail[] {
  return [
    ...order.charges.flatMap((charge) => detailsOf(charge.id, charge, known)),
    ...order.shipping.flatMap((charge) => detailsOf('SHIPPING', charge, known)),
  ];
}

function detailsOf(line: string, price: Price, known: Known): TaxDetail[] {
  return ownTaxes(price).map((tax) => {
    const mapping = taxMapping(tax.title, known);
    return {
      line,
      code: mapping.netsuite,
      type: typeOf(mapping),
      basis: netOf(price),
      percent: Number(((tax.rate ?? 0) * 100).toFixed(4)),
      amount: tax.amount,
    };
  });
}

/** Options of a tax mapping: `{"type": "<id of the tax type>"}`. */
function typeOf(mapping: Mapping): string {
  const type = mappingOption(mapping, 'type');
  if (type === '')
    throw new OnHold(missingMapping('tax', mapping.shopify, 'tax type (option "type")'));
  return type;
}

function taxMapping(title: string, known: Known): Mapping {
  const mapping = mapped(known.mappings, 'tax', title);
  if (!mapping) throw new OnHold(missingMapping('tax', title, 'tax code'));
  return mapping;
}
