import { createNetSuite } from '../../../../emulator/netsuite/index.ts';
import { declareCustomRecord, runStatements, scriptSource, useAccount } from './account.ts';

const account = useAccount();

const CUSTOM = 'customrecord_g';
let customer = '';
let spare = '';

beforeAll(() => {
  const netsuite = account();
  declareCustomRecord(netsuite, CUSTOM);
  netsuite.records.insert(CUSTOM, { name: 'one' });
  spare = netsuite.records.insert(CUSTOM, { name: 'spare' });
  customer = netsuite.records.insert('customer', { companyname: 'Acme', subsidiary: '1' });
});

describe('units per call (netsuite-platform §1.1)', () => {
  test.each([
    ['record.create of a transaction', ['record'], "record.create({ type: 'salesorder' })", 10],
    ['record.create of a customer', ['record'], "record.create({ type: 'customer' })", 5],
    ['record.create of a custom record', ['record'], `record.create({ type: '${CUSTOM}' })`, 2],
    [
      'create and save of a custom record',
      ['record'],
      `const r = record.create({ type: '${CUSTOM}' }); r.setValue({ fieldId: 'name', value: 'two' }); r.save()`,
      6,
    ],
    [
      'load and save of a custom record',
      ['record'],
      `record.load({ type: '${CUSTOM}', id: 1 }).save()`,
      6,
    ],
    [
      'submitFields of a custom record',
      ['record'],
      `record.submitFields({ type: '${CUSTOM}', id: 1, values: { name: 'x' } })`,
      2,
    ],
    [
      'record.load of a customer',
      ['record'],
      "record.load({ type: 'customer', id: input.customer })",
      5,
    ],
    [
      'record.delete of a custom record',
      ['record'],
      `record.delete({ type: '${CUSTOM}', id: input.spare })`,
      4,
    ],
    [
      'create and save of a customer',
      ['record'],
      `const r = record.create({ type: 'customer' }); r.setValue('companyname', 'B'); r.setValue('subsidiary', 1); r.save()`,
      15,
    ],
    [
      'load and save of a customer',
      ['record'],
      "record.load({ type: 'customer', id: input.customer }).save()",
      15,
    ],
    [
      'submitFields of a customer',
      ['record'],
      "record.submitFields({ type: 'customer', id: input.customer, values: { comments: 'x' } })",
      5,
    ],
    [
      'a search that is saved and loaded',
      ['search'],
      "search.create({ type: 'customer', columns: ['companyname'], title: 'T', id: 'customsearch_units' }).save(); search.load({ id: 'customsearch_units' })",
      10,
    ],
    [
      'a page of a paged search',
      ['search'],
      "search.create({ type: 'customer', columns: ['companyname'] }).runPaged().fetch({ index: 0 })",
      10,
    ],
    [
      'File.save, load and delete',
      ['file'],
      "const id = file.create({ name: 'b.txt', fileType: 'PLAINTEXT', contents: 'x', folder: 1 }).save(); file.load({ id }); file.delete({ id })",
      50,
    ],
    ['Cache.remove', ['cache'], "cache.getCache({ name: 'e' }).remove({ key: 'k' })", 1],
    [
      'getValue and setValue',
      ['record'],
      `record.create({ type: '${CUSTOM}' }).setValue({ fieldId: 'name', value: 'x' }).getValue({ fieldId: 'name' })`,
      2,
    ],
    [
      'search.lookupFields',
      ['search'],
      "search.lookupFields({ type: 'customer', id: input.customer, columns: ['companyname'] })",
      1,
    ],
    [
      'search.create and run',
      ['search'],
      "search.create({ type: 'customer', columns: ['companyname'] }).run()",
      0,
    ],
    [
      'ResultSet.each',
      ['search'],
      "search.create({ type: 'customer', columns: ['companyname'] }).run().each(() => true)",
      10,
    ],
    [
      'ResultSet.getRange',
      ['search'],
      "search.create({ type: 'customer', columns: ['companyname'] }).run().getRange({ start: 0, end: 10 })",
      10,
    ],
    [
      'Search.runPaged',
      ['search'],
      "search.create({ type: 'customer', columns: ['companyname'] }).runPaged()",
      5,
    ],
    ['query.runSuiteQL', ['query'], "query.runSuiteQL({ query: 'SELECT id FROM customer' })", 10],
    [
      'query.runSuiteQLPaged',
      ['query'],
      "query.runSuiteQLPaged({ query: 'SELECT id FROM customer ORDER BY id' })",
      10,
    ],
    [
      'a page of a paged SuiteQL, by the typings',
      ['query'],
      "query.runSuiteQLPaged({ query: 'SELECT id FROM customer ORDER BY id' }).fetch(0)",
      20,
    ],
    [
      'email.send',
      ['email'],
      "email.send({ author: 1, recipients: ['a@b.co'], subject: 's', body: 'b' })",
      20,
    ],
    [
      'Cache.put, then get on hit',
      ['cache'],
      "const c = cache.getCache({ name: 'c' }); c.put({ key: 'k', value: 'v' }); c.get({ key: 'k' })",
      2,
    ],
    [
      'Cache.get when the loader ran',
      ['cache'],
      "cache.getCache({ name: 'c' }).get({ key: 'l', loader: () => 'v' })",
      2,
    ],
    [
      'File.save',
      ['file'],
      "file.create({ name: 'a.txt', fileType: file.Type.PLAINTEXT, contents: 'x', folder: 1 }).save()",
      20,
    ],
    [
      'currency.exchangeRate',
      ['currency'],
      "currency.exchangeRate({ source: 'EUR', target: 'USD' })",
      10,
    ],
    [
      'crypto, encode, runtime, format and log',
      ['crypto', 'encode', 'runtime', 'format', 'log'],
      "crypto.createHash({ algorithm: 'SHA256' }).digest(); encode.convert({ string: 'a', inputEncoding: 'UTF_8', outputEncoding: 'HEX' }); runtime.getCurrentUser(); log.debug('a', 'b')",
      0,
    ],
  ] as [string, string[], string, number][])('%s', async (_, modules, statements, units) => {
    const ended = await runStatements(account(), modules, statements, { customer, spare });
    expect(ended).toMatchObject({ units });
    expect(ended.name).toBeUndefined();
  });
});

describe('what happens at the limit (§1.2, §1.3)', () => {
  test('a RESTlet has 5,000 units and reads what is left', async () => {
    const { value } = await runStatements(
      account(),
      ['runtime', 'query'],
      "const before = runtime.getCurrentScript().getRemainingUsage(); query.runSuiteQL({ query: 'SELECT id FROM customer' }); return { before, after: runtime.getCurrentScript().getRemainingUsage() };",
    );
    expect(value).toEqual({ before: 5_000, after: 4_990 });
  });

  test('too many units end the script where its catch and finally do not see it', async () => {
    const netsuite = account();
    netsuite.notes.length = 0;
    const ended = await runStatements(
      netsuite,
      ['query', 'log'],
      `try { for (;;) query.runSuiteQL({ query: 'SELECT id FROM customer' }); }
       catch (error) { log.error('caught', error.name); }
       finally { log.error('finally', ''); }`,
    );
    expect(ended).toEqual({
      name: 'SSS_USAGE_LIMIT_EXCEEDED',
      message: 'Script Execution Usage Limit Exceeded',
      isKilled: true,
      units: 5_000,
    });
    expect(netsuite.notes.map(({ level, title }) => [level, title])).toEqual([
      ['SYSTEM', 'SSS_USAGE_LIMIT_EXCEEDED'],
    ]);
  });

  test('each user event has 1,000 units of its own, and the caller pays none of them', async () => {
    const netsuite = account();
    for (const name of ['a', 'b']) {
      await netsuite.installScript({
        id: `customscript_ue_units_${name}`,
        type: 'usereventscript',
        source: scriptSource(
          'usereventscript',
          ['query', 'runtime', 'log'],
          `return { afterSubmit: () => {
             for (let i = 0; i < 60; i++) query.runSuiteQL({ query: 'SELECT id FROM customer' });
             log.audit('left', runtime.getCurrentScript().getRemainingUsage());
           } };`,
        ),
        deployments: [{ recordType: CUSTOM }],
      });
    }
    netsuite.notes.length = 0;
    const { units } = await runStatements(
      netsuite,
      ['record'],
      `const r = record.create({ type: '${CUSTOM}' }); r.setValue({ fieldId: 'name', value: 'n' }); r.save();`,
    );
    expect(units).toBe(6);
    expect(netsuite.notes.map(({ details }) => details)).toEqual(['400', '400']);
    netsuite.removeScript('customscript_ue_units_a');
    netsuite.removeScript('customscript_ue_units_b');
  });

  test('a loop without end and without calls is stopped from outside', async () => {
    const netsuite = await createNetSuite({ busySeconds: 0.5, empty: true, schedules: false });
    const ended = await runStatements(netsuite, [], 'try { for (;;); } finally { return 1; }');
    await netsuite.stop();
    expect(ended).toMatchObject({ isKilled: true, name: 'SSS_INSTRUCTION_COUNT_EXCEEDED' });
  });
});
