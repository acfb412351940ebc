import { pushFulfillments } from '../fulfillments/pushFulfillments';
import { pushStock } from '../inventory/pushStock';
import { importOrders } from '../orders/importOrders';
import { resolveOrders } from '../orders/resolveOrders';
import { pollNow } from './pollNow';
import type { Flow } from './flow';

/** What is done about an entity. An entity that is not here has no flow yet; its hints are answered and dropped. */
export const FLOWS: Record<string, { name: string; run: Flow }> = {
  poll: { name: 'poll', run: pollNow },
  order: { name: 'orders import', run: importOrders },
  fulfillment_order: { name: 'orders import', run: resolveOrders },
  fulfillment: { name: 'orders import', run: resolveOrders },
  refund: { name: 'orders import', run: resolveOrders },
  return: { name: 'orders import', run: resolveOrders },
  item_fulfillment: { name: 'fulfillments push', run: pushFulfillments },
  stock: { name: 'stock push', run: pushStock },
};
