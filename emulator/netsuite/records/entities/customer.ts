/** Customers: names, unique entity ids, addresses, currencies (netsuite-platform §4.11). */
import type { LineData, RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { isOneWorld } from '../books.ts';
import type { Books } from '../books.ts';
import type { Draft } from '../draft.ts';
import { pleaseEnter } from '../refusals.ts';
import { baseCurrency } from '../transactions/currency.ts';
import { hasDependents } from '../refusals.ts';
import type { TypeRules } from '../typeRules.ts';
import { checkAddress } from './address.ts';
import { checkParent, hasChildren } from './family.ts';
import { checkLoginName } from './loginNames.ts';
import { defaultStatus, stageOf } from './stage.ts';
import { forgetRelationships, keepPrimaryRelationship } from './subsidiaryRelationship.ts';

const ENTITY_TRANSACTIONS = [
  'salesorder',
  'cashsale',
  'cashrefund',
  'invoice',
  'returnauthorization',
  'creditmemo',
  'customerdeposit',
  'customerpayment',
  'customerrefund',
];

export const customer: TypeRules = {
  prepare(_books, draft) {
    draft.data.fields.isperson ??= 'F';
  },

  source(books, draft) {
    const { data } = draft;
    const { fields } = data;
    fields.isperson ??= 'F';
    fields.autoname ??= !draft.touched.has('entityid');
    if (!isOneWorld(books)) fields.currency ??= baseCurrency(books, null);
    else if (typeof fields.subsidiary === 'string') {
      fields.currency ??= baseCurrency(books, fields.subsidiary);
    }
    fields.entitystatus ??= defaultStatus(books);
    fields.taxable ??= true;
    numberAddresses(books, data.sublists.addressbook ?? []);
  },

  complete(books, draft) {
    const { data } = draft;
    const { fields } = data;
    if ((fields.entityid ?? null) === null) fields.entityid = autoName(books, data);
    fields.altname = nameOf(data);
    fields.stage = stageOf(books, data);
    for (const balance of ['balance', 'overduebalance', 'unbilledorders', 'depositbalance']) {
      fields[balance] ??= 0;
    }
    for (const line of data.sublists.addressbook ?? []) flatten(line);
    onlyOneDefault(data.sublists.addressbook ?? [], 'defaultshipping');
    onlyOneDefault(data.sublists.addressbook ?? [], 'defaultbilling');
  },

  check(books, draft) {
    const { data } = draft;
    checkNames(data);
    checkUnique(books, draft);
    checkLoginName(books, data);
    checkParent(books, data);
    for (const line of data.sublists.addressbook ?? []) {
      const address = line.subrecords?.addressbookaddress;
      if (address !== undefined) checkAddress(address);
    }
  },

  post(books, data, previous) {
    const names = namesOf(books);
    if (previous !== null) names.delete(String(previous.fields.entityid).toLowerCase());
    names.set(String(data.fields.entityid).toLowerCase(), data.id);
  },

  stored(books, data, previous, session) {
    keepPrimaryRelationship(books, data, previous, session);
  },

  checkDelete(books, data) {
    if (hasChildren(books, data.id)) throw hasDependents();
    for (const type of ENTITY_TRANSACTIONS) {
      for (const transaction of books.store.all(type)) {
        if (transaction.fields.entity === data.id || transaction.fields.customer === data.id) {
          throw hasDependents();
        }
      }
    }
  },

  unpost(books, data, session) {
    namesOf(books).delete(String(data.fields.entityid).toLowerCase());
    forgetRelationships(books, data, session);
  },
};

/** Persons need both names, companies theirs. */
function checkNames(data: RecordData): void {
  const { fields } = data;
  const missing: string[] = [];
  if (fields.isperson === 'T') {
    if ((fields.firstname ?? null) === null) missing.push('First Name');
    if ((fields.lastname ?? null) === null) missing.push('Last Name');
  } else if ((fields.companyname ?? null) === null) {
    missing.push('Company Name');
  }
  if (missing.length > 0) throw pleaseEnter(missing);
}

function checkUnique(books: Books, draft: Draft): void {
  const name = String(draft.data.fields.entityid ?? '').toLowerCase();
  const holder = namesOf(books).get(name);
  if (holder !== undefined && holder !== draft.data.id) {
    throw new SuiteScriptError(
      'UNIQUE_CUST_ID_REQD',
      'A customer record with this ID already exists. You must enter a unique customer ID for each record you create.',
    );
  }
}

function namesOf(books: Books): Map<string, string> {
  let names = books.names.get('customer');
  if (names === undefined) books.names.set('customer', (names = new Map()));
  return names;
}

/** Auto-generated numbers are on: `CUST1 Name` is not asked for, the plain number counts on. */
function autoName(books: Books, data: RecordData): string {
  const names = namesOf(books);
  for (;;) {
    const name = `CUST${books.store.nextNumber('customernumber')}`;
    if (!names.has(name.toLowerCase()) || names.get(name.toLowerCase()) === data.id) return name;
  }
}

function nameOf(data: RecordData): string | null {
  const { fields } = data;
  if (fields.isperson !== 'T') return (fields.companyname as string | null | undefined) ?? null;
  return [fields.firstname, fields.lastname].filter(Boolean).join(' ');
}

function numberAddresses(books: Books, lines: LineData[]): void {
  for (const line of lines) {
    line.values.internalid ??= books.store.nextNumber('addressbook');
    line.values.id ??= line.values.internalid;
    line.subrecords ??= {};
    const address = (line.subrecords.addressbookaddress ??= { fields: {} });
    for (const [column, field] of Object.entries(COLUMN_OF_ADDRESS)) {
      const value = line.values[column] ?? null;
      if (value !== null && (address.fields[field] ?? null) === null) address.fields[field] = value;
    }
  }
}

/** Columns of the address book line → fields of its subrecord (records facts: phone here, addrphone there). */
const COLUMN_OF_ADDRESS: Record<string, string> = {
  addr1: 'addr1',
  addr2: 'addr2',
  addr3: 'addr3',
  addressee: 'addressee',
  attention: 'attention',
  city: 'city',
  country: 'country',
  phone: 'addrphone',
  state: 'state',
  zip: 'zip',
};

function flatten(line: LineData): void {
  const address = line.subrecords?.addressbookaddress;
  if (address === undefined) return;
  for (const [column, field] of Object.entries(COLUMN_OF_ADDRESS)) {
    line.values[column] = address.fields[field] ?? null;
  }
}

/** The last line marked as default wins. */
function onlyOneDefault(lines: LineData[], flag: string): void {
  const last = lines.findLastIndex((line) => line.values[flag] === true);
  lines.forEach((line, index) => {
    if (index !== last) line.values[flag] = false;
  });
}
