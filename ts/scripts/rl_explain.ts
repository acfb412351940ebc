/**
 * Somebody asks why a stock figure is what it is, or what an order or a customer becomes: answer with everything it is made of.
 *
 * It sets no figure and makes no record.
 *
 * @NApiVersion 2.1
 * @NScriptType Restlet
 * @NModuleScope SameAccount
 */
import { explainCustomer, isCustomerQuestion } from '../customers/explainCustomer';
import { explainStock } from '../inventory/explainStock';
import { explainOrder, isOrderQuestion } from '../orders/explainOrder';

export function post(body: unknown): object {
  if (isCustomerQuestion(body)) return explainCustomer(body);
  return isOrderQuestion(body) ? explainOrder(body) : explainStock(body);
}
