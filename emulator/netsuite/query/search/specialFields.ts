import { transactionTypes } from '../catalog.ts';
import { quote, quoteText } from '../sql/typed.ts';
import type { Reference } from '../sql/typed.ts';

/** How a search treats a field: decides operators, value form and text. */
export type FieldKind =
  'select' | 'multiselect' | 'text' | 'number' | 'currency' | 'date' | 'datetime' | 'checkbox';

export interface SearchField {
  kind: FieldKind;
  /** SQL of the value. */
  sql: string;
  /** SQL of the text a person sees, for selects. */
  text: string | null;
}

/** A field of a table whose search id differs from SuiteQL's column, or that is worked out. `t` is the table's alias, `l` the line's. */
export interface Special {
  kind: FieldKind;
  sql: (alias: string, line: string) => string;
  reference?: Reference;
  text?: (alias: string, line: string) => string;
}

/** Sales lines are negative in SuiteQL and positive in searches (likely); the header and stock documents keep their sign. */
const SALES_TYPES = [
  'SalesOrd',
  'CustInvc',
  'CashSale',
  'CustCred',
  'CashRfnd',
  'RtnAuth',
  'Estimate',
]
  .map(quoteText)
  .join(', ');
const lineSigned = (column: string) => (t: string, l: string) =>
  `(CASE WHEN ${l}."mainline" = 'F' AND ${t}."type" IN (${SALES_TYPES}) THEN -1 ELSE 1 END * ${l}."${column}")`;

const on = (kind: FieldKind, column: string): Special => ({
  kind,
  sql: (t) => `${t}.${quote(column)}`,
});
const onLine = (kind: FieldKind, column: string, reference?: Reference): Special => ({
  kind,
  sql: (_t, l) => `${l}.${quote(column)}`,
  ...(reference ? { reference } : {}),
});
const ref = (table: string): Reference => ({ table, key: 'id' });

/** `pendingFulfillment`: what a search answers as value of a status (its filters take `SalesOrd:B`). */
function statusValue(t: string): string {
  const arms = [...transactionTypes.values()].flatMap((type) =>
    Object.entries(type.statuses)
      .filter(([, text]) => text !== '')
      .map(([letter, text]) => {
        const words = text
          .replace(/[^A-Za-z ]/g, ' ')
          .split(/ +/)
          .filter(Boolean);
        const camel = words
          .map((word, at) =>
            at === 0 ? word.toLowerCase() : word[0]!.toUpperCase() + word.slice(1),
          )
          .join('');
        return `WHEN ${t}."type" = ${quoteText(type.code)} AND ${t}."status" = ${quoteText(letter)} THEN ${quoteText(camel)}`;
      }),
  );
  return `CASE ${arms.join(' ')} ELSE ${t}."status" END`;
}

const TRANSACTION: Record<string, Special> = {
  type: { kind: 'select', sql: (t) => `${t}."type"`, text: (t) => `ns_type_label(${t}."type")` },
  recordtype: on('text', 'recordtype'),
  status: {
    kind: 'select',
    sql: statusValue,
    text: (t) => `ns_status_name(${t}."type", ${t}."status")`,
  },
  entity: { ...on('select', 'entity'), reference: ref('entity') },
  name: { ...on('select', 'entity'), reference: ref('entity') },
  datecreated: on('datetime', 'createddate'),
  total: {
    kind: 'currency',
    sql: (t) => `(${t}."foreigntotal" * coalesce(${t}."exchangerate", 1))`,
  },
  fxamountremaining: on('currency', 'foreignamountunpaid'),
  amountremaining: {
    kind: 'currency',
    sql: (t) => `(${t}."foreignamountunpaid" * coalesce(${t}."exchangerate", 1))`,
  },
  memomain: on('text', 'memo'),
  number: on('text', 'tranid'),
  salesrep: { ...on('select', 'employee'), reference: ref('employee') },
  createdby: { ...on('select', 'createdby'), reference: ref('employee') },
  postingperiod: { ...on('select', 'postingperiod'), reference: ref('accountingperiod') },
  mainline: onLine('checkbox', 'mainline'),
  taxline: onLine('checkbox', 'taxline'),
  cogs: onLine('checkbox', 'iscogs'),
  shipping: {
    kind: 'checkbox',
    sql: (_t, l) => `CASE WHEN ${l}."itemtype" = 'ShipItem' THEN 'T' ELSE 'F' END`,
  },
  item: onLine('select', 'item', ref('item')),
  quantity: { kind: 'number', sql: lineSigned('quantity') },
  rate: onLine('currency', 'rate'),
  amount: { kind: 'currency', sql: lineSigned('netamount') },
  fxamount: { kind: 'currency', sql: lineSigned('foreignamount') },
  createdfrom: onLine('select', 'createdfrom', ref('transaction')),
  memo: onLine('text', 'memo'),
  location: onLine('select', 'location', ref('location')),
  subsidiary: onLine('select', 'subsidiary', ref('subsidiary')),
  department: onLine('select', 'department', ref('department')),
  class: onLine('select', 'class', ref('classification')),
  line: onLine('number', 'id'),
  lineuniquekey: onLine('number', 'uniquekey'),
  linesequencenumber: onLine('number', 'linesequencenumber'),
  closed: onLine('checkbox', 'isclosed'),
  quantityshiprecv: onLine('number', 'quantityshiprecv'),
  quantitybilled: onLine('number', 'quantitybilled'),
  quantitycommitted: onLine('number', 'quantitycommitted'),
  quantitybackordered: onLine('number', 'quantitybackordered'),
  quantitypicked: onLine('number', 'quantitypicked'),
  quantitypacked: onLine('number', 'quantitypacked'),
  pricelevel: onLine('select', 'price', ref('pricelevel')),
  linelastmodifieddate: onLine('datetime', 'linelastmodifieddate'),
};

const stock = (column: string): Special => ({
  kind: 'number',
  sql: (t) =>
    `(SELECT sum(s.${quote(column)}) FROM "aggregateitemlocation" s WHERE s."item" = ${t}."id")`,
});
/** Per location: the search then has one row per item and location. */
const perLocation = (column: string, kind: FieldKind = 'number'): Special => ({
  kind,
  sql: () => `"stock".${quote(column)}`,
});

const ITEM_TYPE_LABELS: Record<string, string> = {
  InvtPart: 'Inventory Item',
  NonInvtPart: 'Non-inventory Item',
  Service: 'Service',
  Kit: 'Kit/Package',
  Assembly: 'Assembly/Bill of Materials',
  Group: 'Item Group',
  OthCharge: 'Other Charge',
  Discount: 'Discount',
  GiftCert: 'Gift Certificate',
  Subtotal: 'Subtotal',
};
const itemTypeLabel = (t: string) =>
  `CASE ${t}."itemtype" ${Object.entries(ITEM_TYPE_LABELS)
    .map(([code, label]) => `WHEN ${quoteText(code)} THEN ${quoteText(label)}`)
    .join(' ')} END`;

const ITEM: Record<string, Special> = {
  name: on('text', 'itemid'),
  type: { ...on('select', 'itemtype'), text: (t) => itemTypeLabel(t) },
  modified: on('datetime', 'lastmodifieddate'),
  created: on('datetime', 'createddate'),
  salesdescription: on('text', 'description'),
  quantityavailable: stock('quantityavailable'),
  quantityonhand: stock('quantityonhand'),
  quantitycommitted: stock('quantitycommitted'),
  quantitybackordered: stock('quantitybackordered'),
  quantityonorder: stock('quantityonorder'),
  inventorylocation: { ...perLocation('location', 'select'), reference: ref('location') },
  locationquantityavailable: perLocation('quantityavailable'),
  locationquantityonhand: perLocation('quantityonhand'),
  locationquantitycommitted: perLocation('quantitycommitted'),
  locationquantitybackordered: perLocation('quantitybackordered'),
  locationquantityonorder: perLocation('quantityonorder'),
  locationquantityintransit: perLocation('quantityintransit'),
  memberitem: { kind: 'select', sql: () => '"member"."item"', reference: ref('item') },
  memberquantity: { kind: 'number', sql: () => '"member"."quantity"' },
  lastquantityavailablechange: perLocation('lastquantityavailablechange', 'datetime'),
};

/** A number's units at all locations. */
const ofNumber = (column: string): Special => ({
  kind: 'number',
  sql: (t) =>
    `(SELECT coalesce(sum(b.${quote(column)}), 0) FROM "inventorybalance" b WHERE b."inventorynumber" = ${t}."id")`,
});

const CUSTOMER: Record<string, Special> = {
  name: on('text', 'entityid'),
  balance: on('currency', 'balancesearch'),
  overduebalance: on('currency', 'overduebalancesearch'),
  unbilledorders: on('currency', 'unbilledorderssearch'),
  depositbalance: on('currency', 'depositbalancesearch'),
  altname: on('text', 'altname'),
  stage: { ...on('select', 'stage'), text: (t) => `${t}."searchstage"` },
};

export const specialFields: Record<string, Record<string, Special>> = {
  transaction: TRANSACTION,
  item: ITEM,
  customer: CUSTOMER,
  systemnote: {
    ...Object.fromEntries(
      ['recordid', 'field', 'oldvalue', 'newvalue', 'context'].map((id) => [id, on('text', id)]),
    ),
    date: on('datetime', 'date'),
    name: { ...on('select', 'name'), reference: ref('entity') },
    role: on('select', 'role'),
  },
  deletedrecord: {
    externalid: on('text', 'scriptid'),
    deleteddate: on('datetime', 'deleteddate'),
    deletedby: { ...on('select', 'deletedby'), reference: ref('employee') },
    recordtype: on('select', 'type'),
    name: on('text', 'name'),
    context: on('text', 'context'),
    iscustomrecord: on('checkbox', 'iscustomrecord'),
  },
  customersubsidiaryrelationship: {
    entity: { ...on('select', 'entity'), reference: ref('customer') },
    subsidiary: { ...on('select', 'subsidiary'), reference: ref('subsidiary') },
    isprimarysub: on('checkbox', 'isprimarysub'),
  },
  inventorybalance: {
    item: { ...on('select', 'item'), reference: ref('item') },
    location: { ...on('select', 'location'), reference: ref('location') },
    binnumber: { ...on('select', 'binnumber'), reference: ref('bin') },
    inventorynumber: { ...on('select', 'inventorynumber'), reference: ref('inventorynumber') },
    onhand: on('number', 'quantityonhand'),
    available: on('number', 'quantityavailable'),
    status: { ...on('select', 'inventorystatus'), reference: ref('inventorystatus') },
  },
  inventorynumber: {
    quantityonhand: ofNumber('quantityonhand'),
    quantityavailable: ofNumber('quantityavailable'),
  },
  location: { name: on('text', 'fullname'), namenohierarchy: on('text', 'name') },
  subsidiary: { name: on('text', 'fullname'), namenohierarchy: on('text', 'name') },
  account: {
    name: on('text', 'accountsearchdisplayname'),
    number: on('text', 'acctnumber'),
    type: on('select', 'accttype'),
  },
};
