import type { SalesOrderState } from '../salesOrderState';
import { setMetafields, text } from './setMetafields';
import type { Teller } from './teller';

/** Number and status as metafields in the app's own namespace. */
export const tellNumber: Teller = {
  part: 'state',
  value: ({ number, status }: SalesOrderState) => JSON.stringify([number, status]),
  write: setMetafields('number and status', ({ number, status }) => [
    text('$app:crossdock', 'sales_order_number', number),
    text('$app:crossdock', 'sales_order_status', status),
  ]),
};
