import { createAccount } from '../../../../emulator/netsuite/account.ts';
import type { AccountOptions } from '../../../../emulator/netsuite/account.ts';
import type {
  Account,
  FieldValue,
  Operation,
  RecordData,
  RecordListener,
  RecordObject,
  Records,
  Session,
  StockBalance,
  StockLevel,
  SystemNote,
  UserEventRound,
} from '../../../../emulator/netsuite/contract.ts';
import { fillBaseAccount } from '../../../../emulator/netsuite/records/baseAccount.ts';
import type { BaseAccount } from '../../../../emulator/netsuite/records/baseAccount.ts';
import { createRecords } from '../../../../emulator/netsuite/records/createRecords.ts';

type Cells = Record<string, unknown>;

/** An account with its records, and short ways to do what scripts do. */
export interface OpenAccount {
  account: Account;
  records: Records;
  base: BaseAccount;
  session: Session;
  /** Sets the account's clock. */
  setNow(iso: string): void;
  levels: Map<string, StockLevel>;
  /** Lots, serial numbers and bins as last announced. */
  balances: Map<string, StockBalance>;
  notes: SystemNote[];
  deleted: RecordData[];
  /** User-event rounds that the operations of `run` paused for. */
  rounds: UserEventRound[];
  run<T>(operation: Operation<T>, onRound?: (round: UserEventRound) => void): T;
  level(item: string, location: string): StockLevel;
  customer(values?: Cells): string;
  item(itemid: string, values?: Record<string, FieldValue>, price?: number): string;
  adjust(item: string, units: number, location?: string, unitcost?: number): string;
  create(type: string, values: Cells, sublists?: Record<string, Cells[]>): string;
  order(lines: Cells[], values?: Cells): string;
  fulfill(order: string, units?: Record<number, number>, values?: Cells): string;
  transform(
    fromType: string,
    fromId: string,
    toType: string,
    change?: (record: RecordObject) => void,
  ): string;
  edit(type: string, id: string, change: (record: RecordObject) => void): string;
  call(record: RecordObject, method: string, options?: Cells): unknown;
  find(type: string, id: string): RecordData;
}

export function openAccount(
  options: AccountOptions = {},
  switches: Partial<Account['switches']> = {},
): OpenAccount {
  let now = '2026-11-21T17:00:00.000Z';
  const account: Account = createAccount(
    {
      ...options,
      preferences: { DEFAULTSALESORDERSTATUS: 'B', ...options.preferences },
      switches: { ...options.switches, ...switches },
    },
    { now: () => Date.parse(now) } as never,
  );
  account.now = () => now;
  const records = createRecords(account);
  const levels = new Map<string, StockLevel>();
  const balances = new Map<string, StockBalance>();
  const notes: SystemNote[] = [];
  const deleted: RecordData[] = [];
  const listener: RecordListener = {
    stored() {},
    deleted: (record) => void deleted.push(record),
    stockChanged: (level) => void levels.set(`${level.item}|${level.location}`, level),
    balanceChanged(balance) {
      const { item, location, number, bin, status } = balance;
      balances.set([item, location, number, bin, status].join('|'), balance);
    },
    noted: (note) => void notes.push(note),
  };
  const base = fillBaseAccount(records, account);
  records.listen(listener);
  const session: Session = {
    user: base.employee,
    role: 'administrator',
    executionContext: 'RESTLET',
    insideUserEvent: false,
    timeZone: 'America/New_York',
  };
  const rounds: UserEventRound[] = [];

  const api: OpenAccount = {
    account,
    records,
    base,
    session,
    setNow: (iso) => void (now = iso),
    levels,
    balances,
    notes,
    deleted,
    rounds,
    run(operation, onRound) {
      let step = operation.next();
      while (step.done !== true) {
        rounds.push(step.value);
        try {
          onRound?.(step.value);
        } catch (error) {
          step = operation.throw(error);
          continue;
        }
        step = operation.next();
      }
      return step.value;
    },
    level: (item, location) => {
      const level = levels.get(`${item}|${location}`);
      if (level === undefined) throw new Error(`No stock of ${item} at ${location}`);
      return level;
    },
    call: (record, method, cells = {}) => record.call(session, method, [cells]),
    find(type, id) {
      const record = records.find(type, id);
      if (record === null) throw new Error(`No ${type} ${id}`);
      return record;
    },
    create(type, values, sublists = {}) {
      const record = api.run(records.create(session, { type }));
      fill(api, record, values, sublists);
      return api.run(records.save(session, record, {}));
    },
    customer: (values = {}) =>
      api.create('customer', {
        isperson: 'T',
        firstname: 'Ann',
        lastname: 'Lee',
        ...(base.subsidiary === null ? {} : { subsidiary: base.subsidiary }),
        ...values,
      }),
    item: (itemid, values = {}, price = 10) =>
      records.insert(
        'inventoryitem',
        { itemid, cost: 4, ...values },
        {
          [account.features.has('MULTICURRENCY') ? 'price1' : 'price']: [
            { pricelevel: '1', price_1_: price },
          ],
        },
      ),
    adjust: (item, units, location = base.locations?.east, unitcost = 4) =>
      api.create(
        'inventoryadjustment',
        {
          account: base.accounts['Inventory Adjustments'],
          ...(base.subsidiary === null ? {} : { subsidiary: base.subsidiary }),
        },
        {
          inventory: [
            { item, adjustqtyby: units, unitcost, ...(location === undefined ? {} : { location }) },
          ],
        },
      ),
    order: (lines, values = {}) =>
      api.create(
        'salesorder',
        {
          ...(base.locations === null ? {} : { location: base.locations.east }),
          orderstatus: 'B',
          ...values,
        },
        { item: lines },
      ),
    fulfill: (order, units = {}, values = {}) =>
      api.transform('salesorder', order, 'itemfulfillment', (record) => {
        fill(api, record, { shipstatus: 'C', ...values }, {});
        const count = Number(api.call(record, 'getLineCount', { sublistId: 'item' }));
        for (let line = 0; line < count && Object.keys(units).length > 0; line += 1) {
          const orderline = Number(
            api.call(record, 'getSublistValue', { sublistId: 'item', fieldId: 'orderline', line }),
          );
          const wanted = units[orderline] ?? 0;
          const set = (fieldId: string, value: unknown) =>
            api.call(record, 'setSublistValue', { sublistId: 'item', fieldId, line, value });
          if (wanted === 0) set('itemreceive', false);
          else set('quantity', wanted);
        }
      }),
    transform(fromType, fromId, toType, change) {
      const record = api.run(records.transform(session, { fromType, fromId, toType }));
      change?.(record);
      return api.run(records.save(session, record, {}));
    },
    edit(type, id, change) {
      const record = api.run(records.load(session, { type, id }));
      change(record);
      return api.run(records.save(session, record, {}));
    },
  };
  return api;
}

/** Sets body fields and appends lines, in standard mode. */
export function fill(
  api: OpenAccount,
  record: RecordObject,
  values: Cells,
  sublists: Record<string, Cells[]>,
): void {
  for (const [fieldId, value] of Object.entries(values))
    api.call(record, 'setValue', { fieldId, value });
  for (const [sublistId, lines] of Object.entries(sublists)) {
    for (const cells of lines) {
      const line = Number(api.call(record, 'getLineCount', { sublistId }));
      for (const [fieldId, value] of Object.entries(cells)) {
        api.call(record, 'setSublistValue', { sublistId, fieldId, line, value });
      }
    }
  }
}

/** Replaces the inventory detail of a line. */
export function assign(
  api: OpenAccount,
  record: RecordObject,
  sublistId: string,
  line: number,
  parts: Cells[],
): void {
  const detail = api.call(record, 'getSublistSubrecord', {
    sublistId,
    fieldId: 'inventorydetail',
    line,
  }) as RecordObject;
  const at = { sublistId: 'inventoryassignment' };
  for (let old = Number(api.call(detail, 'getLineCount', at)) - 1; old >= 0; old -= 1) {
    api.call(detail, 'removeLine', { ...at, line: old });
  }
  parts.forEach((part, index) => {
    for (const [fieldId, value] of Object.entries(part)) {
      api.call(detail, 'setSublistValue', { ...at, fieldId, line: index, value });
    }
  });
}

/** Debits less credits of a transaction, in cents of base and of its own currency. */
export function imbalance(record: RecordData): { base: number; lines: number } {
  let base = 0n;
  for (const { debit, credit } of record.ledger ?? []) {
    base += cents(debit) - cents(credit);
  }
  return { base: Number(base), lines: record.ledger?.length ?? 0 };
}

/** Net of an account over all postings of a transaction, in cents; debits positive. */
export function posted(record: RecordData, account: string): number {
  return (record.ledger ?? [])
    .filter((line) => line.account === account)
    .reduce((sum, { debit, credit }) => sum + Number(cents(debit) - cents(credit)), 0);
}

function cents(amount: string | null): bigint {
  if (amount === null) return 0n;
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole + fraction.padEnd(2, '0'));
}
