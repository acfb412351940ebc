/**
 * Which SuiteQL columns the local NetSuite fills, beyond those that a record field of the same id
 * supplies (catalog.json marks these with `=`). A table that is not listed here is not modelled.
 */

const list = (text: string): Set<string> => new Set(text.split(' ').filter(Boolean));

const ADDRESS = list(
  'nkey recordowner addr1 addr2 addr3 addressee addrphone addrtext attention city country dropdownstate state zip override lastmodifieddate',
);
const ADDRESS_BOOK = list(
  'entity internalid label defaultbilling defaultshipping addressbookaddress',
);
const STOCK = list(
  'item location quantityonhand quantityavailable quantitycommitted quantitybackordered quantityonorder quantityintransit averagecostmli onhandvaluemli lastquantityavailablechange',
);
const LINE_LINK = list(
  'previousdoc previousline previoustype nextdoc nextline nexttype linktype foreignamount lastmodifieddate',
);
const DOC_LINK = list('previousdoc nextdoc linktype previoustype nexttype');
const NAMED = list('id name isinactive externalid lastmodifieddate fullname');

export const ownColumns: Record<string, Set<string>> = {
  transaction: list(
    'id tranid type recordtype status entity externalid trandate trandisplayname createddate createdby lastmodifieddate lastmodifiedby foreigntotal foreignamountunpaid foreignamountpaid posting shippingaddress billingaddress voided employee number memo currency exchangerate otherrefnum postingperiod',
  ),
  transactionline: list(
    'transaction id uniquekey linesequencenumber mainline taxline iscogs item itemtype quantity rate ratepercent netamount foreignamount location subsidiary department class entity createdfrom quantityshiprecv quantitybilled quantitycommitted quantitybackordered quantitypicked quantitypacked isclosed isfullyshipped memo price commitinventory dropship kitcomponent donotdisplayline transactiondiscount linelastmodifieddate linecreateddate expenseaccount units isinventoryaffecting debitforeignamount creditforeignamount',
  ),
  transactionaccountingline: list(
    'transaction transactionline accountingbook account posting debit credit amount netamount exchangerate lastmodifieddate',
  ),
  item: list(
    'id itemid itemtype displayname fullname externalid isinactive createddate lastmodifieddate description parent matrixtype subsidiary quantityavailable quantityonhand quantitycommitted quantitybackordered quantityonorder totalquantityonhand isfulfillable isserialitem islotitem subtype',
  ),
  customer: list(
    'id entityid entitytitle altname companyname firstname lastname email isperson externalid isinactive datecreated lastmodifieddate subsidiary currency balancesearch overduebalancesearch unbilledorderssearch depositbalancesearch defaultbillingaddress defaultshippingaddress fullname searchstage stage terms',
  ),
  entity: list(
    'id entityid entitytitle altname email externalid isinactive isperson type customer vendor employee contact firstname lastname phone datecreated lastmodifieddate',
  ),
  vendor: list(
    'id entityid altname companyname email externalid isinactive isperson datecreated lastmodifieddate subsidiary currency',
  ),
  employee: list(
    'id entityid email firstname lastname externalid isinactive datecreated subsidiary',
  ),
  contact: list('id entityid email firstname phone title company'),
  customersubsidiaryrelationship: list(
    'id entity subsidiary isprimarysub name externalid primarycurrency balance depositbalance unbilledorders lastmodifieddate',
  ),
  aggregateitemlocation: STOCK,
  inventoryitemlocations: STOCK,
  inventorybalance: list(
    'item location inventorynumber binnumber inventorystatus quantityavailable quantityonhand quantitypicked lastmodifieddate committedqtyperlocation',
  ),
  inventorynumberlocation: list('inventorynumber location quantityavailable quantityonhand'),
  itembinquantity: list('item bin onhand onhandavail preferredbin'),
  unitstype: list('id name'),
  unitstypeuom: list(
    'internalid unitstype unitname pluralname abbreviation conversionrate baseunit',
  ),
  location: new Set([...NAMED, 'subsidiary', 'parent', 'mainaddress', 'makeinventoryavailable']),
  subsidiary: new Set([
    ...NAMED,
    'currency',
    'country',
    'parent',
    'iselimination',
    'legalname',
    'mainaddress',
  ]),
  currency: list(
    'id name symbol isinactive exchangerate isbasecurrency currencyprecision externalid',
  ),
  currencyrate: list('id basecurrency transactioncurrency effectivedate exchangerate'),
  department: new Set([...NAMED, 'parent', 'subsidiary']),
  classification: new Set([...NAMED, 'parent', 'subsidiary']),
  account: list(
    'id acctnumber accttype accountsearchdisplayname accountsearchdisplaynamecopy displaynamewithhierarchy fullname isinactive externalid lastmodifieddate currency sspecacct',
  ),
  accountingperiod: list(
    'id periodname startdate enddate closed alllocked arlocked aplocked isinactive isposting isquarter isyear isadjust parent closedondate lastmodifieddate',
  ),
  pricelevel: list('id name'),
  pricing: list('internalid item pricelevel currency quantity unitprice'),
  itemprice: list('item pricelevel pricelevelname price currency'),
  kititemmember: list('item parentitem quantity'),
  itemmember: list('item parentitem quantity'),
  term: list('id name isinactive daysuntilnetdue'),
  paymentmethod: list('id name'),
  shipitem: list('id itemid description isinactive'),
  salestaxitem: list('id itemid rate description fullname isinactive country taxtype'),
  nexus: list('id country state description'),
  customercategory: list('id name'),
  bin: list('id binnumber location isinactive'),
  inventorynumber: list('id inventorynumber item externalid expirationdate'),
  inventoryassignment: list('id transaction transactionline inventorynumber bin quantity'),
  nexttransactionlink: DOC_LINK,
  previoustransactionlink: DOC_LINK,
  nexttransactionlinelink: LINE_LINK,
  previoustransactionlinelink: LINE_LINK,
  trackingnumber: list('id trackingnumber'),
  trackingnumbermap: list('transaction trackingnumber'),
  transactionshipment: list('doc shippingmethod shippingrate handlingrate destinationaddress'),
  transactionshippingaddress: ADDRESS,
  transactionbillingaddress: ADDRESS,
  customeraddressbook: ADDRESS_BOOK,
  customeraddressbookentityaddress: ADDRESS,
  locationmainaddress: ADDRESS,
  subsidiarymainaddress: ADDRESS,
  transactionstatus: list('id trantype name fullname'),
  deletedrecord: list(
    'recordid type deleteddate deletedby name context iscustomrecord iscustomlist iscustomtransaction scriptid recordtypeid',
  ),
  systemnote: list('id recordid recordtypeid field oldvalue newvalue name role context date'),
  script: list('id scriptid name scripttype scriptfile isinactive owner apiversion description'),
  scriptdeployment: list('primarykey scriptid script isdeployed status loglevel title recordtype'),
  scheduledscriptinstance: list('taskid status mapreducestage startdate enddate percentcomplete'),
  scriptnote: list('internalid date type title detail scripttype'),
  customrecordtype: list('internalid scriptid name description isinactive'),
  customlist: list('internalid scriptid name description isinactive'),
  file: list('id name folder filetype filesize url createddate lastmodifieddate description'),
  mediaitemfolder: list('id name parent istoplevel'),
  usrsavedsearch: list('scriptid name description'),
  dual: list('dummy'),
};

const stockSum = (column: string) => (alias: string) =>
  `(SELECT sum(s."${column}") FROM "aggregateitemlocation" s WHERE s."item" = ${alias}."id")`;
const binSum = (column: string) => (alias: string) =>
  `(SELECT coalesce(sum(b."${column}"), 0) FROM "inventorybalance" b WHERE b."item" = ${alias}."item" AND b."binnumber" = ${alias}."bin")`;
const typeOf = (column: string) => (alias: string) =>
  `(SELECT x."type" FROM "transaction" x WHERE x."id" = ${alias}."${column}")`;

/** Columns that are worked out when read; the function gets the quoted alias of the table. */
export const computedColumns: Record<string, Record<string, (alias: string) => string>> = {
  item: {
    quantityavailable: stockSum('quantityavailable'),
    quantityonhand: stockSum('quantityonhand'),
    totalquantityonhand: stockSum('quantityonhand'),
    quantitycommitted: stockSum('quantitycommitted'),
    quantitybackordered: stockSum('quantitybackordered'),
    quantityonorder: stockSum('quantityonorder'),
  },
  inventorybalance: {
    committedqtyperlocation: (alias) =>
      `(SELECT s."quantitycommitted" FROM "aggregateitemlocation" s WHERE s."item" = ${alias}."item" AND s."location" = ${alias}."location")`,
  },
  itembinquantity: {
    onhand: binSum('quantityonhand'),
    onhandavail: binSum('quantityavailable'),
  },
  nexttransactionlinelink: { previoustype: typeOf('previousdoc'), nexttype: typeOf('nextdoc') },
  previoustransactionlinelink: { previoustype: typeOf('previousdoc'), nexttype: typeOf('nextdoc') },
  nexttransactionlink: { previoustype: typeOf('previousdoc'), nexttype: typeOf('nextdoc') },
  previoustransactionlink: { previoustype: typeOf('previousdoc'), nexttype: typeOf('nextdoc') },
};

/** Tables that are views of another table's rows. */
export const views: Record<string, string> = {
  inventoryitemlocations: 'SELECT * FROM "aggregateitemlocation"',
  inventorynumberlocation:
    'SELECT "inventorynumber", "location", sum("quantityavailable") AS "quantityavailable", sum("quantityonhand") AS "quantityonhand" FROM "inventorybalance" WHERE "inventorynumber" IS NOT NULL GROUP BY "inventorynumber", "location"',
  previoustransactionlinelink: 'SELECT * FROM "nexttransactionlinelink"',
  nexttransactionlink:
    'SELECT DISTINCT "previousdoc", "nextdoc", "linktype" FROM "nexttransactionlinelink"',
  previoustransactionlink:
    'SELECT DISTINCT "previousdoc", "nextdoc", "linktype" FROM "nexttransactionlinelink"',
};

/** What BUILTIN.DF shows of a referenced row. */
export const displayColumns: Record<string, string> = {
  transaction: 'trandisplayname',
  item: 'itemid',
  customer: 'entitytitle',
  entity: 'entitytitle',
  vendor: 'entityid',
  employee: 'entityid',
  contact: 'entityid',
  location: 'fullname',
  subsidiary: 'fullname',
  department: 'fullname',
  classification: 'fullname',
  currency: 'name',
  account: 'accountsearchdisplayname',
  accountingperiod: 'periodname',
  pricelevel: 'name',
  term: 'name',
  paymentmethod: 'name',
  shipitem: 'itemid',
  salestaxitem: 'itemid',
  customercategory: 'name',
  bin: 'binnumber',
  inventorynumber: 'inventorynumber',
  unitstype: 'name',
  unitstypeuom: 'unitname',
  nexus: 'description',
  transactionstatus: 'fullname',
  script: 'name',
  file: 'name',
  mediaitemfolder: 'name',
};

/** Indexes beyond primary keys: what statements filter and join by. */
export const indexes: Record<string, string[]> = {
  transaction: [
    'externalid',
    'type, status',
    'entity',
    'lastmodifieddate',
    'tranid',
    'trandate',
    'otherrefnum',
  ],
  transactionline: ['item', 'createdfrom', 'uniquekey', 'linelastmodifieddate'],
  transactionaccountingline: ['transaction', 'account'],
  item: ['externalid', 'itemid', 'lastmodifieddate', 'parent', 'upccode'],
  customer: ['externalid', 'email', 'entityid', 'lastmodifieddate'],
  entity: ['externalid', 'email', 'entityid'],
  aggregateitemlocation: ['location', 'lastquantityavailablechange'],
  nexttransactionlinelink: ['previousdoc', 'nextdoc'],
  trackingnumbermap: ['transaction', 'trackingnumber'],
  transactionshipment: ['doc'],
  inventoryassignment: ['transaction'],
  inventorybalance: ['item', 'inventorynumber', 'binnumber'],
  inventorynumber: ['item'],
  unitstypeuom: ['internalid'],
  customeraddressbookentityaddress: ['recordowner'],
  customersubsidiaryrelationship: ['entity'],
  systemnote: ['recordid', 'date'],
  deletedrecord: ['deleteddate', 'recordid'],
  customeraddressbook: ['entity'],
  pricing: ['item'],
  itemprice: ['item'],
  kititemmember: ['parentitem'],
  itemmember: ['parentitem'],
  customlist: ['scriptid'],
  customrecordtype: ['scriptid'],
  scriptnote: ['date'],
};

/** Indexes for searches, whose texts compare without case. */
export const caseBlindIndexes: Record<string, string[]> = {
  transaction: ['tranid', 'otherrefnum', 'externalid'],
  customer: ['email', 'entityid', 'externalid'],
  item: ['itemid', 'upccode', 'externalid'],
};

/** Primary keys of stored tables; the others are kept in order of arrival. */
export const primaryKeys: Record<string, string> = {
  transactionline: 'transaction, id',
  aggregateitemlocation: 'item, location',
  itembinquantity: 'item, bin',
};

/** Record types whose SuiteQL table has another name. */
export const storedElsewhere: ReadonlyMap<string, string> = new Map([
  ['folder', 'mediaitemfolder'],
  ['lead', 'customer'],
  ['prospect', 'customer'],
  ['taxgroup', 'taxitemtaxgroup'],
  ['class', 'classification'],
  ['itemgroup', 'item'],
]);
