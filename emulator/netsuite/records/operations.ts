/** The calls of N/record as operations that pause for user events (netsuite-platform §4.7, §8). */
import type {
  Operation,
  PageMessage,
  RecordObject,
  Records,
  Session,
  UserEventRound,
} from '../contract.ts';
import { SuiteScriptError } from '../contract.ts';
import type { Books } from './books.ts';
import { press } from './buttons.ts';
import { removeRecord } from './commit.ts';
import { copyDraft } from './copyDraft.ts';
import { cloneRecord, draftOf, newDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { fillLocations, fillNumberLocations } from './items/item.ts';
import { prepareItem } from './items/itemRules.ts';
import { requirePermission } from './permissions.ts';
import { NotModelledError, invalidRecordType, recordHasBeenChanged } from './refusals.ts';
import { rulesOf } from './rules.ts';
import { ScriptRecord } from './script/scriptRecord.ts';
import {
  readOnlyView,
  requireStored,
  requireVisible,
  runsUserEvents,
  savedWithEvents,
  schemaFor,
  view,
} from './rounds.ts';
import { submitFields } from './submitFields.ts';
import { transformDraft } from './transactions/transforms.ts';
import { fromScript } from './values.ts';

export type Operations = Pick<
  Records,
  | 'create'
  | 'load'
  | 'view'
  | 'copy'
  | 'transform'
  | 'save'
  | 'submitFields'
  | 'press'
  | 'delete'
  | 'attach'
  | 'detach'
>;

export function createOperations(books: Books): Operations {
  return {
    *create(session, { type, isDynamic = false, defaultValues = {} }) {
      const schema = schemaFor(books, session, type, 'record.create', 'CREATE');
      if (/Create\b.*Not Supported|^Create Not Allowed/.test(schema.scripting)) {
        throw invalidRecordType('record.create', type);
      }
      const draft = newDraft(schema.type, { kind: 'create' });
      rulesOf(schema.type).prepare?.(books, draft, session);
      setCustomDefaults(books, draft);
      rulesOf(schema.type).source?.(books, draft, '');
      applyDefaultValues(books, draft, defaultValues);
      return yield* opened(books, session, draft, isDynamic, 'create');
    },

    *load(session, { type, id, isDynamic = false }) {
      const schema = schemaFor(books, session, type, 'record.load', 'VIEW');
      const stored = requireVisible(books, session, schema.type, id, 'record.load');
      const draft = draftOf(cloneRecord(stored), stored, { kind: 'load' });
      showComputed(books, draft);
      return yield* opened(books, session, draft, isDynamic, 'edit');
    },

    *view(session, { type, id }) {
      const stored = requireStored(books, type, id, 'record.load');
      const messages: PageMessage[] = [];
      if (runsUserEvents(books, session)) {
        yield {
          stage: 'beforeLoad',
          type: 'view',
          recordType: type,
          newRecord: readOnlyView(books, stored),
          oldRecord: null,
          messages,
        };
      }
      return messages;
    },

    *copy(session, { type, id, isDynamic = false, defaultValues = {} }) {
      const schema = schemaFor(books, session, type, 'record.copy', 'CREATE');
      if (/Copy/.test(schema.scripting) && schema.type !== 'customerpayment') {
        throw invalidRecordType('record.copy', type);
      }
      const stored = requireVisible(books, session, schema.type, id, 'record.copy');
      const draft = copyDraft(stored);
      rulesOf(schema.type).prepare?.(books, draft, session);
      rulesOf(schema.type).source?.(books, draft, '');
      applyDefaultValues(books, draft, defaultValues);
      return yield* opened(books, session, draft, isDynamic, 'copy');
    },

    *transform(session, { fromType, fromId, toType, isDynamic = false, defaultValues = {} }) {
      const from = schemaFor(books, session, fromType, 'record.transform', 'VIEW');
      const to = schemaFor(books, session, toType, 'record.transform', 'CREATE');
      const source = requireVisible(books, session, from.type, fromId, 'record.transform');
      const draft = transformDraft(books, source, to.type, defaultValues);
      setCustomDefaults(books, draft);
      rulesOf(to.type).prepare?.(books, draft, session);
      rulesOf(to.type).source?.(books, draft, '');
      const { inventorylocation: _chosen, shipgroup: _group, ...fields } = defaultValues;
      applyDefaultValues(books, draft, fields, ['customform', 'entity', 'account', 'invoices']);
      return yield* opened(books, session, draft, isDynamic, 'transform');
    },

    *save(session, record, options) {
      const script = scriptRecord(record);
      const { draft } = script;
      const isNew = draft.data.id === '';
      if (draft.saved) throw recordHasBeenChanged();
      requirePermission(books.schema, session, draft.data.type, isNew ? 'CREATE' : 'EDIT');
      const type = isNew ? 'create' : 'edit';
      return yield* savedWithEvents(books, session, draft, type, {
        ignoreMandatoryFields: options.ignoreMandatoryFields ?? false,
      });
    },

    submitFields: (session, options) => submitFields(books, session, options),
    press: (session, options) => press(books, session, options),

    *delete(session, { type, id }) {
      const schema = schemaFor(books, session, type, 'record.delete', 'FULL');
      if (/Delete Not Supported/.test(schema.scripting)) {
        throw invalidRecordType('record.delete', type);
      }
      if (books.account.switches.goneRecords === 'deleted')
        refuseDeletedTwice(books, schema.type, id);
      const stored = requireVisible(books, session, schema.type, id, 'record.delete');
      const round = (stage: UserEventRound['stage']): UserEventRound => ({
        stage,
        type: 'delete',
        recordType: schema.type,
        newRecord: readOnlyView(books, stored),
        oldRecord: readOnlyView(books, stored),
      });
      if (runsUserEvents(books, session)) yield round('beforeSubmit');
      // A script may have changed it meanwhile.
      removeRecord(books, requireStored(books, schema.type, id, 'record.delete'), session);
      if (runsUserEvents(books, session)) yield round('afterSubmit');
      return stored.id;
    },

    // eslint-disable-next-line require-yield
    *attach() {
      throw new NotModelledError('record.attach');
    },
    // eslint-disable-next-line require-yield
    *detach() {
      throw new NotModelledError('record.detach');
    },
  };
}

function refuseDeletedTwice(books: Books, type: string, id: unknown): void {
  if (!books.store.wasRemoved(type, String(id))) return;
  throw new SuiteScriptError('RCRD_PREVSLY_DELETED', 'This record has already been deleted.');
}

function* opened(
  books: Books,
  session: Session,
  draft: Draft,
  isDynamic: boolean,
  type: string,
): Operation<RecordObject> {
  if (isDynamic && /Dynamic Mode Not Supported/.test(books.schema.of(draft.data.type).scripting)) {
    throw new NotModelledError(`dynamic mode of ${draft.data.type}: NetSuite does not support it`);
  }
  const script = view(books, draft, isDynamic);
  if (runsUserEvents(books, session)) {
    yield {
      stage: 'beforeLoad',
      type,
      recordType: draft.data.type,
      newRecord: view(books, draft, false),
      oldRecord: draft.base === null ? null : readOnlyView(books, draft.base),
    };
  }
  return script;
}

function setCustomDefaults(books: Books, draft: Draft): void {
  for (const [id, field] of books.schema.of(draft.data.type).fields) {
    if (field.defaultValue === null || (draft.data.fields[id] ?? null) !== null) continue;
    draft.data.fields[id] =
      field.type === 'checkbox'
        ? field.defaultValue === 'T'
        : ['integer', 'float', 'currency', 'percent'].includes(field.type)
          ? Number(field.defaultValue)
          : field.defaultValue;
  }
}

/** Only the documented ones; the others are refused (netsuite-platform §4.9). */
function applyDefaultValues(
  books: Books,
  draft: Draft,
  defaultValues: Record<string, unknown>,
  also: string[] = [],
): void {
  const { data } = draft;
  const schema = books.schema.of(data.type);
  for (const [id, value] of Object.entries(defaultValues)) {
    if (id === 'subtype' && schema.category === 'item') {
      data.fields.subtype = String(value);
      continue;
    }
    const field = schema.fields.get(id);
    const allowed = schema.defaultValues.has(id) || also.includes(id);
    if (!allowed && id !== 'recordmode') {
      throw new SuiteScriptError(
        'INVALID_RCRD_INITIALIZE',
        `The default value ${id} is not allowed for ${data.type}.`,
      );
    }
    if (field === undefined) {
      if (id === 'entity' && schema.fields.has('customer')) {
        data.fields.customer = String(value);
        rulesOf(data.type).source?.(books, draft, 'customer');
      }
      continue;
    }
    data.fields[id] = fromScript(field, value, books.dateZone);
    draft.touched.add(id);
    rulesOf(data.type).source?.(books, draft, id);
  }
}

/** Figures that are not kept on the record but shown on it. */
function showComputed(books: Books, draft: Draft): void {
  if (draft.data.type === 'inventorynumber') fillNumberLocations(books, draft);
  if (books.schema.of(draft.data.type).category !== 'item') return;
  prepareItem(books, draft);
  fillLocations(books, draft);
}

function scriptRecord(record: RecordObject): ScriptRecord {
  if (record instanceof ScriptRecord && record.ownerField === null) return record;
  throw new SuiteScriptError('SSS_INVALID_API_USAGE', 'Subrecords have no save of their own.');
}
