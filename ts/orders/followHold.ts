import { reasonsIn, releaseStop, setStop } from '../fulfillments/stopSignal';
import type { SalesOrderPlan } from './orderPlan';
import { STOP_OF_HOLD } from './stops';

/**
 * The warehouse is told of what somebody put on hold in Shopify, and told again when it is released. `stop` is what the
 * sales order says now. Nothing is read where that is right already; else 10 units and 10 per record.
 */
export function followHold(
  salesOrder: string,
  stop: string,
  { onHold }: Pick<SalesOrderPlan, 'onHold'>,
): void {
  const standing = reasonsIn(stop);
  const reason = onHold === '' ? null : STOP_OF_HOLD[onHold];
  const gone = Object.values(STOP_OF_HOLD).filter(
    (one) => one !== reason && standing.includes(one),
  );
  if (reason !== null && !standing.includes(reason)) setStop(salesOrder, reason);
  if (gone.length > 0) releaseStop(salesOrder, gone);
}
