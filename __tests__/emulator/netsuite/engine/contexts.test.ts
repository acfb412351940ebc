import { createNetSuite } from '../../../../emulator/netsuite/index.ts';
import { runStatements, scriptSource, useAccount } from './account.ts';

const account = useAccount({ clock: { virtualFrom: '2026-03-01T18:30:00.000Z' } });

const MISSING =
  'fetch URL URLSearchParams Request Response Headers Buffer process setTimeout setInterval setImmediate queueMicrotask TextEncoder TextDecoder atob btoa structuredClone console WebAssembly SharedArrayBuffer Atomics performance navigator global window document localStorage module exports __dirname'.split(
    ' ',
  );

test.each(MISSING)('scripts have no %s', async (name) => {
  const { value } = await runStatements(account(), [], `return { type: typeof ${name} };`);
  expect(value).toEqual({ type: 'undefined' });
});

test('define, require, log and util are there without asking', async () => {
  const { value } = await runStatements(
    account(),
    [],
    'return [typeof define, typeof require, typeof log.debug, typeof util.isArray];',
  );
  expect(value).toEqual(['function', 'function', 'function', 'function']);
});

test('there is no way out of the context to the process around it', async () => {
  const { value } = await runStatements(
    account(),
    ['query'],
    `const tries = [
       () => ({}).constructor.constructor('return typeof process')(),
       () => query.runSuiteQL.constructor('return typeof process')(),
       () => { try { query.runSuiteQL({ query: 'SELECT x FROM nothing' }); } catch (e) { return e.constructor.constructor('return typeof process')(); } },
       () => define.constructor('return typeof process')(),
     ];
     return tries.map((run) => run());`,
  );
  expect(value).toEqual(['undefined', 'undefined', 'undefined', 'undefined']);
});

test('the clock is the account’s and the zone is Pacific', async () => {
  const { value } = await runStatements(
    account(),
    [],
    `return [new Date().toISOString(), Date.now(), new Date(2026, 0, 15).toISOString(), new Date(2026, 6, 15).toISOString(), new Date() instanceof Date];`,
  );
  expect(value).toEqual([
    '2026-03-01T18:30:00.000Z',
    Date.parse('2026-03-01T18:30:00.000Z'),
    '2026-01-15T08:00:00.000Z',
    '2026-07-15T07:00:00.000Z',
    true,
  ]);
  const shown = await runStatements(
    account(),
    [],
    `const noon = new Date('2026-01-15T20:00:00Z');
     const format = new Intl.DateTimeFormat('en-US');
     return [noon.toLocaleString('en-US'), noon.toLocaleDateString('en-US'), noon.toLocaleTimeString('en-US', { timeZone: 'UTC' }),
       format.resolvedOptions().timeZone, format.format(new Date('2026-01-15T03:00:00Z')), format instanceof Intl.DateTimeFormat];`,
  );
  expect(shown.value).toEqual([
    '1/15/2026, 12:00:00 PM',
    '1/15/2026',
    '8:00:00 PM',
    'America/Los_Angeles',
    '1/14/2026',
    true,
  ]);
});

test.each([false, true])(
  'each run starts with fresh module state and clean globals (fresh contexts: %s)',
  async (freshContexts) => {
    const netsuite = await createNetSuite({
      freshContexts,
      schedules: false,
      empty: true,
      seed: 3,
    });
    try {
      await netsuite.installScript({
        id: 'customscript_state',
        type: 'restlet',
        source: scriptSource(
          'restlet',
          [],
          `let count = 0; return { post: () => { count += 1; globalThis.left = (globalThis.left || 0) + 1; return { count, left: globalThis.left }; } };`,
        ),
      });
      for (let i = 0; i < 3; i++) {
        const outcome = await netsuite.callRestlet('customscript_state', {});
        expect(outcome).toMatchObject({ value: { json: { count: 1, left: 1 } } });
      }
    } finally {
      await netsuite.stop();
    }
  },
);

test('a promise that no module settles never settles', async () => {
  const ended = await runStatements(account(), [], 'return new Promise(() => undefined);');
  expect(ended.name).toBe('UNEXPECTED_ERROR');
});

test('an async entry point that awaits settled things works', async () => {
  const { value } = await runStatements(
    account(),
    [],
    'return (async () => { await null; return { done: true }; })();',
  );
  expect(value).toEqual({ done: true });
});

test('what is not modelled fails by its name, in the log of problems too', async () => {
  const problems: string[] = [];
  const netsuite = await createNetSuite({
    schedules: false,
    empty: true,
    onProblem: (error) => problems.push(error.message),
  });
  try {
    const gap = await runStatements(netsuite, ['sftp'], 'sftp.createConnection({});');
    expect(gap.message).toBe('N/sftp.createConnection is not modelled by the local NetSuite');
    const unknown = await runStatements(netsuite, ['record'], 'record.upsert({});');
    expect(unknown.message).toBe('N/record has no upsert');
    const missing = await runStatements(netsuite, ['nothing'], 'return 1;').catch(
      (error: Error) => ({ message: error.message }),
    );
    expect(missing.message).toContain('MODULE_DOES_NOT_EXIST');
  } finally {
    await netsuite.stop();
  }
});

test('record promises are for client scripts', async () => {
  const { name } = await runStatements(account(), ['record'], 'record.load.promise({});');
  expect(name).toBe('SSS_INVALID_API_USAGE');
});

test('errors of the platform are no Error objects and show themselves as JSON', async () => {
  const { value } = await runStatements(
    account(),
    ['record'],
    `try { record.load({ type: 'customer', id: 99999 }); } catch (error) {
       return { isError: error instanceof Error, name: error.name, type: error.type, json: Object.keys(JSON.parse(JSON.stringify(error))) };
     }`,
  );
  expect(value).toEqual({
    isError: false,
    name: 'RCRD_DSNT_EXIST',
    type: 'error.SuiteScriptError',
    json: ['type', 'name', 'message', 'stack', 'cause', 'id', 'notifyOff', 'userFacing'],
  });
});

test('a script that waits on the clock is ended when it comes back after its time', async () => {
  const netsuite = account();
  netsuite.faults.add({ at: 'query.run', kind: 'slow', seconds: 400, times: 1 });
  const ended = await runStatements(
    netsuite,
    ['query'],
    `try { query.runSuiteQL({ query: 'SELECT id FROM location' }); } catch (error) { return 'caught'; } return 'went on';`,
  );
  expect(ended).toMatchObject({ isKilled: true, name: 'SSS_TIME_LIMIT_EXCEEDED' });
});
