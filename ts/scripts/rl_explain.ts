/**
 * Somebody asks why a stock figure is what it is, or what an order becomes: answer with everything it is made of.
 *
 * It sets no figure and makes no record of the order.
 *
 * @NApiVersion 2.1
 * @NScriptType Restlet
 * @NModuleScope SameAccount
 */
import { explainStock } from '../inventory/explainStock';
import { explainOrder, isOrderQuestion } from '../orders/explainOrder';

export function post(body: unknown): object {
  return isOrderQuestion(body) ? explainOrder(body) : explainStock(body);
}
