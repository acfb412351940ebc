import type { OpenedRecord } from '../netsuite/opened';
import { stopsAll } from './stopSignal';

/** Whoever opens a stopped order, or an item fulfillment of one, reads why on top of the page. */
export function showStop(record: OpenedRecord): void {
  const stop = record.isShown ? record.text('custbody_xdk_hold') : '';
  const title = stopsAll(stop) ? 'Do not ship this order' : 'Do not ship all of this order';
  if (stop !== '') record.warn(title, stop);
}
