import type { OpenedRecord } from '../netsuite/opened';

/** Whoever opens a stopped order, or an item fulfillment of one, reads why on top of the page. */
export function showStop(record: OpenedRecord): void {
  const stop = record.isShown ? record.text('custbody_xdk_hold') : '';
  if (stop !== '') record.warn('Do not ship this order', stop);
}
