/**
 * An item fulfillment was saved: if it became shipped, Shopify must be told. One the shop has stopped does not ship.
 *
 * It runs inside the warehouse's save. It refuses it only for a stopped order; otherwise the save stands whatever happens
 * here: what could not be sent is written down and left to the next tick.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { noteShipment } from '../fulfillments/noteShipment';
import { refuseStopped } from '../fulfillments/refuseStopped';
import { showStop } from '../fulfillments/showStop';
import { guard } from '../netsuite/guard';
import { opened } from '../netsuite/opened';
import { saved } from '../netsuite/saved';

export function beforeLoad(context: EntryPoints.UserEvent.beforeLoadContext): void {
  guard('ue_item_fulfillment', () => showStop(opened(context)));
}

export function beforeSubmit(context: EntryPoints.UserEvent.beforeSubmitContext): void {
  refuseStopped(saved(context));
}

export function afterSubmit(context: EntryPoints.UserEvent.afterSubmitContext): void {
  guard('ue_item_fulfillment', () => noteShipment(saved(context)));
}
