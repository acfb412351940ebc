import type { RecordObject } from '../../../../emulator/netsuite/contract.ts';
import { openAccount } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { code, refusal } from './refusal.ts';

let shop: OpenAccount;
let item: string;
let buyer: string;

function open(
  options?: Parameters<typeof openAccount>[0],
  switches?: Parameters<typeof openAccount>[1],
): void {
  shop = openAccount(options, switches);
  item = shop.item('SHIRT');
  buyer = shop.customer(
    shop.account.features.has('TAX_OVERHAUL') ? {} : { taxitem: shop.base.taxItem },
  );
}

beforeEach(() => open());

const goods = (rate: number, quantity = 1, more = {}) => ({
  item,
  quantity,
  price: '-1',
  rate,
  ...more,
});
const order = (lines: Record<string, unknown>[], values = {}) =>
  shop.find('salesorder', shop.order(lines, { entity: buyer, ...values }));
const totals = (record: ReturnType<typeof order>) => {
  const { subtotal, discounttotal, taxtotal, total } = record.fields;
  return { subtotal, discounttotal, taxtotal, total };
};
const discount = (rate: number | string) =>
  shop.records.insert('discountitem', {
    itemid: `D${String(rate)}`,
    rate,
    account: shop.base.accounts['Sales Discounts']!,
  });

describe('rates and amounts', () => {
  it.each([
    ['rate × quantity', () => goods(1.43, 7), 10.01],
    ['an amount of its own', () => goods(1.43, 7, { amount: 10 }), 10],
    ['a rate of three decimals', () => goods(0.125, 3), 0.38],
    ['a rate that binary fractions miss', () => goods(1.005, 1), 1.01],
    ['a fractional quantity', () => goods(9.99, 1.5), 14.99],
    ['a negative amount', () => goods(-2.5, 1), -2.5],
  ])('%s', (_name, line, expected) => {
    expect(order([line(), goods(100)]).sublists.item![0]!.values.amount).toBe(expected);
  });

  it.each([
    [true, 10],
    [false, 7],
  ])(
    'a rate without the custom price level is replaced by the price level (switch %s)',
    (rateNeedsCustomPriceLevel, expected) => {
      open({}, { rateNeedsCustomPriceLevel });
      expect(order([{ item, quantity: 1, rate: 7 }]).sublists.item![0]!.values.rate).toBe(expected);
    },
  );

  it('the customer’s price level prices the line', () => {
    buyer = shop.customer({ pricelevel: shop.base.priceLevels.wholesale });
    expect(order([{ item, quantity: 1 }]).sublists.item![0]!.values).toMatchObject({
      rate: 8,
      price: shop.base.priceLevels.wholesale,
    });
  });

  it('an item without price levels keeps the rate that was given', () => {
    const fee = shop.records.insert('otherchargeitem', { itemid: 'FEE' });
    expect(order([{ item: fee, quantity: 1, rate: 3.21 }]).fields.subtotal).toBe(3.21);
  });

  it('a quantity changed later prices the line anew', () => {
    const { id } = order([goods(5, 2)]);
    shop.edit(
      'salesorder',
      id,
      (record: RecordObject) =>
        void shop.call(record, 'setSublistValue', {
          sublistId: 'item',
          line: 0,
          fieldId: 'quantity',
          value: 3,
        }),
    );
    expect(shop.find('salesorder', id).fields.subtotal).toBe(15);
  });

  it('totals cannot be set', () => {
    expect(code(() => order([goods(5)], { total: 1 }))).toBe('EMULATOR_UNKNOWN_FIELD');
  });
});

describe('discounts (netsuite-platform §4.10, review 13)', () => {
  it('a discount line applies to the line above it', () => {
    expect(
      totals(order([goods(100), goods(50), { item: discount('-10%') }], { istaxable: false })),
    ).toMatchObject({ subtotal: 145, total: 145 });
  });

  it('after a subtotal it applies to the subtotal', () => {
    const subtotal = shop.records.insert('subtotalitem', { itemid: 'SUB' });
    const record = order([goods(100), goods(50), { item: subtotal }, { item: discount('-10%') }], {
      istaxable: false,
    });
    expect(record.sublists.item!.map(({ values }) => values.amount)).toEqual([100, 50, 150, -15]);
    expect(totals(record)).toMatchObject({ subtotal: 135, total: 135 });
  });

  it('it lowers the tax of the line it stands under, not of others', () => {
    const record = order([goods(100), { item: discount(-20) }, goods(50, 1, { istaxable: false })]);
    expect(totals(record)).toEqual({
      subtotal: 130,
      discounttotal: 0,
      taxtotal: 6.4,
      total: 136.4,
    });
  });

  it('an amount or a rate of its own replaces the item’s', () => {
    expect(
      totals(order([goods(100), { item: discount('-10%'), rate: -12.34 }], { istaxable: false })),
    ).toMatchObject({ subtotal: 87.66 });
    expect(
      totals(order([goods(100), { item: discount('-10.0%'), amount: -5 }], { istaxable: false })),
    ).toMatchObject({ subtotal: 95 });
  });

  it('the body takes one discount item, as an amount or, through setText, a percentage', () => {
    expect(
      totals(order([goods(100)], { discountitem: discount('-10%'), istaxable: false })),
    ).toMatchObject({ discounttotal: -10, total: 90 });
    expect(
      totals(
        order([goods(100)], { discountitem: discount('-50%'), discountrate: -7, istaxable: false }),
      ),
    ).toMatchObject({ discounttotal: -7, total: 93 });
    const { id } = order([goods(100)], { discountitem: discount('-60%'), istaxable: false });
    shop.edit(
      'salesorder',
      id,
      (record) => void shop.call(record, 'setText', { fieldId: 'discountrate', text: '-25%' }),
    );
    expect(totals(shop.find('salesorder', id))).toMatchObject({ discounttotal: -25, total: 75 });
  });
});

describe('legacy US tax', () => {
  it('is one tax item on the body over the taxable lines', () => {
    const record = order([goods(33.33, 3), goods(10, 1, { istaxable: false })], {
      shippingcost: 5,
    });
    expect(totals(record)).toEqual({
      subtotal: 109.99,
      discounttotal: 0,
      taxtotal: 8,
      total: 122.99,
    });
  });

  it('a rate can be set, the tax itself cannot', () => {
    expect(order([goods(100)], { taxrate: 7.25 }).fields.taxtotal).toBe(7.25);
    expect(code(() => order([goods(100)], { taxtotal: 5 }))).toBe('EMULATOR_UNKNOWN_FIELD');
  });

  it('customers and orders can be free of it', () => {
    expect(order([goods(100)], { istaxable: false }).fields.taxtotal).toBe(0);
    buyer = shop.customer({ taxable: false, taxitem: shop.base.taxItem });
    expect(order([goods(100)]).fields.taxtotal).toBe(0);
  });

  it('shipping is taxed where a code says so', () => {
    expect(
      order([goods(100)], { shippingcost: 10, shippingtaxcode: shop.base.taxItem }).fields.taxtotal,
    ).toBe(8.8);
  });

  it('columns of SuiteTax do not exist', () => {
    expect(code(() => order([goods(100)], { taxdetailsoverride: true }))).toBe(
      'EMULATOR_UNKNOWN_FIELD',
    );
  });
});

describe('legacy tax per line (VAT, GST)', () => {
  let vat: string;
  beforeEach(() => {
    open({ preferences: { PERLINETAXES: true } });
    vat = shop.records.insert('salestaxitem', {
      itemid: 'UK S',
      rate: 20,
      taxaccount: shop.base.accounts['Sales Taxes Payable']!,
    });
  });

  it('each line has its code, rate, tax and gross amount', () => {
    const record = order([
      goods(10, 3, { taxcode: vat }),
      goods(5, 1, { taxcode: shop.base.noTax }),
    ]);
    expect(record.sublists.item![0]!.values).toMatchObject({
      taxrate1: 20,
      tax1amt: 6,
      grossamt: 36,
    });
    expect(totals(record)).toMatchObject({ subtotal: 35, taxtotal: 6, total: 41 });
  });

  it('the tax amount of a line can be set', () => {
    expect(totals(order([goods(10, 3, { taxcode: vat, tax1amt: 5.99 })]))).toMatchObject({
      taxtotal: 5.99,
      total: 35.99,
    });
  });

  it('a discount is taxed like the line above it', () => {
    expect(
      totals(order([goods(100, 1, { taxcode: vat }), { item: discount('-10%') }])),
    ).toMatchObject({ taxtotal: 18, total: 108 });
  });
});

describe('SuiteTax', () => {
  const detail = (reference: string, more = {}) => ({
    taxdetailsreference: reference,
    taxtype:
      shop.records.find('taxtype', '1')?.id ?? shop.records.insert('taxtype', { name: 'VAT' }),
    taxcode: shop.base.taxItem,
    taxbasis: 100,
    taxrate: 8,
    taxamount: 8.25,
    ...more,
  });
  const withDetails = (details: Record<string, unknown>[]) =>
    shop.create(
      'salesorder',
      { entity: buyer, location: shop.base.locations!.east, taxdetailsoverride: true },
      { item: [goods(100)], taxdetails: details },
    );

  beforeEach(() => open({ features: ['TAX_OVERHAUL'] }));

  it('takes the details that a script brings', () => {
    const id = withDetails([detail('SHIPPING')]);
    expect(totals(shop.find('salesorder', id))).toMatchObject({ taxtotal: 8.25, total: 108.25 });
  });

  it('a line’s reference is known only after the first save, unless the switch says before', () => {
    const id = withDetails([]);
    const reference = shop.find('salesorder', id).sublists.item![0]!.values
      .taxdetailsreference as string;
    expect(code(() => withDetails([detail(reference)]))).toBe('INVALID_FLD_VALUE');
    shop.edit('salesorder', id, (record) => {
      for (const [fieldId, value] of Object.entries(detail(reference))) {
        shop.call(record, 'setSublistValue', { sublistId: 'taxdetails', line: 0, fieldId, value });
      }
    });
    expect(totals(shop.find('salesorder', id))).toMatchObject({ taxtotal: 8.25 });
  });

  it('a detail wants type, code, basis, rate and amount', () => {
    expect(refusal(() => withDetails([{ taxdetailsreference: 'SHIPPING', taxamount: 1 }]))).toMatch(
      /^USER_ERROR: Please enter value\(s\) for: .*Tax Basis/,
    );
  });

  it('without an override its engine would have to answer, and is not modelled', () => {
    expect(code(() => order([goods(100)]))).toBe('EMULATOR_NOT_MODELLED');
  });

  it('legacy tax fields do not exist', () => {
    expect(code(() => order([goods(100)], { taxitem: shop.base.taxItem }))).toBe(
      'EMULATOR_UNKNOWN_FIELD',
    );
    expect(code(() => order([goods(100, 1, { taxcode: shop.base.taxItem })]))).toBe(
      'EMULATOR_UNKNOWN_FIELD',
    );
  });
});

describe('currencies', () => {
  it('a customer only takes currencies on its record', () => {
    const attempt = () => order([goods(10)], { currency: shop.base.currencies.EUR });
    expect(refusal(attempt)).toBe(
      `INVALID_KEY_OR_REF: Invalid currency reference key ${shop.base.currencies.EUR} for entity ${buyer}.`,
    );
    buyer = shop.create(
      'customer',
      { isperson: 'T', firstname: 'E', lastname: 'U', subsidiary: '1' },
      { currency: [{ currency: shop.base.currencies.EUR }] },
    );
    expect(
      order([goods(10)], { currency: shop.base.currencies.EUR, istaxable: false }).fields,
    ).toMatchObject({ exchangerate: 1.1, total: 10 });
  });

  it('a currency has 0 or 2 decimals (review 33)', () => {
    buyer = shop.customer({ currency: shop.base.currencies.JPY });
    expect(order([goods(1234.5, 1)], { istaxable: false }).fields.total).toBe(1235);
  });
});

describe('periods (netsuite-platform §4.10, review 27)', () => {
  const close = (what: Record<string, unknown>) => {
    const november = [...shop.records.all('accountingperiod')].find(
      (period) => period.fields.periodname === 'Nov 2026',
    )!;
    shop.edit('accountingperiod', november.id, (record) => {
      for (const [fieldId, value] of Object.entries(what))
        shop.call(record, 'setValue', { fieldId, value });
    });
  };
  const deposit = (values = {}) =>
    shop.create('customerdeposit', { customer: buyer, payment: 10, ...values });

  it('posting records need an open period, orders do not', () => {
    close({ closed: true });
    expect(code(() => deposit())).toBe('CLOSED_TRAN_PRD');
    order([goods(10)]);
  });

  it('a locked receivables period stops money, not stock', () => {
    close({ arlocked: true });
    expect(code(() => deposit())).toBe('CLOSED_TRAN_PRD');
    shop.adjust(item, 1);
  });

  it('what lies in a closed period is neither changed nor deleted', () => {
    const id = deposit();
    close({ closed: true });
    const change = () =>
      shop.edit('customerdeposit', id, (record) => {
        shop.call(record, 'setValue', { fieldId: 'memo', value: 'late' });
      });
    const remove = () =>
      shop.run(shop.records.delete(shop.session, { type: 'customerdeposit', id }));
    expect([code(change), code(remove)]).toEqual(['CLOSED_TRAN_PRD', 'CLOSED_TRAN_PRD']);
  });

  it('another period can be chosen while the date stays', () => {
    close({ closed: true });
    const december = [...shop.records.all('accountingperiod')].find(
      (period) => period.fields.periodname === 'Dec 2026',
    )!;
    const id = deposit({ postingperiod: december.id });
    expect(shop.find('customerdeposit', id).fields).toMatchObject({
      trandate: '2026-11-21',
      postingperiod: december.id,
    });
  });

  it('a date without any period is refused with NetSuite’s text', () => {
    expect(refusal(() => deposit({ trandate: { $date: '2031-01-05T12:00:00.000Z' } }))).toMatch(
      /^VALID_PRD_REQD: No valid, open, posting period for date – 2031-01-05/,
    );
  });
});

describe('quantity price breaks (feature QUANTITYPRICING)', () => {
  const header = { sublistId: 'price1', fieldId: 'price' };
  const withBreaks = (breaks: number[]) => {
    const id = shop.item(`BREAKS${breaks.join()}`);
    shop.edit('inventoryitem', id, (record) => {
      breaks.forEach((value, column) =>
        shop.call(record, 'setMatrixHeaderValue', { ...header, column, value }),
      );
      [10, 9, 8].forEach((value, column) =>
        shop.call(record, 'setMatrixSublistValue', { ...header, column, line: 0, value }),
      );
    });
    return id;
  };
  const rateOf = (id: string, quantity: number) =>
    shop.find('salesorder', shop.order([{ item: id, quantity }], { entity: shop.customer() }))
      .sublists.item![0]!.values.rate;

  it('give the rate of the last break that is reached', () => {
    shop = openAccount({ features: ['QUANTITYPRICING'] });
    const id = withBreaks([0, 10, 100]);
    expect([1, 9, 10, 99, 100].map((quantity) => rateOf(id, quantity))).toEqual([10, 10, 9, 9, 8]);
  });

  it.each([
    [[1, 10, 100], 'FIRST_QTY_BUCKET_MUST_BE_ZERO'],
    [[0, 10, 10], 'GRTR_QTY_PRICE_LEVEL_REQD'],
  ])('breaks at %j are refused', (breaks, expected) => {
    shop = openAccount({ features: ['QUANTITYPRICING'] });
    expect(code(() => withBreaks(breaks))).toBe(expected);
  });
});
