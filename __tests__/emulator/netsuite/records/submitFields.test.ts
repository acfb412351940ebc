import type { RecordObject, UserEventRound } from '../../../../emulator/netsuite/contract.ts';
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
const get = (record: RecordObject, fieldId: string) => shop.call(record, 'getValue', { fieldId });
const set = (record: RecordObject, fieldId: string, value: unknown) =>
  shop.call(record, 'setValue', { fieldId, value });
const order = (values = {}) => shop.order([{ item, quantity: 2 }], { entity: buyer, ...values });
const load = (type: string, id: string) => shop.run(shop.records.load(shop.session, { type, id }));
const save = (record: RecordObject) => shop.run(shop.records.save(shop.session, record, {}));
const stagesOf = (rounds: UserEventRound[]) =>
  rounds.map((round) => `${round.stage} ${round.type} ${round.recordType}`);
const submit = (type: string, id: string, values: Record<string, unknown>) =>
  shop.run(shop.records.submitFields(shop.session, { type, id, values }));

describe('submitFields (netsuite-platform §4.7)', () => {
  it('runs xedit with a record that holds only the changed fields', () => {
    const id = order({ memo: 'old' });
    shop.rounds.length = 0;
    submit('salesorder', id, { memo: 'new' });
    expect(stagesOf(shop.rounds)).toEqual([
      'beforeSubmit xedit salesorder',
      'afterSubmit xedit salesorder',
    ]);
    const { newRecord, oldRecord } = shop.rounds[1]!;
    expect([get(newRecord, 'memo'), get(newRecord, 'entity'), get(oldRecord!, 'memo')]).toEqual([
      'new',
      '',
      'old',
    ]);
  });

  it.each([
    ['a native field that is not inline-editable', 'location'],
    ['a subrecord', 'shippingaddress'],
    ['an unknown field', 'nothing'],
  ])('refuses %s', (_name, fieldId) => {
    expect(code(() => submit('salesorder', order(), { [fieldId]: '1' }))).toBe(
      'SSS_INVALID_API_USAGE',
    );
  });

  it('overwrites without comparing versions; the switch makes it compare', () => {
    const id = order();
    const operation = shop.records.submitFields(shop.session, {
      type: 'salesorder',
      id,
      values: { memo: 'mine' },
    });
    operation.next();
    shop.edit('salesorder', id, (record) => set(record, 'otherrefnum', 'theirs'));
    operation.next();
    expect(shop.find('salesorder', id).fields).toMatchObject({
      memo: 'mine',
      otherrefnum: 'theirs',
    });

    shop.account.switches.submitFieldsChecksVersion = true;
    const strict = shop.records.submitFields(shop.session, {
      type: 'salesorder',
      id,
      values: { memo: 'again' },
    });
    strict.next();
    shop.edit('salesorder', id, (record) => set(record, 'otherrefnum', 'theirs too'));
    expect(code(() => strict.next())).toBe('RCRD_HAS_BEEN_CHANGED');
  });

  it('clears an external id, which another record may then take', () => {
    const id = order({ externalid: 'xdk:1' });
    submit('salesorder', id, { externalid: '' });
    expect(shop.find('salesorder', id).externalId).toBeNull();
    order({ externalid: 'xdk:1' });
  });

  it('an id that does not exist is RCRD_DSNT_EXIST', () => {
    expect(refusal(() => submit('salesorder', '99999', { memo: 'x' }))).toBe(
      'RCRD_DSNT_EXIST: That record does not exist.',
    );
  });
});

describe('optimistic locking (netsuite-platform §4.7)', () => {
  it('of two loaded copies the second save is refused', () => {
    const id = order();
    const [first, second] = [load('salesorder', id), load('salesorder', id)];
    set(first, 'memo', 'first');
    set(second, 'memo', 'second');
    save(first);
    expect(refusal(() => save(second))).toBe('RCRD_HAS_BEEN_CHANGED: Record has been changed');
  });

  it('a shipment changes its order too', () => {
    const id = order();
    const mine = load('salesorder', id);
    shop.fulfill(id);
    expect(code(() => save(mine))).toBe('RCRD_HAS_BEEN_CHANGED');
  });

  it('stock that is committed in the background does not', () => {
    const id = shop.order([{ item, quantity: 500 }], { entity: buyer });
    const mine = load('salesorder', id);
    shop.adjust(item, 50);
    set(mine, 'memo', 'still mine');
    save(mine);
    expect(shop.find('salesorder', id).sublists.item![0]!.values.quantitycommitted).toBe(150);
  });

  it.each([
    [true, 'RCRD_HAS_BEEN_CHANGED'],
    [false, 'nothing'],
  ])('custom records follow enableoptimisticlocking (%s)', (optimisticLocking, expected) => {
    shop.records.define(definitions([recordType('customrecord_x', { optimisticLocking })]));
    const id = shop.create('customrecord_x', { custrecord_x_text: 'a' });
    const [first, second] = [load('customrecord_x', id), load('customrecord_x', id)];
    save(first);
    expect(code(() => save(second))).toBe(expected);
  });

  it('a record object cannot be saved twice', () => {
    const record = shop.run(shop.records.create(shop.session, { type: 'customrecord_x' }));
    save(record);
    expect(code(() => save(record))).toBe('RCRD_HAS_BEEN_CHANGED');
  });
});
