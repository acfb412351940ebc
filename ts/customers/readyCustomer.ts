import { submitFields } from '../netsuite/records';
import type { Store } from '../setup/stores';
import type { Repair } from './pickCustomer';
import { shareCustomer } from './shareCustomer';

/** Does what a found customer needs before the store can sell to it. 0 units for most. */
export function readyCustomer(id: string, repairs: Repair[], { subsidiary }: Store): void {
  if (repairs.includes('activate')) submitFields('customer', id, { isinactive: false });
  if (repairs.includes('share')) shareCustomer(id, subsidiary);
}
