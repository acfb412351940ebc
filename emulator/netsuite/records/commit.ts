/** The moment a record becomes stored: sourcing, validation and effects in one synchronous step. */
import type { RecordData, Session } from '../contract.ts';
import { SuiteScriptError } from '../contract.ts';
import type { Books } from './books.ts';
import { cloneRecord } from './draft.ts';
import type { Draft } from './draft.ts';
import { noSuchRecord, recordHasBeenChanged } from './refusals.ts';
import { rulesOf } from './rules.ts';
import { allocateRisen } from './stock/commitment.ts';
import { checkTracked } from './stock/tracked.ts';
import { noteChanges } from './systemNotes.ts';
import { checkClassifications } from './transactions/classifications.ts';
import { checkPeriod } from './transactions/periods.ts';
import { checkMandatory, checkReferences } from './validation.ts';

export interface CommitOptions {
  ignoreMandatoryFields?: boolean;
  /** False for submitFields: it overwrites, whatever happened since (netsuite-platform §4.7; switch). */
  checkVersion?: boolean;
}

/** Sourcing and computed fields, as a beforeSubmit script sees them. May run more than once. */
export function completeDraft(books: Books, draft: Draft): void {
  const rules = rulesOf(draft.data.type);
  rules.source?.(books, draft, null);
  rules.complete?.(books, draft);
}

/** Stores the draft and answers its id. Throws NetSuite's refusals; then nothing has changed. */
export function commitDraft(
  books: Books,
  draft: Draft,
  session: Session,
  options: CommitOptions = {},
): string {
  const { data } = draft;
  const schema = books.schema.of(data.type);
  const rules = rulesOf(data.type);
  const stored = data.id === '' ? null : books.store.find(data.type, data.id);
  refuseLostUpdates(books, draft, stored, options);
  completeDraft(books, draft);
  if (options.ignoreMandatoryFields !== true) checkMandatory(books, schema, data);
  if (options.ignoreMandatoryFields !== true && schema.category === 'transaction') {
    checkClassifications(books, schema, data);
  }
  checkReferences(books, schema, draft);
  refuseDuplicateExternalId(books, data);
  rules.check?.(books, draft);

  const now = books.account.now();
  if (data.id === '') {
    data.id = books.store.nextId(data.type);
    data.created = now;
    data.createdBy = session.user;
  }
  if (schema.category === 'transaction') numberTransaction(books, data);
  data.version = (stored?.version ?? 0) + 1;
  data.lastModified = now;
  data.lastModifiedBy = session.user;
  rules.post?.(books, data, stored, session);
  const record = cloneRecord(data);
  books.store.put(record);
  if (schema.category === 'transaction') books.links.note(record);
  rules.stored?.(books, record, stored, session);
  noteChanges(books, schema, record, stored, session);
  allocateRisen(books, books.backorders);
  books.stock.flush();
  draft.unsettled.clear();
  return record.id;
}

/** Removes a stored record and everything it did. */
export function removeRecord(books: Books, record: RecordData, session: Session): void {
  const rules = rulesOf(record.type);
  checkPeriod(books, cloneRecord(record));
  rules.checkDelete?.(books, record);
  checkTracked(books, record, [], 'item');
  rules.unpost?.(books, record, session);
  books.links.forget(record);
  books.store.remove(record, {
    user: session.user,
    context: session.executionContext,
    at: books.account.now(),
  });
  allocateRisen(books, books.backorders);
  books.stock.flush();
}

function refuseLostUpdates(
  books: Books,
  draft: Draft,
  stored: RecordData | null,
  options: CommitOptions,
): void {
  if (draft.base === null) return;
  if (stored === null) {
    if (books.account.switches.goneRecords === 'missing') throw noSuchRecord();
    throw new SuiteScriptError(
      'RCRD_DELETED_SINCE_RETRIEVED',
      'The record has been deleted since you retrieved it.',
    );
  }
  if (options.checkVersion === false) return;
  const definition = books.schema.of(draft.data.type).definition;
  if (definition !== null && !definition.optimisticLocking) return;
  if (stored.version !== draft.base.version) throw recordHasBeenChanged();
}

/** One space per group of records, compared without case (netsuite-platform §4.8, review 17). */
function refuseDuplicateExternalId(books: Books, data: RecordData): void {
  if (data.externalId === null) return;
  const holder = books.store.holderOf(data.type, data.externalId);
  if (holder === null || (holder.id === data.id && holder.type === data.type)) return;
  const { duplicateCustomRecordCode, duplicateRecordCode } = books.account.switches;
  const isCustom = books.schema.of(data.type).definition !== null;
  const code = isCustom ? duplicateCustomRecordCode : duplicateRecordCode;
  throw new SuiteScriptError(code, DUPLICATE_TEXT[code]);
}

const DUPLICATE_TEXT = {
  DUP_RCRD: 'This record already exists',
  DUP_CSTM_RCRD_ENTRY: 'There is already a Custom Record Entry with that name',
  UNIQUE_RCRD_ID_REQD:
    'A record with this ID already exists. You must enter a unique ID to create or update this record.',
};

const NUMBER_PREFIX: Record<string, string> = {
  assemblybuild: 'AB',
  assemblyunbuild: 'AU',
  salesorder: 'SO',
  cashsale: 'CS',
  cashrefund: 'CR',
  invoice: 'INV',
  itemfulfillment: 'IF',
  returnauthorization: 'RMA',
  itemreceipt: 'IR',
  creditmemo: 'CM',
  customerrefund: 'CREF',
  customerdeposit: 'CD',
  customerpayment: 'PMT',
  deposit: 'DEP',
  depositapplication: 'DA',
  journalentry: 'JE',
  inventoryadjustment: 'IA',
  inventorytransfer: 'IT',
  inventorycount: 'IC',
  transferorder: 'TO',
  purchaseorder: 'PO',
};

function numberTransaction(books: Books, data: RecordData): void {
  const prefix = NUMBER_PREFIX[data.type] ?? data.type.toUpperCase();
  data.fields.tranid ??= `${prefix}${books.store.nextNumber(`number|${data.type}`)}`;
  data.fields.transactionnumber ??= data.fields.tranid;
}
