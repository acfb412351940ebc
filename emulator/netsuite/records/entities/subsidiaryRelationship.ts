/**
 * Further subsidiaries of a customer (feature Multi-Subsidiary Customer; review 15, OH section_1507907354). The first one
 * is the customer's own; it comes and goes with the customer.
 */
import type { RecordData, Session } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { amend, isOneWorld } from '../books.ts';
import type { Books } from '../books.ts';
import { newDraft } from '../draft.ts';
import { displayName } from '../references.ts';
import { hasDependents } from '../refusals.ts';
import { baseCurrency } from '../transactions/currency.ts';
import type { TypeRules } from '../typeRules.ts';

const TYPE = 'customersubsidiaryrelationship';

export const subsidiaryRelationship: TypeRules = {
  complete(books, draft) {
    const { fields } = draft.data;
    const customer = books.store.find('customer', String(fields.entity ?? ''));
    fields.isprimarysub = customer !== null && customer.fields.subsidiary === fields.subsidiary;
    fields.name = customer === null ? null : displayName(customer);
    fields.primarycurrency ??= baseCurrency(books, fields.subsidiary);
  },

  check(books, draft) {
    const { data } = draft;
    const holder = keysOf(books).get(keyOf(data));
    if (holder !== undefined && holder !== data.id) {
      throw new SuiteScriptError('DUP_RCRD', 'This record already exists');
    }
  },

  post(books, data, previous) {
    if (previous !== null) keysOf(books).delete(keyOf(previous));
    keysOf(books).set(keyOf(data), data.id);
  },

  checkDelete(_books, data) {
    if (data.fields.isprimarysub === true) throw hasDependents();
  },

  unpost(books, data) {
    keysOf(books).delete(keyOf(data));
  },
};

/** The customer's own subsidiary as a relationship; the mark moves when the customer changes subsidiary. */
export function keepPrimaryRelationship(
  books: Books,
  customer: RecordData,
  previous: RecordData | null,
  session: Session,
): void {
  const { subsidiary } = customer.fields;
  if (!usesRelationships(books) || typeof subsidiary !== 'string') return;
  if (!hasRelationship(books, customer.id, subsidiary)) {
    const { data } = newDraft(TYPE, { kind: 'create' });
    Object.assign(data.fields, { entity: customer.id, subsidiary });
    storeMade(books, data, customer, session);
  }
  if (previous === null || previous.fields.subsidiary === subsidiary) return;
  for (const record of relationshipsOf(books, customer.id)) {
    const isprimarysub = record.fields.subsidiary === subsidiary;
    if (record.fields.isprimarysub === isprimarysub) continue;
    amend(books, record, { fields: { ...record.fields, isprimarysub } });
  }
}

/** NetSuite makes it itself: nothing is asked for, and the customer may be inactive. */
function storeMade(books: Books, data: RecordData, customer: RecordData, session: Session): void {
  const { fields } = data;
  Object.assign(fields, { isprimarysub: true, name: displayName(customer) });
  fields.primarycurrency = baseCurrency(books, fields.subsidiary);
  const at = books.account.now();
  const record: RecordData = {
    ...data,
    id: books.store.nextId(TYPE),
    version: 1,
    created: at,
    createdBy: session.user,
    lastModified: at,
    lastModifiedBy: session.user,
  };
  keysOf(books).set(keyOf(record), record.id);
  books.store.put(record);
}

export function forgetRelationships(books: Books, customer: RecordData, session: Session): void {
  for (const record of relationshipsOf(books, customer.id)) {
    keysOf(books).delete(keyOf(record));
    const at = books.account.now();
    books.store.remove(record, { user: session.user, context: session.executionContext, at });
  }
}

export function relationshipsOf(books: Books, customer: string): RecordData[] {
  const found: RecordData[] = [];
  for (const record of books.store.all(TYPE)) {
    if (record.fields.entity === customer) found.push(record);
  }
  return found;
}

/** Whether the customer may deal with a subsidiary that is not its own. */
export function hasRelationship(books: Books, customer: string, subsidiary: string): boolean {
  return keysOf(books).has(`${customer}|${subsidiary}`);
}

export function usesRelationships(books: Books): boolean {
  return isOneWorld(books) && books.account.features.has('MULTISUBSIDIARYCUSTOMER');
}

function keysOf(books: Books): Map<string, string> {
  let keys = books.names.get(TYPE);
  if (keys === undefined) books.names.set(TYPE, (keys = new Map()));
  return keys;
}

function keyOf({ fields }: RecordData): string {
  return `${String(fields.entity)}|${String(fields.subsidiary)}`;
}
