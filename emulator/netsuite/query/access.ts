import type { CustomRecordDefinition, Definitions, RoleDefinition, Session } from '../contract.ts';
import { transactionTypes } from './catalog.ts';
import { searchError } from './errors.ts';
import type { Schema, Table } from './schema.ts';
import type { TableSql } from './sql/compiler.ts';
import { quote, quoteText } from './sql/typed.ts';

/**
 * What a role sees. NetSuite filters rows by the role, and a table the role has no permission for
 * looks as if it did not exist (netsuite-platform §4.6, likely). Permission keys as in SDF.
 */

const TRANSACTION_PERMISSIONS: Record<string, string> = {
  SalesOrd: 'TRAN_SALESORD',
  CustInvc: 'TRAN_CUSTINVC',
  CashSale: 'TRAN_CASHSALE',
  CashRfnd: 'TRAN_CASHRFND',
  CustCred: 'TRAN_CUSTCRED',
  CustPymt: 'TRAN_CUSTPYMT',
  CustDep: 'TRAN_CUSTDEP',
  DepAppl: 'TRAN_DEPAPPL',
  CustRfnd: 'TRAN_CUSTRFND',
  Deposit: 'TRAN_DEPOSIT',
  RtnAuth: 'TRAN_RTNAUTH',
  ItemShip: 'TRAN_ITEMSHIP',
  ItemRcpt: 'TRAN_ITEMRCPT',
  InvAdjst: 'TRAN_INVADJST',
  InvTrnfr: 'TRAN_INVTRNFR',
  InvCount: 'TRAN_INVCOUNT',
  TrnfrOrd: 'TRAN_TRNFRORD',
  Build: 'TRAN_BUILD',
  Unbuild: 'TRAN_UNBUILD',
  PurchOrd: 'TRAN_PURCHORD',
  VendBill: 'TRAN_VENDBILL',
  Journal: 'TRAN_JOURNAL',
};

/** entity.type and what lets a role see it. */
const ENTITY_PERMISSIONS = [
  ['CustJob', 'LIST_CUSTJOB'],
  ['Vendor', 'LIST_VENDOR'],
  ['Employee', 'LIST_EMPLOYEE'],
  ['Contact', 'LIST_CONTACT'],
] as const;

const TABLE_PERMISSIONS: Record<string, string[]> = {
  item: ['LIST_ITEM'],
  aggregateitemlocation: ['LIST_ITEM'],
  inventoryitemlocations: ['LIST_ITEM'],
  inventorybalance: ['LIST_ITEM'],
  inventorynumber: ['LIST_ITEM'],
  inventorynumberlocation: ['LIST_ITEM'],
  itembinquantity: ['LIST_ITEM'],
  pricing: ['LIST_ITEM'],
  itemprice: ['LIST_ITEM'],
  kititemmember: ['LIST_ITEM'],
  itemmember: ['LIST_ITEM'],
  customer: ['LIST_CUSTJOB'],
  customeraddressbook: ['LIST_CUSTJOB'],
  customeraddressbookentityaddress: ['LIST_CUSTJOB'],
  customersubsidiaryrelationship: ['LIST_ENTITYSUBSIDIARYRELATION', 'LIST_CUSTJOB'],
  entity: ENTITY_PERMISSIONS.map(([, permission]) => permission),
  vendor: ['LIST_VENDOR'],
  employee: ['LIST_EMPLOYEE'],
  contact: ['LIST_CONTACT'],
  location: ['LIST_LOCATION'],
  subsidiary: ['LIST_SUBSIDIARY'],
  currency: ['LIST_CURRENCY'],
  currencyrate: ['LIST_CURRENCY'],
  department: ['LIST_DEPARTMENT'],
  classification: ['LIST_CLASS'],
  account: ['LIST_ACCOUNT'],
  accountingperiod: ['ADMI_ACCTPERIODS'],
  shipitem: ['LIST_SHIPITEM'],
  salestaxitem: ['LIST_TAXITEM'],
  paymentmethod: ['LIST_PAYMETH'],
  file: ['LIST_FILECABINET'],
  mediaitemfolder: ['LIST_FILECABINET'],
  deletedrecord: ['ADMI_DELETEDRECORD'],
  script: ['ADMI_CUSTOMSCRIPT'],
  scriptdeployment: ['ADMI_CUSTOMSCRIPT'],
  scriptnote: ['ADMI_CUSTOMSCRIPT'],
};

/** Tables with a row per transaction, and the column that names it. */
const TRANSACTION_TABLES: Record<string, string> = {
  transactionline: 'transaction',
  transactionaccountingline: 'transaction',
  trackingnumbermap: 'transaction',
  transactionshipment: 'doc',
  nexttransactionlink: 'nextdoc',
  previoustransactionlink: 'nextdoc',
  nexttransactionlinelink: 'nextdoc',
  previoustransactionlinelink: 'nextdoc',
};

function roleOf(session: Session, definitions: Definitions | null): RoleDefinition | null {
  if (session.role === 'administrator') return null;
  const role = definitions?.roles.get(session.role);
  if (!role) throw searchError(`Role '${session.role}' was not found.`);
  return role;
}

function mayReadCustom(type: CustomRecordDefinition, role: RoleDefinition): boolean {
  if (type.accessType === 'NONENEEDED') return true;
  if (type.accessType === 'CUSTRECORDENTRYPERM')
    return role.permissions.has('LIST_CUSTRECORDENTRY');
  return type.permissions.has(role.id) || role.permissions.has(type.id);
}

function visibleTypes(role: RoleDefinition): string[] {
  return [...transactionTypes.keys()].filter((code) => {
    const permission = TRANSACTION_PERMISSIONS[code];
    return permission !== undefined && role.permissions.has(permission);
  });
}

function subsidiaryFilter(role: RoleDefinition, column: string): string {
  return role.subsidiaries === null
    ? ''
    : ` AND (${column} IS NULL OR ${column} IN (${role.subsidiaries.map(Number).join(', ')}))`;
}

function transactionFilter(role: RoleDefinition): string {
  const types = visibleTypes(role).map(quoteText).join(', ');
  return `"type" IN (${types})${subsidiaryFilter(role, '(SELECT l."subsidiary" FROM "transactionline" l WHERE l."transaction" = "transaction"."id" AND l."id" = 0)')}`;
}

/** Key under which compiled statements of sessions that see the same can be shared. */
export function accessKey(session: Session): string {
  return session.role;
}

/** SQL that stands for a table in this session's statements. Throws `Record 'x' was not found.` without permission. */
export function tableAccess(schema: Schema, session: Session): TableSql {
  const role = roleOf(session, schema.definitions());
  if (role === null) return (table) => quote(table.name);

  return (table: Table) => {
    const { name } = table;
    const hidden = () => searchError(`Record '${name}' was not found.`);
    const custom = schema.definitions()?.recordTypes.get(name);
    if (custom && !mayReadCustom(custom, role)) throw hidden();
    const needed = TABLE_PERMISSIONS[name];
    if (needed && !needed.some((permission) => role.permissions.has(permission))) throw hidden();
    if (name === 'transaction') {
      if (visibleTypes(role).length === 0) throw hidden();
      return `(SELECT * FROM "transaction" WHERE ${transactionFilter(role)})`;
    }
    const document = TRANSACTION_TABLES[name];
    if (document) {
      if (visibleTypes(role).length === 0) throw hidden();
      // For each row its own transaction is looked up: an IN would list all transactions for every statement.
      return `(SELECT * FROM ${quote(name)} WHERE EXISTS (SELECT 1 FROM "transaction" WHERE "id" = ${quote(name)}.${quote(document)} AND ${transactionFilter(role)}))`;
    }
    if (name === 'entity') {
      const types = ENTITY_PERMISSIONS.filter(([, permission]) => role.permissions.has(permission));
      const list = types.map(([type]) => quoteText(type)).join(', ');
      return `(SELECT * FROM "entity" WHERE "type" IN (${list}))`;
    }
    if (name === 'customer' || name === 'location') {
      const filter = subsidiaryFilter(role, '"subsidiary"');
      return filter ? `(SELECT * FROM ${quote(name)} WHERE 1${filter})` : quote(name);
    }
    return quote(name);
  };
}

/** SuiteQL needs SuiteAnalytics Workbook (netsuite-platform §4.6). */
export function requireSuiteQl(schema: Schema, session: Session): void {
  const role = roleOf(session, schema.definitions());
  if (role && !role.permissions.has('REPO_ANALYTICS')) {
    throw searchError(
      "Permission Violation: You need the 'SuiteAnalytics Workbook' permission to access this page. Please contact your account administrator.",
    );
  }
}
