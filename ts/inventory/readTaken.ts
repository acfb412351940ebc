import { isFeatureOn } from '../netsuite/runtime';
import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { Store } from '../setup/stores';
import type { StockItem, TakenLines } from './stock';

/**
 * Open units of this store's sales orders that NetSuite has taken out of available, by item: committed ones of approved
 * orders, and open drop-ship units, which never were in it but which Shopify commits all the same. Pending Approval,
 * uncommitted and unallocated units are not among them (review 3), nor the members of a kit: Shopify sold the kit. 10 units for up to 1,000 items.
 */
export function readTaken(store: Store, items: StockItem[]): Map<string, TakenLines[]> {
  const taken = new Map<string, TakenLines[]>();
  if (items.length === 0) return taken;
  const picked = store.settings.stock.pickedStayCommitted
    ? ''
    : ' + GREATEST(0, NVL(l.quantitypicked, 0) - NVL(l.quantityshiprecv, 0))';
  const units = `CASE WHEN l.dropship = 'T' THEN ABS(l.quantity) - NVL(l.quantityshiprecv, 0) ELSE NVL(l.quantitycommitted, 0)${picked} END`;
  // A pack of the item that is sold as another variant is committed there in Shopify.
  const hasUnits = isFeatureOn('UNITSOFMEASURE');
  const item = hasUnits ? ' JOIN item i ON i.id = l.item' : '';
  const ownUnit = hasUnits
    ? ' AND (l.units IS NULL OR i.saleunit IS NULL OR l.units = i.saleunit)'
    : '';
  const rows = readAll(
    `SELECT o.item AS item, o.assigned AS assigned, COUNT(*) AS lines, SUM(o.units) AS units FROM (SELECT l.item AS item, SUBSTR(l.custcol_xdk_assigned, 1, ${MOST_CHARACTERS}) AS assigned, ${units} AS units FROM transaction t JOIN transactionline l ON l.transaction = t.id${item} WHERE t.type = 'SalesOrd' AND t.status IN ('B', 'D', 'E') AND t.custbody_xdk_store = ? AND l.mainline = 'F' AND l.isclosed = 'F' AND NVL(l.kitcomponent, 'F') = 'F'${ownUnit} AND l.item IN (${placeholders(items.length)})) o WHERE o.units > 0 GROUP BY o.item, o.assigned`,
    [store.key, ...items.map(({ item }) => Number(item))],
  );
  const perUnit = new Map(items.map((one) => [one.item, one.perUnit]));
  for (const row of rows) {
    const item = textOf(row, 'item');
    const group: TakenLines = {
      assigned: assignedOf(textOf(row, 'assigned')),
      lines: Number(row['lines']),
      units: Math.floor(Number(row['units']) / (perUnit.get(item) ?? 1)),
    };
    taken.set(item, [...(taken.get(item) ?? []), group]);
  }
  return taken;
}

/** Room for some 60 locations of one line; longer than that counts as unknown. */
const MOST_CHARACTERS = 1000;

function assignedOf(text: string): Record<string, number> | null {
  if (text.trim() === '' || !text.trim().endsWith('}')) return null;
  return JSON.parse(text) as Record<string, number>;
}
