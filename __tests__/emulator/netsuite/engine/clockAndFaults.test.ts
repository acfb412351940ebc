import { createNetSuite, type Fault, type NetSuite } from '../../../../emulator/netsuite/index.ts';
import { declareCustomRecord, runStatements, scriptSource, useAccount } from './account.ts';

const CUSTOM = 'customrecord_f';
const account = useAccount({ clock: { virtualFrom: '2026-03-01T08:00:00.000Z' } });
beforeAll(() => declareCustomRecord(account(), CUSTOM));
afterEach(() => account().faults.clear());

const MAKE = `const r = record.create({ type: '${CUSTOM}' }); r.setValue({ fieldId: 'name', value: 'n' });`;
const count = () => [...account().records.all(CUSTOM)].length;

async function attempt(fault: Fault, statements: string): Promise<unknown> {
  account().faults.add({ times: 1, ...fault });
  const { value, name } = await runStatements(
    account(),
    ['record', 'query', 'search', 'https', 'cache'],
    `try { ${statements} } catch (error) { return [error.name]; }`,
  );
  return name ?? value;
}

test('UNEXPECTED_ERROR before the save leaves nothing, after it a record', async () => {
  const before = count();
  expect(
    await attempt({ at: 'record.save', kind: 'before' }, `${MAKE} r.save(); return ['saved'];`),
  ).toEqual(['UNEXPECTED_ERROR']);
  expect(count()).toBe(before);
  expect(
    await attempt({ at: 'record.save', kind: 'after' }, `${MAKE} r.save(); return ['saved'];`),
  ).toEqual(['UNEXPECTED_ERROR']);
  expect(count()).toBe(before + 1);
});

/** Codes of capacity and locks that only an account under load shows (netsuite-platform §9). */
test.each([
  'RCRD_HAS_BEEN_CHANGED',
  'CUSTOM_RECORD_COLLISION',
  'RCRD_LOCKED_BY_WF',
  'RCRD_UNEDITABLE',
  'EXCEEDED_MAX_CONCUR_RQST',
  'WS_REQUEST_BLOCKED',
  'EXCEEDED_MAX_TIME',
  'SESSION_TIMED_OUT',
  'WS_NO_PERMISSIONS_TO_SET_VALUE',
])('%s on demand, for one record type only', async (code) => {
  const fault: Fault = { at: 'record.save', kind: 'before', code, recordType: CUSTOM };
  expect(await attempt(fault, `${MAKE} r.save(); return ['saved'];`)).toEqual([code]);
  account().faults.add({ ...fault, recordType: 'customer', times: 1 });
  expect(
    await attempt({ at: 'nothing', kind: 'before' }, `${MAKE} r.save(); return ['saved'];`),
  ).toEqual(['saved']);
});

test('SEARCH_TIMED_OUT on demand', async () => {
  const fault: Fault = { at: 'search.each', kind: 'before', code: 'SEARCH_TIMED_OUT' };
  expect(
    await attempt(fault, "search.create({ type: 'customer' }).run().each(() => true);"),
  ).toEqual(['SEARCH_TIMED_OUT']);
});

test('a query that answers empty with success', async () => {
  const value = await attempt(
    { at: 'query.run', kind: 'empty' },
    `return query.runSuiteQL({ query: 'SELECT id FROM location' }).asMappedResults();`,
  );
  expect(value).toEqual([]);
});

test.each(['SSS_REQUEST_TIME_EXCEEDED', 'SSS_REQUEST_LOOP_DETECTED'])(
  'an https call that ends in %s',
  async (code) => {
    const fault: Fault = { at: 'https.request', kind: 'before', code };
    expect(await attempt(fault, `https.get({ url: 'https://example.com' });`)).toEqual([code]);
  },
);

test('a fault ends at its time', async () => {
  account().faults.add({ at: 'query.run', kind: 'before', until: '2026-03-01T08:00:00.000Z' });
  const { name } = await runStatements(
    account(),
    ['query'],
    `query.runSuiteQL({ query: 'SELECT id FROM location' });`,
  );
  expect(name).toBeUndefined();
});

test('other scripts of the account can stand in the way of a save', async () => {
  const netsuite = account();
  await netsuite.installScript({
    id: 'customscript_foreign',
    type: 'usereventscript',
    source: scriptSource(
      'usereventscript',
      ['error'],
      `return { beforeSubmit: () => { throw error.create({ name: 'USER_ERROR', message: 'Please enter a department.' }); } };`,
    ),
    deployments: [{ recordType: CUSTOM }],
  });
  const { name, message } = await runStatements(netsuite, ['record'], `${MAKE} r.save();`);
  netsuite.removeScript('customscript_foreign');
  expect([name, message]).toEqual(['USER_ERROR', 'Please enter a department.']);
});

test('latencies move a virtual clock and nothing else', async () => {
  const netsuite = await createNetSuite({
    clock: { virtualFrom: '2026-03-01T08:00:00.000Z' },
    latencies: {
      'query.run': { p50: 120, p99: 600 },
      'query thousand rows': { p50: 100_000, p99: 100_000 },
    },
    schedules: false,
    seed: 5,
  });
  const since = Date.now();
  const { value } = await runStatements(
    netsuite,
    ['query'],
    `const before = Date.now(); for (let i = 0; i < 50; i++) query.runSuiteQL({ query: 'SELECT id FROM location WHERE id < 0' }); const passed = Date.now() - before; const rows = query.runSuiteQL({ query: 'SELECT id FROM currency' }).results.length; return { passed, rows, then: Date.now() - before - passed };`,
  );
  await netsuite.stop();
  const { passed, rows, then } = value as { passed: number; rows: number; then: number };
  expect(then).toBeGreaterThan(rows * 100);
  expect(passed).toBeGreaterThan(50 * 60);
  expect(passed).toBeLessThan(50 * 400);
  expect(Date.now() - since).toBeLessThan(passed);
});

test('a cold script starts later; saves over the same stock wait for each other where the switch says so', async () => {
  const secondsOf = async (savesLockStock: boolean) => {
    const netsuite = await createNetSuite({
      clock: { virtualFrom: '2026-03-01T08:00:00.000Z' },
      latencies: {
        'record.save salesorder': { p50: 1_000, p99: 1_000 },
        'stock lock': { p50: 400, p99: 400 },
        'cold script': { p50: 10_000, p99: 10_000 },
      },
      switches: { savesLockStock },
      schedules: false,
      seed: 5,
    });
    const { base, records } = netsuite;
    const account = (name: string) => base?.accounts[name] ?? null;
    const items = ['A', 'B', 'C'].map((itemid) =>
      records.insert('inventoryitem', {
        itemid,
        subsidiary: ['1'],
        cogsaccount: account('Cost of Goods Sold'),
        assetaccount: account('Inventory Asset'),
        incomeaccount: account('Sales'),
      }),
    );
    const customer = records.insert('customer', { companyname: 'Locks', subsidiary: '1' });
    const location = base?.locations?.east;
    await netsuite.installScript({
      id: 'customscript_sell',
      type: 'restlet',
      source: scriptSource(
        'restlet',
        ['record'],
        `return { post: (given) => {
           const order = record.create({ type: 'salesorder' });
           order.setValue({ fieldId: 'entity', value: given.customer });
           order.setSublistValue({ sublistId: 'item', fieldId: 'item', line: 0, value: given.item });
           order.setSublistValue({ sublistId: 'item', fieldId: 'quantity', line: 0, value: 1 });
           order.setSublistValue({ sublistId: 'item', fieldId: 'location', line: 0, value: given.location });
           order.save();
         } };`,
      ),
    });
    const sell = async (sold: string[]) => {
      const began = netsuite.clock.now();
      const outcomes = await netsuite.callTogether(
        sold.map((item) => ({ scriptId: 'customscript_sell', body: { customer, location, item } })),
      );
      expect(outcomes.map(({ kind }) => kind)).toEqual(['returned', 'returned', 'returned']);
      return (netsuite.clock.now() - began) / 1_000;
    };
    const [one = ''] = items;
    const seconds = [await sell([one, one, one]), await sell([one, one, one]), await sell(items)];
    await netsuite.stop();
    return seconds;
  };
  expect(await secondsOf(true)).toEqual([11.8, 1.8, 1]);
  expect(await secondsOf(false)).toEqual([11, 1, 1]);
}, 20_000);

async function scheduled(netsuite: NetSuite): Promise<void> {
  await netsuite.installScript({
    id: 'customscript_quarter',
    type: 'scheduledscript',
    source: scriptSource(
      'scheduledscript',
      ['log', 'runtime'],
      `return { execute: (c) => log.audit('ran', c.type + ' ' + new Date().toISOString() + ' ' + runtime.getCurrentUser().id) };`,
    ),
    deployments: [
      { status: 'SCHEDULED', schedule: { everyMinutes: 15, start: '2026-01-01T00:05:00.000Z' } },
    ],
  });
}

test('a schedule starts its script at its minutes, as System', async () => {
  const netsuite = await createNetSuite({
    clock: { virtualFrom: '2026-03-01T08:00:00.000Z' },
    empty: true,
  });
  await scheduled(netsuite);
  await netsuite.advance(40 * 60_000);
  await netsuite.stop();
  expect(netsuite.notes.map(({ details }) => details)).toEqual([
    'SCHEDULED 2026-03-01T08:05:00.000Z -4',
    'SCHEDULED 2026-03-01T08:20:00.000Z -4',
    'SCHEDULED 2026-03-01T08:35:00.000Z -4',
  ]);
});

test('a schedule that repeats within the day may end at the account’s midnight (switch)', async () => {
  const netsuite = await createNetSuite({
    clock: { virtualFrom: '2026-03-01T07:10:00.000Z' },
    timeZone: 'America/Los_Angeles',
    switches: { scheduleRepeatsUntil: 'midnight' },
    empty: true,
  });
  await scheduled(netsuite);
  await netsuite.advance(90 * 60_000);
  await netsuite.stop();
  expect(netsuite.notes.map(({ details }) => details.slice(21, 26))).toEqual([
    '07:20',
    '07:35',
    '07:50',
  ]);
});

test('beyond the lines an hour the log level of who goes on logging rises, and the hour rolls', async () => {
  const netsuite = await createNetSuite({
    clock: { virtualFrom: '2026-03-01T08:00:00.000Z' },
    switches: { logLinesAnHour: 10 },
    schedules: false,
    empty: true,
  });
  await netsuite.installScript({
    id: 'customscript_talker',
    type: 'restlet',
    source: scriptSource(
      'restlet',
      ['log'],
      `return { post: ({ level, lines }) => { for (let i = 0; i < lines; i++) log[level]('line', String(i)); } };`,
    ),
  });
  const written = async (level: string, lines: number) => {
    const before = netsuite.notes.length;
    await netsuite.callRestlet('customscript_talker', { level, lines });
    return netsuite.notes.length - before;
  };
  const level = () => netsuite.registry.find('customscript_talker')?.deployments[0]?.logLevel;
  expect([await written('debug', 10), level()]).toEqual([10, 'DEBUG']);
  expect([await written('debug', 5), level()]).toEqual([1, 'AUDIT']);
  await netsuite.advance(61 * 60_000);
  expect([await written('audit', 5), level()]).toEqual([5, 'AUDIT']);
  const { rows } = netsuite.queries.suiteql(
    netsuite.session(),
    'SELECT loglevel FROM scriptdeployment',
    [],
    10,
  );
  expect(rows).toEqual([{ loglevel: 'AUDIT' }]);
  await netsuite.stop();
});

test('two processors: a third run waits until one is free', async () => {
  const netsuite = await createNetSuite({
    clock: { virtualFrom: '2026-03-01T08:00:00.000Z' },
    empty: true,
    schedules: false,
  });
  await netsuite.installScript({
    id: 'customscript_long',
    type: 'scheduledscript',
    source: scriptSource(
      'scheduledscript',
      ['log', 'cache'],
      `return { execute: () => { const c = cache.getCache({ name: 'c', scope: 'PUBLIC' }); c.get({ key: 'k' }); log.audit('done', new Date().toISOString()); } };`,
    ),
    deployments: [{}, {}, {}],
  });
  netsuite.faults.add({ at: 'cache.get', kind: 'slow', seconds: 60 });
  const { deployments } = netsuite.registry.find('customscript_long')!;
  await Promise.all(
    deployments.map(({ id }) => netsuite.runTask('customscript_long', { deploymentId: id })),
  );
  await netsuite.stop();
  expect(netsuite.notes.map(({ details }) => details.slice(11, 19))).toEqual([
    '08:01:00',
    '08:01:00',
    '08:02:00',
  ]);
});
