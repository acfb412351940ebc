import type { RecordObject } from '../../../../emulator/netsuite/contract.ts';
import { openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { code, refusal } from './refusal.ts';

let shop: OpenAccount;

beforeEach(() => {
  shop = openAccount();
});

const set = (record: RecordObject, fieldId: string, value: unknown) =>
  shop.call(record, 'setValue', { fieldId, value });
const person = (more: Record<string, unknown> = {}) =>
  shop.create('customer', {
    isperson: 'T',
    firstname: 'Ann',
    lastname: 'Lee',
    subsidiary: '1',
    ...more,
  });

function withAddress(address: Record<string, unknown>, line: Record<string, unknown> = {}): string {
  const record = shop.run(shop.records.create(shop.session, { type: 'customer' }));
  for (const [fieldId, value] of Object.entries({
    isperson: 'T',
    firstname: 'Ann',
    lastname: 'Lee',
    subsidiary: '1',
  })) {
    set(record, fieldId, value);
  }
  for (const [fieldId, value] of Object.entries({
    defaultshipping: true,
    defaultbilling: true,
    ...line,
  })) {
    shop.call(record, 'setSublistValue', { sublistId: 'addressbook', line: 0, fieldId, value });
  }
  const subrecord = shop.call(record, 'getSublistSubrecord', {
    sublistId: 'addressbook',
    line: 0,
    fieldId: 'addressbookaddress',
  });
  for (const [fieldId, value] of Object.entries(address))
    set(subrecord as RecordObject, fieldId, value);
  return shop.run(shop.records.save(shop.session, record, {}));
}

describe('names (netsuite-platform §4.11)', () => {
  it.each([
    [
      'a person wants both names',
      { isperson: 'T', subsidiary: '1' },
      'USER_ERROR: Please enter value(s) for: First Name, Last Name',
    ],
    [
      'a company wants its name',
      { isperson: 'F', subsidiary: '1' },
      'USER_ERROR: Please enter value(s) for: Company Name',
    ],
    [
      'OneWorld wants a subsidiary',
      { isperson: 'F', companyname: 'Acme' },
      'USER_ERROR: Please enter value(s) for: Subsidiary',
    ],
  ])('%s', (_name, values, expected) => {
    expect(refusal(() => shop.create('customer', values))).toBe(expected);
  });

  it('entity ids are unique, whatever their case; numbers are given automatically', () => {
    person({ entityid: 'Ann Lee' });
    expect(code(() => person({ entityid: 'ANN LEE' }))).toBe('UNIQUE_CUST_ID_REQD');
    expect(shop.find('customer', person()).fields).toMatchObject({
      entityid: 'CUST1',
      altname: 'Ann Lee',
      stage: 'CUSTOMER',
    });
  });

  it('an e-mail may repeat, but must be one', () => {
    person({ email: 'ann@example.com' });
    person({ email: 'ann@example.com' });
    expect(code(() => person({ email: 'ann at example' }))).toBe('INVALID_EMAIL');
  });

  it.each([
    ['firstname', 'x'.repeat(33), 'EXCEEDED_MAX_FIELD_LENGTH'],
    ['entityid', 'x'.repeat(84), 'EXCEEDED_MAX_FIELD_LENGTH'],
    ['phone', '12345', 'INVALID_PHONE_NUM'],
    ['phone', '1'.repeat(23), 'INVALID_PHONE_NUM'],
  ])('%s of %s is refused', (fieldId, value, expected) => {
    expect(code(() => person({ [fieldId]: value }))).toBe(expected);
  });
});

describe('addresses', () => {
  it('live in a subrecord per line and are copied flat onto it', () => {
    const id = withAddress({
      country: 'US',
      state: 'NY',
      city: 'Rome',
      addr1: 'Main St 1',
      addrphone: '2125550100',
      zip: '10001',
    });
    const [line] = shop.find('customer', id).sublists.addressbook!;
    expect(line!.values).toMatchObject({
      country: 'US',
      city: 'Rome',
      phone: '2125550100',
      internalid: expect.any(Number) as number,
    });
    expect(line!.subrecords!.addressbookaddress!.fields).toMatchObject({
      addr1: 'Main St 1',
      zip: '10001',
    });
  });

  it.each([
    ['a state of another country', { country: 'US', state: 'ON' }, 'COUNTRY_STATE_MISMATCH'],
    ['a country by name', { country: 'Germany' }, 'INVALID_FLD_VALUE'],
    [
      '151 characters in a line',
      { country: 'US', addr1: 'x'.repeat(151) },
      'EXCEEDED_MAX_FIELD_LENGTH',
    ],
  ])('%s is refused', (_name, address, expected) => {
    expect(code(() => withAddress(address))).toBe(expected);
  });

  it('states of other countries are free text', () => {
    withAddress({ country: 'DE', state: 'Bayern' });
  });

  it('an order takes the default address, a chosen one, or one typed in', () => {
    const item = shop.item('SHIRT');
    const buyer = withAddress({ country: 'US', city: 'Rome' });
    const order = (change: (record: RecordObject) => void) => {
      const record = shop.run(shop.records.create(shop.session, { type: 'salesorder' }));
      set(record, 'entity', buyer);
      shop.call(record, 'setSublistValue', {
        sublistId: 'item',
        line: 0,
        fieldId: 'item',
        value: item,
      });
      change(record);
      return shop.find('salesorder', shop.run(shop.records.save(shop.session, record, {})));
    };
    const city = (record: ReturnType<typeof order>) =>
      record.subrecords.shippingaddress?.fields.city;
    expect(city(order(() => undefined))).toBe('Rome');
    const typed = order((record) => {
      set(record, 'shipaddresslist', null);
      const address = shop.call(record, 'getSubrecord', {
        fieldId: 'shippingaddress',
      }) as RecordObject;
      set(address, 'country', 'FR');
      set(address, 'city', 'Lyon');
    });
    expect([city(typed), typed.subrecords.billingaddress!.fields.city]).toEqual(['Lyon', 'Rome']);
    shop.edit('customer', buyer, (record) => {
      const cell = { sublistId: 'addressbook', line: 1 };
      shop.call(record, 'setSublistValue', { ...cell, fieldId: 'label', value: 'Work' });
      const address = shop.call(record, 'getSublistSubrecord', {
        ...cell,
        fieldId: 'addressbookaddress',
      });
      set(address as RecordObject, 'city', 'Bonn');
    });
    const entry = String(shop.find('customer', buyer).sublists.addressbook![1]!.values.internalid);
    expect(city(order((record) => set(record, 'shipaddresslist', entry)))).toBe('Bonn');
  });

  it('an address on a transaction is checked like one in the book', () => {
    const item = shop.item('SHIRT');
    const buyer = person();
    const record = shop.run(shop.records.create(shop.session, { type: 'salesorder' }));
    set(record, 'entity', buyer);
    shop.call(record, 'setSublistValue', {
      sublistId: 'item',
      line: 0,
      fieldId: 'item',
      value: item,
    });
    const address = shop.call(record, 'getSubrecord', {
      fieldId: 'shippingaddress',
    }) as RecordObject;
    set(address, 'country', 'US');
    set(address, 'state', 'ON');
    expect(code(() => shop.run(shop.records.save(shop.session, record, {})))).toBe(
      'COUNTRY_STATE_MISMATCH',
    );
  });
});

describe('subsidiaries (OneWorld)', () => {
  it('an order follows its customer; foreign locations and items are refused', () => {
    const other = shop.records.insert('subsidiary', {
      name: 'Europe',
      country: 'DE',
      currency: '1',
    });
    const buyer = person({ subsidiary: other });
    const item = shop.item('SHIRT');
    const id = shop.create(
      'salesorder',
      { entity: buyer },
      { item: [{ item, quantity: 1, taxcode: shop.base.noTax }] },
    );
    expect(shop.find('salesorder', id).fields.subsidiary).toBe(other);
    const fromHere = () =>
      shop.create(
        'salesorder',
        { entity: buyer, location: shop.base.locations!.east },
        { item: [{ item, quantity: 1 }] },
      );
    expect(refusal(fromHere)).toBe(
      `INVALID_KEY_OR_REF: Invalid location reference key ${shop.base.locations!.east} for subsidiary ${other}.`,
    );
    const local = shop.item('LOCAL', { subsidiary: ['1'] });
    const notForThem = () =>
      shop.create('salesorder', { entity: buyer }, { item: [{ item: local, quantity: 1 }] });
    expect(refusal(notForThem)).toBe(
      `INVALID_KEY_OR_REF: Invalid item reference key ${local} for subsidiary ${other}.`,
    );
    const wrong = () =>
      shop.create(
        'salesorder',
        { entity: buyer, subsidiary: '1' },
        { item: [{ item, quantity: 1 }] },
      );
    expect(refusal(wrong)).toBe(
      `INVALID_KEY_OR_REF: Invalid entity reference key ${buyer} for subsidiary 1.`,
    );
  });
});

describe('deletion', () => {
  it('a customer with transactions stays, without any goes and frees its names', () => {
    const item = shop.item('SHIRT');
    const buyer = person({ externalid: 'xdk:cust:1', entityid: 'Ann' });
    const order = shop.create('salesorder', { entity: buyer }, { item: [{ item, quantity: 1 }] });
    const remove = (type: string, id: string) => () =>
      shop.run(shop.records.delete(shop.session, { type, id }));
    expect(code(remove('customer', buyer))).toBe(
      'THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS',
    );
    remove('salesorder', order)();
    remove('customer', buyer)();
    person({ externalid: 'xdk:cust:1', entityid: 'Ann' });
    expect(code(remove('customer', buyer))).toBe('RCRD_DSNT_EXIST');
  });
});

describe('items', () => {
  it('names are unique, whatever their case', () => {
    shop.item('SHIRT');
    expect(code(() => shop.item('shirt'))).toBe('DUP_ITEM');
  });

  it('a kit needs members that exist', () => {
    const kit = (item: string) => () =>
      shop.records.insert('kititem', { itemid: 'SET' }, { member: [{ item, quantity: 1 }] });
    expect(code(kit('99999'))).toBe('INVALID_FLD_VALUE');
    kit(shop.item('SHIRT'))();
  });

  it('a matrix child points at its parent', () => {
    const parent = shop.item('TEE', { matrixtype: 'PARENT' });
    const child = shop.item('TEE-S', { matrixtype: 'CHILD', parent });
    expect(shop.find('inventoryitem', child).fields.parent).toBe(parent);
    expect(code(() => shop.item('TEE-M', { matrixtype: 'CHILD', parent: '99999' }))).toBe(
      'INVALID_FLD_VALUE',
    );
  });
});
