import { readAll, textOf } from '../netsuite/suiteql';
import type { Settings } from '../setup/settings';
import { tail } from '../sync/externalIds';
import { readShipments } from './readShipments';
import type { Shipment } from './shipment';
import { tellsProgress } from './tellsProgress';

/**
 * The item fulfillments of an order (gid) that are picked or packed, as far as Shopify is told of them, without one of
 * them. 10 units, 20 more where there are any.
 */
export function pickedShipments(
  store: string,
  order: string,
  except: string,
  settings: Settings['fulfillments'],
): Shipment[] {
  const ids = readAll(
    "SELECT t.id AS id FROM transaction t WHERE t.type = 'ItemShip' AND t.custbody_xdk_store = ? AND t.custbody_xdk_order_id = ? AND t.status IN ('A', 'B') AND t.id <> ?",
    [store, tail(order), Number(except)],
  ).map((row) => textOf(row, 'id'));
  return [...readShipments(ids).values()].filter((one) => tellsProgress(one, settings));
}
