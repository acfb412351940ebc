/** Names our hold of a fulfillment order among those of other reasons; an app may have one of a name. */
export const HANDLE = 'crossdock-sales-order';

/** The hold that a sales order on hold in NetSuite has put on its fulfillment orders. */
export function isOwnHold(hold: { handle: string | null; heldByRequestingApp: boolean }): boolean {
  return hold.heldByRequestingApp && hold.handle === HANDLE;
}
