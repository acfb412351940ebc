import type { Problem } from '../sync/outcome';
import type { Unknown } from './assignStock';
import type { ExistingFulfillment, OrderInShopify, Shipment, Units } from './shipment';
import { standingOf } from './standing';

const RELEASE = 'then set this error to Released.';

function problem(
  shipment: Shipment,
  code: string,
  message: string,
  next: string,
  owner: Problem['owner'] = 'warehouse',
): Problem {
  return {
    cause: `shipment:${shipment.id}`,
    code,
    class: 'data',
    owner,
    subject: `${shipment.number}, order ${shipment.orderName}`,
    message,
    next,
  };
}

/** `2 of ROPE-20, 1 of MUG-RED`; a line that nobody names stands with its id. */
function sayUnits(units: Units, lines: { lineItem: string; label: string }[]): string {
  const labelOf = (id: string) =>
    lines.find(({ lineItem }) => lineItem === id)?.label ?? `line ${id}`;
  return Object.entries(units)
    .map(([id, quantity]) => `${quantity} of ${labelOf(id)}`)
    .join(', ');
}

/** Units for which Shopify has no fulfillment order that may be fulfilled; says what stands in the way. */
export function notShippable(shipment: Shipment, order: OrderInShopify, missing: Units): Problem {
  const lines = sayUnits(
    missing,
    order.fulfillmentOrders.flatMap((one) => one.lines),
  );
  const concerned = order.fulfillmentOrders.filter((one) =>
    one.lines.some((line) => line.remaining > 0 && line.lineItem in missing),
  );
  const held = concerned.filter((one) => standingOf(one) === 'held');
  if (held.length > 0) {
    const holds = held
      .flatMap((one) =>
        one.holds.length > 0
          ? one.holds.map((hold) => `${hold.reason}${hold.app ? ` by ${hold.app}` : ''}`)
          : [one.status],
      )
      .join(', ');
    return problem(
      shipment,
      'FULFILLMENT_ORDER_HELD',
      `Item fulfillment ${shipment.number} ships ${lines}, which Shopify holds back (${holds}).`,
      `Clear the reason in Shopify and release the hold there; Crossdock goes on by itself. If it does not, set this error to Released.`,
    );
  }
  if (concerned.some((one) => standingOf(one) === 'service')) {
    return problem(
      shipment,
      'WITH_FULFILLMENT_SERVICE',
      `Item fulfillment ${shipment.number} ships ${lines}, which Shopify has given to a fulfillment service.`,
      `Cancel the request to the service in Shopify, or delete the item fulfillment if the service ships; ${RELEASE}`,
    );
  }
  return problem(
    shipment,
    'NOTHING_LEFT_TO_FULFILL',
    `Item fulfillment ${shipment.number} ships ${lines} more than Shopify still has to fulfill in order ${order.name}${order.cancelled ? ', which is cancelled' : ''}.`,
    `Compare the order in Shopify with the item fulfillment; ${RELEASE}`,
  );
}

export function orderNotReadable(shipment: Shipment): Problem {
  return {
    ...problem(
      shipment,
      'ORDER_NOT_READABLE',
      `The Shopify order of item fulfillment ${shipment.number} can't be read: deleted, older than 60 days without the scope read_all_orders, or no access.`,
      `Look for the order in Shopify. If it is there, give the app the scope first; then set this error to Released. Crossdock looks once more and lets go of a shipment whose order is still not shown.`,
      'administrator',
    ),
    cause: `order:${shipment.order}`,
  };
}

export function createRefused(shipment: Shipment, reason: string): Problem {
  return problem(
    shipment,
    'FULFILLMENT_REFUSED',
    `Shopify does not take item fulfillment ${shipment.number}: ${reason || 'no reason given'}`,
    `Compare the order in Shopify with the item fulfillment; ${RELEASE}`,
  );
}

export function changedAfterShipping(shipment: Shipment): Problem {
  return problem(
    shipment,
    'SHIPPED_UNITS_CHANGED',
    `Lines or quantities of item fulfillment ${shipment.number} were changed after Shopify had it.`,
    `Set the item fulfillment back to Packed (Crossdock cancels the fulfillment in Shopify) and ship it again, or restore its quantities; ${RELEASE}`,
  );
}

export function notCancelled(subject: string, shipment: string, reason: string): Problem {
  return {
    cause: `shipment:${shipment}`,
    code: 'FULFILLMENT_NOT_CANCELLED',
    class: 'data',
    owner: 'warehouse',
    subject,
    message: `${subject} was deleted or set back in NetSuite, but Shopify does not cancel its fulfillment: ${reason || 'no reason given'}`,
    next: `Cancel the fulfillment in Shopify, or restore the item fulfillment; ${RELEASE}`,
  };
}

/** What was made in Shopify is not cancelled by us. */
export function standsInShopify(shipment: string, isDeleted: boolean, names: string[]): Problem {
  const again = isDeleted
    ? 'make an item fulfillment with the same units again; Crossdock recognises it.'
    : 'ship the item fulfillment again.';
  return {
    cause: `shipment:${shipment}`,
    code: 'FULFILLMENT_STANDS_IN_SHOPIFY',
    class: 'data',
    owner: 'warehouse',
    subject: `item fulfillment ${shipment}`,
    message: `Item fulfillment ${shipment} was ${isDeleted ? 'deleted' : 'set back'} in NetSuite; fulfillment ${names.join(', ')}, which was made in Shopify, stands there.`,
    next: `If the goods did not leave, cancel the fulfillment in Shopify; else ${again} If neither, set this error to Released.`,
  };
}

export function trackingRefused(shipment: Shipment, reason: string): Problem {
  return problem(
    shipment,
    'TRACKING_REFUSED',
    `Shopify does not take the tracking of item fulfillment ${shipment.number}: ${reason || 'no reason given'}`,
    `Correct the tracking numbers or the carrier's address; ${RELEASE}`,
  );
}

export function locationNotMapped(fulfillment: ExistingFulfillment): Problem {
  return {
    cause: `location:${fulfillment.location}`,
    code: 'LOCATION_NOT_MAPPED',
    class: 'setup',
    owner: 'administrator',
    subject: `fulfillment ${fulfillment.name}`,
    message: `Fulfillment ${fulfillment.name} was shipped from ${fulfillment.location || 'a location that is gone'}, which stands for no NetSuite location.`,
    next: `Add that location to the mapping of locations; ${RELEASE}`,
  };
}

export function notOnOrder(fulfillment: ExistingFulfillment, missing: Units): Problem {
  const lines = sayUnits(missing, fulfillment.lines);
  return {
    cause: `fulfillment:${fulfillment.id}`,
    code: 'NOT_FULFILLABLE_IN_NETSUITE',
    class: 'data',
    owner: 'warehouse',
    subject: `fulfillment ${fulfillment.name}`,
    message: `Fulfillment ${fulfillment.name} was made in Shopify, but NetSuite's sales order has ${lines} not left to fulfill: uncommitted, closed, pending approval, or picked or shipped already.`,
    next: `Commit stock to the line, approve or correct the sales order, or mark what is picked as shipped; ${RELEASE}`,
  };
}

export function stockUnknown(
  fulfillment: ExistingFulfillment,
  label: string,
  { quantity, reason, isSettable }: Unknown,
): Problem {
  return {
    cause: `fulfillment:${fulfillment.id}`,
    code: 'INVENTORY_DETAIL_UNKNOWN',
    class: 'data',
    owner: 'warehouse',
    subject: `fulfillment ${fulfillment.name}`,
    message: `Fulfillment ${fulfillment.name} was made in Shopify and ships ${quantity} of ${label}; which lots, serial numbers or bins they left from is not known: ${reason}.`,
    next: `Make the item fulfillment in NetSuite with those that left; Crossdock recognises it.${isSettable ? ' Or set the rule fulfillments.inventoryDetail;' : ' If it does not,'} ${RELEASE}`,
  };
}

export function cancelledInShopify(fulfillment: ExistingFulfillment, shipment: string): Problem {
  return {
    cause: `fulfillment:${fulfillment.id}`,
    code: 'FULFILLMENT_CANCELLED_IN_SHOPIFY',
    class: 'data',
    owner: 'warehouse',
    subject: `fulfillment ${fulfillment.name}`,
    message: `Fulfillment ${fulfillment.name} was cancelled in Shopify; item fulfillment ${shipment} in NetSuite still says that it was shipped.`,
    next: `Delete the item fulfillment or set it back if the goods did not leave; ${RELEASE}`,
  };
}

/** The store deletes what was cancelled in Shopify, and NetSuite did not take it. */
export function notDeleted(
  fulfillment: ExistingFulfillment,
  shipment: string,
  refusal: Problem,
): Problem {
  const isRole = refusal.class === 'setup';
  return {
    ...cancelledInShopify(fulfillment, shipment),
    code: refusal.code,
    class: refusal.class,
    owner: isRole ? 'administrator' : 'warehouse',
    message: `Fulfillment ${fulfillment.name} was cancelled in Shopify. ${refusal.message}`,
    next: isRole
      ? `Give Crossdock's role the level Full on Item Fulfillment, or delete item fulfillment ${shipment} yourself; ${RELEASE}`
      : `Remove what stands in the way (a bill, a closed period) or delete item fulfillment ${shipment} yourself; ${RELEASE}`,
  };
}
