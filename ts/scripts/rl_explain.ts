/**
 * Somebody asks why a stock figure is what it is: answer with everything it is made of.
 *
 * It sets no figure.
 *
 * @NApiVersion 2.1
 * @NScriptType Restlet
 * @NModuleScope SameAccount
 */
import { explainStock } from '../inventory/explainStock';

export function post(body: unknown): object {
  return explainStock(body);
}
