import { setStop } from '../fulfillments/stopSignal';
import { followHold } from './followHold';
import { standingLines } from './standingLines';
import { STOP } from './stops';
import { loadOrNull } from './updateOrder';

/**
 * Closes what is still open of a cancelled order; quantities and amounts stay as they were sold. Goods under way, and an
 * order that waits for approval, get a stop. Answers the units that are picked, shipped or billed; null when the sales
 * order was deleted. 10 units, 20 more when something was open.
 */
export function closeOpenLines(id: string, currency: string): { underWay: number } | null {
  const record = loadOrNull(id);
  if (!record) return null;
  const standing = standingLines(record, currency);
  const open = standing.filter(
    ({ quantity, processed, closed }) => !closed && processed < quantity,
  );
  for (const { index } of open) record.setLine('item', 'isclosed', index, true);
  if (open.length > 0) record.save();
  const underWay = standing
    .filter(({ key }) => isGoods(key))
    .reduce((units, { processed }) => units + processed, 0);
  if (underWay > 0 || record.text('orderstatus') === 'A') setStop(id, STOP.cancelled);
  followHold(id, record.text('custbody_xdk_hold'), { onHold: '' });
  return { underWay };
}

/** A line item; tax and discounts are billed along with goods. */
function isGoods(key: string): boolean {
  return /^\d+$/.test(key);
}
