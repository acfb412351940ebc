/**
 * Merging duplicate customers into one, as Manage Duplicates does: everything that names a duplicate names the master
 * afterwards, the duplicates are deleted, and their ids answer RCRD_DSNT_EXIST (review 30). No user events; versions stay.
 */
import type { FieldValue, LineData, RecordData, Session } from '../../contract.ts';
import { fromMinor, toMinor } from '../amounts.ts';
import { amend } from '../books.ts';
import type { Books } from '../books.ts';
import { cloneLine } from '../draft.ts';
import { requirePermission } from '../permissions.ts';
import { invalidReference, noSuchRecord } from '../refusals.ts';
import type { Field } from '../schemaTypes.ts';
import { forgetRelationships, hasRelationship } from './subsidiaryRelationship.ts';
import { customer as customerRules } from './customer.ts';

const OWNERS = new Set(['customer', 'entity']);
const BALANCES = ['balance', 'overduebalance', 'unbilledorders', 'depositbalance'];

/** @throws RCRD_DSNT_EXIST for an id that is no customer, INVALID_KEY_OR_REF where the master cannot take a duplicate over. */
export function mergeCustomers(
  books: Books,
  session: Session,
  master: string,
  duplicates: string[],
): void {
  requirePermission(books.schema, session, 'customer', 'FULL');
  for (const id of duplicates) {
    const into = books.store.find('customer', master);
    const duplicate = books.store.find('customer', id);
    if (into === null || duplicate === null) throw noSuchRecord();
    if (id === master) throw invalidReference('duplicate', id);
    checkSubsidiary(books, into, duplicate);
    forgetRelationships(books, duplicate, session);
    pointElsewhere(books, id, master);
    takeOver(books, into, duplicate);
    remove(books, books.store.find('customer', id)!, session);
  }
}

function checkSubsidiary(books: Books, master: RecordData, duplicate: RecordData): void {
  const subsidiary = duplicate.fields.subsidiary;
  if (typeof subsidiary !== 'string' || subsidiary === master.fields.subsidiary) return;
  if (!hasRelationship(books, master.id, subsidiary)) {
    throw invalidReference(
      'entity',
      duplicate.id,
      `subsidiary ${String(master.fields.subsidiary)}`,
    );
  }
}

/** Every select of a customer or entity, on every record and line. */
function pointElsewhere(books: Books, from: string, to: string): void {
  for (const type of books.schema.types()) {
    if (!books.schema.has(type)) continue;
    const schema = books.schema.of(type);
    const owners = ownersOf(schema.fields);
    const columns = new Map(
      [...schema.sublists].map(([id, sublist]) => [id, ownersOf(sublist.fields)] as const),
    );
    for (const record of Array.from(books.store.all(type))) {
      const next = moved(record, owners, columns, from, to);
      if (next === null) continue;
      if (schema.category !== 'transaction') {
        amend(books, record, next);
        continue;
      }
      books.links.forget(record);
      books.links.note(amend(books, record, next));
    }
  }
}

function ownersOf(fields: Map<string, Field>): string[] {
  return [...fields.values()]
    .filter((field) => field.references.some((type) => OWNERS.has(type)))
    .map((field) => field.id);
}

function moved(
  record: RecordData,
  owners: string[],
  columns: Map<string, string[]>,
  from: string,
  to: string,
): Pick<RecordData, 'fields' | 'sublists'> | null {
  const fields = swapped(record.fields, owners, from, to);
  const sublists: Record<string, LineData[]> = {};
  let changed = fields !== record.fields;
  for (const [id, lines] of Object.entries(record.sublists)) {
    sublists[id] = lines.map((line) => {
      const values = swapped(line.values, columns.get(id) ?? [], from, to);
      if (values === line.values) return line;
      changed = true;
      return { ...line, values };
    });
  }
  return changed ? { fields, sublists } : null;
}

function swapped(
  values: Record<string, FieldValue>,
  ids: string[],
  from: string,
  to: string,
): Record<string, FieldValue> {
  const hits = ids.filter((id) => values[id] === from);
  if (hits.length === 0) return values;
  return { ...values, ...Object.fromEntries(hits.map((id) => [id, to])) };
}

/** Addresses and balances go over; the master's own defaults stay. */
function takeOver(books: Books, master: RecordData, duplicate: RecordData): void {
  const current = books.store.find('customer', master.id)!;
  const addresses = (duplicate.sublists.addressbook ?? []).map((line) => {
    const copy = cloneLine(line);
    Object.assign(copy.values, { defaultshipping: false, defaultbilling: false });
    return copy;
  });
  const fields = { ...current.fields };
  if (fields.parent === current.id) fields.parent = null;
  for (const id of BALANCES) {
    fields[id] = fromMinor(minorOf(current.fields[id]) + minorOf(duplicate.fields[id]));
  }
  const addressbook = [...(current.sublists.addressbook ?? []), ...addresses];
  amend(books, current, { fields, sublists: { ...current.sublists, addressbook } });
}

function minorOf(value: FieldValue | undefined): number {
  return toMinor(typeof value === 'number' ? value : 0);
}

function remove(books: Books, duplicate: RecordData, session: Session): void {
  customerRules.unpost!(books, duplicate, session);
  const at = books.account.now();
  books.store.remove(duplicate, { user: session.user, context: session.executionContext, at });
}
