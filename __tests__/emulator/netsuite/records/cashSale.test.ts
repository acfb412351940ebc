import type { RecordObject } from '../../../../emulator/netsuite/contract.ts';
import { definitions, field } from './definitions.ts';
import { fill, imbalance, openAccount, posted } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { openQueries } from './openQueries.ts';
import { code } from './refusal.ts';

type Cells = Record<string, unknown>;

let shop: OpenAccount;
let accounts: Record<string, string>;
let east: string;
let shirt: string;
let kit: string;
let fitting: string;
let buyer: string;

function open(features: string[] = []): void {
  shop = openAccount({ features });
  const own = definitions();
  const applies = new Set(['cashsale', 'cashrefund', 'returnauthorization']);
  own.fields.set('custbody_x_store', field('custbody_x_store', 'TEXT', { appliesTo: applies }));
  own.fields.set('custcol_x_line', field('custcol_x_line', 'TEXT', { appliesTo: applies }));
  shop.records.define(own);
  ({ accounts } = shop.base);
  east = shop.base.locations!.east;
  shirt = shop.item('SHIRT');
  kit = shop.records.insert(
    'kititem',
    { itemid: 'SET' },
    { member: [{ item: shirt, quantity: 3 }] },
  );
  fitting = shop.records.insert('serviceitem', { itemid: 'FITTING' });
  buyer = shop.customer(features.includes('TAX_OVERHAUL') ? {} : { taxitem: shop.base.taxItem });
  shop.adjust(shirt, 20);
}

beforeEach(() => open());

const goods = (item: string, quantity: number, rate: number, more: Cells = {}) => ({
  item,
  quantity,
  price: '-1',
  rate,
  ...more,
});
function sell(
  values: Cells = {},
  change: (record: RecordObject) => void = () => undefined,
): string {
  const record = shop.run(shop.records.create(shop.session, { type: 'cashsale' }));
  const lines = [
    goods(shirt, 2, 10, { custcol_x_line: 'gid/1' }),
    goods(kit, 1, 25),
    goods(fitting, 1, 5),
  ];
  fill(shop, record, { entity: buyer, location: east, ...values }, { item: lines });
  change(record);
  return shop.run(shop.records.save(shop.session, record, {}));
}
const find = (id: string) => shop.find('cashsale', id);
const onHand = () => shop.level(shirt, east).onHand;

describe('a cash sale', () => {
  it('posts money, revenue, tax, shipping and the cost of goods and kits, and takes them from stock', () => {
    const id = sell({ shippingcost: 4, paymentmethod: shop.base.paymentMethods.shopify });
    const sale = find(id);
    expect(sale.fields).toMatchObject({ total: 58, taxtotal: 4, undepfunds: 'F' });
    expect(imbalance(sale)).toEqual({ base: 0, lines: expect.any(Number) as number });
    expect(
      [
        'Shopify Clearing',
        'Sales',
        'Sales Taxes Payable',
        'Shipping Income',
        'Cost of Goods Sold',
      ].map((name) => posted(sale, accounts[name]!)),
    ).toEqual([5800, -5000, -400, -400, 2000]);
    expect(onHand()).toBe(15);
    shop.run(shop.records.delete(shop.session, { type: 'cashsale', id }));
    expect(onHand()).toBe(20);
  });

  it('goes to Undeposited Funds, or to the account that is named', () => {
    expect(find(sell()).fields).toMatchObject({ undepfunds: 'T', status: 'Not Deposited' });
    const banked = find(sell({ undepfunds: 'F', account: accounts.Checking }));
    expect(posted(banked, accounts.Checking!)).toBe(Math.round(Number(banked.fields.total) * 100));
    expect(code(() => sell({ undepfunds: 'F' }))).toBe('USER_ERROR');
  });

  it('keeps its period, its custom fields and its own addresses', async () => {
    const period = [...shop.records.all('accountingperiod')].find(
      ({ fields }) => fields.periodname === 'Dec 2026',
    )!.id;
    const id = sell({ postingperiod: period, custbody_x_store: 'demo' }, (record) => {
      for (const [fieldId, city] of [
        ['shippingaddress', 'Rome'],
        ['billingaddress', 'Lyon'],
      ] as const) {
        const address = shop.call(record, 'getSubrecord', { fieldId }) as RecordObject;
        shop.call(address, 'setValue', { fieldId: 'city', value: city });
      }
    });
    expect(find(id).fields).toMatchObject({ postingperiod: period, custbody_x_store: 'demo' });
    expect(find(id).sublists.item![0]!.values.custcol_x_line).toBe('gid/1');
    const query = await openQueries(shop);
    expect(
      query(
        `SELECT t.type, s.city AS shipcity, b.city AS billcity FROM transaction t
           JOIN transactionshippingaddress s ON s.nkey = t.shippingaddress
           JOIN transactionbillingaddress b ON b.nkey = t.billingaddress WHERE t.id = ?`,
        id,
      ),
    ).toEqual([{ type: 'CashSale', shipcity: 'Rome', billcity: 'Lyon' }]);
  });

  it('is refused in a closed period, and without a location for its goods', () => {
    const november = [...shop.records.all('accountingperiod')].find(
      ({ fields }) => fields.periodname === 'Nov 2026',
    )!.id;
    expect(code(() => sell({ location: null }))).toBe('USER_ERROR');
    shop.edit('accountingperiod', november, (record) => {
      shop.call(record, 'setValue', { fieldId: 'closed', value: true });
    });
    expect(code(() => sell())).toBe('CLOSED_TRAN_PRD');
  });

  it('comes back by cash refund, or by return authorization, receipt and refund', () => {
    const id = sell({ custbody_x_store: 'demo' });
    const refund = shop.transform('cashsale', id, 'cashrefund');
    expect(onHand()).toBe(20);
    expect(shop.find('cashrefund', refund).fields.custbody_x_store).toBe('demo');
    const back = shop.transform('cashsale', sell(), 'returnauthorization', (record) => {
      shop.call(record, 'setValue', { fieldId: 'orderstatus', value: 'B' });
    });
    expect(onHand()).toBe(15);
    shop.transform('returnauthorization', back, 'itemreceipt');
    expect(onHand()).toBe(20);
    const paid = shop.transform('returnauthorization', back, 'cashrefund');
    expect(imbalance(shop.find('cashrefund', paid)).base).toBe(0);
    expect(onHand()).toBe(20);
    expect(shop.find('returnauthorization', back).fields.status).toBe('Refunded');
  });

  it('under SuiteTax takes the tax details a script brings', () => {
    open(['TAX_OVERHAUL']);
    const taxtype = shop.records.insert('taxtype', { name: 'Sales' });
    const id = sell({ taxdetailsoverride: true, shippingcost: 4 }, (record) =>
      fill(
        shop,
        record,
        {},
        {
          taxdetails: [
            {
              taxdetailsreference: 'SHIPPING',
              taxtype,
              taxcode: shop.base.taxItem,
              taxbasis: 4,
              taxrate: 8,
              taxamount: 0.32,
            },
          ],
        },
      ),
    );
    expect(find(id).fields).toMatchObject({ taxtotal: 0.32, total: 54.32 });
  });
});
