/** Sub-customers: a parent of the same subsidiary and currency, and no circles (SOAPCODES MATCHING_CUR_SUB_REQD). */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { isOneWorld } from '../books.ts';
import type { Books } from '../books.ts';
import { invalidReference } from '../refusals.ts';
import { hasRelationship } from './subsidiaryRelationship.ts';

export function checkParent(books: Books, data: RecordData): void {
  const id = data.fields.parent;
  if (typeof id !== 'string') return;
  for (
    let ancestor = books.store.find('customer', id), steps = 0;
    ancestor !== null && steps < 100;
    ancestor = books.store.find('customer', String(ancestor.fields.parent ?? '')), steps += 1
  ) {
    if (ancestor.id === data.id) throw invalidReference('parent', id);
  }
  const parent = books.store.find('customer', id);
  if (parent === null) return;
  const sameCurrency = parent.fields.currency === data.fields.currency;
  const subsidiary = String(data.fields.subsidiary ?? '');
  const sameSubsidiary =
    !isOneWorld(books) ||
    parent.fields.subsidiary === subsidiary ||
    hasRelationship(books, parent.id, subsidiary);
  if (!sameCurrency || !sameSubsidiary) {
    throw new SuiteScriptError(
      'MATCHING_CUR_SUB_REQD',
      'The parent specified must have the same currency and subsidiary as the child',
    );
  }
}

export function hasChildren(books: Books, customer: string): boolean {
  for (const other of books.store.all('customer')) {
    if (other.fields.parent === customer) return true;
  }
  for (const person of books.store.all('contact')) {
    if (person.fields.company === customer) return true;
  }
  return false;
}
