/**
 * A transaction that moves stock was saved: the storefront's figures may be wrong now.
 *
 * One work row per transaction, never one per item: a 500-line adjustment must not exhaust this script's units.
 * A small one is sent at once.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { noteStockMove } from '../inventory/noteStockMove';
import { guard } from '../netsuite/guard';
import { saved } from '../netsuite/saved';

export function afterSubmit(context: EntryPoints.UserEvent.afterSubmitContext): void {
  guard('ue_inventory', () => noteStockMove(saved(context)));
}
