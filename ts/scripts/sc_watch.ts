/**
 * An hour passed: does Shopify still tell the relay everything it should?
 *
 * Shopify deletes subscriptions that failed too often; here they are made again. Stores without a relay are left alone.
 *
 * @NApiVersion 2.1
 * @NScriptType ScheduledScript
 * @NModuleScope SameAccount
 */
import { watch } from '../sync/watch';

export function execute(): void {
  watch();
}
