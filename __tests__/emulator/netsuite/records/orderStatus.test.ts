import type { RecordObject } from '../../../../emulator/netsuite/contract.ts';
import { definitions } from './definitions.ts';
import { openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { code } from './refusal.ts';

let shop: OpenAccount;
let item: string;
let buyer: string;

beforeEach(() => {
  shop = openAccount();
  shop.records.define(definitions());
  item = shop.item('SHIRT');
  buyer = shop.customer();
  shop.adjust(item, 20);
});
const set = (record: RecordObject, fieldId: string, value: unknown) =>
  shop.call(record, 'setValue', { fieldId, value });
const setCell = (record: RecordObject, line: number, fieldId: string, value: unknown) =>
  shop.call(record, 'setSublistValue', { sublistId: 'item', fieldId, line, value });
const line = (quantity: number, more = {}) => ({ item, quantity, ...more });
const order = (lines = [line(2)], values = {}) => shop.order(lines, { entity: buyer, ...values });
const statusOf = (id: string, type = 'salesorder') => {
  const { orderstatus, status } = shop.find(type, id).fields;
  return `${String(orderstatus)} ${String(status)}`;
};
const press = (button: string, type: string, id: string) =>
  shop.run(shop.records.press(shop.session, { type, id, button }));

describe('status of a sales order (netsuite-platform §4.10)', () => {
  it.each<[string, (id: string) => void]>([
    ['B Pending Fulfillment', () => undefined],
    ['E Pending Billing/Partially Fulfilled', (id) => void shop.fulfill(id, { 1: 1 })],
    ['F Pending Billing', (id) => void shop.fulfill(id)],
    [
      'D Partially Fulfilled',
      (id) => {
        shop.fulfill(id, { 1: 1 });
        shop.transform('salesorder', id, 'invoice');
      },
    ],
    [
      'G Billed',
      (id) => {
        shop.fulfill(id);
        shop.transform('salesorder', id, 'invoice');
      },
    ],
    [
      'G Billed',
      (id) => {
        shop.fulfill(id);
        shop.transform('salesorder', id, 'cashsale');
      },
    ],
    ['H Closed', (id) => void press('close', 'salesorder', id)],
    ['C Cancelled', (id) => void press('cancel', 'salesorder', id)],
    [
      'F Pending Billing',
      (id) => {
        shop.fulfill(id, { 1: 1 });
        press('close', 'salesorder', id);
      },
    ],
    ['B Pending Fulfillment', (id) => void shop.fulfill(id, {}, { shipstatus: 'A' })],
  ])('%s', (expected, action) => {
    const id = order();
    action(id);
    expect(statusOf(id)).toBe(expected);
  });

  it('a new account parks orders in Pending Approval', () => {
    shop = openAccount({ preferences: { DEFAULTSALESORDERSTATUS: null } });
    const shirt = shop.item('SHIRT');
    const id = shop.create(
      'salesorder',
      { entity: shop.customer() },
      { item: [{ item: shirt, quantity: 1 }] },
    );
    expect(statusOf(id)).toBe('A Pending Approval');
  });

  it.each(['C', 'D', 'F', 'G', 'H'])('%s cannot be set', (letter) => {
    expect(code(() => order([line(1)], { orderstatus: letter }))).toBe('INVALID_FLD_VALUE');
  });

  it('a processed order does not go back to Pending Approval', () => {
    const id = order();
    shop.fulfill(id, { 1: 1 });
    expect(
      code(() => shop.edit('salesorder', id, (record) => set(record, 'orderstatus', 'A'))),
    ).toBe('INVALID_ORD_STATUS');
  });

  it('an order of services only waits for billing', () => {
    const service = shop.records.insert('serviceitem', { itemid: 'FITTING', rate: 30 });
    expect(statusOf(order([line(1, { item: service })]))).toBe('F Pending Billing');
  });

  it('closing every line closes the order', () => {
    const id = order();
    shop.edit('salesorder', id, (record) => setCell(record, 0, 'isclosed', true));
    expect(statusOf(id)).toBe('H Closed');
  });

  it('shipped lines can neither shrink below that nor go away', () => {
    const id = order([line(4), line(1)]);
    shop.fulfill(id, { 1: 3 });
    expect(
      code(() => shop.edit('salesorder', id, (record) => setCell(record, 0, 'quantity', 2))),
    ).toBe('INVALID_QTY');
    const remove = (record: RecordObject) =>
      shop.call(record, 'removeLine', { sublistId: 'item', line: 0 });
    expect(code(() => shop.edit('salesorder', id, remove))).toBe('USER_ERROR');
  });

  it('an order with documents of its own cannot be deleted', () => {
    const id = order();
    shop.fulfill(id);
    const remove = () => shop.run(shop.records.delete(shop.session, { type: 'salesorder', id }));
    expect(code(remove)).toBe('THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS');
  });
});
