/**
 * A store was saved: what is kept of it in the cache is forgotten, so that a pause holds at once.
 *
 * It checks nothing; the set-up page does.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 * @NModuleScope SameAccount
 */
import { guard } from '../netsuite/guard';
import { forgetStores } from '../setup/keptStores';

export function afterSubmit(): void {
  guard('ue_store', forgetStores);
}
