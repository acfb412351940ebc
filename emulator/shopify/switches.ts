/**
 * Behaviour that is only likely (marked L in docs/emulator-shopify.md), so that a test can run both ways.
 * Everything here can be changed while the emulator runs (`PATCH /_control/switches`).
 */
export const defaultSwitches = {
  /** A new client-credentials token leaves older ones valid (finding 38 (10)). */
  oldTokensStayValid: true,
  /** Name, address, email and phone may be read (§1.4). */
  protectedDataApproved: true,
  /** `nodes(ids:)` costs one element however many ids, or each (finding 38 (4)). */
  nodesCostPerId: false,
  /** Server time per resolved object in ms; past 10 s the request ends in 504 (finding 38 (4)). 0 = none. */
  serverMsPerObject: 0,
  /** Webhooks of an action reach the target before the mutation's answer leaves (finding 38 (2)). */
  webhookBeforeAnswer: false,
  /** A subscription dies at its eighth failed try in a row, not when one delivery has used up its eight retries. */
  subscriptionDeletedAfterEightFailedTries: false,
  /** Reads by id lag behind writes (finding 38 (3)). */
  readLagMs: 0,
  /** Search lags behind writes. */
  indexLagMs: 0,
  /** Which sub-changes move Order.updatedAt (finding 38 (1)). */
  updatedAtOnFulfillmentOrderMove: false,
  updatedAtOnFulfillmentHold: false,
  updatedAtOnRisk: false,
  updatedAtOnMetafield: false,
  /** Quantities at a location where the item was never activated leave the level inactive (§4.1). */
  quantityAtNewLocationStaysInactive: true,
  /** API versions before 2026-10 refuse quantities there with ITEM_NOT_STOCKED_AT_LOCATION (§4.1). */
  olderVersionsRefuseUnstockedLocation: true,
  /** products/update after an inventory write (finding 38 (7)). */
  productsUpdateAfterInventory: true,
  /** Order routing makes fulfillment orders this long after checkout (§4.2). */
  routingDelayMs: 1000,
  /** How long jobs (cancel, product set, bulk) take. */
  jobDelayMs: 2000,
  /** Refund transactions wait (PENDING) until `settleRefund` says how they ended (§4.4). */
  refundsStayPending: false,
  /** `orderCreate` on a development store: calls a minute before 429 (§3.3). */
  orderCreatePerMinute: 5,
};

export type Switches = typeof defaultSwitches;
