/** Contacts: people of a company. Their names are unique within it (SOAPCODES CONTACT_ALREADY_EXISTS). */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';
import type { TypeRules } from '../typeRules.ts';

export const contact: TypeRules = {
  /** "Contact Name" follows the person's names unless it was given; without any of them the save asks for it. */
  complete(_books, draft) {
    const { fields } = draft.data;
    if ((fields.entityid ?? null) !== null) return;
    const name = [fields.firstname, fields.middlename, fields.lastname].filter(Boolean).join(' ');
    if (name !== '') fields.entityid = name;
  },

  check(books, draft) {
    const { data } = draft;
    const holder = namesOf(books).get(nameKey(books, data));
    if (holder !== undefined && holder !== data.id) {
      throw new SuiteScriptError(
        'CONTACT_ALREADY_EXISTS',
        `A contact with the name [${String(data.fields.entityid)}] already exists`,
      );
    }
  },

  post(books, data, previous) {
    const names = namesOf(books);
    if (previous !== null) names.delete(nameKey(books, previous));
    names.set(nameKey(books, data), data.id);
  },

  unpost(books, data) {
    namesOf(books).delete(nameKey(books, data));
  },
};

function namesOf(books: Books): Map<string, string> {
  let names = books.names.get('contact');
  if (names === undefined) books.names.set('contact', (names = new Map()));
  return names;
}

function nameKey(books: Books, { fields }: RecordData): string {
  const scope =
    books.account.switches.contactNamesUniqueWithin === 'company'
      ? String(fields.company ?? '')
      : '';
  return `${scope}|${String(fields.entityid ?? '').toLowerCase()}`;
}
