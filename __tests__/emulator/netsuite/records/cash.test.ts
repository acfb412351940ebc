import type { RecordObject } from '../../../../emulator/netsuite/contract.ts';
import { imbalance, openAccount, posted } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';
import { code, refusal } from './refusal.ts';

let shop: OpenAccount;
let item: string;
let buyer: string;
let accounts: Record<string, string>;

beforeEach(() => {
  shop = openAccount();
  item = shop.item('SHIRT');
  buyer = shop.customer({ taxitem: shop.base.taxItem });
  shop.adjust(item, 100);
  accounts = shop.base.accounts;
});

const set = (record: RecordObject, fieldId: string, value: unknown) =>
  shop.call(record, 'setValue', { fieldId, value });
const tick = (record: RecordObject, sublistId: string, doc: string, amount?: number) => {
  const line = Number(
    shop.call(record, 'findSublistLineWithValue', { sublistId, fieldId: 'doc', value: doc }),
  );
  const cell = (fieldId: string, value: unknown) =>
    shop.call(record, 'setSublistValue', { sublistId, fieldId, line, value });
  cell('apply', true);
  if (amount !== undefined) cell('amount', amount);
};
const goods = (quantity: number, rate = 10) => ({ item, quantity, price: '-1', rate });
const order = (quantity = 10, values = {}) =>
  shop.order([goods(quantity)], { entity: buyer, ...values });
const bill = (quantity = 10, values = {}) => {
  const id = order(quantity, values);
  shop.fulfill(id);
  return shop.transform('salesorder', id, 'invoice');
};
const deposit = (payment: number, values = {}) =>
  shop.create('customerdeposit', { customer: buyer, payment, ...values });
const fields = (type: string, id: string) => shop.find(type, id).fields;
const balances = () => {
  const { balance, depositbalance } = fields('customer', buyer);
  return { balance, depositbalance };
};
const withCustomer = (type: string, change: (record: RecordObject) => void) => {
  const record = shop.run(
    shop.records.create(shop.session, { type, defaultValues: { entity: buyer } }),
  );
  change(record);
  return shop.run(shop.records.save(shop.session, record, {}));
};
const expectBalanced = (type: string, id: string) => {
  const record = shop.find(type, id);
  expect(imbalance(record)).toEqual({ base: 0, lines: expect.any(Number) as number });
  expect(record.ledger!.length).toBeGreaterThan(1);
  return record;
};

describe('invoice', () => {
  it('posts receivable, revenue, tax and shipping, and is open', () => {
    const id = bill(10, { shippingcost: 5 });
    const record = expectBalanced('invoice', id);
    expect(record.fields).toMatchObject({ total: 113, amountremaining: 113, status: 'Open' });
    expect(posted(record, accounts['Accounts Receivable']!)).toBe(11300);
    expect(posted(record, accounts.Sales!)).toBe(-10000);
    expect(posted(record, accounts['Sales Taxes Payable']!)).toBe(-800);
    expect(posted(record, accounts['Shipping Income']!)).toBe(-500);
    expect(balances()).toEqual({ balance: 113, depositbalance: 0 });
  });

  it('is due by its terms', () => {
    buyer = shop.customer({ terms: shop.base.terms.net30 });
    expect(fields('invoice', bill()).duedate).toBe('2026-12-21');
  });

  it('an order posts nothing', () => {
    expect(shop.find('salesorder', order()).ledger).toBeUndefined();
  });
});

describe('customer deposit', () => {
  it('goes to Undeposited Funds unless an account is named', () => {
    const plain = expectBalanced('customerdeposit', deposit(50));
    expect(posted(plain, accounts['Undeposited Funds']!)).toBe(5000);
    expect(posted(plain, accounts['Customer Deposits']!)).toBe(-5000);
    const banked = deposit(50, { undepfunds: 'F', account: accounts.Checking });
    expect(posted(shop.find('customerdeposit', banked), accounts.Checking!)).toBe(5000);
    const byMethod = deposit(50, { paymentmethod: shop.base.paymentMethods.shopify });
    expect(posted(shop.find('customerdeposit', byMethod), accounts['Shopify Clearing']!)).toBe(
      5000,
    );
    expect(balances().depositbalance).toBe(150);
  });

  it.each([
    ['without an amount', {}, 'USER_ERROR'],
    ['of nothing', { payment: 0 }, 'USER_ERROR'],
    ['to a named account that is missing', { payment: 5, undepfunds: 'F' }, 'USER_ERROR'],
    ['without a customer', { customer: null, payment: 5 }, 'USER_ERROR'],
  ])('%s is refused', (_name, values, expected) => {
    expect(code(() => shop.create('customerdeposit', { customer: buyer, ...values }))).toBe(
      expected,
    );
  });

  it.each([
    [false, 'INVALID_KEY_OR_REF'],
    [true, 'nothing'],
  ])('for an order pending approval (switch %s)', (depositOnPendingApproval, expected) => {
    shop.account.switches.depositOnPendingApproval = depositOnPendingApproval;
    const id = order(1, { orderstatus: 'A' });
    expect(code(() => deposit(5, { salesorder: id }))).toBe(expected);
  });

  it('for the order of somebody else is refused', () => {
    const id = order(1);
    buyer = shop.customer();
    expect(code(() => deposit(5, { salesorder: id }))).toBe('INVALID_KEY_OR_REF');
  });

  it('applies itself when its order is invoiced', () => {
    const id = order(10);
    const paid = deposit(60, { salesorder: id });
    shop.fulfill(id);
    const invoice = shop.transform('salesorder', id, 'invoice');
    expect(fields('invoice', invoice)).toMatchObject({
      total: 108,
      amountremaining: 48,
      status: 'Open',
    });
    expect(fields('customerdeposit', paid)).toMatchObject({
      amountremaining: 0,
      status: 'Fully Applied',
    });
    const [application] = [...shop.records.all('depositapplication')];
    const record = expectBalanced('depositapplication', application!.id);
    expect(posted(record, accounts['Customer Deposits']!)).toBe(6000);
    expect(posted(record, accounts['Accounts Receivable']!)).toBe(-6000);
    expect(balances()).toEqual({ balance: 48, depositbalance: 0 });
  });

  it('is applied by hand through a deposit application', () => {
    const invoice = bill(1);
    const paid = deposit(10);
    const id = shop.transform('customerdeposit', paid, 'depositapplication', (record) =>
      tick(record, 'apply', invoice, 4),
    );
    expectBalanced('depositapplication', id);
    expect([
      fields('invoice', invoice).amountremaining,
      fields('customerdeposit', paid).amountremaining,
    ]).toEqual([6.8, 6]);
    shop.run(shop.records.delete(shop.session, { type: 'depositapplication', id }));
    expect([
      fields('invoice', invoice).amountremaining,
      fields('customerdeposit', paid).amountremaining,
    ]).toEqual([10.8, 10]);
    expect(balances()).toEqual({ balance: 10.8, depositbalance: 10 });
  });

  it('is not applied beyond what is left of it, nor without a line', () => {
    const invoice = bill(10);
    const paid = deposit(10);
    const apply = (amount?: number) => () =>
      shop.transform('customerdeposit', paid, 'depositapplication', (record) =>
        tick(record, 'apply', invoice, amount),
      );
    expect(code(apply(11))).toBe('USER_ERROR');
    expect(code(() => shop.transform('customerdeposit', paid, 'depositapplication'))).toBe(
      'USER_ERROR',
    );
    apply()();
    expect(fields('customerdeposit', paid).amountremaining).toBe(0);
    expect(code(apply())).toBe('INVALID_INITIALIZE_REF');
  });

  it('is paid back by a customer refund', () => {
    const paid = deposit(10);
    const id = shop.transform('customerdeposit', paid, 'customerrefund', (record) => {
      set(record, 'paymentmethod', shop.base.paymentMethods.cash);
      set(record, 'account', accounts.Checking);
    });
    const record = expectBalanced('customerrefund', id);
    expect([
      record.fields.total,
      posted(record, accounts['Customer Deposits']!),
      posted(record, accounts.Checking!),
    ]).toEqual([10, 1000, -1000]);
    expect([fields('customerdeposit', paid).amountremaining, balances().depositbalance]).toEqual([
      0, 0,
    ]);
  });
});

describe('customer payment', () => {
  it('made from an invoice pays it', () => {
    const invoice = bill(10);
    const id = shop.transform('invoice', invoice, 'customerpayment');
    expectBalanced('customerpayment', id);
    expect(fields('invoice', invoice)).toMatchObject({
      amountremaining: 0,
      status: 'Paid In Full',
    });
    expect(balances().balance).toBe(0);
    expect(code(() => shop.transform('invoice', invoice, 'customerpayment'))).toBe(
      'INVALID_INITIALIZE_REF',
    );
  });

  it('may pay several invoices and keep a rest', () => {
    const [first, second] = [bill(1), bill(2)];
    const id = withCustomer('customerpayment', (record) => {
      set(record, 'payment', 40);
      tick(record, 'apply', first);
      tick(record, 'apply', second, 20);
    });
    expectBalanced('customerpayment', id);
    expect(fields('customerpayment', id)).toMatchObject({ applied: 30.8, unapplied: 9.2 });
    expect([first, second].map((bill) => fields('invoice', bill).amountremaining)).toEqual([
      0, 1.6,
    ]);
  });

  it('cannot pay more on an invoice than is due', () => {
    const invoice = bill(1);
    const pay = () =>
      withCustomer('customerpayment', (record) => {
        set(record, 'payment', 50);
        tick(record, 'apply', invoice, 11);
      });
    expect(code(pay)).toBe('USER_ERROR');
  });
});

describe('credit memo and refund', () => {
  const credit = (quantity: number) =>
    shop.create(
      'creditmemo',
      { entity: buyer, location: shop.base.locations!.east },
      { item: [goods(quantity)] },
    );

  it('posts the sale backwards', () => {
    const record = expectBalanced('creditmemo', credit(2));
    expect(posted(record, accounts['Accounts Receivable']!)).toBe(-2160);
    expect(posted(record, accounts.Sales!)).toBe(2000);
    expect(posted(record, accounts['Sales Taxes Payable']!)).toBe(160);
    expect(record.fields).toMatchObject({ amountremaining: 21.6, status: 'Open' });
  });

  it('made from an invoice is applied to it, without moving stock', () => {
    const invoice = bill(10);
    const before = shop.level(item, shop.base.locations!.east).onHand;
    const id = shop.transform('invoice', invoice, 'creditmemo');
    expect(fields('invoice', invoice)).toMatchObject({
      amountremaining: 0,
      status: 'Paid In Full',
    });
    expect(fields('creditmemo', id)).toMatchObject({
      applied: 108,
      amountremaining: 0,
      status: 'Fully Applied',
    });
    expect(shop.level(item, shop.base.locations!.east).onHand).toBe(before);
  });

  it('is refunded by a customer refund that ticks it', () => {
    const memo = credit(2);
    const id = withCustomer('customerrefund', (record) => {
      set(record, 'paymentmethod', shop.base.paymentMethods.cash);
      set(record, 'account', accounts.Checking);
      tick(record, 'apply', memo, 20);
    });
    const record = expectBalanced('customerrefund', id);
    expect(posted(record, accounts['Accounts Receivable']!)).toBe(2000);
    expect(fields('creditmemo', memo)).toMatchObject({ amountremaining: 1.6, status: 'Open' });
    expect(balances().balance).toBe(-1.6);
    const remove = () =>
      shop.run(shop.records.delete(shop.session, { type: 'creditmemo', id: memo }));
    expect(code(remove)).toBe('THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS');
  });

  it.each([
    [
      'without an account',
      (record: RecordObject, memo: string) => {
        set(record, 'paymentmethod', '1');
        tick(record, 'apply', memo);
      },
    ],
    [
      'without a ticked line',
      (record: RecordObject) => {
        set(record, 'paymentmethod', '1');
        set(record, 'account', accounts.Checking);
      },
    ],
  ])('a refund %s is refused', (_name, change) => {
    const memo = credit(1);
    expect(code(() => withCustomer('customerrefund', (record) => change(record, memo)))).toBe(
      'USER_ERROR',
    );
  });

  it('the apply list of a refund is fixed', () => {
    credit(1);
    const attempt = () =>
      withCustomer(
        'customerrefund',
        (record) => void shop.call(record, 'removeLine', { sublistId: 'apply', line: 0 }),
      );
    expect(code(attempt)).toBe('SSS_INVALID_SUBLIST_OPERATION');
  });
});

describe('cash sale and cash refund', () => {
  it('takes money and goods at once when it stands alone', () => {
    const id = shop.create(
      'cashsale',
      { entity: buyer, location: shop.base.locations!.east },
      { item: [goods(2)] },
    );
    const record = expectBalanced('cashsale', id);
    expect([
      posted(record, accounts['Undeposited Funds']!),
      posted(record, accounts['Cost of Goods Sold']!),
    ]).toEqual([2160, 800]);
    const refund = shop.transform('cashsale', id, 'cashrefund');
    const back = expectBalanced('cashrefund', refund);
    expect(posted(back, accounts['Undeposited Funds']!)).toBe(-2160);
    expect(shop.level(item, shop.base.locations!.east).onHand).toBe(100);
  });
});

describe('bank deposit', () => {
  it('takes payments out of Undeposited Funds, with fees beside them', () => {
    const paid = deposit(50);
    const sale = shop.create(
      'cashsale',
      { entity: buyer, location: shop.base.locations!.east },
      { item: [goods(1)] },
    );
    const record = shop.run(shop.records.create(shop.session, { type: 'deposit' }));
    set(record, 'account', accounts.Checking);
    expect(shop.call(record, 'getLineCount', { sublistId: 'payment' })).toBe(2);
    for (const line of [0, 1]) {
      shop.call(record, 'setSublistValue', {
        sublistId: 'payment',
        line,
        fieldId: 'deposit',
        value: true,
      });
    }
    for (const [fieldId, value] of Object.entries({
      account: accounts['Payment Fees'],
      amount: 1.5,
    })) {
      shop.call(record, 'setSublistValue', { sublistId: 'cashback', line: 0, fieldId, value });
    }
    const id = shop.run(shop.records.save(shop.session, record, {}));
    const stored = expectBalanced('deposit', id);
    expect([
      posted(stored, accounts.Checking!),
      posted(stored, accounts['Undeposited Funds']!),
      posted(stored, accounts['Payment Fees']!),
    ]).toEqual([5930, -6080, 150]);
    expect([fields('customerdeposit', paid).status, fields('cashsale', sale).status]).toEqual([
      'Deposited',
      'Deposited',
    ]);
    const remove = () =>
      shop.run(shop.records.delete(shop.session, { type: 'customerdeposit', id: paid }));
    expect(code(remove)).toBe('THIS_RECORD_CANNOT_BE_DELETED_BECAUSE_IT_HAS_DEPENDENT_RECORDS');
  });

  it('needs a payment or another line', () => {
    expect(code(() => shop.create('deposit', { account: accounts.Checking }))).toBe('USER_ERROR');
  });
});

describe('journal entry', () => {
  const journal =
    (...lines: Record<string, unknown>[]) =>
    () =>
      shop.create('journalentry', { subsidiary: '1' }, { line: lines });

  it('posts what it says', () => {
    const id = journal(
      { account: accounts.Checking, debit: 12.34 },
      { account: accounts.Sales, credit: 12.34 },
    )();
    expect(posted(expectBalanced('journalentry', id), accounts.Checking!)).toBe(1234);
  });

  it('must balance', () => {
    expect(
      refusal(
        journal(
          { account: accounts.Checking, debit: 12.34 },
          { account: accounts.Sales, credit: 12.33 },
        ),
      ),
    ).toMatch(/^USER_ERROR/);
  });
});

describe('foreign currency', () => {
  beforeEach(() => {
    buyer = shop.customer({ currency: shop.base.currencies.EUR, taxable: false });
  });

  it('ledgers balance in the base currency; rounding has its own account', () => {
    const id = shop.order([goods(1, 0.33), goods(1, 0.33), goods(1, 0.37)], { entity: buyer });
    shop.fulfill(id);
    const record = expectBalanced('invoice', shop.transform('salesorder', id, 'invoice'));
    expect(posted(record, accounts['Accounts Receivable']!)).toBe(113);
  });

  it('a payment at another rate realizes a gain or loss', () => {
    const invoice = bill(10);
    const id = shop.transform('invoice', invoice, 'customerpayment', (record) =>
      set(record, 'exchangerate', 1.2),
    );
    const record = expectBalanced('customerpayment', id);
    expect(posted(record, accounts['Accounts Receivable']!)).toBe(-11000);
    expect(posted(record, accounts['Realized Gain/Loss']!)).toBe(-1000);
  });

  it('only documents of the same currency are offered', () => {
    bill(1);
    const record = shop.run(
      shop.records.create(shop.session, {
        type: 'customerpayment',
        defaultValues: { entity: buyer },
      }),
    );
    expect(shop.call(record, 'getLineCount', { sublistId: 'apply' })).toBe(1);
    const other = shop.customer({ currency: shop.base.currencies.USD });
    const foreign = shop.run(
      shop.records.create(shop.session, {
        type: 'customerpayment',
        defaultValues: { entity: other },
      }),
    );
    expect(shop.call(foreign, 'getLineCount', { sublistId: 'apply' })).toBe(0);
  });
});
