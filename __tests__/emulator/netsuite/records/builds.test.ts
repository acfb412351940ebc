import { imbalance, openAccount, posted } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { openQueries } from './openQueries.ts';
import { code } from './refusal.ts';

let shop: OpenAccount;
let east: string;
let legs: string;
let top: string;
let table: string;

beforeEach(() => {
  shop = openAccount();
  east = shop.base.locations!.east;
  [legs, top] = [shop.item('LEG'), shop.item('TOP')];
  table = shop.records.insert(
    'assemblyitem',
    { itemid: 'TABLE' },
    {
      member: [
        { item: legs, quantity: 4 },
        { item: top, quantity: 1 },
      ],
    },
  );
  shop.adjust(legs, 10, east, 2.5);
  shop.adjust(top, 3, east, 7);
});

const build = (values: Record<string, unknown> = {}) =>
  shop.create('assemblybuild', {
    item: table,
    quantity: 2,
    location: east,
    subsidiary: '1',
    ...values,
  });
const onHand = () => [legs, top, table].map((item) => shop.level(item, east).onHand);

describe('assembly builds', () => {
  it.each<[string, Record<string, unknown>, string]>([
    ['of nothing', { quantity: 0 }, 'NONZERO_QTY_REQD'],
    ['of an item that is no assembly', { item: 'legs' }, 'INVALID_FLD_VALUE'],
    ['nowhere', { location: null }, 'USER_ERROR'],
  ])('%s are refused', (_name, values, expected) => {
    const item = values.item === 'legs' ? { item: legs } : {};
    expect(code(() => build({ ...values, ...item }))).toBe(expected);
  });

  it('turn components into the assembly at their cost; unbuilding and deleting turn them back', () => {
    const id = build();
    expect(onHand()).toEqual([2, 1, 2]);
    expect(shop.level(table, east).averageCost).toBe('17.00');
    const record = shop.find('assemblybuild', id);
    expect(imbalance(record)).toEqual({ base: 0, lines: 3 });
    const unbuilt = shop.transform('assemblybuild', id, 'assemblyunbuild', (draft) => {
      shop.call(draft, 'setValue', { fieldId: 'quantity', value: 1 });
    });
    expect(onHand()).toEqual([6, 2, 1]);
    expect(imbalance(shop.find('assemblyunbuild', unbuilt))).toEqual({ base: 0, lines: 3 });
    expect(
      posted(shop.find('assemblyunbuild', unbuilt), shop.base.accounts['Inventory Asset']!),
    ).toBe(0);
    for (const [type, one] of [
      ['assemblyunbuild', unbuilt],
      ['assemblybuild', id],
    ] as const) {
      shop.run(shop.records.delete(shop.session, { type, id: one }));
    }
    expect(onHand()).toEqual([10, 3, 0]);
  });

  it('start from the item, and let components be changed', () => {
    shop.transform('assemblyitem', table, 'assemblybuild', (record) => {
      for (const [fieldId, value] of Object.entries({
        quantity: 1,
        location: east,
        subsidiary: '1',
      })) {
        shop.call(record, 'setValue', { fieldId, value });
      }
      const cell = { sublistId: 'component', fieldId: 'quantity', line: 0 };
      shop.call(record, 'setSublistValue', { ...cell, value: 5 });
    });
    expect(onHand()).toEqual([5, 2, 1]);
  });

  it('serve the orders that wait for the assembly', () => {
    const order = shop.order([{ item: table, quantity: 3, location: east }], {
      entity: shop.customer(),
    });
    build();
    expect(shop.find('salesorder', order).sublists.item![0]!.values).toMatchObject({
      quantitycommitted: 2,
      quantitybackordered: 1,
    });
  });

  it('are a line of the assembly with its components below, to SuiteQL', async () => {
    const id = build();
    const query = await openQueries(shop);
    expect(
      query(
        `SELECT t.type, l.mainline, l.item, l.quantity, l.netamount
           FROM transaction t JOIN transactionline l ON l.transaction = t.id
          WHERE t.id = ? ORDER BY l.id`,
        id,
      ).map((row) => Object.values(row)),
    ).toEqual([
      ['Build', 'T', Number(table), 2, expect.anything()],
      ['Build', 'F', Number(legs), -8, -20],
      ['Build', 'F', Number(top), -2, -14],
    ]);
  });
});
