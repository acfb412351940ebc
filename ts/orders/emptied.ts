import { hasPriceLevel, needed } from './mapItems';
import type { Known, SalesLine, SalesOrderPlan } from './orderPlan';
import { NOWHERE } from './places';

/**
 * Everything was taken off the order, shipping too: no document can show it. Cents of conversion are nothing that anybody
 * sold.
 */
export function isEmptied({ lines, shipping }: SalesOrderPlan): boolean {
  return shipping.cost === 0 && lines.every(({ key }) => key.startsWith('rounding:'));
}

/**
 * NetSuite saves no sales order without a line, and shipping stands on its body: where nothing else is left of a new order,
 * a line over nothing carries it. Without our mark, so that it is left alone when goods come later.
 */
export function carrierOfShipping(known: Known): SalesLine {
  const what = 'item for orders of which only shipping is left';
  const item = needed(known.store.fallbackItem, 'fallbackitem', what, known);
  return {
    key: '',
    item,
    quantity: 1,
    amount: 0,
    hasPriceLevel: hasPriceLevel(item, known),
    description: 'Shipping only',
    tax: null,
    ...NOWHERE,
  };
}
