/** Stored records: snapshots that never change, found by type and id and by external id. */
import type {
  RecordData,
  RecordListener,
  StockBalance,
  StockLevel,
  SystemNote,
} from '../contract.ts';
import { standardRecords } from './metadata.ts';

/** Records that share one space of external ids and one run of internal ids (netsuite-platform §4.8). */
export function groupOf(type: string): string {
  const category = standardRecords.get(type)?.category;
  if (category === 'transaction' || category === 'entity' || category === 'item') return category;
  // Shipping items, tax codes and the like are items to NetSuite.
  if (type === 'shipitem' || type === 'salestaxitem' || type === 'taxgroup') return 'item';
  return type;
}

export class Store {
  private readonly byType = new Map<string, Map<string, RecordData>>();
  /** Group → id → type, to tell an id of another type from one that does not exist. */
  private readonly typeOfId = new Map<string, Map<string, string>>();
  private readonly byExternalId = new Map<string, Map<string, RecordData>>();
  private readonly lastId = new Map<string, number>();
  private readonly listeners: RecordListener[] = [];
  /** `type|id` of what was deleted. */
  private readonly removed = new Set<string>();

  find(type: string, id: string): RecordData | null {
    return this.byType.get(type)?.get(id) ?? null;
  }

  all(type: string): Iterable<RecordData> {
    return this.byType.get(type)?.values() ?? [];
  }

  /** Type of the record that has this id in the group of transactions, entities or items. */
  typeInGroup(group: string, id: string): string | null {
    return this.typeOfId.get(group)?.get(id) ?? null;
  }

  /** The record of the group that has this external id, whatever its case. */
  holderOf(type: string, externalId: string): RecordData | null {
    return this.byExternalId.get(groupOf(type))?.get(externalId.toLowerCase()) ?? null;
  }

  nextId(type: string): string {
    return this.nextNumber(groupOf(type)).toString();
  }

  nextNumber(sequence: string): number {
    const next = (this.lastId.get(sequence) ?? 0) + 1;
    this.lastId.set(sequence, next);
    return next;
  }

  put(record: RecordData): void {
    const records = mapIn(this.byType, record.type);
    const previous = records.get(record.id) ?? null;
    const group = groupOf(record.type);
    records.set(record.id, record);
    mapIn(this.typeOfId, group).set(record.id, record.type);
    const numericId = Number(record.id);
    if (numericId > (this.lastId.get(group) ?? 0)) this.lastId.set(group, numericId);
    if (previous?.externalId) this.forgetExternalId(group, previous);
    if (record.externalId) {
      mapIn(this.byExternalId, group).set(record.externalId.toLowerCase(), record);
    }
    for (const listener of this.listeners) listener.stored(record, previous);
  }

  remove(record: RecordData, by: { user: string; context: string; at: string }): void {
    const group = groupOf(record.type);
    this.byType.get(record.type)?.delete(record.id);
    this.typeOfId.get(group)?.delete(record.id);
    this.removed.add(`${record.type}|${record.id}`);
    if (record.externalId) this.forgetExternalId(group, record);
    for (const listener of this.listeners) listener.deleted(record, by);
  }

  wasRemoved(type: string, id: string): boolean {
    return this.removed.has(`${type}|${id}`);
  }

  /** A new listener hears of everything that is already there. */
  listen(listener: RecordListener): void {
    for (const records of this.byType.values()) {
      for (const record of records.values()) listener.stored(record, null);
    }
    this.listeners.push(listener);
  }

  announceStock(level: StockLevel): void {
    for (const listener of this.listeners) listener.stockChanged(level);
  }

  announceBalance(balance: StockBalance): void {
    for (const listener of this.listeners) listener.balanceChanged?.(balance);
  }

  announceNote(note: SystemNote): void {
    for (const listener of this.listeners) listener.noted(note);
  }

  private forgetExternalId(group: string, record: RecordData): void {
    this.byExternalId.get(group)?.delete(record.externalId!.toLowerCase());
  }
}

function mapIn<V>(maps: Map<string, Map<string, V>>, key: string): Map<string, V> {
  let map = maps.get(key);
  if (map === undefined) {
    map = new Map();
    maps.set(key, map);
  }
  return map;
}
