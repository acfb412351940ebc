import fc from 'fast-check';
import type { RecordData, RecordObject } from '../../../../emulator/netsuite/contract.ts';
import { SuiteScriptError } from '../../../../emulator/netsuite/contract.ts';
import { imbalance, openAccount, posted } from './openAccount.ts';
import type { OpenAccount } from './openAccount.ts';

const TYPES = [
  'invoice',
  'creditmemo',
  'customerdeposit',
  'depositapplication',
  'customerpayment',
  'customerrefund',
] as const;

const step = fc.record({
  kind: fc.constantFrom(
    'bill',
    'bill',
    'credit',
    'creditInvoice',
    'deposit',
    'deposit',
    'apply',
    'pay',
    'payInvoice',
    'refundCredit',
    'refundDeposit',
    'editInvoice',
    'delete',
  ),
  a: fc.nat(1000),
  cents: fc.integer({ min: 1, max: 5000 }),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Till extends OpenAccount {
  buyer: string;
  service: string;
}

function openTill(): Till {
  const api = openAccount();
  const service = api.records.insert('serviceitem', { itemid: 'WORK' });
  return { ...api, service, buyer: api.customer({ taxitem: api.base.taxItem }) };
}

const all = (till: Till, type: string): RecordData[] => [...till.records.all(type)];
const pick = (list: RecordData[], n: number): RecordData | undefined =>
  list[n % Math.max(1, list.length)];
const open = (till: Till, type: string): RecordData[] =>
  all(till, type).filter((record) => Number(record.fields.amountremaining) > 0);

function tick(
  till: Till,
  record: RecordObject,
  sublistId: string,
  doc: string,
  amount: number,
): void {
  const line = Number(
    till.call(record, 'findSublistLineWithValue', { sublistId, fieldId: 'doc', value: doc }),
  );
  till.call(record, 'setSublistValue', { sublistId, fieldId: 'apply', line, value: true });
  till.call(record, 'setSublistValue', { sublistId, fieldId: 'amount', line, value: amount });
}

function withCustomer(till: Till, type: string, change: (record: RecordObject) => void): void {
  const record = till.run(
    till.records.create(till.session, { type, defaultValues: { entity: till.buyer } }),
  );
  change(record);
  till.run(till.records.save(till.session, record, {}));
}

const payWith = (till: Till, record: RecordObject): void => {
  till.call(record, 'setValue', { fieldId: 'paymentmethod', value: till.base.paymentMethods.cash });
  till.call(record, 'setValue', { fieldId: 'account', value: till.base.accounts.Checking });
};

const actions: Record<Step['kind'], (till: Till, step: Step) => void> = {
  bill: (till, { cents }) =>
    void till.create(
      'invoice',
      { entity: till.buyer },
      { item: [{ item: till.service, quantity: 1, rate: cents / 100 }] },
    ),
  credit: (till, { cents }) =>
    void till.create(
      'creditmemo',
      { entity: till.buyer },
      { item: [{ item: till.service, quantity: 1, rate: cents / 100 }] },
    ),
  creditInvoice(till, { a }) {
    const invoice = pick(open(till, 'invoice'), a);
    if (invoice !== undefined) till.transform('invoice', invoice.id, 'creditmemo');
  },
  deposit: (till, { cents }) =>
    void till.create('customerdeposit', { customer: till.buyer, payment: cents / 100 }),
  apply(till, { a, cents }) {
    const deposit = pick(open(till, 'customerdeposit'), a);
    const invoice = pick(open(till, 'invoice'), a + 1);
    if (deposit === undefined || invoice === undefined) return;
    till.transform('customerdeposit', deposit.id, 'depositapplication', (record) =>
      tick(till, record, 'apply', invoice.id, cents / 100),
    );
  },
  pay(till, { a, cents }) {
    const invoice = pick(open(till, 'invoice'), a);
    if (invoice === undefined) return;
    withCustomer(till, 'customerpayment', (record) => {
      till.call(record, 'setValue', { fieldId: 'payment', value: 40 });
      tick(till, record, 'apply', invoice.id, cents / 100);
    });
  },
  payInvoice(till, { a }) {
    const invoice = pick(open(till, 'invoice'), a);
    if (invoice !== undefined) till.transform('invoice', invoice.id, 'customerpayment');
  },
  refundCredit(till, { a, cents }) {
    const credit = pick([...open(till, 'creditmemo'), ...open(till, 'customerpayment')], a);
    if (credit === undefined) return;
    withCustomer(till, 'customerrefund', (record) => {
      payWith(till, record);
      tick(till, record, 'apply', credit.id, cents / 100);
    });
  },
  refundDeposit(till, { a }) {
    const deposit = pick(open(till, 'customerdeposit'), a);
    if (deposit === undefined) return;
    till.transform('customerdeposit', deposit.id, 'customerrefund', (record) =>
      payWith(till, record),
    );
  },
  editInvoice(till, { a, cents }) {
    const invoice = pick(all(till, 'invoice'), a);
    if (invoice === undefined) return;
    till.edit('invoice', invoice.id, (record) => {
      till.call(record, 'setSublistValue', {
        sublistId: 'item',
        line: 0,
        fieldId: 'rate',
        value: cents / 50,
      });
    });
  },
  delete(till, { a }) {
    const type = TYPES[a % TYPES.length]!;
    const record = pick(all(till, type), a);
    if (record !== undefined) till.run(till.records.delete(till.session, { type, id: record.id }));
  },
};

const cents = (value: unknown): number => Math.round(Number(value ?? 0) * 100);
const sumOf = (records: RecordData[], field: string): number =>
  records.reduce((sum, record) => sum + cents(record.fields[field]), 0);

function expectBooksTieOut(till: Till): void {
  let receivable = 0;
  let deposits = 0;
  for (const type of TYPES) {
    for (const record of all(till, type)) {
      expect(imbalance(record).base).toBe(0);
      receivable += posted(record, till.base.accounts['Accounts Receivable']!);
      deposits += posted(record, till.base.accounts['Customer Deposits']!);
    }
  }
  const owed =
    sumOf(all(till, 'invoice'), 'amountremaining') -
    sumOf(all(till, 'creditmemo'), 'amountremaining') -
    sumOf(all(till, 'customerpayment'), 'amountremaining');
  const held = sumOf(all(till, 'customerdeposit'), 'amountremaining');
  const { balance, depositbalance } = till.find('customer', till.buyer).fields;
  expect({
    receivable,
    balance: cents(balance),
    deposits,
    depositbalance: cents(depositbalance),
  }).toEqual({
    receivable: owed,
    balance: owed,
    deposits: 0 - held,
    depositbalance: held,
  });
  for (const type of ['invoice', 'creditmemo', 'customerdeposit']) {
    for (const { fields } of all(till, type)) {
      expect(cents(fields.amountremaining)).toBeGreaterThanOrEqual(0);
      expect(cents(fields.amountremaining)).toBeLessThanOrEqual(cents(fields.total));
    }
  }
}

it('random bills, credits, deposits, payments and refunds: what is open, the balances and the ledgers agree', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 30, maxLength: 60 }), (steps) => {
      const till = openTill();
      for (const [index, one] of steps.entries()) {
        try {
          actions[one.kind](till, one);
        } catch (error) {
          if (!(error instanceof SuiteScriptError)) throw error;
        }
        if (index % 5 === 0) expectBooksTieOut(till);
      }
      expectBooksTieOut(till);
    }),
    { numRuns: 15, interruptAfterTimeLimit: 20_000 },
  );
});
