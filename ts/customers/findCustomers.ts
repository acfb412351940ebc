import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { Found } from '../sync/createOnce';
import { normalisedEmail } from './customerKey';

export interface FoundCustomer {
  id: string;
  externalId: string;
  /** Normalised. */
  email: string;
  /** Internal id, '' in an account without subsidiaries. */
  subsidiary: string;
  active: boolean;
}

/**
 * Customers, leads and prospects by e-mail (normalised) or external id, inactive ones too. 10 units for all.
 * NetSuite compares e-mails here without case; whoever uses the answer compares the normalised text exactly.
 */
export function findCustomers(
  emails: string[],
  externalIds: string[],
  ids: string[],
  oneWorld: boolean,
): FoundCustomer[] {
  if (emails.length + externalIds.length + ids.length === 0) return [];
  const conditions = [
    ...(emails.length > 0 ? [`LOWER(c.email) IN (${placeholders(emails.length)})`] : []),
    ...(externalIds.length > 0 ? [`c.externalid IN (${placeholders(externalIds.length)})`] : []),
    ...(ids.length > 0 ? [`c.id IN (${placeholders(ids.length)})`] : []),
  ];
  const subsidiary = oneWorld ? ', c.subsidiary AS subsidiary' : '';
  return readAll(
    `SELECT c.id AS id, c.externalid AS externalid, c.email AS email, c.isinactive AS inactive${subsidiary} FROM customer c WHERE ${conditions.join(' OR ')}`,
    [...emails, ...externalIds, ...ids.map(Number)],
  ).map((row) => ({
    id: textOf(row, 'id'),
    externalId: textOf(row, 'externalid'),
    email: normalisedEmail(textOf(row, 'email')),
    subsidiary: textOf(row, 'subsidiary'),
    active: textOf(row, 'inactive') !== 'T',
  }));
}

/** For `createOnce`. */
export function customersByExternalId(externalId: string): Found[] {
  return readAll('SELECT c.id AS id FROM customer c WHERE c.externalid = ?', [externalId]).map(
    (row) => ({
      id: textOf(row, 'id'),
      type: 'customer',
    }),
  );
}
