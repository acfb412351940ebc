/** What a save refuses to do without (records facts, `requiredOnCreate`); defaults such as currency and date fill themselves before the check. */
import type { Account } from '../contract.ts';

interface Mandatory {
  body: Set<string>;
  lines: Map<string, Set<string>>;
}

const BODY: Record<string, string[]> = {
  salesorder: ['entity', 'trandate', 'orderstatus', 'currency', 'exchangerate'],
  cashsale: ['entity', 'trandate', 'currency', 'exchangerate'],
  cashrefund: ['entity', 'trandate', 'currency', 'exchangerate'],
  invoice: ['entity', 'trandate', 'currency', 'exchangerate', 'account'],
  returnauthorization: ['entity', 'trandate', 'currency', 'exchangerate'],
  creditmemo: ['entity', 'trandate', 'currency', 'exchangerate', 'account'],
  itemfulfillment: ['trandate'],
  itemreceipt: ['trandate'],
  customerdeposit: ['customer', 'trandate', 'currency', 'exchangerate', 'payment'],
  customerpayment: ['customer', 'trandate', 'currency', 'exchangerate'],
  customerrefund: ['customer', 'trandate', 'currency', 'exchangerate', 'account', 'paymentmethod'],
  depositapplication: ['trandate'],
  deposit: ['account', 'trandate'],
  journalentry: ['trandate', 'currency'],
  inventoryadjustment: ['account', 'trandate'],
  inventorytransfer: ['location', 'transferlocation', 'trandate'],
  assemblybuild: ['item', 'quantity', 'trandate'],
  assemblyunbuild: ['item', 'quantity', 'trandate'],
  transferorder: ['location', 'transferlocation', 'trandate'],
  purchaseorder: ['entity', 'trandate'],
  inventoryitem: ['itemid', 'cogsaccount', 'assetaccount'],
  lotnumberedinventoryitem: ['itemid', 'cogsaccount', 'assetaccount'],
  serializedinventoryitem: ['itemid', 'cogsaccount', 'assetaccount'],
  assemblyitem: ['itemid', 'cogsaccount', 'assetaccount'],
  kititem: ['itemid', 'incomeaccount'],
  noninventoryitem: ['itemid', 'incomeaccount'],
  serviceitem: ['itemid', 'incomeaccount'],
  otherchargeitem: ['itemid'],
  discountitem: ['itemid', 'account', 'rate'],
  giftcertificateitem: ['itemid', 'liabilityaccount'],
  subtotalitem: ['itemid'],
  itemgroup: ['itemid'],
  location: ['name'],
  subsidiary: ['name', 'country', 'currency'],
  account: ['acctname', 'accttype'],
  currency: ['name', 'symbol', 'exchangerate'],
  salestaxitem: ['itemid', 'rate'],
  taxgroup: ['itemid'],
  paymentmethod: ['name'],
  term: ['name'],
  pricelevel: ['name'],
  shipitem: ['itemid'],
  department: ['name'],
  classification: ['name'],
  customercategory: ['name'],
  contact: ['entityid'],
  currencyrate: ['basecurrency', 'transactioncurrency', 'effectivedate', 'exchangerate'],
  customersubsidiaryrelationship: ['entity', 'subsidiary'],
  accountingperiod: ['periodname', 'startdate', 'enddate'],
};

const IN_ONE_WORLD = new Set([
  'customer',
  'contact',
  'vendor',
  'employee',
  'journalentry',
  'inventoryadjustment',
  'inventorytransfer',
  'assemblybuild',
  'assemblyunbuild',
  'transferorder',
  'location',
]);

const LINES: Record<string, Record<string, string[]>> = {
  inventoryadjustment: { inventory: ['item', 'adjustqtyby'] },
  inventorytransfer: { inventory: ['item', 'adjustqtyby'] },
  journalentry: { line: ['account'] },
  kititem: { member: ['item'] },
  deposit: { other: ['account', 'amount'], cashback: ['account', 'amount'] },
};

const ITEM_LINE_TYPES = new Set([
  'salesorder',
  'cashsale',
  'cashrefund',
  'invoice',
  'returnauthorization',
  'creditmemo',
  'transferorder',
  'purchaseorder',
]);

/** Mandatory body fields and columns of a standard record type under the account's features. */
export function mandatoryFields(type: string, account: Account): Mandatory {
  const body = new Set(BODY[type] ?? []);
  if (account.features.has('SUBSIDIARIES') && IN_ONE_WORLD.has(type)) body.add('subsidiary');
  const lines = new Map<string, Set<string>>();
  for (const [sublist, fields] of Object.entries(LINES[type] ?? {})) {
    lines.set(sublist, new Set(fields));
  }
  if (ITEM_LINE_TYPES.has(type)) lines.set('item', new Set(['item']));
  if (type === 'inventoryadjustment' && account.features.has('MULTILOCINVT')) {
    lines.get('inventory')!.add('location');
  }
  return { body, lines };
}
