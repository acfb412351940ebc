/** Which record types the applies-to flags of a custom field mean (netsuite-platform §6.2; the sets are likely). */
const BODY: Record<string, string[]> = {
  bodysale: [
    'salesorder',
    'cashsale',
    'invoice',
    'estimate',
    'creditmemo',
    'cashrefund',
    'returnauthorization',
    'customerrefund',
  ],
  bodypurchase: ['purchaseorder', 'vendorbill', 'vendorcredit', 'vendorreturnauthorization'],
  bodyitemfulfillment: ['itemfulfillment'],
  bodyitemreceipt: ['itemreceipt'],
  bodycustomerpayment: ['customerpayment'],
  bodydeposit: ['deposit', 'customerdeposit'],
  bodydepositapplication: ['depositapplication'],
  bodyinventoryadjustment: ['inventoryadjustment'],
  bodytransferorder: ['transferorder', 'inventorytransfer'],
  bodyassemblybuild: ['assemblybuild', 'assemblyunbuild', 'workorder'],
  bodyjournal: ['journalentry'],
  bodyopportunity: ['opportunity'],
  bodyothertransaction: ['customerrefund', 'customerdeposit', 'depositapplication'],
};

const COLUMN: Record<string, string[]> = {
  colsale: BODY['bodysale'] ?? [],
  colpurchase: BODY['bodypurchase'] ?? [],
  colitemfulfillment: ['itemfulfillment'],
  colitemreceipt: ['itemreceipt'],
  colinventoryadjustment: ['inventoryadjustment'],
  coltransferorder: ['transferorder', 'inventorytransfer'],
  colbuild: ['assemblybuild', 'workorder'],
  coljournal: ['journalentry'],
  colopportunity: ['opportunity'],
};

const ITEM: Record<string, string[]> = {
  appliestoinventory: ['inventoryitem', 'lotnumberedinventoryitem', 'serializedinventoryitem'],
  appliestoitemassembly: ['assemblyitem'],
  appliestokit: ['kititem'],
  appliestogroup: ['itemgroup'],
  appliestononinventory: ['noninventoryitem', 'noninventorysaleitem', 'noninventoryresaleitem'],
  appliestoothercharge: ['otherchargeitem', 'otherchargesaleitem'],
  appliestoservice: ['serviceitem', 'servicesaleitem'],
};

const ENTITY: Record<string, string[]> = {
  appliestocustomer: ['customer', 'lead', 'prospect'],
  appliestocontact: ['contact'],
  appliestoemployee: ['employee'],
  appliestovendor: ['vendor'],
  appliestopartner: ['partner'],
};

export const APPLIES_TO: Record<string, Record<string, string[]>> = {
  transactionbodycustomfield: BODY,
  transactioncolumncustomfield: COLUMN,
  itemcustomfield: ITEM,
  entitycustomfield: ENTITY,
};

/** SDF's numbers of standard record types in selectrecordtype (facts/sdf "References and values"). */
export const SELECT_TYPES: Record<string, string> = {
  '-2': 'customer',
  '-3': 'vendor',
  '-4': 'employee',
  '-6': 'contact',
  '-10': 'item',
  '-30': 'transaction',
  '-101': 'classification',
  '-102': 'department',
  '-103': 'location',
  '-105': 'accountingperiod',
  '-112': 'account',
  '-117': 'subsidiary',
  '-118': 'role',
  '-122': 'currency',
  '-128': 'salestaxitem',
  '-159': 'country',
  '-183': 'paymentmethod',
};

/** Features some of them need. */
export const SELECT_FEATURES: Record<string, string> = {
  '-101': 'CLASSES',
  '-102': 'DEPARTMENTS',
  '-103': 'LOCATIONS',
  '-105': 'ACCOUNTINGPERIODS',
  '-112': 'ACCOUNTING',
  '-117': 'SUBSIDIARIES',
  '-122': 'MULTICURRENCY',
};
