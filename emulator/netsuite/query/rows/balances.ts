import type { RecordData, StockBalance, StockLevel } from '../../contract.ts';
import type { Database } from '../database.ts';

export interface Balances {
  /** Stock of items whose units nobody tells apart: one row per location. */
  putPlain(level: StockLevel): void;
  put(balance: StockBalance): void;
  /** Bins that an item is associated with. */
  putItemBins(record: RecordData): void;
}

/** Writes `inventorybalance` (only rows with stock) and `itembinquantity`. */
export function createBalances(database: Database): Balances {
  const keys = new Map<string, number>();
  /** `item|location` of stock that is told apart. */
  const tracked = new Set<string>();
  /** `item|bin` → preferred. */
  const bins = new Map<string, boolean>();

  function keyOf(parts: (string | null)[]): number {
    const text = parts.join('|');
    let key = keys.get(text);
    if (key === undefined) keys.set(text, (key = keys.size + 1));
    return key;
  }

  function putBin(item: string, bin: string, preferredbin: boolean): void {
    bins.set(`${item}|${bin}`, preferredbin);
    database.insert('itembinquantity', [{ item, bin, preferredbin }]);
  }

  return {
    putPlain(level) {
      const { item, location } = level;
      const nkey = keyOf([item, location]);
      database.remove('inventorybalance', 'nkey', nkey);
      if (level.onHand === 0 || tracked.has(`${item}|${location}`)) return;
      database.insert('inventorybalance', [
        {
          nkey,
          item,
          location,
          quantityonhand: level.onHand,
          quantityavailable: level.available,
          lastmodifieddate: level.lastQuantityAvailableChange,
        },
      ]);
    },
    put(balance) {
      const { item, location, number, bin, status } = balance;
      if (!tracked.has(`${item}|${location}`)) {
        tracked.add(`${item}|${location}`);
        database.remove('inventorybalance', 'nkey', keyOf([item, location]));
      }
      const nkey = keyOf([item, location, number, bin, status]);
      database.remove('inventorybalance', 'nkey', nkey);
      if (bin !== null && !bins.has(`${item}|${bin}`)) putBin(item, bin, false);
      if (balance.onHand === 0) return;
      database.insert('inventorybalance', [
        {
          nkey,
          item,
          location,
          inventorynumber: number,
          binnumber: bin,
          inventorystatus: status,
          quantityonhand: balance.onHand,
          quantityavailable: balance.available,
          quantitypicked: balance.picked,
          lastmodifieddate: balance.changed,
        },
      ]);
    },
    putItemBins(record) {
      for (const { values } of record.sublists.binnumber ?? []) {
        putBin(record.id, String(values.binnumber), values.preferredbin === true);
      }
    },
  };
}
