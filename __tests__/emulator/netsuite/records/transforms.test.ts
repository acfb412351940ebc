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
  shop.adjust(item, 20);
});
const setCell = (record: RecordObject, line: number, fieldId: string, value: unknown) =>
  shop.call(record, 'setSublistValue', { sublistId: 'item', fieldId, line, value });
const line = (quantity: number, more = {}) => ({ item, quantity, ...more });
const order = (lines = [line(2)], values = {}) => shop.order(lines, { entity: buyer, ...values });
const lines = (type: string, id: string) =>
  shop.find(type, id).sublists.item!.map(({ values }) => values);

describe('transforms (netsuite-platform §4.9)', () => {
  it.each([
    ['salesorder', 'customerdeposit'],
    ['salesorder', 'creditmemo'],
    ['creditmemo', 'customerrefund'],
    ['itemfulfillment', 'invoice'],
  ])('%s to %s is not in the table', (fromType, toType) => {
    const id = order();
    shop.fulfill(id);
    const from =
      fromType === 'creditmemo'
        ? shop.create(
            'creditmemo',
            { entity: buyer, location: shop.base.locations!.east },
            { item: [line(1)] },
          )
        : fromType === 'itemfulfillment'
          ? [...shop.records.all('itemfulfillment')][0]!.id
          : id;
    expect(refusal(() => shop.transform(fromType, from, toType))).toBe(
      'INVALID_RCRD_TRANSFRM: That type of record transformation is not allowed. Please see the documentation for a list of supported transformation types.',
    );
  });

  it('pairs of the table that are not modelled say so', () => {
    const id = order();
    shop.fulfill(id);
    const cashSale = shop.transform('salesorder', id, 'cashsale');
    const refund = shop.transform('cashsale', cashSale, 'cashrefund');
    expect(code(() => shop.transform('cashrefund', refund, 'creditmemo'))).toBe(
      'EMULATOR_NOT_MODELLED',
    );
  });

  it('a bill of a part is rate × units; of a whole line its amount', () => {
    const id = order([line(7, { price: '-1', rate: 1.43, amount: 10 })]);
    shop.fulfill(id, { 1: 3 });
    const part = shop.transform('salesorder', id, 'invoice');
    expect(lines('invoice', part)[0]).toMatchObject({ quantity: 3, amount: 4.29 });
    const whole = order([line(7, { price: '-1', rate: 1.43, amount: 10 })]);
    shop.fulfill(whole);
    expect(lines('invoice', shop.transform('salesorder', whole, 'invoice'))[0]).toMatchObject({
      amount: 10,
    });
  });

  it('a fixed discount is billed once, a percentage with every part', () => {
    const discount = (itemid: string, rate: number | string) =>
      shop.records.insert('discountitem', {
        itemid,
        rate,
        account: shop.base.accounts['Sales Discounts']!,
      });
    const totals = (rate: number | string) => {
      const id = order([line(4), { item: discount(`D${rate}`, rate) } as never]);
      shop.fulfill(id, { 1: 1 });
      const first = shop.transform('salesorder', id, 'invoice');
      shop.fulfill(id);
      const second = shop.transform('salesorder', id, 'invoice');
      expect(shop.find('salesorder', id).fields.orderstatus).toBe('G');
      return [first, second].map((bill) => shop.find('invoice', bill).fields.total);
    };
    expect([totals(-6), totals('-10%')]).toEqual([
      [4, 30],
      [9, 27],
    ]);
  });

  it('only shipped units can be billed', () => {
    const id = order([line(5)]);
    expect(code(() => shop.transform('salesorder', id, 'invoice'))).toBe('INVALID_INITIALIZE_REF');
    shop.fulfill(id, { 1: 2 });
    const tooMany = () =>
      shop.transform('salesorder', id, 'invoice', (record) => setCell(record, 0, 'quantity', 3));
    expect(code(tooMany)).toBe('INVALID_QTY');
  });

  it('shipping is billed once', () => {
    const id = order([line(4)], { shippingcost: 5 });
    shop.fulfill(id, { 1: 2 });
    const first = shop.transform('salesorder', id, 'invoice');
    shop.fulfill(id);
    const second = shop.transform('salesorder', id, 'invoice');
    expect([first, second].map((bill) => shop.find('invoice', bill).fields.total)).toEqual([
      25, 20,
    ]);
  });

  it('custom body and column fields travel to copies and bills (review 16)', () => {
    const id = order([line(1, { custcol_x_line: '77' })], {
      custbody_x_store: 'demo',
      externalid: 'xdk:1',
    });
    const copy = shop.run(shop.records.copy(shop.session, { type: 'salesorder', id }));
    const copied = shop.find('salesorder', shop.run(shop.records.save(shop.session, copy, {})));
    expect(copied).toMatchObject({
      externalId: null,
      fields: { custbody_x_store: 'demo', orderstatus: 'B' },
    });
    expect(copied.sublists.item![0]!.values).toMatchObject({
      custcol_x_line: '77',
      quantityfulfilled: 0,
    });
    shop.fulfill(id);
    const bill = shop.find('invoice', shop.transform('salesorder', id, 'invoice'));
    expect(bill.fields.custbody_x_store).toBe('demo');
    expect(bill.sublists.item![0]!.values).toMatchObject({
      custcol_x_line: '77',
      orderline: 1,
      orderdoc: id,
    });
  });

  it('line ids are never given twice', () => {
    const id = order([line(1), line(2)]);
    shop.edit('salesorder', id, (record) => {
      shop.call(record, 'removeLine', { sublistId: 'item', line: 1 });
      setCell(record, 1, 'item', item);
    });
    expect(lines('salesorder', id).map((values) => values.line)).toEqual(['1', '3']);
  });
});
