import { total, type MinorUnits } from '../money/money';
import { mapped } from '../setup/mapped';
import { hasPriceLevel, itemOf, needed, unitsOf } from './mapItems';
import type { Charge, PricedOrder, Tax } from './order';
import type { Known, SalesLine } from './orderPlan';
import { isTaxed, taxedGoods, withLineTax } from './mapTaxes';
import { NOWHERE, placeOf, type Places } from './places';
import { netOf } from './tieOut';

/**
 * The lines of a sales order: list prices, then what takes away and what adds.
 *
 * Tax as own line: one discount line per code after a subtotal, then one line per tax item, with Shopify's amounts.
 * Tax on the lines: each discount directly under its line, since it takes the taxability of what is above it (review 13).
 */
export function mapLines(order: PricedOrder, places: Places, known: Known): SalesLine[] {
  const mode = known.store.settings.orders.tax;
  const taxes = [...order.charges, ...order.shipping].flatMap((price) => price.taxes);
  if (mode !== 'own_line') {
    const lines = order.charges.flatMap((charge) => {
      const line = chargeLine(charge, places, known);
      const own = [
        mode === 'order_rate' ? { ...line, taxable: isTaxed(charge) } : line,
        ...discountLines([charge], `${charge.id}:`, known),
      ];
      return mode === 'line_amounts' ? withLineTax(own, charge, known) : own;
    });
    const isLine = mode === 'order_rate' && taxedGoods(order) === 0;
    return [
      ...lines,
      ...taxLines(
        taxes.filter(({ channelLiable }) => channelLiable || isLine),
        known,
      ),
    ];
  }
  const discounts = discountLines(order.charges, '', known);
  return [
    ...order.charges.map((charge) => chargeLine(charge, places, known)),
    ...(discounts.length > 0 ? subtotalLine(known) : []),
    ...discounts,
    ...taxLines(taxes, known),
  ];
}

function chargeLine(charge: Charge, places: Places, known: Known): SalesLine {
  const item = itemOf(charge, known);
  const units = unitsOf(charge, known);
  return {
    key: charge.id,
    item,
    quantity: charge.quantity,
    ...(units && { units }),
    amount: charge.list,
    hasPriceLevel: hasPriceLevel(item, known),
    description: charge.title,
    tax: null,
    ...placeOf(charge.id, item, charge.quantity, places, known),
  };
}

function discountLines(charges: Charge[], prefix: string, known: Known): SalesLine[] {
  const byLabel = new Map<string, MinorUnits>();
  for (const { label, amount } of charges.flatMap(({ discounts }) => discounts)) {
    byLabel.set(label, (byLabel.get(label) ?? 0) + amount);
  }
  return [...byLabel]
    .filter(([, amount]) => amount !== 0)
    .map(([label, amount]) => ({
      key: `${prefix}discount:${label}`,
      item:
        mapped(known.mappings, 'discount', label)?.netsuite ??
        needed(known.store.discountItem, 'discountitem', 'item for discounts', known),
      quantity: null,
      amount: -amount,
      hasPriceLevel: false,
      description: label,
      tax: null,
      ...NOWHERE,
    }));
}

function subtotalLine(known: Known): SalesLine[] {
  const item = known.store.settings.orders.items.subtotal;
  if (item === '') return [];
  return [
    {
      key: 'subtotal',
      item,
      quantity: null,
      amount: null,
      hasPriceLevel: false,
      description: '',
      tax: null,
      ...NOWHERE,
    },
  ];
}

/** One line per NetSuite item that takes tax: an item per tax title where the mapping has one, else the store's. */
function taxLines(taxes: Tax[], known: Known): SalesLine[] {
  const byItem = new Map<string, Tax[]>();
  for (const tax of taxes) {
    if (tax.amount === 0) continue;
    const item = taxItem(tax, known);
    byItem.set(item, [...(byItem.get(item) ?? []), tax]);
  }
  return [...byItem].map(([item, own]) => ({
    key: `tax:${item}`,
    item,
    quantity: 1,
    amount: total(own.map(({ amount }) => amount)),
    hasPriceLevel: hasPriceLevel(item, known),
    description: [...new Set(own.map(({ title }) => title))].join(', '),
    tax: null,
    ...NOWHERE,
  }));
}

/** Tax that a marketplace collects is no liability of the merchant and has an item of its own (shopify-platform §4.3). */
function taxItem(tax: Tax, known: Known): string {
  if (tax.channelLiable) {
    const { marketplaceTax } = known.store.settings.orders.items;
    return needed(
      marketplaceTax,
      'orders.items.marketplaceTax',
      'item for tax that a marketplace collects',
      known,
    );
  }
  return (
    mapped(known.mappings, 'tax', tax.title)?.netsuite ??
    needed(known.store.taxItem, 'taxitem', 'item for tax', known)
  );
}

/** What shipping costs after its discounts; a sales order has one shipping amount. */
export function shippingCost(order: PricedOrder): MinorUnits {
  return total(order.shipping.map(netOf));
}
