import type { LoadedRecord } from '../netsuite/records';
import { isFeatureOn } from '../netsuite/runtime';
import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import { chooseStock, type Balance, type StockRule } from './chooseStock';

/** Only accounts with one of these tell units of an item apart. */
const FEATURES = ['LOTNUMBEREDINVENTORY', 'SERIALIZEDINVENTORY', 'BINMANAGEMENT'];

type PlacedBalance = Balance & { location: string };

/** Units that nobody but a person can say which ones they are. */
export interface Unknown {
  /** Line of the item fulfillment. */
  line: number;
  quantity: number;
  reason: string;
  /** A rule of the store would choose them. */
  isSettable: boolean;
}

/**
 * Gives the ticked lines of an item fulfillment their inventory detail: the lots, serial numbers and bins its units leave
 * from, by the store's rule. 10 units where the account has such a feature, 10 more for kits, else nothing. Answers the first line for which
 * they can't be known.
 */
export function assignStock(record: LoadedRecord, rule: StockRule): Unknown | null {
  if (!FEATURES.some((feature) => isFeatureOn(feature))) return null;
  const lines = Array.from({ length: record.lineCount('item') }, (_, line) => line).filter((line) =>
    ['true', 'T'].includes(record.lineText('item', 'itemreceive', line)),
  );
  const itemOf = (line: number) => record.lineText('item', 'item', line);
  const locationOf = (line: number) => record.lineText('item', 'location', line);
  const balances = readBalances(lines.map(itemOf), lines.map(locationOf));
  const kits = lines.filter((line) => record.lineText('item', 'itemtype', line) === 'Kit');
  const toldApart = kitsOfToldApart(kits.map(itemOf), kits.map(locationOf));
  for (const line of lines) {
    const item = itemOf(line);
    const rate = Number(record.lineText('item', 'unitconversionrate', line)) || 1;
    const quantity = Number(record.lineText('item', 'quantity', line)) * rate;
    const unknown = (reason: string) => ({ line, quantity, reason, isSettable: false });
    if (toldApart.includes(item)) return unknown('the members of that kit have them');
    const location = locationOf(line);
    const of = balances.filter((one) => one.item === item && one.location === location);
    const chosen = chooseStock(of, quantity, rule);
    if (chosen.kind === 'unknown')
      return { ...unknown(chosen.reason), isSettable: rule === 'none' };
    if (chosen.kind === 'none') continue;
    record.setLineDetail(
      'item',
      line,
      chosen.assignments.map(({ lot, bin, quantity: units }) => ({
        ...(lot !== '' && { issueinventorynumber: lot }),
        ...(bin !== '' && { binnumber: bin }),
        quantity: units,
      })),
    );
    for (const taken of chosen.assignments) {
      const from = of.find(({ lot, bin }) => lot === taken.lot && bin === taken.bin);
      if (from) from.available -= taken.quantity;
    }
  }
  return null;
}

/** Kits with members that lie in lots, serial numbers or bins there: those are named member by member. */
function kitsOfToldApart(kits: string[], locations: string[]): string[] {
  if (kits.length === 0) return [];
  return readAll(
    `SELECT DISTINCT m.parentitem AS kit FROM kititemmember m JOIN inventorybalance b ON b.item = m.item WHERE m.parentitem IN (${placeholders(kits.length)}) AND b.location IN (${placeholders(locations.length)}) AND (b.inventorynumber IS NOT NULL OR b.binnumber IS NOT NULL)`,
    [...kits, ...locations],
  ).map((row) => textOf(row, 'kit'));
}

function readBalances(items: string[], locations: string[]): PlacedBalance[] {
  if (items.length === 0) return [];
  return readAll(
    `SELECT b.item AS item, b.location AS location, b.inventorynumber AS lot, b.binnumber AS bin, b.quantityavailable AS available, i.isserialitem AS serial, TO_CHAR(n.expirationdate, 'YYYY-MM-DD') AS expires, q.preferredbin AS preferred FROM inventorybalance b JOIN item i ON i.id = b.item LEFT JOIN inventorynumber n ON n.id = b.inventorynumber LEFT JOIN itembinquantity q ON q.item = b.item AND q.bin = b.binnumber WHERE b.item IN (${placeholders(items.length)}) AND b.location IN (${placeholders(locations.length)}) AND b.quantityavailable > 0`,
    [...items, ...locations],
  ).map((row) => ({
    item: textOf(row, 'item'),
    location: textOf(row, 'location'),
    lot: textOf(row, 'lot'),
    bin: textOf(row, 'bin'),
    available: Number(row['available']),
    isSerial: textOf(row, 'serial') === 'T',
    expires: textOf(row, 'expires'),
    isPreferredBin: textOf(row, 'preferred') === 'T',
  }));
}
