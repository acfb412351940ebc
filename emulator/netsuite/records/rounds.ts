/** Who may reach a record, and the rounds of user events around a save (netsuite-platform §8). */
import type { Operation, PermissionLevel, RecordData, Session } from '../contract.ts';
import { SuiteScriptError } from '../contract.ts';
import type { Books } from './books.ts';
import { commitDraft, completeDraft } from './commit.ts';
import { cloneRecord, draftOf } from './draft.ts';
import type { Draft } from './draft.ts';
import { requirePermission } from './permissions.ts';
import { invalidRecordType, missingArgument, noSuchRecord } from './refusals.ts';
import { rulesOf } from './rules.ts';
import { openRecord } from './script/openRecord.ts';
import type { ScriptRecord, Sourcing } from './script/scriptRecord.ts';

/** beforeSubmit, commit, afterSubmit. What afterSubmit throws does not undo the save (netsuite-platform §8.1). */
export function* savedWithEvents(
  books: Books,
  session: Session,
  draft: Draft,
  type: string,
  options: { ignoreMandatoryFields: boolean },
): Operation<string> {
  const { base } = draft;
  const events = runsUserEvents(books, session);
  if (events) {
    completeDraft(books, draft);
    yield {
      stage: 'beforeSubmit',
      type,
      recordType: draft.data.type,
      newRecord: view(books, draft, false),
      oldRecord: base === null ? null : readOnlyView(books, base),
    };
  }
  const id = commitDraft(books, draft, session, options);
  draft.saved = true;
  if (events) {
    yield {
      stage: 'afterSubmit',
      type,
      recordType: draft.data.type,
      newRecord: readOnlyView(books, books.store.find(draft.data.type, id) ?? draft.data),
      oldRecord: base === null ? null : readOnlyView(books, base),
    };
  }
  return id;
}

/** Not for writes made inside a user event, nor for imports without "Run Server SuiteScript" (netsuite-platform §8.2). */
export function runsUserEvents(books: Books, session: Session): boolean {
  if (session.insideUserEvent) return false;
  return (
    session.executionContext !== 'CSVIMPORT' ||
    books.account.preferences.RUNSERVERSUITESCRIPTANDTRIGGERWORKFLOWS === true
  );
}

export function view(books: Books, draft: Draft, isDynamic: boolean): ScriptRecord {
  return openRecord(books, draft, isDynamic, sourcingOf(books));
}

/** A record that a script may read but not change: oldRecord, and newRecord after the commit. */
export function readOnlyView(books: Books, record: RecordData): ScriptRecord {
  const script = view(books, draftOf(cloneRecord(record), record, { kind: 'load' }), false);
  script.isReadOnly = true;
  return script;
}

export function requireStored(books: Books, type: string, id: unknown, method: string): RecordData {
  if (id === undefined || id === null || id === '') throw missingArgument(method, 'id');
  // A script may hand over a number.
  const stored = books.store.find(type, String(id));
  if (stored === null) throw noSuchRecord();
  return stored;
}

/** As requireStored, for a role that is kept to some subsidiaries: records of others are PERMISSION_VIOLATION (likely). */
export function requireVisible(
  books: Books,
  session: Session,
  type: string,
  id: unknown,
  method: string,
): RecordData {
  const stored = requireStored(books, type, id, method);
  const own = books.schema.definitions.roles.get(session.role)?.subsidiaries ?? null;
  const { subsidiary } = stored.fields;
  if (own === null || typeof subsidiary !== 'string' || own.includes(subsidiary)) return stored;
  throw new SuiteScriptError(
    'PERMISSION_VIOLATION',
    'Permission Violation: you may not access this record.',
  );
}

export function schemaFor(
  books: Books,
  session: Session,
  type: string,
  method: string,
  level: PermissionLevel,
) {
  if (typeof type !== 'string' || type === '') throw missingArgument(method, 'type');
  const schema = books.schema.of(type.toLowerCase(), method);
  if (schema.category === 'subrecord') throw invalidRecordType(method, type);
  requirePermission(books.schema, session, schema.type, level);
  return schema;
}

function sourcingOf(books: Books): Sourcing {
  return {
    bodyChanged: (draft, field) => rulesOf(draft.data.type).source?.(books, draft, field),
    columnChanged: (draft, sublist, line, column) =>
      rulesOf(draft.data.type).sourceColumn?.(books, draft, sublist, line, column),
    lineCommitted: (draft) => rulesOf(draft.data.type).complete?.(books, draft),
  };
}
