/**
 * A sales order was copied or deleted: a copy is not the Shopify order, and a deleted one is not made again.
 *
 * Orders without a Crossdock store leave at once; nothing is read for them.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { forgetOrigin, noteDeletedOrder } from '../orders/keepOrigin';
import { guard } from '../netsuite/guard';
import { saved } from '../netsuite/saved';

export function beforeLoad(context: EntryPoints.UserEvent.beforeLoadContext): void {
  if (context.type !== context.UserEventType.COPY) return;
  guard('ue_sales_order', () => forgetOrigin(context.newRecord));
}

export function afterSubmit(context: EntryPoints.UserEvent.afterSubmitContext): void {
  if (context.type !== context.UserEventType.DELETE) return;
  guard('ue_sales_order', () => noteDeletedOrder(saved(context)));
}
