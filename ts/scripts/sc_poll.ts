/**
 * Time passed: ask Shopify and NetSuite what changed without a hint, and have it done.
 *
 * Webhooks get lost and user events do not always run; this is what makes both harmless. It writes work rows and leaves
 * the orders and shipments themselves to mr_sync.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 * @NModuleScope SameAccount
 */
import { poll } from '../sync/poll';

export function execute(): void {
  poll();
}
