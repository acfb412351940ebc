import { placeholders, readAll, textOf, type Param, type Row } from '../netsuite/suiteql';
import type { Found } from '../sync/createOnce';
import { companyKey, normalisedEmail, phoneKey } from './spelling';

export interface FoundCustomer {
  id: string;
  externalId: string;
  /** Normalised. */
  email: string;
  /** `phoneKey` of its main phone. */
  phone: string;
  /** `companyKey` of a company's name; '' for persons. */
  company: string;
  /** Internal id of the customer it is a child of; '' for none. */
  parent: string;
  /** Internal id, '' in an account without subsidiaries. */
  subsidiary: string;
  /** The store's subsidiary may sell to it, although it is another one's. */
  shared: boolean;
  active: boolean;
  /** What a former connector wrote into the column of `adopts`; '' where nobody is adopted. */
  former: string;
}

/** What customers are looked for by. All normalised. */
export interface CustomerKeys {
  emails?: string[];
  externalIds?: string[];
  ids?: string[];
  phones?: string[];
  companies?: string[];
  /** Internal ids of the companies whose children are wanted. */
  parents?: string[];
  /** Values of the column of `adopts`. */
  former?: string[];
}

/** How the account keeps customers. */
export interface CustomerAccount {
  /** Accounts without subsidiaries have no such column. */
  oneWorld: boolean;
  /** The subsidiary whose right to sell to customers of others is asked for; '' where customers belong to one. */
  sharedWith: string;
  /** Column in which a former connector kept Shopify's customer; '' where nobody is adopted. */
  adopts: string;
}

/** Digits at the end of a phone number that the query compares; the rest is compared by whoever uses the answer. */
const PHONE_TAIL = 7;

/**
 * Customers, leads and prospects by any of these keys, inactive ones too. 10 units for all.
 * NetSuite compares without case and phones by their last digits; whoever uses the answer compares the keys exactly.
 */
export function findCustomers(keys: CustomerKeys, account: CustomerAccount): FoundCustomer[] {
  const phones = (keys.phones ?? []).map((phone) => phone.slice(-PHONE_TAIL));
  const wanted: { column: string; values: Param[] }[] = [
    { column: 'LOWER(c.email)', values: keys.emails ?? [] },
    { column: 'c.externalid', values: keys.externalIds ?? [] },
    { column: 'c.id', values: (keys.ids ?? []).map(Number) },
    { column: `SUBSTR(REGEXP_REPLACE(c.phone, '[^0-9]'), -${PHONE_TAIL})`, values: phones },
    {
      column: `LOWER(TRIM(REGEXP_REPLACE(c.companyname, '\\s+', ' ')))`,
      values: keys.companies ?? [],
    },
    { column: 'c.parent', values: (keys.parents ?? []).map(Number) },
    { column: `c.${account.adopts}`, values: keys.former ?? [] },
  ];
  const given = wanted.filter(({ values }) => values.length > 0);
  if (given.length === 0) return [];
  const conditions = given.map(
    ({ column, values }) => `${column} IN (${placeholders(values.length)})`,
  );
  const subsidiary = account.oneWorld ? ', c.subsidiary AS subsidiary' : '';
  const shared = account.sharedWith === '' ? '' : ', r.subsidiary AS shared';
  const former = account.adopts === '' ? '' : `, c.${account.adopts} AS former`;
  const relationship =
    account.sharedWith === ''
      ? ''
      : ' LEFT JOIN customersubsidiaryrelationship r ON r.entity = c.id AND r.subsidiary = ?';
  return readAll(
    `SELECT c.id AS id, c.externalid AS externalid, c.email AS email, c.phone AS phone, c.companyname AS company, c.isperson AS isperson, c.parent AS parent, c.isinactive AS inactive${subsidiary}${shared}${former} FROM customer c${relationship} WHERE ${conditions.join(' OR ')}`,
    [
      ...(account.sharedWith === '' ? [] : [Number(account.sharedWith)]),
      ...given.flatMap(({ values }) => values),
    ],
  ).map(foundOf);
}

function foundOf(row: Row): FoundCustomer {
  const id = textOf(row, 'id');
  const parent = textOf(row, 'parent');
  return {
    id,
    externalId: textOf(row, 'externalid'),
    email: normalisedEmail(textOf(row, 'email')),
    phone: phoneKey(textOf(row, 'phone')),
    company: textOf(row, 'isperson') === 'T' ? '' : companyKey(textOf(row, 'company')),
    // NetSuite shows a customer without parent as its own (likely).
    parent: parent === id ? '' : parent,
    subsidiary: textOf(row, 'subsidiary'),
    shared: textOf(row, 'shared') !== '',
    active: textOf(row, 'inactive') !== 'T',
    former: textOf(row, 'former'),
  };
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
