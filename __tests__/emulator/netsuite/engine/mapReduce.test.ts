import { runMapReduce, type Pair } from '../../../../emulator/netsuite/engine/mapReduce.ts';
import type { NetSuite } from '../../../../emulator/netsuite/index.ts';
import { declareCustomRecord, runStatements, scriptSource, useAccount } from './account.ts';

const account = useAccount();
const ID = 'customscript_mr';

async function install(
  body: string,
  extra: { deployments?: object[]; parameters?: { id: string; fieldType: string }[] } = {},
): Promise<NetSuite> {
  const netsuite = account();
  netsuite.notes.length = 0;
  netsuite.faults.clear();
  await netsuite.installScript({
    id: ID,
    type: 'mapreducescript',
    source: scriptSource(
      'mapreducescript',
      ['log', 'record', 'query', 'search', 'task', 'runtime', 'file'],
      `const say = (text) => log.audit('said', String(text));\nreturn { ${body} };`,
    ),
    ...extra,
  });
  return netsuite;
}

const said = () =>
  account()
    .notes.filter(({ title }) => title === 'said')
    .map(({ details }) => details);

test('map gets strings only: elements of an array as JSON under their index', async () => {
  const netsuite = await install(
    `getInputData: () => [7, 'text', { a: 1 }],
     map: (c) => say([c.key, typeof c.value, c.value].join()),`,
  );
  await netsuite.runTask(ID);
  expect(said()).toEqual(['0,string,7', '1,string,text', '2,string,{"a":1}']);
});

test('an object’s keys are the keys; reduce gets the values of one key together', async () => {
  const netsuite = await install(
    `getInputData: () => ({ a: 'x', b: 'y', c: 'x' }),
     map: (c) => c.write({ key: c.value, value: c.key }),
     reduce: (c) => c.write({ key: c.key, value: c.values.length + ':' + c.values.join('') }),
     summarize: (s) => s.output.iterator().each((key, value) => { say(key + '=' + value); return true; }),`,
  );
  const task = await netsuite.runTask(ID);
  expect(task.status).toBe('COMPLETE');
  expect(said().toSorted()).toEqual(['x=2:ac', 'y=1:b']);
});

test('a SuiteQL reference gives types and values by position', async () => {
  const netsuite = await install(
    `getInputData: () => ({ type: 'suiteql', query: "SELECT id, name FROM location WHERE id = ?", params: ['1'] }),
     map: (c) => say(JSON.stringify(JSON.parse(c.value).values)),`,
  );
  await netsuite.runTask(ID);
  expect(said()).toEqual(['[1,"Warehouse East"]']);
});

test('a search is run by the framework: internal id as key, recordType, id and values as JSON', async () => {
  const netsuite = await install(
    `getInputData: () => search.create({ type: 'location', filters: [['internalid', 'anyof', '2']], columns: ['name'] }),
     map: (c) => say(c.key + ' ' + c.value),`,
  );
  await netsuite.runTask(ID);
  expect(said()).toEqual([
    '2 {"recordType":"location","id":"2","values":{"name":"Warehouse West"}}',
  ]);
});

test('a thrown error is not retried without retryCount; the other keys go on and summarize reads it as JSON', async () => {
  const netsuite = await install(
    `getInputData: () => ['good', 'bad', 'good'],
     map: (c) => { if (c.value === 'bad') throw new Error('no'); c.write(c.key, c.value); },
     summarize: (s) => {
       s.mapSummary.errors.iterator().each((key, error, no) => { say([key, JSON.parse(error).message, no].join()); return true; });
       s.output.iterator().each((key) => { say('out ' + key); return true; });
     },`,
  );
  await netsuite.runTask(ID);
  expect(said().toSorted()).toEqual(['1,no,1', 'out 0', 'out 2']);
});

test('with retryCount it is run again, and executionNo and errors tell so', async () => {
  const netsuite = await install(
    `config: { retryCount: 2 },
     getInputData: () => ['x'],
     map: (c) => {
       let before = 0;
       c.errors.iterator().each(() => { before += 1; return true; });
       say(c.executionNo + ' after ' + before);
       if (c.executionNo < 3) throw new Error('again');
     },
     summarize: () => undefined,`,
  );
  const task = await netsuite.runTask(ID);
  expect(said()).toEqual(['1 after 0', '2 after 1', '3 after 2']);
  expect(task.result?.map.errors).toEqual([]);
});

test('exitOnError cancels what is left and goes to summarize', async () => {
  const netsuite = await install(
    `config: { exitOnError: true },
     getInputData: () => ['a', 'b', 'c'],
     map: (c) => { say(c.value); if (c.value === 'a') throw new Error('stop'); },
     reduce: () => say('reduce'),
     summarize: () => say('summary'),`,
  );
  await netsuite.runTask(ID);
  expect(said()).toEqual(['a', 'summary']);
});

test.each([
  ['unset: run again', '', ['x 1 false', 'x 2 true'], 0],
  ['0: skipped with SSS_APP_SERVER_RESTART', 'config: { retryCount: 0 },', ['x 1 false'], 1],
  ['1: run again once', 'config: { retryCount: 1 },', ['x 1 false', 'x 2 true'], 0],
])('an app server restart with retryCount %s', async (_, config, lines, errors) => {
  const netsuite = await install(
    `${config} getInputData: () => ['x'],
     map: (c) => say([c.value, c.executionNo, c.isRestarted].join(' ')),
     summarize: (s) => say('restarted ' + s.isRestarted),`,
  );
  netsuite.faults.add({ at: 'map', kind: 'restart', times: 1 });
  const task = await netsuite.runTask(ID);
  expect(said()).toEqual([...lines, 'restarted true']);
  expect(task.result?.map.errors.map(([, error]) => JSON.parse(error).name)).toEqual(
    Array.from({ length: errors }, () => 'SSS_APP_SERVER_RESTART'),
  );
});

test('with a buffer a restart repeats the whole batch, and records are made twice', async () => {
  declareCustomRecord(account(), 'customrecord_mr');
  const netsuite = await install(
    `getInputData: () => ['a', 'b'],
     map: (c) => { const r = record.create({ type: 'customrecord_mr' }); r.setValue('name', c.value); r.save(); c.write(c.value, '1'); },
     summarize: (s) => s.output.iterator().each((key) => { say(key); return true; }),`,
    { deployments: [{ bufferSize: 2 }] },
  );
  // Strikes after the second pair of the batch.
  let invocations = 0;
  netsuite.faults.add({
    at: 'map',
    kind: 'restart',
    times: 1,
    get probability() {
      return ++invocations > 1 ? 1 : 0;
    },
  });
  await netsuite.runTask(ID);
  const names = [...netsuite.records.all('customrecord_mr')].map(({ fields }) => fields['name']);
  expect(names.map(String).toSorted().join('')).toMatch(/^a{1,2}b{1,2}$/);
  expect(said().toSorted()).toEqual(['a', 'b']);
});

test('what getInputData throws goes to summarize as inputSummary.error', async () => {
  const netsuite = await install(
    `getInputData: () => { throw new Error('nothing'); },
     map: () => say('map'),
     summarize: (s) => say(JSON.parse(s.inputSummary.error).message),`,
  );
  await netsuite.runTask(ID);
  expect(said()).toEqual(['nothing']);
});

test('a summarize that throws makes the run FAILED', async () => {
  const netsuite = await install(
    `getInputData: () => [], map: () => undefined, summarize: () => { throw new Error('x'); },`,
  );
  expect((await netsuite.runTask(ID)).status).toBe('FAILED');
});

test('a map that uses more than 1,000 units ends, and the rest is cancelled', async () => {
  const netsuite = await install(
    `getInputData: () => ['a', 'b'],
     map: (c) => { say(c.value); for (;;) query.runSuiteQL({ query: 'SELECT id FROM location' }); },
     summarize: (s) => s.mapSummary.errors.iterator().each((key, error) => { say(JSON.parse(error).name); return true; }),`,
  );
  await netsuite.runTask(ID);
  expect(said()).toEqual(['a', 'SSS_USAGE_LIMIT_EXCEEDED']);
});

test.each([
  ['a key of 3,001 characters', "c.write('k'.repeat(3001), 'v')", 'KEY_LENGTH_IS_OVER_3000_BYTES'],
  ['a value over 10 MB', "c.write('k', 'v'.repeat(10485761))", 'VALUE_LENGTH_IS_OVER_10_MB'],
])('%s is refused', async (_, write, code) => {
  const netsuite = await install(
    `getInputData: () => ['a'], map: (c) => { try { ${write}; } catch (error) { say(error.name); } },`,
  );
  await netsuite.runTask(ID);
  expect(said()).toEqual([code]);
});

describe('PERSISTED_DATA_LIMIT_FOR_MAPREDUCE_SCRIPT_EXCEEDED: more than 200 MB (netsuite-platform §2.2)', () => {
  const TEN_MB = 'x'.repeat(10 * 1024 * 1024);
  const big = Array.from({ length: 21 }, (_, i): Pair => [String(i), TEN_MB]);

  /** The framework with script and threads left out: 200 MB need not travel between them. */
  const ends = async (input: Pair[], written: Pair[]) => {
    const entries: string[] = [];
    const result = await runMapReduce({
      entryPoints: ['map', 'reduce', 'summarize'],
      config: {},
      bufferSize: 1,
      concurrency: 1,
      yieldAfterMinutes: 60,
      now: () => 0,
      invoke: (entry) => {
        entries.push(entry);
        return Promise.resolve({ kind: 'returned', value: { written }, units: 0 });
      },
      processor: () => Promise.resolve(() => undefined),
      restarts: () => false,
      input: () => input,
      progress: () => Promise.resolve(),
    });
    const errors = [result.input.error, ...result.map.errors.map(([, error]) => error)];
    return {
      entries,
      codes: errors.flatMap((error) =>
        error === null ? [] : [(JSON.parse(error) as { name: string }).name],
      ),
    };
  };
  const CODE = 'PERSISTED_DATA_LIMIT_FOR_MAPREDUCE_SCRIPT_EXCEEDED';

  test('as input: on to summarize', async () => {
    const entries = ['getInputData', 'summarize'];
    expect(await ends(big, [])).toEqual({ entries, codes: [CODE] });
  });

  test('written by map: that function ends, and on to summarize', async () => {
    const entries = ['getInputData', 'map', 'summarize'];
    const inputs: Pair[] = [
      ['a', ''],
      ['b', ''],
    ];
    expect(await ends(inputs, big)).toEqual({ entries, codes: [CODE] });
  });
});

describe('submitting (netsuite-platform §2.5)', () => {
  const submit = (extra = '') =>
    `task.create({ taskType: task.TaskType.MAP_REDUCE, scriptId: '${ID}'${extra} }).submit()`;

  test('a busy deployment is refused, without a name another idle one is taken, and none left is said', async () => {
    const netsuite = await install(
      `getInputData: () => ['a'], map: () => query.runSuiteQL({ query: 'SELECT id FROM location' }),`,
      { deployments: [{ id: 'customdeploy_1' }, { id: 'customdeploy_2' }] },
    );
    const { value } = await runStatements(
      netsuite,
      ['task'],
      `const names = [];
       const tryIt = (run) => { try { names.push(typeof run()); } catch (error) { names.push(error.name); } };
       tryIt(() => ${submit(", deploymentId: 'customdeploy_1'")});
       tryIt(() => ${submit(", deploymentId: 'customdeploy_1'")});
       tryIt(() => ${submit()});
       tryIt(() => ${submit()});
       return names;`,
    );
    expect(value).toEqual([
      'string',
      'MAP_REDUCE_ALREADY_RUNNING',
      'string',
      'NO_DEPLOYMENTS_AVAILABLE',
    ]);
    await netsuite.settled();
  });

  test('only Not Scheduled deployments can be submitted', async () => {
    const netsuite = await install(`getInputData: () => [], map: () => undefined,`, {
      deployments: [{ id: 'customdeploy_s', status: 'SCHEDULED' }],
    });
    const { name } = await runStatements(
      netsuite,
      ['task'],
      `${submit(", deploymentId: 'customdeploy_s'")};`,
    );
    expect(name).toBe('FAILED_TO_SUBMIT_JOB_REQUEST_1');
  });

  test('parameters must be declared and arrive by their type; the task runs with the submitter’s role', async () => {
    const netsuite = await install(
      `getInputData: () => { say(typeof runtime.getCurrentScript().getParameter('custscript_n') + runtime.getCurrentScript().getParameter('custscript_n')); say(runtime.executionContext + ' ' + runtime.getCurrentUser().roleId); return []; }, map: () => undefined,`,
      { parameters: [{ id: 'custscript_n', fieldType: 'INTEGER' }] },
    );
    const refused = await runStatements(
      netsuite,
      ['task'],
      `${submit(', params: { custscript_x: 1 }')};`,
    );
    expect(refused.name).toBe('INVALID_SCRIPT_PARAMETER');
    await runStatements(netsuite, ['task'], `${submit(', params: { custscript_n: 5 }')};`);
    await netsuite.settled();
    expect(said()).toEqual(['number5', 'MAPREDUCE administrator']);
  });

  test('a role without SuiteScript Scheduling may not submit', async () => {
    const netsuite = await install(`getInputData: () => [], map: () => undefined,`);
    netsuite.definitions.roles.set('customrole_none', {
      id: 'customrole_none',
      internalId: '1200',
      name: 'None',
      permissions: new Map(),
      subsidiaries: null,
      timeZone: null,
    });
    await netsuite.installScript({
      id: 'customscript_submitter',
      type: 'restlet',
      source: scriptSource('restlet', ['task'], `return { post: () => ${submit()} };`),
    });
    const outcome = await netsuite.callRestlet(
      'customscript_submitter',
      {},
      { role: 'customrole_none' },
    );
    expect(outcome).toMatchObject({ failure: { name: 'INSUFFICIENT_PERMISSION' } });
  });

  test('a map/reduce that submits itself is held until it has ended, and gets no task id', async () => {
    const netsuite = await install(
      `getInputData: () => ['a'], map: () => undefined,
       summarize: () => { if (!runtime.getCurrentScript().getParameter('custscript_again')) say('id ' + ${submit(", params: { custscript_again: 'T' }")}); else say('second'); },`,
      { parameters: [{ id: 'custscript_again', fieldType: 'CHECKBOX' }] },
    );
    await netsuite.runTask(ID);
    await netsuite.settled();
    expect(said()).toEqual(['id null', 'second']);
  });
});
