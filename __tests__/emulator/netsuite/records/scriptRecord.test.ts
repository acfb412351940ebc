import type { RecordObject } from '../../../../emulator/netsuite/contract.ts';
import { openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { code, refusal } from './refusal.ts';

let shop: OpenAccount;
let item: string;
let buyer: string;

beforeEach(() => {
  shop = openAccount();
  item = shop.item('SHIRT', { salesdescription: 'A shirt' }, 12.5);
  buyer = shop.customer();
});

function open(isDynamic = false, type = 'salesorder'): RecordObject {
  return shop.run(shop.records.create(shop.session, { type, isDynamic }));
}

const set = (record: RecordObject, fieldId: string, value: unknown) =>
  shop.call(record, 'setValue', { fieldId, value });
const get = (record: RecordObject, fieldId: string) => shop.call(record, 'getValue', { fieldId });
const setCell = (
  record: RecordObject,
  line: number,
  fieldId: string,
  value: unknown,
  sublistId = 'item',
) => shop.call(record, 'setSublistValue', { sublistId, fieldId, line, value });
const getCell = (record: RecordObject, line: number, fieldId: string, sublistId = 'item') =>
  shop.call(record, 'getSublistValue', { sublistId, fieldId, line });
const setCurrent = (record: RecordObject, fieldId: string, value: unknown) =>
  shop.call(record, 'setCurrentSublistValue', { sublistId: 'item', fieldId, value });
const getCurrent = (record: RecordObject, fieldId: string) =>
  shop.call(record, 'getCurrentSublistValue', { sublistId: 'item', fieldId });

describe('standard mode', () => {
  it.each([
    'selectNewLine',
    'selectLine',
    'commitLine',
    'cancelLine',
    'setCurrentSublistValue',
    'getCurrentSublistValue',
  ])('refuses %s', (method) => {
    const record = open();
    const options = { sublistId: 'item', fieldId: 'item', value: item, line: 0 };
    expect(code(() => shop.call(record, method, options))).toBe('SSS_INVALID_API_USAGE');
  });

  it('takes fields in any order and sources at the save', () => {
    const record = open();
    setCell(record, 0, 'quantity', 2);
    setCell(record, 0, 'item', item);
    set(record, 'entity', buyer);
    expect(getCell(record, 0, 'rate')).toBe('');
    const id = shop.run(shop.records.save(shop.session, record, {}));
    expect(shop.find('salesorder', id).sublists.item![0]!.values).toMatchObject({
      rate: 12.5,
      amount: 25,
      description: 'A shirt',
      price: '1',
    });
  });

  it('adds a line when the line after the last is set, and refuses gaps', () => {
    const record = open();
    expect(code(() => setCell(record, 1, 'item', item))).toBe('SSS_INVALID_SUBLIST_OPERATION');
    setCell(record, 0, 'item', item);
    expect(shop.call(record, 'getLineCount', { sublistId: 'item' })).toBe(1);
  });

  it('refuses getText of a select that was set by value, and getValue of one set by text, before the save', () => {
    const record = open();
    set(record, 'entity', buyer);
    expect(code(() => shop.call(record, 'getText', { fieldId: 'entity' }))).toBe(
      'SSS_INVALID_API_USAGE',
    );
    shop.call(record, 'setText', { fieldId: 'terms', text: 'Net 30' });
    expect(code(() => get(record, 'terms'))).toBe('SSS_INVALID_API_USAGE');
    expect(shop.call(record, 'getText', { fieldId: 'terms' })).toBe('Net 30');
  });

  it('inserts, moves, finds and removes lines', () => {
    const record = open();
    const other = shop.item('HAT');
    setCell(record, 0, 'item', item);
    setCell(record, 1, 'item', other);
    shop.call(record, 'insertLine', { sublistId: 'item', line: 0 });
    setCell(record, 0, 'item', other);
    setCell(record, 0, 'quantity', 9);
    expect(
      shop.call(record, 'findSublistLineWithValue', {
        sublistId: 'item',
        fieldId: 'quantity',
        value: 9,
      }),
    ).toBe(0);
    shop.call(record, 'removeLine', { sublistId: 'item', line: 0 });
    expect(getCell(record, 0, 'item')).toBe(item);
    shop.call(record, 'moveLine', { sublistId: 'item', from: 0, to: 2 });
    expect(getCell(record, 1, 'item')).toBe(item);
  });
});

describe('dynamic mode', () => {
  it.each(['setSublistValue', 'setSublistText'])('refuses %s', (method) => {
    const record = open(true);
    const options = { sublistId: 'item', fieldId: 'item', line: 0, value: item, text: 'SHIRT' };
    expect(code(() => shop.call(record, method, options))).toBe('SSS_INVALID_API_USAGE');
  });

  it('sources at once, and a rate is kept only under the custom price level', () => {
    const record = open(true);
    set(record, 'entity', buyer);
    expect(get(record, 'currency')).toBe('1');
    expect(get(record, 'subsidiary')).toBe('1');
    shop.call(record, 'selectNewLine', { sublistId: 'item' });
    setCurrent(record, 'item', item);
    expect(getCurrent(record, 'rate')).toBe(12.5);
    setCurrent(record, 'rate', 7);
    setCurrent(record, 'quantity', 3);
    expect(getCurrent(record, 'rate')).toBe(12.5);
    setCurrent(record, 'price', -1);
    setCurrent(record, 'rate', 7);
    setCurrent(record, 'quantity', 4);
    expect([getCurrent(record, 'rate'), getCurrent(record, 'amount')]).toEqual([7, 28]);
    shop.call(record, 'commitLine', { sublistId: 'item' });
    expect(get(record, 'total')).toBe(28);
  });

  it('refuses an unknown id at once', () => {
    expect(refusal(() => set(open(true), 'entity', '99999'))).toBe(
      'INVALID_FLD_VALUE: You have entered an Invalid Field Value 99999 for the following field: entity',
    );
  });

  it('drops a line that is not committed', () => {
    const record = open(true);
    set(record, 'entity', buyer);
    shop.call(record, 'selectNewLine', { sublistId: 'item' });
    setCurrent(record, 'item', item);
    shop.call(record, 'cancelLine', { sublistId: 'item' });
    expect(shop.call(record, 'getLineCount', { sublistId: 'item' })).toBe(0);
  });
});

describe('types of values', () => {
  it.each([
    ['a checkbox takes no text', 'tobeprinted', 'T'],
    ['a number takes no text', 'shippingcost', '5.00'],
    ['a text takes no number', 'memo', 12],
    ['a date takes no text', 'trandate', '11/21/2026'],
    ['a select takes no object', 'entity', { id: 1 }],
    ['a checkbox takes no number', 'tobeprinted', 1],
  ])('%s', (_name, fieldId, value) => {
    expect(code(() => set(open(), fieldId, value))).toBe('INVALID_FLD_VALUE');
  });

  it('says what a date must look like', () => {
    expect(refusal(() => set(open(), 'trandate', '2026-11-21'))).toBe(
      'INVALID_FLD_VALUE: Invalid date value (must be MM/DD/YYYY)',
    );
  });

  it('a Date names the Pacific day, so UTC midnight is the day before', () => {
    const record = open();
    set(record, 'trandate', { $date: '2026-01-15T00:00:00.000Z' });
    expect(get(record, 'trandate')).toEqual({ $date: '2026-01-14T08:00:00.000Z' });
    set(record, 'trandate', { $date: '2026-07-15T07:00:00.000Z' });
    expect(get(record, 'trandate')).toEqual({ $date: '2026-07-15T07:00:00.000Z' });
  });

  it('getValue answers booleans, text ids, numbers and an empty text', () => {
    const record = open();
    set(record, 'entity', Number(buyer));
    set(record, 'shippingcost', 5);
    expect([
      get(record, 'entity'),
      get(record, 'shippingcost'),
      get(record, 'tobeprinted'),
      get(record, 'memo'),
    ]).toEqual([buyer, 5, false, '']);
  });

  it('null and the empty text clear a field', () => {
    const record = open();
    set(record, 'memo', 'x');
    set(record, 'memo', '');
    expect(get(record, 'memo')).toBe('');
  });

  it('an external id has 255 characters at most', () => {
    expect(refusal(() => set(open(), 'externalid', 'x'.repeat(256)))).toMatch(
      /^EXCEEDED_MAX_FIELD_LENGTH: The field .* contained more than the maximum number \( 255 \) of characters allowed\.$/,
    );
  });
});

describe('fields that are not there or not to be written', () => {
  it.each([
    ['unknown body field', (record: RecordObject) => set(record, 'shopifyid', '1')],
    ['unknown custom field', (record: RecordObject) => set(record, 'custbody_nobody', '1')],
    ['read-only body field', (record: RecordObject) => set(record, 'total', 1)],
    ['read-only column', (record: RecordObject) => setCell(record, 0, 'quantityfulfilled', 1)],
  ])('%s: refused by the emulator, ignored where the switch says so', (_name, action) => {
    expect(code(() => action(open()))).toBe('EMULATOR_UNKNOWN_FIELD');
    shop = openAccount({}, { unknownFieldThrows: false });
    const record = open();
    expect(code(() => action(record))).toBe('nothing');
    expect(get(record, 'total')).toBe('');
  });

  it('getValue of an unknown field is empty', () => {
    expect(get(open(), 'shopifyid')).toBe('');
  });

  it('an argument that is missing is named', () => {
    expect(refusal(() => shop.call(open(), 'getValue'))).toBe(
      'SSS_MISSING_REQD_ARGUMENT: Record.getValue: Missing a required argument: fieldId',
    );
    expect(code(() => shop.call(open(), 'setValue', { fieldId: 'memo' }))).toBe(
      'SSS_MISSING_REQD_ARGUMENT',
    );
  });

  it('unknown sublists are refused, and have a line count of -1', () => {
    expect(code(() => getCell(open(), 0, 'item', 'lines'))).toBe('SSS_INVALID_SUBLIST');
    expect(shop.call(open(), 'getLineCount', { sublistId: 'lines' })).toBe(-1);
  });

  it('macros and unknown methods fail by name', () => {
    expect(refusal(() => shop.call(open(), 'executeMacro'))).toMatch(
      /^EMULATOR_NOT_MODELLED: .*Record\.executeMacro/,
    );
    expect(refusal(() => shop.call(open(), 'frobnicate'))).toMatch(/Record\.frobnicate/);
  });
});

describe('subrecords', () => {
  it('an address is reached by getSubrecord only', () => {
    const record = open();
    expect(code(() => set(record, 'shippingaddress', 'x'))).toBe(
      'SSS_INVALID_OPERATION_USING_SUBRECORD_FIELD',
    );
    expect(code(() => shop.call(record, 'getSubrecord', { fieldId: 'memo' }))).toBe(
      'FIELD_1_IS_NOT_A_SUBRECORD_FIELD',
    );
    expect(shop.call(record, 'hasSubrecord', { fieldId: 'shippingaddress' })).toBe(false);
    const address = shop.call(record, 'getSubrecord', {
      fieldId: 'shippingaddress',
    }) as RecordObject;
    set(address, 'country', 'US');
    set(address, 'addrphone', '2125550100');
    expect(get(record, 'shipcountry')).toBe('US');
    expect(get(record, 'shipphone')).toBe('2125550100');
  });

  it('a line carries its inventory detail', () => {
    const record = open(false, 'inventoryadjustment');
    setCell(record, 0, 'item', item, 'inventory');
    const detail = shop.call(record, 'getSublistSubrecord', {
      sublistId: 'inventory',
      fieldId: 'inventorydetail',
      line: 0,
    }) as RecordObject;
    setCell(detail, 0, 'quantity', 3, 'inventoryassignment');
    const where = { sublistId: 'inventory', fieldId: 'inventorydetail', line: 0 };
    expect(shop.call(record, 'hasSublistSubrecord', where)).toBe(true);
    shop.call(record, 'removeSublistSubrecord', where);
    expect(shop.call(record, 'hasSublistSubrecord', where)).toBe(false);
  });
});

describe('price matrix of an item', () => {
  it('shows a line per price level and takes prices by column', () => {
    const record = shop.run(shop.records.load(shop.session, { type: 'inventoryitem', id: item }));
    const cell = { sublistId: 'price1', fieldId: 'price', column: 0, line: 0 };
    expect(shop.call(record, 'getMatrixSublistValue', cell)).toBe(12.5);
    shop.call(record, 'setMatrixSublistValue', { ...cell, value: 15 });
    shop.run(shop.records.save(shop.session, record, {}));
    expect(shop.find('inventoryitem', item).sublists.price1![0]!.values.price_1_).toBe(15);
  });

  it('cannot gain or lose lines', () => {
    const record = shop.run(shop.records.load(shop.session, { type: 'inventoryitem', id: item }));
    expect(code(() => shop.call(record, 'removeLine', { sublistId: 'price1', line: 0 }))).toBe(
      'SSS_INVALID_SUBLIST_OPERATION',
    );
  });
});
