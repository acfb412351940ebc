import {
  createNetSuite,
  type NetSuite,
  type Outcome,
} from '../../../../emulator/netsuite/index.ts';
import { declareCustomRecord, scriptSource, useAccount } from './account.ts';

const CUSTOM = 'customrecord_race';
const FIELD = 'custrecord_race_text';
const account = useAccount({ seed: 1 });

/** Looks the external id up and creates the record when it is not there; `onDuplicate` is what it does with DUP_… . */
function importer(onDuplicate: string, externalId: string, column = 'externalid'): string {
  return scriptSource(
    'restlet',
    ['query', 'record'],
    `return { post: (input) => {
       const find = () => query.runSuiteQL({
         query: 'SELECT id FROM ${CUSTOM} WHERE ${column} = ?', params: [input.key],
       }).asMappedResults();
       const found = find();
       if (found.length > 0) return { id: String(found[0].id), was: 'found' };
       const made = record.create({ type: '${CUSTOM}' });
       made.setValue({ fieldId: 'name', value: input.key });
       ${externalId}
       try {
         return { id: String(made.save()), was: 'made' };
       } catch (error) {
         ${onDuplicate}
         return { id: String(find()[0].id), was: 'met' };
       }
     } };`,
  );
}

const WITH_EXTERNAL_ID = "made.setValue({ fieldId: 'externalid', value: input.key });";

async function install(netsuite: NetSuite): Promise<void> {
  declareCustomRecord(netsuite, CUSTOM);
  const add = (id: string, source: string) =>
    netsuite.installScript({ id, type: 'restlet', source });
  await add(
    'customscript_careful',
    importer("if (error.name !== 'DUP_CSTM_RCRD_ENTRY') throw error;", WITH_EXTERNAL_ID),
  );
  await add('customscript_careless', importer('throw error;', '', 'name'));
  await add(
    'customscript_adder',
    scriptSource(
      'restlet',
      ['record'],
      `return { post: (input) => {
         const held = record.load({ type: '${CUSTOM}', id: input.id });
         held.setValue({ fieldId: '${FIELD}', value: String(held.getValue({ fieldId: '${FIELD}' })) + input.add });
         try { held.save(); return 'saved'; } catch (error) { return error.name; }
       } };`,
    ),
  );
}

const answers = (outcomes: Outcome[]) =>
  outcomes.map((outcome) => {
    if (outcome.kind !== 'returned') throw new Error(JSON.stringify(outcome));
    return outcome.value as { json: { id: string; was: string }; text: string };
  });
const countOf = (netsuite: NetSuite, key: string) =>
  [...netsuite.records.all(CUSTOM)].filter(({ fields }) => fields['name'] === key).length;

beforeAll(() => install(account()));

test('two calls that import the same thing make one record in every possible order', async () => {
  const netsuite = account();
  let keys = 0;
  const ends = new Set<string>();
  const orders = await netsuite.callInAllOrders(
    () => {
      const body = { key: `careful-${(keys += 1)}` };
      return [
        { scriptId: 'customscript_careful', body },
        { scriptId: 'customscript_careful', body },
      ];
    },
    (outcomes) => {
      const given = answers(outcomes).map(({ json }) => json);
      expect(countOf(netsuite, `careful-${keys}`)).toBe(1);
      expect(new Set(given.map(({ id }) => id)).size).toBe(1);
      ends.add(
        given
          .map(({ was }) => was)
          .sort()
          .join(),
      );
    },
  );
  expect(orders).toBeGreaterThan(10);
  expect([...ends].sort()).toEqual(['found,made', 'made,met']);
});

test('without the external id some orders make two records', async () => {
  const netsuite = account();
  let keys = 0;
  const counts: number[] = [];
  await netsuite.callInAllOrders(
    () => {
      const body = { key: `careless-${(keys += 1)}` };
      return [
        { scriptId: 'customscript_careless', body },
        { scriptId: 'customscript_careless', body },
      ];
    },
    () => {
      counts.push(countOf(netsuite, `careless-${keys}`));
    },
  );
  expect(counts).toContain(1);
  expect(counts).toContain(2);
});

test('the second of two who load and save the same record hears RCRD_HAS_BEEN_CHANGED', async () => {
  const netsuite = account();
  const seen = new Set<string>();
  let id = '';
  await netsuite.callInAllOrders(
    () => {
      id = netsuite.records.insert(CUSTOM, { name: 'shared', [FIELD]: '' });
      return ['a', 'b'].map((add) => ({ scriptId: 'customscript_adder', body: { id, add } }));
    },
    (outcomes) => {
      const texts = answers(outcomes).map(({ text }) => text);
      const kept = netsuite.records.find(CUSTOM, id)?.fields[FIELD];
      seen.add(texts.sort().join());
      if (texts.includes('RCRD_HAS_BEEN_CHANGED')) expect(['a', 'b']).toContain(kept);
      else expect(['ab', 'ba']).toContain(kept);
    },
  );
  expect([...seen].sort()).toEqual(['RCRD_HAS_BEEN_CHANGED,saved', 'saved,saved']);
});

test('the same seed draws the same order again, another seed another one', async () => {
  const runWith = async (seed: number) => {
    const netsuite = await createNetSuite({ seed, schedules: false, empty: true });
    try {
      await install(netsuite);
      const ends: string[] = [];
      for (let i = 0; i < 12; i++) {
        const body = { key: `k${i}` };
        const calls = [1, 2, 3].map(() => ({ scriptId: 'customscript_careless', body }));
        const outcomes = await netsuite.callTogether(calls);
        ends.push(
          answers(outcomes)
            .map(({ json }) => `${json.id}${json.was}`)
            .join(),
        );
      }
      return ends.join('\n');
    } finally {
      await netsuite.stop();
    }
  };
  const first = await runWith(41);
  expect(await runWith(41)).toBe(first);
  expect(await runWith(42)).not.toBe(first);
});

test('while the outside moves no script gets on, so that what comes at one moment is there before the next turn', async () => {
  let isMoving = true;
  const netsuite = await createNetSuite({
    seed: 1,
    schedules: false,
    empty: true,
    isOutsideMoving: () => isMoving,
  });
  try {
    await install(netsuite);
    let hasEnded = false;
    const run = netsuite.callRestlet('customscript_careful', { key: 'held' });
    void run.then(() => (hasEnded = true));
    await new Promise((go) => setTimeout(go, 60));
    expect([hasEnded, countOf(netsuite, 'held')]).toEqual([false, 0]);
    isMoving = false;
    await run;
    expect(countOf(netsuite, 'held')).toBe(1);
  } finally {
    await netsuite.stop();
  }
});
