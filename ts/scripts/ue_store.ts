/**
 * A store is saved: settings that can't be read and field rules that can't work are refused with their place and reason;
 * then what is kept of it in the cache is forgotten, so that a pause holds at once.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { guard } from '../netsuite/guard';
import { checkStore } from '../setup/checkStore';
import { forgetStores } from '../setup/keptStores';

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  if (context.type !== context.UserEventType.DELETE) checkStore(context.newRecord);
}

export function afterSubmit(): void {
  guard('ue_store', forgetStores);
}
