import { performance } from 'node:perf_hooks';
import {
  createNetSuite,
  type NetSuite,
  type NetSuiteOptions,
} from '../../emulator/netsuite/index.ts';
import type { Row } from '../row.ts';
import { ORDER_RESTLET, ORDER_USER_EVENT } from './orderScript.ts';

const WARM_UP = 60;

interface Bench {
  netsuite: NetSuite;
  /** One order through RESTlet, user events and save. */
  order(): Promise<void>;
  /** One order put into the account directly. */
  insertOrder(): void;
}

/** An account with the order RESTlet, its user event, one customer and five items in stock. */
async function open(options: NetSuiteOptions): Promise<Bench> {
  const netsuite = await createNetSuite({ seed: 1, schedules: false, ...options });
  const { base, records } = netsuite;
  if (!base?.locations) throw new Error('The account has no locations.');
  await netsuite.installScript({
    id: 'customscript_order',
    type: 'restlet',
    source: ORDER_RESTLET,
  });
  await netsuite.installScript({
    id: 'customscript_on_order',
    type: 'usereventscript',
    source: ORDER_USER_EVENT,
    deployments: [{ recordType: 'salesorder' }],
  });
  const items = Array.from({ length: 5 }, (_, i) =>
    records.insert('inventoryitem', {
      itemid: `SKU-${i}`,
      subsidiary: ['1'],
      cogsaccount: base.accounts['Cost of Goods Sold'] ?? null,
      assetaccount: base.accounts['Inventory Asset'] ?? null,
      incomeaccount: base.accounts['Sales'] ?? null,
    }),
  );
  const customer = records.insert('customer', { companyname: 'Bench Ltd', subsidiary: '1' });
  const { east } = base.locations;
  let orders = 0;
  return {
    netsuite,
    async order() {
      const body = { key: `order-${(orders += 1)}`, customer, items, location: east };
      const outcome = await netsuite.callRestlet('customscript_order', body);
      if (outcome.kind !== 'returned') throw new Error(JSON.stringify(outcome));
    },
    insertOrder() {
      const externalid = `order-${(orders += 1)}`;
      const lines = items.map((item) => ({
        item,
        quantity: 1,
        price: '-1',
        rate: 10,
        amount: 10,
        location: east,
      }));
      records.insert(
        'salesorder',
        { externalid, entity: customer, trandate: '2026-11-20', orderstatus: 'B' },
        { item: lines },
      );
    },
  };
}

async function times(count: number, work: () => Promise<void>): Promise<number[]> {
  const taken: number[] = [];
  for (let i = 0; i < count; i++) {
    const since = performance.now();
    await work();
    taken.push(performance.now() - since);
  }
  return taken.sort((a, b) => a - b);
}

async function perSecond(count: number, width: number, work: () => Promise<void>): Promise<number> {
  const since = performance.now();
  let left = count;
  const lane = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: width }, lane));
  return (count * 1_000) / (performance.now() - since);
}

/** Speed and memory of the local NetSuite with latencies off: they say nothing about NetSuite's own speed. */
export async function run({ quick }: { quick: boolean }): Promise<Row[]> {
  const count = quick ? 200 : 1_000;
  const rows: Row[] = [];
  for (const freshContexts of [false, true]) {
    const { netsuite, order } = await open({ freshContexts });
    await times(WARM_UP, order);
    const taken = await times(count, order);
    const median = taken[Math.floor(taken.length / 2)] ?? 0;
    rows.push({
      name: `sales order of 5 lines with its user events${freshContexts ? ', fresh contexts' : ''}, median`,
      figure: median,
      unit: 'ms',
      goal: freshContexts ? '' : '< 7 ms',
      ok: freshContexts || median < 7,
    });
    if (!freshContexts) {
      const rate = await perSecond(count, 4, order);
      rows.push({
        name: 'the same, four calls at a time',
        figure: rate,
        unit: '/s',
        goal: '≥ 150',
        ok: rate >= 150,
      });
    }
    await netsuite.stop();
  }
  rows.push(...(await holding(quick ? 10_000 : 100_000)));
  return rows;
}

/** Memory and look-ups with many orders, against the same look-ups at 1,000. */
async function holding(most: number): Promise<Row[]> {
  const { netsuite, insertOrder } = await open({});
  const rows: Row[] = [];
  const lookUp = () => {
    const { rows: found } = netsuite.queries.suiteql(
      netsuite.session(),
      'SELECT t.id, t.tranid, l.item FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE t.externalid = ?',
      [`order-${1 + Math.floor(Math.random() * 900)}`],
      5_000,
    );
    if (found.length === 0) throw new Error('The order was not found.');
  };
  const lookUpTime = () => {
    for (let i = 0; i < 200; i++) lookUp();
    const since = performance.now();
    for (let i = 0; i < 2_000; i++) lookUp();
    return (performance.now() - since) / 2;
  };
  for (let i = 0; i < 1_000; i++) insertOrder();
  const few = lookUpTime();
  for (let i = 1_000; i < most; i++) {
    insertOrder();
    // The query side takes what is new in portions, as it does between calls.
    if (i % 5_000 === 0) lookUp();
  }
  const many = lookUpTime();
  const megabytes = process.memoryUsage().rss / 1024 / 1024;
  rows.push({
    name: `SuiteQL by external id with lines, ${most} orders`,
    figure: many,
    unit: 'µs',
    goal: '≤ 10 times',
    ratio: many / few,
    against: `${few.toFixed(0)} µs at 1,000`,
    ok: many / few <= 10,
  });
  rows.push({
    name: `memory of the process with ${most} orders`,
    figure: megabytes,
    unit: 'MB',
    goal: '< 1500 MB',
    ok: megabytes < 1_500,
  });
  await netsuite.stop();
  return rows;
}
