/** record.submitFields: body fields that can be edited inline, written over whatever is there (netsuite-platform §4.7). */
import type { FieldValue, Operation, Records, Session } from '../contract.ts';
import { SuiteScriptError } from '../contract.ts';
import type { Books } from './books.ts';
import { commitDraft } from './commit.ts';
import { cloneRecord, draftOf, newDraft } from './draft.ts';
import type { Draft } from './draft.ts';
import { readOnlyView, requireVisible, runsUserEvents, schemaFor, view } from './rounds.ts';
import { missingArgument, noSuchRecord } from './refusals.ts';
import type { RecordSchema } from './schemaTypes.ts';
import { fromScript } from './values.ts';

type Options = Parameters<Records['submitFields']>[1];

export function* submitFields(books: Books, session: Session, options: Options): Operation<string> {
  const schema = schemaFor(books, session, options.type, 'record.submitFields', 'EDIT');
  if (options.values === undefined || options.values === null) {
    throw missingArgument('record.submitFields', 'values');
  }
  const stored = requireVisible(books, session, schema.type, options.id, 'record.submitFields');
  const partial = partialDraft(books, schema, stored.id, options.values);
  const events = runsUserEvents(books, session);
  if (events) {
    yield {
      stage: 'beforeSubmit',
      type: 'xedit',
      recordType: schema.type,
      newRecord: view(books, partial, false),
      oldRecord: readOnlyView(books, stored),
    };
  }
  const checkVersion = books.account.switches.submitFieldsChecksVersion;
  const latest = checkVersion ? stored : books.store.find(schema.type, stored.id);
  if (latest === null) throw noSuchRecord();
  const draft = draftOf(cloneRecord(latest), latest, { kind: 'load' });
  Object.assign(draft.data.fields, partial.data.fields);
  if (partial.touched.has('externalid')) draft.data.externalId = partial.data.externalId;
  for (const id of partial.touched) draft.touched.add(id);
  commitDraft(books, draft, session, {
    ignoreMandatoryFields: options.options?.ignoreMandatoryFields ?? false,
    checkVersion,
  });
  if (events) {
    const changed = view(books, partial, false);
    changed.isReadOnly = true;
    yield {
      stage: 'afterSubmit',
      type: 'xedit',
      recordType: schema.type,
      newRecord: changed,
      oldRecord: readOnlyView(books, stored),
    };
  }
  return stored.id;
}

/** The xedit record of user events: nothing but the changed fields (netsuite-platform §8.1). */
function partialDraft(
  books: Books,
  schema: RecordSchema,
  id: string,
  values: Record<string, unknown>,
): Draft {
  const draft = newDraft(schema.type, { kind: 'load' });
  draft.data.id = id;
  for (const [fieldId, value] of Object.entries(values)) {
    const field = schema.fields.get(fieldId);
    if (field === undefined || field.readOnly || !isInlineEditable(schema, fieldId)) {
      throw new SuiteScriptError(
        'SSS_INVALID_API_USAGE',
        `record.submitFields: ${fieldId} of ${schema.type} cannot be edited inline.`,
      );
    }
    const kept: FieldValue = fromScript(field, value, books.dateZone);
    draft.touched.add(fieldId);
    if (fieldId === 'externalid') draft.data.externalId = kept as string | null;
    else draft.data.fields[fieldId] = kept;
  }
  return draft;
}

/** Native fields by the records browser's mark, custom fields and the external id always (records facts, `submitFields`). */
function isInlineEditable(schema: RecordSchema, fieldId: string): boolean {
  const field = schema.fields.get(fieldId);
  return field !== undefined && (field.custom || field.inlineEditable || fieldId === 'externalid');
}
