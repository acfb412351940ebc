import { noteUnitsShipped, type UnitsShipped } from '../inventory/unitsShipped';
import { codeOf, safeMessage } from '../netsuite/errors';
import { logError } from '../netsuite/log';
import type { Store } from '../setup/stores';

/** The shipments are linked whatever becomes of this: without it their items' figures only wait longer before they rise. */
export function noteShipped(store: Store, shipped: UnitsShipped[]): void {
  try {
    noteUnitsShipped(store, shipped);
  } catch (error) {
    logError('Crossdock: units shipped were not noted', `${codeOf(error)} ${safeMessage(error)}`);
  }
}
