/** Names of entities that may sign in: one of a name among all kinds (SOAPCODES DUP_ENTITY_NAME). */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import type { Books } from '../books.ts';

/** Kinds that have the field Give Access. */
const KINDS = ['customer', 'vendor', 'employee'];

/**
 * Code and text are confirmed, that Give Access is what the text calls access is likely.
 * @throws DUP_ENTITY_NAME
 */
export function checkLoginName(books: Books, data: RecordData): void {
  if (data.fields.giveaccess !== true) return;
  const name = String(data.fields.entityid ?? '').toLowerCase();
  for (const kind of KINDS) {
    const id = kind === data.type ? undefined : books.names.get(kind)?.get(name);
    if (id === undefined || books.store.find(kind, id)?.fields.giveaccess !== true) continue;
    throw new SuiteScriptError(
      'DUP_ENTITY_NAME',
      'There is already an external entity (eg. customer, vendor, or employee) with access to this account using that entity name. All external entities with access must have a unique entity name for login purposes.',
    );
  }
}
