import { PART_ON_HOLD } from '../fulfillments/stopSignal';

/** What the warehouse reads on an order that must not leave as it is (`custbody_xdk_hold`). */
export const STOP = {
  total: 'The total differs from Shopify',
  changed: 'Shopify changed this order',
  cancelled: 'Shopify cancelled this order',
  risk: 'Shopify found a fraud risk',
  address: 'Shopify has another delivery address now',
  onHold: 'Shopify put this order on hold',
  partOnHold: PART_ON_HOLD,
};

/** By what of the order is on hold in Shopify. */
export const STOP_OF_HOLD = { whole: STOP.onHold, part: STOP.partOnHold };

/** Taken back once the sales order is what Shopify says and ties out. */
export const UNTIL_RIGHT: string[] = [STOP.total, STOP.changed];
