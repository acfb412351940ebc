import type { RecordData, StockBalance, StockLevel, SystemNote } from '../contract.ts';
import type { Database } from './database.ts';
import type { Projector } from './rows/project.ts';

/** More waiting records than this are written at once, so that no query has to wait long. */
const MOST_WAITING = 2_000;

/**
 * Changes that the tables have not seen yet. A record that is saved several times between two queries
 * is written once.
 */
export interface Pending {
  stored(record: RecordData, known: boolean): void;
  deleted(record: RecordData): void;
  stock(level: StockLevel): void;
  balance(balance: StockBalance): void;
  note(note: SystemNote): void;
  /** Brings the tables up to date. */
  flush(): void;
}

type Change = { record: RecordData; known: boolean; gone: boolean };

export function createPending(database: Database, projector: Projector): Pending {
  const records = new Map<string, Change>();
  const stocks = new Map<string, StockLevel>();
  const balances = new Map<string, StockBalance>();
  let notes: SystemNote[] = [];

  const keyOf = (record: RecordData) => `${record.type}:${record.id}`;

  function flush(): void {
    if (records.size + stocks.size + balances.size + notes.length === 0) return;
    database.atomically(() => {
      for (const { record, known, gone } of records.values()) {
        if (gone) projector.remove(record);
        else projector.put(record, known);
      }
      for (const level of stocks.values()) projector.putStock(level);
      for (const balance of balances.values()) projector.putBalance(balance);
      for (const note of notes) projector.putNote(note);
    });
    records.clear();
    stocks.clear();
    balances.clear();
    notes = [];
  }

  function add(record: RecordData, known: boolean, gone: boolean): void {
    const key = keyOf(record);
    const before = records.get(key);
    records.delete(key);
    records.set(key, { record, known: known || (before?.known ?? false), gone });
    if (records.size >= MOST_WAITING) flush();
  }

  return {
    flush,
    stored: (record, known) => add(record, known, false),
    deleted: (record) => add(record, true, true),
    stock(level) {
      stocks.set(`${level.item}:${level.location}`, level);
    },
    balance(balance) {
      const { item, location, number, bin, status } = balance;
      balances.set([item, location, number, bin, status].join(':'), balance);
    },
    note(note) {
      notes.push(note);
    },
  };
}
