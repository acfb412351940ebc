/**
 * The relay brings hints: finish them or write them down, then take up work that is due.
 *
 * It never answers with an error status: what goes wrong is in the answer, item by item. It maps nothing itself.
 *
 * @NApiVersion 2.1
 * @NScriptType Restlet
 * @NModuleScope SameAccount
 */
import { receive } from '../sync/receive';

export function post(body: unknown): object {
  return receive(body);
}
