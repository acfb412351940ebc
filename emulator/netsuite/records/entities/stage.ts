/** Lead, prospect, customer: the stage of an entity's status; the first sale makes a customer of anybody. */
import type { RecordData, Session } from '../../contract.ts';
import type { Books } from '../books.ts';
import { touch } from '../books.ts';

export type Stage = 'LEAD' | 'PROSPECT' | 'CUSTOMER';

/** Entities without a status are customers. */
export function stageOf(books: Books, data: RecordData): Stage {
  const stage = books.store.find('customerstatus', String(data.fields.entitystatus ?? ''))?.fields
    .stage;
  return stage === 'LEAD' || stage === 'PROSPECT' ? stage : 'CUSTOMER';
}

/** Preference "Default Customer Status", else the first status of the stage. */
export function defaultStatus(books: Books): string | null {
  const preferred = books.account.preferences.DEFAULTCUSTOMERSTATUS;
  if (typeof preferred === 'string') return preferred;
  for (const status of books.store.all('customerstatus')) {
    if (status.fields.stage === 'CUSTOMER') return status.id;
  }
  return null;
}

/** A lead or prospect that buys is a customer from then on. */
export function becomeCustomer(books: Books, id: unknown, session: Session): void {
  const record = books.store.find('customer', String(id ?? ''));
  if (record === null || record.fields.stage === 'CUSTOMER') return;
  const fields = { ...record.fields, entitystatus: defaultStatus(books), stage: 'CUSTOMER' };
  touch(books, record, { fields }, session);
}
