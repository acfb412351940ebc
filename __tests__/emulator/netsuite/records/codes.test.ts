import type { Definitions } from '../../../../emulator/netsuite/contract.ts';
import { definitions, field } from './definitions.ts';
import { openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { code, refusal } from './refusal.ts';

/** Rows of netsuite-platform §9 that need an account set up for them: what leads to the code, and the code. */

type Cells = Record<string, unknown>;

let shop: OpenAccount;
let item: string;
let buyer: string;

/** With a color that items can have, in two values. */
function withColors(): Definitions {
  const own = definitions();
  own.fields.set(
    'custitem_x_color',
    field('custitem_x_color', 'SELECT', {
      selects: 'customlist_x_color',
      appliesTo: new Set(['inventoryitem']),
    }),
  );
  own.lists.get('customlist_x_color')!.values[1]!.isInactive = false;
  return own;
}

function open(
  options?: Parameters<typeof openAccount>[0],
  switches?: Parameters<typeof openAccount>[1],
): void {
  shop = openAccount(options, switches);
  shop.records.define(withColors());
  item = shop.item('SHIRT');
  buyer = shop.customer();
  shop.adjust(item, 100);
}

beforeEach(() => open());

const order = (values: Cells = {}, lines = [{ item, quantity: 2 }]) =>
  shop.order(lines, { entity: buyer, ...values });
const bill = (values: Cells = {}) =>
  shop.create(
    'invoice',
    { entity: buyer, location: shop.base.locations!.east, ...values },
    { item: [{ item, quantity: 2 }] },
  );
const edit = (type: string, id: string, values: Cells) =>
  shop.edit(type, id, (record) => {
    for (const [fieldId, value] of Object.entries(values)) {
      shop.call(record, 'setValue', { fieldId, value });
    }
  });
const remove = (type: string, id: string) =>
  shop.run(shop.records.delete(shop.session, { type, id }));
const child = (itemid: string, more: Cells) =>
  shop.create('inventoryitem', { itemid, matrixtype: 'CHILD', ...more });

describe('§9: what is wrong with the data', () => {
  it.each<[string, () => unknown, RegExp]>([
    [
      'PAY_HOLD_ON_SO: an order on payment hold is not fulfilled',
      () => shop.fulfill(order({ paymenteventholdreason: 'VERIFY' })),
      /^PAY_HOLD_ON_SO: This sales order cannot be fulfilled because it has a payment hold\.$/,
    ],
    [
      'INVALID_GIFT_CERT: a certificate that does not exist',
      () =>
        shop.create(
          'salesorder',
          { entity: buyer },
          {
            item: [{ item, quantity: 1 }],
            giftcertredemption: [{ authcode: '9', authcodeapplied: 1 }],
          },
        ),
      /^INVALID_GIFT_CERT: Invalid gift certificate$/,
    ],
    [
      'INVALID_GIFT_CERT_AMT: more than a certificate holds',
      () => {
        const authcode = shop.records.insert('giftcertificate', {
          giftcertcode: 'ABC',
          originalamount: 5,
          amountremaining: 5,
        });
        shop.create(
          'salesorder',
          { entity: buyer },
          {
            item: [{ item, quantity: 1 }],
            giftcertredemption: [{ authcode, authcodeapplied: 6 }],
          },
        );
      },
      /^INVALID_GIFT_CERT_AMT/,
    ],
    [
      'DUP_ENTITY: a second vendor of a name',
      () => {
        const vendor = { companyname: 'Mill', subsidiary: '1' };
        shop.create('vendor', vendor);
        shop.create('vendor', { ...vendor, companyname: 'MILL' });
      },
      /^DUP_ENTITY: This entity already exists\.$/,
    ],
    [
      'DUP_ENTITY_NAME: a customer and a vendor of one name who both have access',
      () => {
        const access = { entityid: 'Mill', companyname: 'Mill', subsidiary: '1', giveaccess: true };
        const vendor = shop.create('vendor', access);
        edit('vendor', vendor, { giveaccess: false });
        const mill = shop.create('customer', access);
        edit('customer', mill, { comments: 'again' });
        edit('vendor', vendor, { giveaccess: true });
      },
      /^DUP_ENTITY_NAME: There is already an external entity /,
    ],
    [
      'DUP_ITEM_OPTION: a second child with the same options',
      () => {
        const parent = shop.item('TEE', { matrixtype: 'PARENT' });
        child('TEE-R', { parent, matrixoptioncustitem_x_color: '1' });
        remove('inventoryitem', child('TEE-B', { parent, matrixoptioncustitem_x_color: '2' }));
        child('TEE-B', { parent, matrixoptioncustitem_x_color: '2' });
        child('TEE-R2', { parent, matrixoptioncustitem_x_color: '1' });
      },
      /^DUP_ITEM_OPTION: A child item child with that combination of options already exists$/,
    ],
    ['PARENT_REQD: a child without parent', () => child('TEE', {}), /^PARENT_REQD/],
    [
      'PARENT_MUST_BE_MATRIX_ITEM: a parent that is none',
      () => child('TEE', { parent: item }),
      /^PARENT_MUST_BE_MATRIX_ITEM/,
    ],
    [
      "INVALID_ADJUSTMENT_ACCT: the items' own asset account",
      () =>
        shop.create(
          'inventoryadjustment',
          { account: shop.base.accounts['Inventory Asset'], subsidiary: '1' },
          { inventory: [{ item, adjustqtyby: 1, location: shop.base.locations!.east }] },
        ),
      /^INVALID_ADJUSTMENT_ACCT/,
    ],
    [
      'UNKNWN_EXCHANGE_RATE: a currency without a rate',
      () => {
        const record = shop.run(shop.records.create(shop.session, { type: 'currency' }));
        for (const [fieldId, value] of Object.entries({ name: 'Yuan', symbol: 'CNY' })) {
          shop.call(record, 'setValue', { fieldId, value });
        }
        const currency = shop.run(
          shop.records.save(shop.session, record, { ignoreMandatoryFields: true }),
        );
        order({ currency });
      },
      /^UNKNWN_EXCHANGE_RATE: Unable to determine the exchange rate for currency symbol CNY\./,
    ],
  ])('%s', (_name, action, expected) => {
    expect(refusal(action)).toMatch(expected);
  });

  it.each<[string, Parameters<typeof openAccount>[1], () => unknown, RegExp]>([
    [
      'INVALID_CUR: a currency that does not exist',
      { unknownCurrencyCode: 'INVALID_CUR' },
      () => order({ currency: '99' }),
      /^INVALID_CUR: You have entered an invalid currency symbol or internal ID: 99\.$/,
    ],
    [
      'MISSING_MANDATORY_FIELDS: an order without customer',
      { missingFieldsCode: 'MISSING_MANDATORY_FIELDS' },
      () => order({ entity: null }),
      /^MISSING_MANDATORY_FIELDS: Please enter value\(s\) for: Customer$/,
    ],
    [
      'EXCEEDED_MAX_TRANS_LINES: more lines than allowed',
      { mostTransactionLines: 1 },
      () =>
        order({}, [
          { item, quantity: 1 },
          { item, quantity: 1 },
        ]),
      /^EXCEEDED_MAX_TRANS_LINES: Transactions may not contain more than 1 lines\.$/,
    ],
    [
      'SHIP_ADDR_REQD: a fulfillment to nowhere',
      { fulfillmentWantsAddress: true },
      () => shop.fulfill(order()),
      /^SHIP_ADDR_REQD: Shipping address is incomplete\.$/,
    ],
    [
      'RCRD_PREVSLY_DELETED: deleted twice',
      { goneRecords: 'deleted' },
      () => {
        const id = order();
        remove('salesorder', id);
        remove('salesorder', id);
      },
      /^RCRD_PREVSLY_DELETED: This record has already been deleted\.$/,
    ],
    [
      'RCRD_DELETED_SINCE_RETRIEVED: saved after it was deleted',
      { goneRecords: 'deleted' },
      () => {
        const id = order();
        shop.edit('salesorder', id, () => void remove('salesorder', id));
      },
      /^RCRD_DELETED_SINCE_RETRIEVED/,
    ],
  ])('%s (under its switch)', (_name, switches, action, expected) => {
    open({}, switches);
    expect(refusal(action)).toMatch(expected);
  });

  it.each([
    ['', 'VALID_ZIPCODE_REQD'],
    ['1234', 'VALID_ZIPCODE_REQD'],
    ['10001', 'nothing'],
  ])(
    'VALID_ZIPCODE_REQD: a US address with the ZIP code "%s" (under its switch)',
    (zip, expected) => {
      open({}, { fulfillmentWantsAddress: true });
      const id = order();
      shop.edit('salesorder', id, (record) => {
        const address = shop.call(record, 'getSubrecord', { fieldId: 'shippingaddress' }) as never;
        for (const [fieldId, value] of Object.entries({
          country: 'US',
          state: 'NY',
          city: 'New York',
          addr1: 'Main St 1',
          zip,
        })) {
          shop.call(address, 'setValue', { fieldId, value });
        }
      });
      expect(code(() => shop.fulfill(id))).toBe(expected);
    },
  );

  it('PERMISSION_VIOLATION: a record of a subsidiary that the role is kept from', () => {
    const own = definitions(undefined, { customrole_far: { TRAN_SALESORD: 'VIEW' } });
    own.roles.get('customrole_far')!.subsidiaries = ['2'];
    shop.records.define(own);
    const id = order();
    const session = { ...shop.session, role: 'customrole_far' };
    const load = () => shop.run(shop.records.load(session, { type: 'salesorder', id }));
    expect(refusal(load)).toBe(
      'PERMISSION_VIOLATION: Permission Violation: you may not access this record.',
    );
    own.roles.get('customrole_far')!.subsidiaries = ['1'];
    load();
  });

  it('INVALID_NEXUS and SSS_TAX_REGISTRATION_REQUIRED under SuiteTax', () => {
    open({ features: ['TAX_OVERHAUL'] }, { suiteTaxWantsRegistration: true });
    const nexus = (country: string) =>
      shop.records.insert('nexus', { country, description: country });
    const [here, there] = [nexus('US'), nexus('DE')];
    const sell = (values: Cells) => {
      const record = shop.run(shop.records.create(shop.session, { type: 'salesorder' }));
      const address = shop.call(record, 'getSubrecord', { fieldId: 'shippingaddress' }) as never;
      shop.call(record, 'setValue', { fieldId: 'entity', value: buyer });
      shop.call(record, 'setValue', { fieldId: 'taxdetailsoverride', value: true });
      shop.call(address, 'setValue', { fieldId: 'country', value: 'DE' });
      for (const [fieldId, value] of Object.entries(values)) {
        shop.call(record, 'setValue', { fieldId, value });
      }
      for (const [fieldId, value] of Object.entries({ item, quantity: 1 })) {
        shop.call(record, 'setSublistValue', { sublistId: 'item', line: 0, fieldId, value });
      }
      return shop.run(shop.records.save(shop.session, record, {}));
    };
    expect(refusal(() => sell({ nexus: here }))).toBe(
      'INVALID_NEXUS: Transaction Nexus is incorrect: it is US but should be DE',
    );
    expect(code(() => sell({ nexus: there }))).toBe('SSS_TAX_REGISTRATION_REQUIRED');
  });
});

describe('credit limits (preference CUSTOMERCREDITLIMITHANDLING)', () => {
  const limited = (creditlimit: number | null, creditholdoverride: string | null = null) => {
    open({ preferences: { CUSTOMERCREDITLIMITHANDLING: 'ENFORCE' } });
    edit('customer', buyer, { creditlimit, creditholdoverride, terms: shop.base.terms.net30 });
  };

  it('ENFORCE refuses sales on credit at the limit, not below it, nor cash sales, nor where the hold is off', () => {
    limited(40);
    bill();
    expect(code(() => bill())).toBe('BALANCE_EXCEEDS_CREDIT_LIMIT');
    expect(code(() => order())).toBe('BALANCE_EXCEEDS_CREDIT_LIMIT');
    order({ terms: null });
    limited(1, 'OFF');
    bill();
    limited(null, 'ON');
    expect(refusal(() => bill())).toBe('USER_ERROR: This customer is on credit hold.');
    open();
    edit('customer', buyer, { creditlimit: 1 });
    bill();
  });
});

describe('mandatory classifications (preferences)', () => {
  it.each<[string, Record<string, boolean>, string]>([
    ['on the body', { DEPTMANDATORY: true }, 'Department'],
    ['all of them', { DEPTMANDATORY: true, CLASSMANDATORY: true }, 'Department, Class'],
    ['on every line', { CLASSMANDATORY: true, CLASSESPERLINE: true }, 'Class'],
  ])('are asked for %s', (_name, preferences, labels) => {
    open();
    Object.assign(shop.account.preferences, preferences);
    expect(refusal(() => order())).toBe(`USER_ERROR: Please enter value(s) for: ${labels}`);
    const department = shop.records.insert('department', { name: 'Web' });
    const classification = shop.records.insert('classification', { name: 'Shop' });
    const values = { department, class: classification };
    shop.order([{ item, quantity: 1, ...values }], { entity: buyer, ...values });
  });

  it('hold for what is paid too: a deposit without its department', () => {
    shop.account.preferences.DEPTMANDATORY = true;
    const deposit = () =>
      shop.create('customerdeposit', {
        customer: buyer,
        payment: 5,
        account: shop.base.accounts['Shopify Clearing'],
      });
    expect(refusal(deposit)).toBe('USER_ERROR: Please enter value(s) for: Department');
  });
});

describe('exchange rates', () => {
  it('come from the table by date, else from the currency', () => {
    const eur = shop.base.currencies.EUR;
    edit('customer', buyer, { currency: eur });
    const rate = (effectivedate: string, exchangerate: number) =>
      shop.records.insert('currencyrate', {
        basecurrency: '1',
        transactioncurrency: eur,
        effectivedate,
        exchangerate,
      });
    rate('2026-11-01', 1.2);
    rate('2026-11-10', 1.3);
    const on = (day: string) =>
      shop.find('salesorder', order({ trandate: { $date: `${day}T12:00:00.000Z` } })).fields
        .exchangerate;
    expect([on('2026-10-31'), on('2026-11-09'), on('2026-11-21')]).toEqual([1.1, 1.2, 1.3]);
  });
});
