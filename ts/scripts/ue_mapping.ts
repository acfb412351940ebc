/**
 * A row of a store's value tables is saved or deleted: what is kept of the tables is forgotten, so that whoever corrects a
 * row and releases the sync error at once is not answered from the old one.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { guard } from '../netsuite/guard';
import { saved } from '../netsuite/saved';
import { checkMapping } from '../setup/checkMapping';
import { forgetPlaces } from '../setup/keptStores';
import { forgetTables } from '../setup/tables';

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  if (context.type !== context.UserEventType.DELETE) checkMapping(saved(context));
}

export function afterSubmit(context: EntryPoints.UserEvent.afterSubmitContext): void {
  guard('ue_mapping', () => {
    const row = saved(context);
    const field = 'custrecord_xdk_mapping_store';
    for (const store of new Set([row.text(field), row.before(field) ?? ''])) forgetTables(store);
    forgetPlaces();
  });
}
