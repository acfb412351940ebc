/**
 * What an account holds before anybody sells: chart of accounts, subsidiary, currencies, locations, taxes, terms,
 * shipping and payment methods, periods, an employee. Lists that need a feature are made only when it is on.
 */
import type { Account, FieldValue, Records } from '../contract.ts';

/** Internal ids of what was made, by role. Ids of features that are off are missing. */
export interface BaseAccount {
  currencies: Record<'USD' | 'EUR' | 'GBP' | 'CAD' | 'JPY', string>;
  subsidiary: string | null;
  locations: { east: string; west: string } | null;
  accounts: Record<string, string>;
  taxItem: string;
  noTax: string;
  terms: { net30: string; dueOnReceipt: string };
  shipItems: { standard: string; express: string };
  paymentMethods: { cash: string; shopify: string };
  priceLevels: { base: string; wholesale: string };
  employee: string;
}

type Values = Record<string, FieldValue>;

/** Number, name, type, special role. */
const CHART: [string, string, string, string?][] = [
  ['1000', 'Checking', 'Bank'],
  ['1010', 'Shopify Clearing', 'Bank'],
  ['1100', 'Accounts Receivable', 'AcctRec', 'AcctRec'],
  ['1200', 'Inventory Asset', 'OthCurrAsset', 'InvtAsset'],
  ['1210', 'Inventory In Transit', 'OthCurrAsset', 'InTransit'],
  ['1499', 'Undeposited Funds', 'OthCurrAsset', 'UndepFunds'],
  ['2000', 'Accounts Payable', 'AcctPay'],
  ['2100', 'Inventory Received Not Billed', 'OthCurrLiab', 'ReceivedNotBilled'],
  ['2200', 'Sales Taxes Payable', 'OthCurrLiab', 'SalesTaxPay'],
  ['2300', 'Customer Deposits', 'OthCurrLiab', 'CustDep'],
  ['2400', 'Gift Cards', 'OthCurrLiab'],
  ['3000', 'Opening Balance', 'Equity'],
  ['4000', 'Sales', 'Income', 'Income'],
  ['4100', 'Shipping Income', 'Income', 'ShipIncome'],
  ['4200', 'Sales Discounts', 'Income'],
  ['5000', 'Cost of Goods Sold', 'COGS', 'COGS'],
  ['5100', 'Inventory Adjustments', 'COGS', 'InvtAdjst'],
  ['6000', 'Payment Fees', 'Expense'],
  ['7000', 'Rounding Gain/Loss', 'OthIncome', 'RoundingGainLoss'],
  ['7100', 'Realized Gain/Loss', 'OthIncome', 'RealizedGainLoss'],
];

const CURRENCIES = [
  ['USD', 'US Dollar', 1, '2'],
  ['EUR', 'Euro', 1.1, '2'],
  ['GBP', 'British Pound', 1.25, '2'],
  ['CAD', 'Canadian Dollar', 0.74, '2'],
  ['JPY', 'Japanese Yen', 0.0065, '0'],
] as const;

const FIRST_YEAR = 2024;
const LAST_YEAR = 2027;

/** Fills an empty account. Call it once, after `createRecords`. */
export function fillBaseAccount(records: Records, account: Account): BaseAccount {
  const has = (feature: string): boolean => account.features.has(feature);
  const oneWorld = has('SUBSIDIARIES');
  const inSubsidiary = (values: Values): Values =>
    oneWorld ? { ...values, subsidiary: '1' } : values;

  const currencies = {} as BaseAccount['currencies'];
  for (const [symbol, name, exchangerate, currencyprecision] of CURRENCIES) {
    if (symbol !== 'USD' && !has('MULTICURRENCY')) continue;
    const isbasecurrency = symbol === 'USD';
    const values = { name, symbol, exchangerate, currencyprecision, isbasecurrency };
    currencies[symbol] = records.insert('currency', values);
  }
  const subsidiary = oneWorld
    ? records.insert('subsidiary', { name: 'Parent Company', country: 'US', currency: '1' })
    : null;
  const accounts: Record<string, string> = {};
  for (const [acctnumber, acctname, accttype, sspecacct = null] of CHART) {
    const values = inSubsidiary({ acctnumber, acctname, accttype });
    if (sspecacct !== null) values.sspecacct = sspecacct;
    accounts[acctname] = records.insert('account', values);
  }
  const priceLevels = {
    base: records.insert('pricelevel', { name: 'Base Price' }),
    wholesale: records.insert('pricelevel', { name: 'Wholesale', discountpct: -20 }),
  };
  insertPeriods(records);
  const locations =
    has('LOCATIONS') || has('MULTILOCINVT')
      ? {
          east: records.insert(
            'location',
            inSubsidiary({ name: 'Warehouse East', makeinventoryavailable: true }),
          ),
          west: records.insert(
            'location',
            inSubsidiary({ name: 'Warehouse West', makeinventoryavailable: true }),
          ),
        }
      : null;
  const taxAccount = accounts['Sales Taxes Payable']!;
  const taxCode = (itemid: string, rate: number): string =>
    records.insert('salestaxitem', { itemid, rate, taxaccount: taxAccount });
  records.insert('customerstatus', { name: 'Closed Won', stage: 'CUSTOMER' });
  records.insert('customerstatus', { name: 'Unqualified', stage: 'LEAD' });
  records.insert('customerstatus', { name: 'In Discussion', stage: 'PROSPECT' });
  const shipItem = (itemid: string): string =>
    records.insert('shipitem', {
      itemid,
      displayname: itemid,
      account: accounts['Shipping Income']!,
    });

  return {
    currencies,
    subsidiary,
    locations,
    accounts,
    taxItem: taxCode('CA_STATE', 8),
    noTax: taxCode('-Not Taxable-', 0),
    terms: {
      net30: records.insert('term', { name: 'Net 30', daysuntilnetdue: 30 }),
      dueOnReceipt: records.insert('term', { name: 'Due on receipt', daysuntilnetdue: 0 }),
    },
    shipItems: { standard: shipItem('Standard'), express: shipItem('Express') },
    paymentMethods: {
      cash: records.insert('paymentmethod', { name: 'Cash' }),
      shopify: records.insert('paymentmethod', {
        name: 'Shopify Payments',
        account: accounts['Shopify Clearing']!,
        undepfunds: false,
      }),
    },
    priceLevels,
    employee: records.insert(
      'employee',
      inSubsidiary({
        entityid: 'Alex Admin',
        firstname: 'Alex',
        lastname: 'Admin',
        email: 'admin@example.com',
      }),
    ),
  };
}

/** Years and their months, all open. */
function insertPeriods(records: Records): void {
  const months = [
    'Jan',
    'Feb',
    'Mar',
    'Apr',
    'May',
    'Jun',
    'Jul',
    'Aug',
    'Sep',
    'Oct',
    'Nov',
    'Dec',
  ];
  for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
    const parent = records.insert('accountingperiod', {
      periodname: `FY ${year}`,
      startdate: `${year}-01-01`,
      enddate: `${year}-12-31`,
      isyear: true,
      isposting: false,
    });
    months.forEach((month, index) => {
      const last = new Date(Date.UTC(year, index + 1, 0)).toISOString().slice(0, 10);
      records.insert('accountingperiod', {
        periodname: `${month} ${year}`,
        startdate: `${last.slice(0, 8)}01`,
        enddate: last,
        parent,
        isposting: true,
        closed: false,
      });
    });
  }
}
