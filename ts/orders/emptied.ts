import type { StandingLine } from './changeOfLine';
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
 * NetSuite saves no sales order without a line and bills none of which all lines are closed, and shipping stands on its
 * body: where nothing else is left of an order, a line over nothing carries it. Without our mark, so that it is left alone
 * when goods come later.
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

/** Does this change close the last open line? An order that people closed stays closed. */
export function isClosing(standing: StandingLine[]): boolean {
  const isGoing = ({ key, closed, processed }: StandingLine) =>
    processed === 0 && (closed || key !== '');
  return standing.every(isGoing) && standing.some(({ closed }) => !closed);
}
