/**
 * A store is saved: what can't work is refused with its place and reason; then what is kept of it in the cache is
 * forgotten, so that a pause holds at once.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { guard } from '../netsuite/guard';
import { saved } from '../netsuite/saved';
import { checkStore } from '../setup/checkStore';
import { forgetStores } from '../setup/keptStores';

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  if (context.type !== context.UserEventType.DELETE) checkStore(saved(context));
}

export function afterSubmit(): void {
  guard('ue_store', forgetStores);
}
