/** Vendors and employees: one of a name (SOAPCODES DUP_ENTITY). */
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';
import type { TypeRules } from '../typeRules.ts';
import { checkLoginName } from './loginNames.ts';

export const namedEntity: TypeRules = {
  complete(_books, draft) {
    const { fields } = draft.data;
    const person = [fields.firstname, fields.lastname].filter(Boolean).join(' ');
    const name = fields.companyname ?? (person === '' ? null : person);
    if (name !== null) fields.entityid ??= name;
  },

  check(books, draft) {
    const { data } = draft;
    const holder = namesOf(books, data.type).get(String(data.fields.entityid ?? '').toLowerCase());
    if (holder !== undefined && holder !== data.id) {
      throw new SuiteScriptError('DUP_ENTITY', 'This entity already exists.');
    }
    checkLoginName(books, data);
  },

  post(books, data, previous) {
    const names = namesOf(books, data.type);
    if (previous !== null) names.delete(String(previous.fields.entityid).toLowerCase());
    names.set(String(data.fields.entityid).toLowerCase(), data.id);
  },

  unpost(books, data) {
    namesOf(books, data.type).delete(String(data.fields.entityid).toLowerCase());
  },
};

function namesOf(books: Books, type: string): Map<string, string> {
  let names = books.names.get(type);
  if (names === undefined) books.names.set(type, (names = new Map()));
  return names;
}
