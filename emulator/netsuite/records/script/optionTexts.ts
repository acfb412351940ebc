/** Texts of selects that choose from a fixed list of NetSuite's own. */

const ORDER_STATUS = {
  salesorder: {
    A: 'Pending Approval',
    B: 'Pending Fulfillment',
    C: 'Cancelled',
    D: 'Partially Fulfilled',
    E: 'Pending Billing/Partially Fulfilled',
    F: 'Pending Billing',
    G: 'Billed',
    H: 'Closed',
  },
  returnauthorization: {
    A: 'Pending Approval',
    B: 'Pending Receipt',
    C: 'Cancelled',
    D: 'Partially Received',
    E: 'Pending Refund/Partially Received',
    F: 'Pending Refund',
    G: 'Refunded',
    H: 'Closed',
  },
  purchaseorder: {
    A: 'Pending Supervisor Approval',
    B: 'Pending Receipt',
    C: 'Rejected by Supervisor',
    D: 'Partially Received',
    E: 'Pending Billing/Partially Received',
    F: 'Pending Bill',
    G: 'Fully Billed',
    H: 'Closed',
  },
  transferorder: {
    A: 'Pending Approval',
    B: 'Pending Fulfillment',
    C: 'Rejected',
    D: 'Partially Fulfilled',
    E: 'Pending Receipt/Partially Fulfilled',
    F: 'Pending Receipt',
    G: 'Received',
    H: 'Closed',
  },
} as const;

const SHIP_STATUS = { A: 'Picked', B: 'Packed', C: 'Shipped' };
const COMMIT_INVENTORY = { 1: 'Available Qty', 2: 'Complete Qty', 3: 'Do Not Commit' };

const none: ReadonlyMap<string, string> = new Map();

const tables: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  ...Object.entries(ORDER_STATUS).map(
    ([type, texts]) => [`${type}.orderstatus`, new Map(Object.entries(texts))] as const,
  ),
  ['itemfulfillment.shipstatus', new Map(Object.entries(SHIP_STATUS))],
  ['salesorder.commitinventory', new Map(Object.entries(COMMIT_INVENTORY))],
  ['transferorder.commitinventory', new Map(Object.entries(COMMIT_INVENTORY))],
]);

/** Value → text of such a field; empty for all others. */
export function optionTexts(type: string, fieldId: string): ReadonlyMap<string, string> {
  return tables.get(`${type}.${fieldId}`) ?? none;
}
