import type { RecordObject, UserEventRound } from '../../../../emulator/netsuite/contract.ts';
import { SuiteScriptError } from '../../../../emulator/netsuite/contract.ts';
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
