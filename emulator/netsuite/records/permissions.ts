/** Roles and what they may do with a record type (netsuite-platform §7, §6.2). */
import type { PermissionLevel, RoleDefinition, Session } from '../contract.ts';
import type { Schema } from './schema.ts';
import { insufficientPermission } from './refusals.ts';

const RANK: Record<PermissionLevel, number> = { VIEW: 1, CREATE: 2, EDIT: 3, FULL: 4 };

/** Permission id (SDF permkey) and its name in the UI, per record type. Types that are missing need none. */
const PERMISSION: Record<string, [string, string]> = {
  salesorder: ['TRAN_SALESORD', 'Sales Order'],
  itemfulfillment: ['TRAN_ITEMSHIP', 'Item Fulfillment'],
  itemreceipt: ['TRAN_ITEMRCPT', 'Item Receipt'],
  invoice: ['TRAN_CUSTINVC', 'Invoice'],
  cashsale: ['TRAN_CASHSALE', 'Cash Sale'],
  cashrefund: ['TRAN_CASHRFND', 'Cash Sale Refund'],
  returnauthorization: ['TRAN_RTNAUTH', 'Return Authorization'],
  creditmemo: ['TRAN_CUSTCRED', 'Credit Memo'],
  customerdeposit: ['TRAN_CUSTDEP', 'Customer Deposit'],
  customerpayment: ['TRAN_CUSTPYMT', 'Customer Payment'],
  customerrefund: ['TRAN_CUSTRFND', 'Customer Refund'],
  depositapplication: ['TRAN_DEPAPPL', 'Deposit Application'],
  deposit: ['TRAN_DEPOSIT', 'Make Deposit'],
  journalentry: ['TRAN_JOURNAL', 'Make Journal Entry'],
  inventoryadjustment: ['TRAN_INVADJST', 'Adjust Inventory'],
  inventorytransfer: ['TRAN_INVTRNFR', 'Inventory Transfer'],
  inventorycount: ['TRAN_INVCOUNT', 'Inventory Count'],
  assemblybuild: ['TRAN_BUILD', 'Build Assemblies'],
  assemblyunbuild: ['TRAN_UNBUILD', 'Unbuild Assemblies'],
  transferorder: ['TRAN_TRNFRORD', 'Transfer Order'],
  purchaseorder: ['TRAN_PURCHORD', 'Purchase Order'],
  customer: ['LIST_CUSTJOB', 'Customers'],
  contact: ['LIST_CONTACT', 'Contacts'],
  // Its own permission has no level but View (SDF), so that writing it must be part of writing the customer.
  customersubsidiaryrelationship: ['LIST_CUSTJOB', 'Customers'],
  vendor: ['LIST_VENDOR', 'Vendors'],
  employee: ['LIST_EMPLOYEE', 'Employees'],
  inventoryitem: ['LIST_ITEM', 'Items'],
  lotnumberedinventoryitem: ['LIST_ITEM', 'Items'],
  serializedinventoryitem: ['LIST_ITEM', 'Items'],
  assemblyitem: ['LIST_ITEM', 'Items'],
  kititem: ['LIST_ITEM', 'Items'],
  noninventoryitem: ['LIST_ITEM', 'Items'],
  serviceitem: ['LIST_ITEM', 'Items'],
  otherchargeitem: ['LIST_ITEM', 'Items'],
  giftcertificateitem: ['LIST_ITEM', 'Items'],
  discountitem: ['LIST_ITEM', 'Items'],
  subtotalitem: ['LIST_ITEM', 'Items'],
  itemgroup: ['LIST_ITEM', 'Items'],
  shipitem: ['LIST_SHIPITEM', 'Shipping Items'],
  location: ['LIST_LOCATION', 'Locations'],
  subsidiary: ['LIST_SUBSIDIARY', 'Subsidiaries'],
  currency: ['LIST_CURRENCY', 'Currency'],
  currencyrate: ['LIST_CURRENCY', 'Currency'],
  salestaxitem: ['LIST_TAXITEM', 'Tax Items'],
  taxgroup: ['LIST_TAXITEM', 'Tax Items'],
  account: ['LIST_ACCOUNT', 'Accounts'],
  accountingperiod: ['ADMI_ACCTPERIODS', 'Accounting Periods'],
  paymentmethod: ['LIST_PAYMETH', 'Payment Methods'],
};

/** Throws INSUFFICIENT_PERMISSION when the session's role may not do that with the record type. */
export function requirePermission(
  schema: Schema,
  session: Session,
  type: string,
  level: PermissionLevel,
): void {
  if (session.role === 'administrator') return;
  const role = schema.definitions.roles.get(session.role);
  const definition = schema.definitions.recordTypes.get(type);
  if (definition !== undefined) {
    if (definition.accessType === 'NONENEEDED') {
      if (role === undefined) throw insufficientPermission(definition.name);
      return;
    }
    const granted =
      definition.accessType === 'USEPERMISSIONLIST'
        ? (definition.permissions.get(session.role) ?? role?.permissions.get(type))
        : (role?.permissions.get('LIST_CUSTRECORDENTRY') ?? role?.permissions.get(type));
    if (!covers(granted, level)) throw insufficientPermission(definition.name);
    return;
  }
  const permission = PERMISSION[type];
  if (permission === undefined) {
    if (role === undefined) throw insufficientPermission(type);
    return;
  }
  if (!covers(grantOf(role, type, permission[0]), level))
    throw insufficientPermission(permission[1]);
}

/** True when the role may see the record type at all; for lists and queries. */
export function mayView(schema: Schema, session: Session, type: string): boolean {
  try {
    requirePermission(schema, session, type, 'VIEW');
    return true;
  } catch {
    return false;
  }
}

/** "Fulfill Orders" lets a role make fulfillments too, whatever its level on the record itself. */
function grantOf(
  role: RoleDefinition | undefined,
  type: string,
  key: string,
): PermissionLevel | undefined {
  const own = role?.permissions.get(key);
  if (type === 'itemfulfillment' && own === undefined) {
    return role?.permissions.get('TRAN_SALESORDFULFILL');
  }
  return own;
}

function covers(granted: PermissionLevel | undefined, wanted: PermissionLevel): boolean {
  return granted !== undefined && RANK[granted] >= RANK[wanted];
}
