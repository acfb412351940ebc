import type { RecordObject, UserEventRound } from '../../../../emulator/netsuite/contract.ts';
import { SuiteScriptError } from '../../../../emulator/netsuite/contract.ts';
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
const stagesOf = (rounds: UserEventRound[]) =>
  rounds.map((round) => `${round.stage} ${round.type} ${round.recordType}`);

describe('user events of a save (netsuite-platform §8)', () => {
  it('a new record pauses for beforeLoad, beforeSubmit and afterSubmit of type create', () => {
    order();
    expect(stagesOf(shop.rounds)).toEqual([
      'beforeLoad create salesorder',
      'beforeSubmit create salesorder',
      'afterSubmit create salesorder',
    ]);
    expect(shop.rounds[1]!.oldRecord).toBeNull();
  });

  it('a loaded record is of type edit and brings its old state', () => {
    const id = order();
    shop.rounds.length = 0;
    shop.edit('salesorder', id, (record) => set(record, 'memo', 'new'));
    expect(stagesOf(shop.rounds)).toEqual([
      'beforeLoad edit salesorder',
      'beforeSubmit edit salesorder',
      'afterSubmit edit salesorder',
    ]);
    const { newRecord, oldRecord } = shop.rounds[2]!;
    expect([get(newRecord, 'memo'), get(oldRecord!, 'memo')]).toEqual(['new', '']);
  });

  it.each([
    ['copy', () => shop.run(shop.records.copy(shop.session, { type: 'salesorder', id: order() }))],
    [
      'transform',
      () =>
        shop.run(
          shop.records.transform(shop.session, {
            fromType: 'salesorder',
            fromId: order(),
            toType: 'itemfulfillment',
          }),
        ),
    ],
  ])('%s opens with a beforeLoad of its own type', (type, action) => {
    action();
    expect(shop.rounds.at(-1)).toMatchObject({ stage: 'beforeLoad', type });
  });

  it('what beforeSubmit sets is saved, and what it throws prevents the save', () => {
    const record = shop.run(shop.records.create(shop.session, { type: 'customrecord_x' }));
    const id = shop.run(shop.records.save(shop.session, record, {}), (round) => {
      if (round.stage === 'beforeSubmit') set(round.newRecord, 'custrecord_x_text', 'by script');
    });
    expect(shop.find('customrecord_x', id).fields.custrecord_x_text).toBe('by script');

    const second = shop.run(shop.records.create(shop.session, { type: 'customrecord_x' }));
    const veto = () =>
      shop.run(shop.records.save(shop.session, second, {}), (round) => {
        if (round.stage === 'beforeSubmit') throw new SuiteScriptError('NO', 'not today');
      });
    expect(refusal(veto)).toBe('NO: not today');
    expect([...shop.records.all('customrecord_x')]).toHaveLength(1);
  });

  it('what afterSubmit throws reaches the caller and undoes nothing; its record is read-only', () => {
    const record = shop.run(shop.records.create(shop.session, { type: 'customrecord_x' }));
    const seen: string[] = [];
    const failing = () =>
      shop.run(shop.records.save(shop.session, record, {}), (round) => {
        if (round.stage !== 'afterSubmit') return;
        seen.push(code(() => set(round.newRecord, 'custrecord_x_text', 'late')));
        throw new SuiteScriptError('LATE', 'too late');
      });
    expect(code(failing)).toBe('LATE');
    expect(seen).toEqual(['SSS_INVALID_API_USAGE']);
    expect([...shop.records.all('customrecord_x')]).toHaveLength(1);
  });

  it('user events always see standard mode', () => {
    const record = shop.run(
      shop.records.create(shop.session, { type: 'customrecord_x', isDynamic: true }),
    );
    shop.run(shop.records.save(shop.session, record, {}));
    expect(shop.rounds.every((round) => !round.newRecord.isDynamic)).toBe(true);
  });

  it('writes made inside a user event run no user events', () => {
    const inside = { ...shop.session, insideUserEvent: true };
    const record = shop.run(shop.records.create(inside, { type: 'customrecord_x' }));
    shop.run(shop.records.save(inside, record, {}));
    expect(shop.rounds).toEqual([]);
  });

  it.each([
    [false, 0],
    [true, 3],
  ])('an import runs them only with "Run Server SuiteScript" (%s)', (isOn, rounds) => {
    shop.account.preferences.RUNSERVERSUITESCRIPTANDTRIGGERWORKFLOWS = isOn;
    const csv = { ...shop.session, executionContext: 'CSVIMPORT' };
    const record = shop.run(shop.records.create(csv, { type: 'customrecord_x' }));
    shop.run(shop.records.save(csv, record, {}));
    expect(shop.rounds).toHaveLength(rounds);
  });

  it('a deletion brings the deleted data', () => {
    const id = order({ memo: 'gone' });
    shop.rounds.length = 0;
    shop.run(shop.records.delete(shop.session, { type: 'salesorder', id }));
    expect(stagesOf(shop.rounds)).toEqual([
      'beforeSubmit delete salesorder',
      'afterSubmit delete salesorder',
    ]);
    expect(get(shop.rounds[1]!.newRecord, 'memo')).toBe('gone');
    expect(shop.deleted.map((record) => record.id)).toEqual([id]);
  });

  it.each([
    ['approve', 'salesorder', () => order({ orderstatus: 'A' })],
    ['pack', 'itemfulfillment', () => shop.fulfill(order(), {}, { shipstatus: 'A' })],
    ['ship', 'itemfulfillment', () => shop.fulfill(order(), {}, { shipstatus: 'B' })],
    ['cancel', 'salesorder', () => order()],
  ])('the button %s has an event type of its own', (button, type, make) => {
    const id = make();
    shop.rounds.length = 0;
    shop.run(shop.records.press(shop.session, { type, id, button }));
    expect(stagesOf(shop.rounds)).toEqual([
      `beforeSubmit ${button} ${type}`,
      `afterSubmit ${button} ${type}`,
    ]);
  });

  it('a fulfillment that a script makes as shipped is of type create, and shipping it by script of type edit', () => {
    const picked = shop.fulfill(order(), {}, { shipstatus: 'A' });
    expect(shop.rounds.at(-1)).toMatchObject({ type: 'create', recordType: 'itemfulfillment' });
    shop.edit('itemfulfillment', picked, (record) => set(record, 'shipstatus', 'C'));
    expect(shop.rounds.at(-1)).toMatchObject({ type: 'edit', recordType: 'itemfulfillment' });
  });
});
