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

describe('returns', () => {
  function shipped(units = 3): string {
    const id = order([line(units)]);
    shop.fulfill(id);
    return id;
  }
  const authorize = (id: string) =>
    shop.transform('salesorder', id, 'returnauthorization', (record) =>
      set(record, 'orderstatus', 'B'),
    );

  it('go from authorization over receipt to credit memo', () => {
    const id = authorize(shipped());
    expect(statusOf(id, 'returnauthorization')).toBe('B Pending Receipt');
    shop.transform('returnauthorization', id, 'itemreceipt', (record) =>
      setCell(record, 0, 'quantity', 1),
    );
    expect(statusOf(id, 'returnauthorization')).toBe('E Pending Refund/Partially Received');
    shop.transform('returnauthorization', id, 'itemreceipt');
    expect(statusOf(id, 'returnauthorization')).toBe('F Pending Refund');
    shop.transform('returnauthorization', id, 'creditmemo');
    expect(statusOf(id, 'returnauthorization')).toBe('G Refunded');
    expect(shop.level(item, shop.base.locations!.east).onHand).toBe(20);
  });

  it('must be approved before anything comes in', () => {
    const id = shop.transform('salesorder', shipped(), 'returnauthorization');
    expect(statusOf(id, 'returnauthorization')).toBe('A Pending Approval');
    expect(code(() => shop.transform('returnauthorization', id, 'itemreceipt'))).toBe(
      'INVALID_INITIALIZE_REF',
    );
    press('approve', 'returnauthorization', id);
    shop.transform('returnauthorization', id, 'itemreceipt');
  });

  it('that are not restocked need the write-off account', () => {
    const id = authorize(shipped());
    const receive = () =>
      shop.transform('returnauthorization', id, 'itemreceipt', (record) =>
        setCell(record, 0, 'restock', false),
      );
    expect(code(receive)).toBe('WRITE_OFF_ACCT_REQD');
    shop.account.preferences.WRITEOFFACCOUNTFORRETURNS =
      shop.base.accounts['Inventory Adjustments']!;
    receive();
    expect(shop.level(item, shop.base.locations!.east).onHand).toBe(17);
  });

  it('cannot receive more than is coming back', () => {
    const id = authorize(shipped(2));
    const receive = () =>
      shop.transform('returnauthorization', id, 'itemreceipt', (record) =>
        setCell(record, 0, 'quantity', 3),
      );
    expect(code(receive)).toBe('INVALID_QTY');
  });

  it('a shipment that was billed cannot be deleted', () => {
    const id = shipped();
    shop.transform('salesorder', id, 'invoice');
    const shipment = [...shop.records.all('itemfulfillment')].at(-1)!.id;
    const remove = () =>
      shop.run(shop.records.delete(shop.session, { type: 'itemfulfillment', id: shipment }));
    expect(code(remove)).toBe('THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS');
  });
});
