import { now } from '../netsuite/clock';
import { remainingUnits } from '../netsuite/runtime';
import { momentAfter } from '../shopify/throttle';

/** What one new paid order with a new customer may cost, with what settling it takes (governance: netsuite-platform §1.1). */
const UNITS_PER_ITEM = 180;

/** A predicate for loops: is there time and are there units for one more item? */
export function roomFor(seconds: number): () => boolean {
  const deadline = momentAfter(now(), seconds);
  return () => now() < deadline && remainingUnits() > UNITS_PER_ITEM;
}
