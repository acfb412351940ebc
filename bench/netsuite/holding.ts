/** A program of its own, since memory is a process's: holds as many orders as its argument says and prints `Held` as JSON. */
import { performance } from 'node:perf_hooks';
import { openAccount } from './openAccount.ts';

/** Microseconds of one look-up at 1,000 orders and at all of them. */
export type LookUp = { name: string; few: number; many: number };
export type Held = { megabytes: number; lookUps: LookUp[] };

const FEW = 1_000;
const LOOK_UPS = 2_000;
/** The query side takes what is new in portions, as it does between calls. */
const PORTION = 5_000;

const most = Number(process.argv[2]);
const { netsuite, insertOrder } = await openAccount({});
const { queries } = netsuite;
const session = netsuite.session();

const asked = (query: string, value: () => string) => () => {
  const { rows } = queries.suiteql(session, query, [value()], 5_000);
  if (rows.length === 0) throw new Error(`Nothing found: ${query}`);
};
const someKey = () => `order-${1 + Math.floor(Math.random() * FEW)}`;

for (let i = 0; i < FEW; i++) insertOrder();
const orders = queries.suiteql(session, 'SELECT id, tranid FROM transaction', [], FEW).rows;
const someOrder = () => orders[Math.floor(Math.random() * orders.length)];

const LOOK_UP: Record<string, () => void> = {
  'SuiteQL by external id with lines': asked(
    'SELECT t.id, t.tranid, l.item FROM transaction t JOIN transactionline l ON l.transaction = t.id WHERE t.externalid = ?',
    someKey,
  ),
  'SuiteQL by number': asked('SELECT id FROM transaction WHERE tranid = ?', () =>
    String(someOrder()?.['tranid']),
  ),
  'search.lookupFields by id': () => {
    const id = String(someOrder()?.['id']);
    queries.lookupFields(session, { type: 'salesorder', id, columns: ['tranid', 'entity'] });
  },
};

function microseconds(lookUp: () => void): number {
  for (let i = 0; i < LOOK_UPS / 10; i++) lookUp();
  const since = performance.now();
  for (let i = 0; i < LOOK_UPS; i++) lookUp();
  return ((performance.now() - since) * 1_000) / LOOK_UPS;
}

const few = Object.values(LOOK_UP).map(microseconds);
for (let i = FEW; i < most; i++) {
  insertOrder();
  if (i % PORTION === 0) LOOK_UP['SuiteQL by number']?.();
}
const many = Object.values(LOOK_UP).map(microseconds);
const held: Held = {
  megabytes: process.memoryUsage.rss() / 1024 ** 2,
  lookUps: Object.keys(LOOK_UP).map((name, at) => ({
    name,
    few: few[at] ?? Infinity,
    many: many[at] ?? Infinity,
  })),
};
console.log(JSON.stringify(held));
await netsuite.stop();
