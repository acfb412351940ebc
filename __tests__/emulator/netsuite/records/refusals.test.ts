import type { RecordObject } from '../../../../emulator/netsuite/contract.ts';
import { definitions } from './definitions.ts';
import { openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { code, refusal } from './refusal.ts';

let shop: OpenAccount;
let item: string;
let buyer: string;

beforeEach(() => {
  shop = openAccount();
  shop.records.define(definitions());
  item = shop.item('SHIRT');
  buyer = shop.customer();
  shop.adjust(item, 100);
  shop.rounds.length = 0;
});
const get = (record: RecordObject, fieldId: string) => shop.call(record, 'getValue', { fieldId });
const set = (record: RecordObject, fieldId: string, value: unknown) =>
  shop.call(record, 'setValue', { fieldId, value });
const order = (values = {}) => shop.order([{ item, quantity: 2 }], { entity: buyer, ...values });
const load = (type: string, id: string) => shop.run(shop.records.load(shop.session, { type, id }));
const save = (record: RecordObject) => shop.run(shop.records.save(shop.session, record, {}));

describe('what a save refuses', () => {
  it.each([
    [
      'mandatory fields by their labels',
      () => shop.create('salesorder', {}, { item: [{ item, quantity: 1 }] }),
      /^USER_ERROR: Please enter value\(s\) for: Customer/,
    ],
    [
      'an id that does not exist',
      () => order({ shipmethod: '99999' }),
      /^INVALID_FLD_VALUE: You have entered an Invalid Field Value 99999 for the following field: shipmethod$/,
    ],
    ['a label where an id belongs', () => order({ shipmethod: 'Standard' }), /^INVALID_FLD_VALUE/],
    [
      'an order without lines',
      () => shop.order([], { entity: buyer }),
      /^USER_ERROR: You must have at least one valid line item for this transaction\.$/,
    ],
    [
      'a custom list value that is inactive',
      () => shop.create('customrecord_x', { custrecord_x_color: '2' }),
      /^INVALID_FLD_VALUE/,
    ],
    [
      'an adjustment without subsidiary',
      () =>
        shop.create(
          'inventoryadjustment',
          { account: shop.base.accounts['Inventory Adjustments'] },
          { inventory: [{ item, location: shop.base.locations!.east, adjustqtyby: 1 }] },
        ),
      /^USER_ERROR: Please enter value\(s\) for: Subsidiary$/,
    ],
    ['an exchange rate of nothing', () => order({ exchangerate: 0 }), /^INVALID_CRNCY_EXCH_RATE/],
    [
      'an item that does not exist',
      () => shop.order([{ item: '99999', quantity: 1 }], { entity: buyer }),
      /^INVALID_FLD_VALUE: .* 99999 for the following field: item$/,
    ],
  ])('%s', (_name, action, expected) => {
    expect(refusal(action)).toMatch(expected);
  });

  it.each([
    [
      { invalidSelectCode: 'INVALID_KEY_OR_REF' },
      { shipmethod: '99999' },
      [{}],
      'INVALID_KEY_OR_REF: Invalid shipmethod reference key 99999.',
    ],
    [
      { emptyLinesCode: 'VALID_LINE_ITEM_REQD' },
      {},
      [],
      'VALID_LINE_ITEM_REQD: You must have at least one valid line item for this transaction.',
    ],
  ] as const)('in other words with the switch %j', (switches, values, lines, expected) => {
    shop = openAccount({}, switches);
    const shirt = shop.item('SHIRT');
    const entity = shop.customer();
    const action = () =>
      shop.order(
        lines.map(() => ({ item: shirt, quantity: 1 })),
        { entity, ...values },
      );
    expect(refusal(action)).toBe(expected);
  });

  it('inactive customers and items', () => {
    shop.edit('customer', buyer, (record) => set(record, 'isinactive', true));
    expect(code(() => order())).toBe('INVALID_FLD_VALUE');
  });

  it('leaves nothing behind', () => {
    const before = shop.level(item, shop.base.locations!.east);
    expect(
      code(() => shop.order([{ item, quantity: 3 }], { entity: buyer, shipmethod: '99999' })),
    ).toBe('INVALID_FLD_VALUE');
    expect(shop.level(item, shop.base.locations!.east)).toEqual(before);
    expect([...shop.records.all('salesorder')]).toEqual([]);
  });

  it('ignoreMandatoryFields lets fields be missing that the form marks', () => {
    const record = shop.run(shop.records.create(shop.session, { type: 'employee' }));
    expect(code(() => save(record))).toBe('USER_ERROR');
    shop.run(shop.records.save(shop.session, record, { ignoreMandatoryFields: true }));
  });
});

describe('record types', () => {
  it('unknown ones are INVALID_RCRD_TYPE, those of a feature that is off too', () => {
    expect(refusal(() => load('customrecord_nobody', '1'))).toMatch(
      /^INVALID_RCRD_TYPE: record\.load: type argument customrecord_nobody is not a valid record/,
    );
    shop = openAccount({ features: ['-SUBSIDIARIES'] });
    expect(code(() => load('subsidiary', '1'))).toBe('INVALID_RCRD_TYPE');
  });

  it.each([
    ['ismultishipto', true],
    ['promocode', '1'],
  ])('a field that would change the outcome and is not computed is named: %s', (fieldId, value) => {
    shop.account.features.add('MULTISHIPTO');
    shop.records.insert('promotioncode', { name: 'TEN', code: 'TEN' });
    expect(code(() => order({ [fieldId]: value }))).toBe('EMULATOR_NOT_MODELLED');
  });

  it('that NetSuite has and the emulator does not are named as not modelled', () => {
    expect(refusal(() => shop.create('workorder', {}))).toBe(
      'EMULATOR_NOT_MODELLED: The local NetSuite does not model the record type workorder.',
    );
  });

  it.each(['itemfulfillment', 'itemreceipt', 'depositapplication'])(
    '%s cannot be created from nothing',
    (type) => {
      expect(code(() => shop.create(type, {}))).toBe('INVALID_RCRD_TYPE');
    },
  );

  it('an item fulfillment cannot be copied', () => {
    const id = shop.fulfill(order());
    expect(
      code(() => shop.run(shop.records.copy(shop.session, { type: 'itemfulfillment', id }))),
    ).toBe('INVALID_RCRD_TYPE');
  });

  it('an id of another type does not exist', () => {
    expect(code(() => load('invoice', order()))).toBe('RCRD_DSNT_EXIST');
  });

  it('default values other than the documented ones are refused', () => {
    const options = { type: 'salesorder', defaultValues: { memo: 'x' } };
    expect(code(() => shop.run(shop.records.create(shop.session, options)))).toBe(
      'INVALID_RCRD_INITIALIZE',
    );
    const record = shop.run(
      shop.records.create(shop.session, { type: 'salesorder', defaultValues: { entity: buyer } }),
    );
    expect(get(record, 'subsidiary')).toBe('1');
  });

  it('classes of the price list: transaction, other, custom', () => {
    expect(
      ['salesorder', 'customer', 'customrecord_x'].map((type) => shop.records.recordClass(type)),
    ).toEqual(['transaction', 'other', 'custom']);
  });
});
