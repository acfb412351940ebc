/**
 * An item fulfillment was saved: if it became shipped, Shopify must be told.
 *
 * It runs inside the warehouse's save and never fails that save: it writes the work row first, tries the push when the
 * save is a single one and the store answers fast, and leaves the rest to the next tick.
 *
 * @NApiVersion 2.1
 * @NScriptType UserEventScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { noteShipment } from '../fulfillments/noteShipment';
import { guard } from '../netsuite/guard';
import { saved } from '../netsuite/saved';

export function afterSubmit(context: EntryPoints.UserEvent.afterSubmitContext): void {
  guard('ue_item_fulfillment', () => noteShipment(saved(context)));
}
