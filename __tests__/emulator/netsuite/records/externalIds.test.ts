import type { RecordObject } from '../../../../emulator/netsuite/contract.ts';
import { definitions, recordType } from './definitions.ts';
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
const set = (record: RecordObject, fieldId: string, value: unknown) =>
  shop.call(record, 'setValue', { fieldId, value });
const order = (values = {}) => shop.order([{ item, quantity: 2 }], { entity: buyer, ...values });
const submit = (type: string, id: string, values: Record<string, unknown>) =>
  shop.run(shop.records.submitFields(shop.session, { type, id, values }));

describe('external ids (netsuite-platform §4.8)', () => {
  it('are one space for all transactions, whatever their case', () => {
    order({ externalid: 'xdk:demo:order:1:so' });
    const clash = () =>
      shop.create('customerdeposit', {
        customer: buyer,
        payment: 5,
        externalid: 'XDK:demo:ORDER:1:so',
      });
    expect(refusal(clash)).toBe('DUP_RCRD: This record already exists');
  });

  it('are separate for entities, items and each custom record type', () => {
    order({ externalid: 'same' });
    shop.customer({ externalid: 'same' });
    shop.item('OTHER', { externalid: 'same' });
    shop.create('customrecord_x', { externalid: 'same' });
    const employee = {
      firstname: 'A',
      lastname: 'B',
      entityid: 'A B',
      subsidiary: '1',
      externalid: 'same',
    };
    expect(code(() => shop.create('employee', employee))).toBe('DUP_RCRD');
  });

  it.each([
    ['DUP_CSTM_RCRD_ENTRY', {}],
    ['UNIQUE_RCRD_ID_REQD', { duplicateCustomRecordCode: 'UNIQUE_RCRD_ID_REQD' }],
    ['DUP_RCRD', { duplicateCustomRecordCode: 'DUP_RCRD' }],
  ] as const)('of custom records clash with %s', (expected, switches) => {
    shop = openAccount({}, switches);
    shop.records.define(definitions());
    shop.create('customrecord_x', { externalid: 'a' });
    expect(code(() => shop.create('customrecord_x', { externalid: 'a' }))).toBe(expected);
  });

  it('decide between two saves that both looked before: the second one loses at the commit', () => {
    const open = () => {
      const record = shop.run(shop.records.create(shop.session, { type: 'customrecord_x' }));
      set(record, 'externalid', 'race');
      return shop.records.save(shop.session, record, {});
    };
    const [first, second] = [open(), open()];
    first.next();
    second.next();
    first.next();
    expect(code(() => second.next())).toBe('DUP_CSTM_RCRD_ENTRY');
  });

  it('are free again when the record is deleted', () => {
    const id = order({ externalid: 'a' });
    shop.run(shop.records.delete(shop.session, { type: 'salesorder', id }));
    order({ externalid: 'a' });
  });
});

describe('history', () => {
  it('an edit leaves a system note per changed field, with user, context, old and new value', () => {
    const id = order({ memo: 'old' });
    shop.notes.length = 0;
    submit('salesorder', id, { memo: 'new' });
    expect(shop.notes).toEqual([
      expect.objectContaining({
        recordType: 'salesorder',
        recordId: id,
        field: 'memo',
        oldValue: 'old',
        newValue: 'new',
        user: shop.base.employee,
        context: 'RESTLET',
      }),
    ]);
  });

  it('custom types without enablesystemnotes leave none', () => {
    shop.records.define(definitions([recordType('customrecord_x', { systemNotes: false })]));
    shop.notes.length = 0;
    submit('customrecord_x', shop.create('customrecord_x', {}), { custrecord_x_text: 'b' });
    expect(shop.notes).toEqual([]);
  });

  it('created and last modified follow the clock', () => {
    const id = order();
    shop.setNow('2026-11-22T10:00:00.000Z');
    submit('salesorder', id, { memo: 'x' });
    expect(shop.find('salesorder', id)).toMatchObject({
      created: '2026-11-21T17:00:00.000Z',
      lastModified: '2026-11-22T10:00:00.000Z',
      version: 2,
    });
  });

  it('custom fields start with their default value', () => {
    expect(
      shop.find('customrecord_x', shop.create('customrecord_x', {})).fields.custrecord_x_flag,
    ).toBe(true);
  });
});
