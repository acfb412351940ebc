/**
 * Types and fields that the records facts leave out and the other records point at. Set by hand, likely at best;
 * the same `type|flags|label|references|feature` strings as metadata.json.
 */
const ASSEMBLY = {
  fields: {
    item: 'select|m|Assembly|assemblyitem',
    quantity: 'float|m|Quantity',
    location: 'select||Location|location|LOCATIONS',
    subsidiary: 'select|m|Subsidiary|subsidiary|SUBSIDIARIES',
    department: 'select||Department|department|DEPARTMENTS',
    class: 'select||Class|classification|CLASSES',
    trandate: 'date|m|Date',
    tranid: 'text||Ref. No.',
    memo: 'text|i|Memo',
    postingperiod: 'select||Posting Period|accountingperiod',
    externalid: 'text||ExternalId',
    createddate: 'datetime|r|Date Created',
    lastmodifieddate: 'datetime|r|Last Modified',
  },
  sublists: {
    component: {
      item: 'select|m|Component|item',
      quantity: 'float||Quantity',
      line: 'text|r|Line',
    },
  },
};

export const handMadeTypes: Record<
  string,
  {
    label: string;
    category: 'list' | 'transaction';
    fields: Record<string, string>;
    sublists?: Record<string, Record<string, string>>;
  }
> = {
  customerstatus: {
    label: 'Customer Status',
    category: 'list',
    fields: {
      name: 'text||Name',
      stage: 'text||Stage',
      isinactive: 'checkbox||Inactive',
      externalid: 'text',
    },
  },
  customersubsidiaryrelationship: {
    label: 'Customer-Subsidiary Relationship',
    category: 'list',
    fields: {
      entity: 'select|m|Customer|customer',
      subsidiary: 'select|m|Subsidiary|subsidiary',
      isprimarysub: 'checkbox|r|Primary Subsidiary',
      isinactive: 'checkbox||Inactive',
      name: 'text|r|Name',
      primarycurrency: 'select|r|Primary Currency|currency',
      balance: 'currency|r|Balance',
      depositbalance: 'currency|r|Deposit Balance',
      unbilledorders: 'currency|r|Unbilled Orders',
      externalid: 'text||ExternalId',
    },
  },
  assemblybuild: { label: 'Assembly Build', category: 'transaction', ...ASSEMBLY },
  assemblyunbuild: { label: 'Assembly Unbuild', category: 'transaction', ...ASSEMBLY },
  currencyrate: {
    label: 'Currency Exchange Rate',
    category: 'list',
    fields: {
      basecurrency: 'select|m|Base Currency|currency',
      transactioncurrency: 'select|m|Source Currency|currency',
      effectivedate: 'date|m|Effective Date',
      exchangerate: 'float|m|Exchange Rate',
      externalid: 'text||ExternalId',
    },
  },
  taxschedule: {
    label: 'Tax Schedule',
    category: 'list',
    fields: { name: 'text||Name', isinactive: 'checkbox||Inactive', externalid: 'text' },
  },
  inventorystatus: {
    label: 'Inventory Status',
    category: 'list',
    fields: { name: 'text||Name', isinactive: 'checkbox||Inactive', externalid: 'text' },
  },
  inventorycount: {
    label: 'Inventory Count',
    category: 'transaction',
    fields: {
      account: 'select|m|Adjustment Account|account',
      location: 'select|m|Location|location|LOCATIONS',
      subsidiary: 'select|m|Subsidiary|subsidiary|SUBSIDIARIES',
      trandate: 'date|m|Date',
      tranid: 'text||Count #',
      memo: 'text|i|Memo',
      postingperiod: 'select||Posting Period|accountingperiod',
      status: 'text|r|Status',
      statusref: 'text|r|Status',
      externalid: 'text',
      createddate: 'datetime|r|Date Created',
      lastmodifieddate: 'datetime|r|Last Modified',
    },
    sublists: {
      item: {
        item: 'select|m|Item|item',
        location: 'select||Location|location|LOCATIONS',
        countquantity: 'float||Count Quantity',
        snapshotquantity: 'float|r|Snapshot Quantity',
        adjustedquantity: 'float|r|Adjusted Quantity',
        line: 'text|r|Line',
        memo: 'text||Memo',
      },
    },
  },
};

/** Its select of a certificate is missing in the facts. */
const REDEMPTION = { authcode: 'select||Gift Certificate' };

/** Fields added to types that the facts do describe: record type (or type.sublist) → id → facts. */
export const handMadeFields: Record<string, Record<string, string>> = {
  // Tells the accounts apart that NetSuite makes and posts to by itself.
  account: { sspecacct: 'text||Special Account' },
  giftcertificateitem: { liabilityaccount: 'select||Liability Account|account' },
  subsidiary: { currency: 'select||Currency|currency' },
  'salesorder.giftcertredemption': REDEMPTION,
  'invoice.giftcertredemption': REDEMPTION,
  'cashsale.giftcertredemption': REDEMPTION,
};
