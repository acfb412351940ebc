import { createNetSuite } from '../../../../emulator/netsuite/index.ts';
import { runStatements, scriptSource, useAccount } from '../engine/account.ts';

const account = useAccount({ clock: { virtualFrom: '2026-03-01T18:30:00.000Z' } });
const ALL = [
  'cache',
  'runtime',
  'task',
  'file',
  'email',
  'error',
  'format',
  'url',
  'log',
  'search',
  'query',
  'encode',
  'crypto/random',
  'record',
];
const run = (statements: string) => runStatements(account(), ALL, statements);
const answer = async (statements: string) => {
  const ended = await run(statements);
  if (ended.name !== undefined) throw new Error(`${ended.name}: ${ended.message}`);
  return ended.value;
};

describe('N/cache (netsuite-platform §4.3)', () => {
  test('what is not text is kept as JSON, and a miss without loader is null', async () => {
    const value = await answer(
      `const c = cache.getCache({ name: 'one' });
       c.put({ key: 'o', value: { a: 1 } });
       return [c.get({ key: 'o' }), c.get({ key: 'none' })];`,
    );
    expect(value).toEqual(['{"a":1}', null]);
  });

  test('entries end after their time', async () => {
    await answer(
      `cache.getCache({ name: 'ttl', scope: 'PUBLIC' }).put({ key: 'k', value: 'v', ttl: 300 }); return 'x';`,
    );
    const get = `return [cache.getCache({ name: 'ttl', scope: 'PUBLIC' }).get({ key: 'k' })];`;
    expect(await answer(get)).toEqual(['v']);
    await account().advance(301_000);
    expect(await answer(get)).toEqual([null]);
  });

  test('a private cache belongs to one script file, a protected one to all', async () => {
    const put = (scope: string) =>
      `cache.getCache({ name: 's', scope: '${scope}' }).put({ key: '${scope}', value: 'v' }); return 'x';`;
    const get = (scope: string) =>
      `return [cache.getCache({ name: 's', scope: '${scope}' }).get({ key: '${scope}' })];`;
    await answer(put('PRIVATE'));
    await answer(put('PROTECTED'));
    expect(await answer(get('PRIVATE'))).toEqual([null]);
    expect(await answer(get('PROTECTED'))).toEqual(['v']);
  });

  test('entries may vanish at any moment', async () => {
    const netsuite = await createNetSuite({ cacheLoss: 1, empty: true, schedules: false });
    const { value } = await runStatements(
      netsuite,
      ['cache'],
      `const c = cache.getCache({ name: 'c' }); c.put({ key: 'k', value: 'v' }); return [c.get({ key: 'k' })];`,
    );
    await netsuite.stop();
    expect(value).toEqual([null]);
  });

  test.each([
    [
      'a value over 500 KB',
      `cache.getCache({ name: 'c' }).put({ key: 'k', value: 'x'.repeat(512001) })`,
    ],
    [
      'a ttl under 300 seconds',
      `cache.getCache({ name: 'c' }).put({ key: 'k', value: 'x', ttl: 299 })`,
    ],
    ['a key over 4 KB', `cache.getCache({ name: 'c' }).put({ key: 'k'.repeat(4097), value: 'x' })`],
    ['no name', `cache.getCache({})`],
  ])('%s is refused', async (_, statement) => {
    expect((await run(`${statement};`)).name).toBeDefined();
  });
});

describe('N/format', () => {
  test.each([
    [
      'a moment in a zone by its name',
      `format.format({ value: new Date('2026-03-01T18:30:00Z'), type: format.Type.DATETIME, timezone: 'Europe/Berlin' })`,
      '3/1/2026 7:30:00 pm',
    ],
    [
      'a moment in the session’s zone',
      `format.format({ value: new Date('2026-03-01T18:30:00Z'), type: format.Type.DATETIME })`,
      '3/1/2026 10:30:00 am',
    ],
    ['a day', `format.format({ value: new Date(2026, 0, 5), type: format.Type.DATE })`, '1/5/2026'],
    [
      'a day read back',
      `format.parse({ value: '01/05/2026', type: format.Type.DATE }).getDate()`,
      5,
    ],
    [
      'a moment read back',
      `format.parse({ value: '3/1/2026 7:30 pm', type: format.Type.DATETIME, timezone: 'Europe/Berlin' }).toISOString()`,
      '2026-03-01T18:30:00.000Z',
    ],
    [
      'midnight',
      `format.format({ value: new Date(2026, 0, 5, 0, 5), type: format.Type.DATETIME })`,
      '1/5/2026 12:05:00 am',
    ],
    ['an amount', `format.format({ value: 12.5, type: format.Type.CURRENCY })`, '12.50'],
    ['a number read back', `format.parse({ value: '1,234.5', type: format.Type.FLOAT })`, 1234.5],
  ])('%s', async (_, expression, wanted) => {
    expect(await answer(`return [${expression}];`)).toEqual([wanted]);
  });

  test('what is no date is refused', async () => {
    expect(
      (await run(`format.parse({ value: '2026-01-05', type: format.Type.DATE });`)).message,
    ).toContain('Invalid date value (must be MM/DD/YYYY)');
  });
});

test('N/runtime tells account, user, features and context', async () => {
  const value = await answer(
    `const user = runtime.getCurrentUser();
     return [runtime.accountId, runtime.envType, runtime.executionContext === runtime.ContextType.RESTLET, user.roleId, user.role,
       runtime.isFeatureInEffect({ feature: 'MULTICURRENCY' }), runtime.isFeatureInEffect({ feature: 'TAX_OVERHAUL' })];`,
  );
  expect(value).toEqual(['TSTDRV1', 'PRODUCTION', true, 'administrator', 3, true, false]);
});

test('an account with a sandbox suffix is a sandbox', async () => {
  const netsuite = await createNetSuite({ id: '1234567-sb1', empty: true, schedules: false });
  const { value } = await runStatements(
    netsuite,
    ['runtime'],
    'return [runtime.accountId, runtime.envType];',
  );
  await netsuite.stop();
  expect(value).toEqual(['1234567_SB1', 'SANDBOX']);
});

test('the log keeps the deployment’s level and above, cut to what fits', async () => {
  const netsuite = account();
  netsuite.notes.length = 0;
  await netsuite.installScript({
    id: 'customscript_audit',
    type: 'restlet',
    source: scriptSource(
      'restlet',
      ['log'],
      `return { get: () => { log.debug('d', 'x'); log.audit('t'.repeat(200), 'y'.repeat(5000)); log.error({ title: 'e', details: { a: 1 } }); } };`,
    ),
    deployments: [{ logLevel: 'AUDIT' }],
  });
  await netsuite.callRestlet('customscript_audit', {}, {}, 'get');
  expect(
    netsuite.notes.map(({ level, title, details }) => [level, title.length, details.length]),
  ).toEqual([
    ['AUDIT', 99, 3_999],
    ['ERROR', 1, 7],
  ]);
});

test('mail stays in the outbox, for at most ten recipients', async () => {
  const netsuite = account();
  await answer(
    `email.send({ author: 1, recipients: 'a@b.co', subject: 'Hi', body: 'Text' }); return 'x';`,
  );
  expect(netsuite.outbox).toMatchObject([{ recipients: ['a@b.co'], subject: 'Hi', body: 'Text' }]);
  const many = `email.send({ author: 1, recipients: Array.from({ length: 11 }, (_, i) => i + '@b.co'), subject: 's', body: 'b' });`;
  expect((await run(many)).name).toBe('SSS_MAXIMUM_NUMBER_RECIPIENTS_EXCEEDED');
});

test('files: the same name in the same folder overwrites and keeps its id; lines are read one by one', async () => {
  const value = await answer(
    `const save = (contents) => file.create({ name: 'f.txt', fileType: file.Type.PLAINTEXT, folder: 7, contents }).save();
     const ids = [save('old'), save('a\\nb\\n')];
     const lines = [];
     file.load({ id: ids[1] }).lines.iterator().each((line) => { lines.push(line.value); return true; });
     return [ids[0] === ids[1], lines, file.load({ id: ids[0] }).getContents()];`,
  );
  expect(value).toEqual([true, ['a', 'b'], 'a\nb\n']);
});

test('error.create makes an error with its own code', async () => {
  expect(
    await run(`throw error.create({ name: 'MY', message: new Error('inner') });`),
  ).toMatchObject({ name: 'MY', message: 'inner' });
  expect(
    await run(`throw error.create({ name: 'MY', message: 'text', notifyOff: true });`),
  ).toMatchObject({
    name: 'MY',
    message: 'text',
  });
});

test('url.resolveScript names the script by its internal id, outside with the account’s host', async () => {
  const netsuite = account();
  await netsuite.installScript({
    id: 'customscript_page',
    type: 'suitelet',
    source: scriptSource('suitelet', [], 'return { onRequest: () => undefined };'),
    deployments: [{ id: 'customdeploy_page' }],
  });
  const given = `{ scriptId: 'customscript_page', deploymentId: 'customdeploy_page', params: { a: 1 }`;
  const value = (await answer(
    `return [url.resolveScript(${given} }), url.resolveScript(${given}, returnExternalUrl: true }), url.resolveDomain({ hostType: url.HostType.RESTLET })];`,
  )) as string[];
  const { internalId } = netsuite.registry.find('customscript_page')!;
  const path = `/app/site/hosting/scriptlet.nl?script=${internalId}&deploy=1&a=1`;
  expect(value).toEqual([
    path,
    `https://tstdrv1.extforms.netsuite.com${path}`,
    'tstdrv1.restlets.api.netsuite.com',
  ]);
});

describe('§9: calls that are made wrongly', () => {
  const ORDER = `const order = record.create({ type: 'salesorder' });`;
  const FILE = `const made = file.create({ name: 'a.txt', fileType: file.Type.PLAINTEXT, contents: 'a' });`;
  const SEARCH = `const made = search.create({ type: 'location' });`;
  const QUERY = `SELECT id FROM location ORDER BY id`;

  test.each([
    [
      'MUTUALLY_EXCLUSIVE_ARGUMENTS: a line inserted before an index and before an instance',
      `${ORDER} order.insertLine({ sublistId: 'item', line: 0, beforeLineInstanceId: 'i' });`,
    ],
    [
      'MUTUALLY_EXCLUSIVE_ARGUMENTS: a line removed by index and by instance',
      `${ORDER} order.removeLine({ sublistId: 'item', line: 0, lineInstanceId: 'i' });`,
    ],
    [
      'SSS_MISSING_REQD_ARGUMENT: a line inserted nowhere',
      `${ORDER} order.insertLine({ sublistId: 'item' });`,
    ],
    [
      'WRONG_PARAMETER_TYPE: a feature that is no text',
      `runtime.isFeatureInEffect({ feature: 1 });`,
    ],
    [
      'WRONG_PARAMETER_TYPE: an error whose name is no text',
      `error.create({ name: 1, message: 'm' });`,
    ],
    ['WRONG_PARAMETER_TYPE: a query that is a number', `query.runSuiteQL(1);`],
    [
      'WRONG_PARAMETER_TYPE: a page by a text',
      `query.runSuiteQLPaged({ query: '${QUERY}' }).fetch('0');`,
    ],
    [
      'WRONG_PARAMETER_TYPE: a mail whose subject is no text',
      `email.send({ author: 1, recipients: 'a@b.co', subject: {}, body: 'b' });`,
    ],
    ['WRONG_PARAMETER_TYPE: a filter that is a number', `${SEARCH} made.filters = [1];`],
    ['WRONG_PARAMETER_TYPE: a column that is a number', `${SEARCH} made.columns = [1];`],
    ['READ_ONLY_PROPERTY: the id of a file', `${FILE} made.id = 7;`],
    ['READ_ONLY_PROPERTY: the type of a file', `${FILE} made.fileType = file.Type.CSV;`],
    ['READ_ONLY_PROPERTY: the size of a file', `${FILE} made.size = 7;`],
    ['READ_ONLY_PROPERTY: a member of a module', `query.runSuiteQL = null;`],
    [
      'SSS_FILE_CONTENT_SIZE_EXCEEDED: the contents of a file over 10 MB',
      `file.create({ name: 'a.txt', fileType: file.Type.PLAINTEXT, contents: 'x'.repeat(10 * 1024 * 1024 + 1) }).getContents();`,
    ],
  ])('%s', async (fact, statements) => {
    expect((await run(statements)).name).toBe(fact.split(':')[0]);
  });

  test('filters and columns of a search may be set anew, columns by their names', async () => {
    const value = await answer(
      `${SEARCH} made.filters = [['name', 'is', 'Warehouse East']]; made.columns = ['name'];
       const names = []; made.run().each((row) => { names.push(row.getValue('name')); return true; });
       return names;`,
    );
    expect(value).toEqual(['Warehouse East']);
  });
});

describe('limits of N/search and N/query (§4.5, §4.6)', () => {
  beforeAll(() => {
    for (let i = 0; i < 12; i++)
      account().records.insert('customer', { companyname: `C${i}`, subsidiary: '1' });
  });
  const SEARCH = `search.create({ type: 'customer', columns: ['companyname'] })`;

  test.each([
    [
      'getRange over more than 1,000',
      `${SEARCH}.run().getRange({ start: 0, end: 1001 })`,
      'SSS_SEARCH_RESULT_LIMIT_EXCEEDED',
    ],
    [
      'a negative start',
      `${SEARCH}.run().getRange({ start: -1, end: 5 })`,
      'SSS_INVALID_SEARCH_RESULT_INDEX',
    ],
    ['a page of 4', `${SEARCH}.runPaged({ pageSize: 4 })`, 'INVALID_PAGE_SIZE'],
    ['a page of 1,001', `${SEARCH}.runPaged({ pageSize: 1001 })`, 'INVALID_PAGE_SIZE'],
    ['a query without text', `query.runSuiteQL({})`, 'MISSING_REQD_ARGUMENT'],
    [
      'an object as parameter',
      `query.runSuiteQL({ query: 'SELECT id FROM customer WHERE id = ?', params: [{}] })`,
      'SSS_INVALID_TYPE_ARG',
    ],
    [
      'lookupFields of a record that is not there',
      `search.lookupFields({ type: 'customer', id: 99999, columns: ['companyname'] })`,
      'RCRD_DSNT_EXIST',
    ],
  ])('%s is refused', async (_, statement, name) => {
    expect((await run(`${statement};`)).name).toBe(name);
  });

  test('SSS_SEARCH_FOR_EACH_LIMIT_EXCEEDED: each goes to the 4,000th result and no further', async () => {
    for (let i = 0; i < 4_001; i++) account().records.insert('department', { name: `D${i}` });
    const each = (results: number) =>
      answer(
        `let n = 0; let code = null;
         try { search.create({ type: 'department' }).run().each(() => { n += 1; return n < ${results}; }); } catch (error) { code = error.name; }
         return [n, code];`,
      );
    expect(await each(4_000)).toEqual([4_000, null]);
    expect(await each(5_000)).toEqual([4_000, 'SSS_SEARCH_FOR_EACH_LIMIT_EXCEEDED']);
  });

  test('each stops when the callback does not return true', async () => {
    expect(
      await answer(`let n = 0; ${SEARCH}.run().each(() => { n += 1; return n < 3; }); return [n];`),
    ).toEqual([3]);
  });

  test('pages of a search and of a query cover everything once', async () => {
    const value = await answer(
      `const ids = [];
       const paged = ${SEARCH}.runPaged({ pageSize: 5 });
       for (const { index } of paged.pageRanges) for (const row of paged.fetch({ index }).data) ids.push(row.id);
       const sql = query.runSuiteQLPaged({ query: 'SELECT id FROM customer ORDER BY id', pageSize: 5 });
       const more = [];
       for (const { index } of sql.pageRanges) for (const row of sql.fetch(index).data.asMappedResults()) more.push(row.id);
       return [paged.count, new Set(ids).size, sql.count, new Set(more).size];`,
    );
    expect(value).toEqual([12, 12, 12, 12]);
  });

  test('the page of a query costs nothing when the help is right', async () => {
    const netsuite = await createNetSuite({ schedules: false, switches: { suiteqlPageUnits: 0 } });
    const { units } = await runStatements(
      netsuite,
      ['query'],
      `query.runSuiteQLPaged({ query: 'SELECT id FROM currency ORDER BY id' }).fetch(0);`,
    );
    await netsuite.stop();
    expect(units).toBe(10);
  });
});

test('a saved search is found again, loaded and run', async () => {
  const value = await answer(
    `search.create({ type: 'location', columns: ['name'], filters: [['name', 'is', 'Warehouse East']], title: 'East', id: 'customsearch_east', isPublic: true }).save();
     const rows = [];
     search.load({ id: 'customsearch_east' }).run().each((row) => { rows.push(row.getValue('name')); return true; });
     let again;
     try { search.create({ type: 'location', title: 'East', id: 'customsearch_east' }).save(); } catch (error) { again = error.name; }
     return [rows, again];`,
  );
  expect(value).toEqual([['Warehouse East'], 'SSS_DUPLICATE_SEARCH_SCRIPT_ID']);
});

test('random ids are UUIDs of version 4', async () => {
  const [id] = (await answer(`return [crypto_random.generateUUID()];`)) as [string];
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
