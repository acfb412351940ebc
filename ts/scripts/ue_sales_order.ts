/**
 * A sales order, or a cash sale in its place, was copied, deleted, approved or moved on: a copy is not the Shopify order,
 * a deleted one is not made again, the payments of an approved one can be booked, and Shopify may be told the new status.
 *
 * Orders without a Crossdock store leave at once; nothing is read for them.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { showStop } from '../fulfillments/showStop';
import { forgetOrigin, noteApproval, noteDeletedOrder } from '../orders/keepOrigin';
import { noteStatus } from '../orders/noteStatus';
import { guard } from '../netsuite/guard';
import { opened } from '../netsuite/opened';
import { saved } from '../netsuite/saved';

export function beforeLoad(context: EntryPoints.UserEvent.beforeLoadContext): void {
  const isCopy = context.type === context.UserEventType.COPY;
  guard('ue_sales_order', () =>
    isCopy ? forgetOrigin(context.newRecord) : showStop(opened(context)),
  );
}

export function afterSubmit(context: EntryPoints.UserEvent.afterSubmitContext): void {
  const { DELETE } = context.UserEventType;
  const notes = context.type === DELETE ? [noteDeletedOrder] : [noteApproval, noteStatus];
  for (const note of notes) guard('ue_sales_order', () => note(saved(context)));
}
