/** What select fields point at: whether it exists, and how it is called. */
import type { Definitions, RecordData } from '../contract.ts';
import type { Store } from './store.ts';

export interface References {
  /** The stored record behind an id, whichever of the types it is. */
  find(types: string[], id: string): RecordData | null;
  /** True when the id can be chosen in a field that chooses from these types; inactive ones cannot. */
  canChoose(types: string[], id: string): boolean;
  /** Display text of an id, or null when there is none. */
  nameOf(types: string[], id: string): string | null;
  /** Id of the record with this display text, or null. */
  idOf(types: string[], text: string): string | null;
  /** Everything active that can be chosen. */
  choices(types: string[]): { value: string; text: string }[];
}

const GROUPS = new Set(['item', 'transaction', 'entity']);

export function createReferences(store: Store, definitions: () => Definitions): References {
  function find(types: string[], id: string): RecordData | null {
    for (const type of types) {
      const actual = GROUPS.has(type) ? store.typeInGroup(type, id) : type;
      const record = actual === null ? null : store.find(actual, id);
      if (record !== null) return record;
    }
    return null;
  }

  function listValue(types: string[], id: string) {
    for (const type of types) {
      const value = definitions()
        .lists.get(type)
        ?.values.find((entry) => entry.id === id);
      if (value !== undefined) return value;
    }
    return null;
  }

  return {
    find,
    canChoose(types, id) {
      const record = find(types, id);
      if (record !== null) return record.fields.isinactive !== true;
      const value = listValue(types, id);
      return value !== null && !value.isInactive;
    },
    nameOf(types, id) {
      const record = find(types, id);
      if (record !== null) return displayName(record);
      return listValue(types, id)?.value ?? null;
    },
    idOf(types, text) {
      for (const type of types) {
        const value = definitions()
          .lists.get(type)
          ?.values.find((entry) => entry.value === text);
        if (value !== undefined) return value.id;
        for (const record of store.all(type)) {
          if (displayName(record) === text) return record.id;
        }
      }
      return null;
    },
    choices(types) {
      const choices: { value: string; text: string }[] = [];
      for (const type of types) {
        for (const { id, value, isInactive } of definitions().lists.get(type)?.values ?? []) {
          if (!isInactive) choices.push({ value: id, text: value });
        }
        for (const record of store.all(type)) {
          if (record.fields.isinactive !== true) {
            choices.push({ value: record.id, text: displayName(record) });
          }
        }
      }
      return choices;
    },
  };
}

/** How NetSuite shows a record in a select: names of entities and items, `name` of lists, number of transactions. */
export function displayName(record: RecordData): string {
  const { fields } = record;
  const name =
    fields.entityid ??
    fields.itemid ??
    fields.acctname ??
    fields.periodname ??
    fields.inventorynumber ??
    fields.binnumber ??
    fields.name ??
    fields.tranid;
  return typeof name === 'string' ? name : record.id;
}
