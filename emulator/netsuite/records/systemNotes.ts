/** System notes: who changed which body field from what to what (netsuite-platform §7). */
import type { FieldValue, RecordData, Session } from '../contract.ts';
import type { Books } from './books.ts';
import type { RecordSchema } from './schemaTypes.ts';
import { displayName } from './references.ts';

/** A creation leaves one note (the record's name or number); an edit one per changed field; custom types only when their definition says so. */
export function noteChanges(
  books: Books,
  schema: RecordSchema,
  record: RecordData,
  previous: RecordData | null,
  session: Session,
): void {
  if (schema.definition !== null && !schema.definition.systemNotes) return;
  const note = (field: string, oldValue: string | null, newValue: string | null): void =>
    books.store.announceNote({
      id: String(books.store.nextNumber('systemnote')),
      recordType: record.type,
      recordId: record.id,
      field,
      oldValue,
      newValue,
      user: session.user,
      role: session.role,
      context: session.executionContext,
      at: record.lastModified,
    });
  if (previous === null) {
    note('name' in record.fields ? 'name' : 'tranid', null, displayName(record));
    return;
  }
  for (const id of schema.fields.keys()) {
    const before = previous.fields[id] ?? null;
    const after = record.fields[id] ?? null;
    if (!same(before, after)) note(id, asText(before), asText(after));
  }
}

function same(a: FieldValue, b: FieldValue): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && a.join() === b.join());
}

function asText(value: FieldValue): string | null {
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 'T' : 'F';
  return Array.isArray(value) ? value.join() : String(value);
}
