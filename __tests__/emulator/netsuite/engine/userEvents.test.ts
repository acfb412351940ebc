import type { NetSuite } from '../../../../emulator/netsuite/index.ts';
import type { SingleScript } from '../../../../emulator/netsuite/sdf/single.ts';
import { declareCustomRecord, runStatements, scriptSource, useAccount } from './account.ts';

const CUSTOM = 'customrecord_ue';
const OTHER = 'customrecord_ue_other';
const account = useAccount();

beforeAll(() => {
  declareCustomRecord(account(), CUSTOM);
  declareCustomRecord(account(), OTHER);
  account().definitions.roles.set('customrole_clerk', {
    id: 'customrole_clerk',
    internalId: '1100',
    name: 'Clerk',
    permissions: new Map(),
    subsidiaries: null,
    timeZone: null,
  });
});

async function withUserEvent(
  body: string,
  work: (netsuite: NetSuite) => Promise<void>,
  deployment: NonNullable<SingleScript['deployments']>[number] = {},
): Promise<string[]> {
  const netsuite = account();
  netsuite.notes.length = 0;
  await netsuite.installScript({
    id: 'customscript_ue_test',
    type: 'usereventscript',
    source: scriptSource(
      'usereventscript',
      ['log', 'record', 'runtime'],
      `const say = (text) => log.audit('said', text);\nreturn { ${body} };`,
    ),
    deployments: [{ recordType: CUSTOM, ...deployment }],
  });
  try {
    await work(netsuite);
  } finally {
    netsuite.removeScript('customscript_ue_test');
  }
  return netsuite.notes.filter(({ title }) => title === 'said').map(({ details }) => details);
}

const create = (netsuite: NetSuite, type = CUSTOM, who = {}) =>
  netsuite.save(
    (acting, records) => records.create(acting, { type }),
    (set) => set('setValue', { fieldId: 'name', value: 'n' }),
    who,
  );

test('a create runs beforeLoad, beforeSubmit and afterSubmit; oldRecord is null', async () => {
  const said = await withUserEvent(
    `beforeLoad: (c) => say('load ' + c.type),
     beforeSubmit: (c) => say('before ' + c.type + ' ' + c.newRecord.id),
     afterSubmit: (c) => say('after ' + c.type + ' ' + (c.newRecord.id > 0) + ' ' + c.oldRecord),`,
    async (netsuite) => void (await create(netsuite)),
  );
  expect(said).toEqual(['load create', 'before create null', 'after create true null']);
});

test('beforeSubmit may change what is saved', async () => {
  let id = '';
  await withUserEvent(
    `beforeSubmit: (c) => { c.newRecord.setValue({ fieldId: 'name', value: 'changed' }); },`,
    async (netsuite) => {
      id = await create(netsuite);
    },
  );
  expect(account().records.find(CUSTOM, id)?.fields['name']).toBe('changed');
});

test('an edit shows old and new', async () => {
  const netsuite = account();
  const id = netsuite.records.insert(CUSTOM, { name: 'old' });
  const said = await withUserEvent(
    `afterSubmit: (c) => say([c.type, c.oldRecord.getValue('name'), c.newRecord.getValue('name')].join()),`,
    async () => {
      await runStatements(
        netsuite,
        ['record'],
        `const r = record.load({ type: '${CUSTOM}', id: input.id }); r.setValue('name', 'new'); r.save();`,
        { id },
      );
    },
  );
  expect(said).toEqual(['edit,old,new']);
});

test('submitFields fires xedit, whose newRecord holds the changed fields only', async () => {
  const netsuite = account();
  const id = netsuite.records.insert(CUSTOM, { name: 'old', custrecord_ue_text: 'kept' });
  const said = await withUserEvent(
    `beforeSubmit: (c) => say([c.type, c.newRecord.getValue('name'), c.newRecord.getValue('custrecord_ue_text') || '-'].join()),`,
    async () => {
      const given = { type: CUSTOM, id, values: { name: 'new' } };
      await netsuite.perform((acting, records) => records.submitFields(acting, given));
    },
  );
  expect(said).toEqual(['xedit,new,-']);
});

test('a beforeSubmit that throws keeps the record from being saved, with its own code and text', async () => {
  const before = [...account().records.all(CUSTOM)].length;
  await withUserEvent(
    `beforeSubmit: () => { throw new Error('not today'); },`,
    async (netsuite) => {
      await expect(create(netsuite)).rejects.toMatchObject({ name: 'Error', message: 'not today' });
    },
  );
  expect([...account().records.all(CUSTOM)]).toHaveLength(before);
});

test('an afterSubmit that throws reaches the saver, but the record is there', async () => {
  const before = [...account().records.all(CUSTOM)].length;
  await withUserEvent(`afterSubmit: () => { throw new Error('too late'); },`, async (netsuite) => {
    await expect(create(netsuite)).rejects.toMatchObject({ message: 'too late' });
  });
  expect([...account().records.all(CUSTOM)]).toHaveLength(before + 1);
});

test('an exception in one afterSubmit stops the later ones', async () => {
  const netsuite = account();
  const source = (body: string) =>
    scriptSource('usereventscript', ['log'], `return { afterSubmit: () => { ${body} } };`);
  const deployments = [{ recordType: CUSTOM }];
  for (const [id, body] of [
    ['customscript_first', "throw new Error('first');"],
    ['customscript_second', "log.audit('said', 'second');"],
  ] as const) {
    await netsuite.installScript({
      id,
      type: 'usereventscript',
      source: source(body),
      deployments,
    });
  }
  netsuite.notes.length = 0;
  await expect(create(netsuite)).rejects.toThrow('first');
  expect(netsuite.notes.map(({ details }) => details)).toEqual(['first']);
  netsuite.removeScript('customscript_first');
  netsuite.removeScript('customscript_second');
});

test('records written inside a user event run no user events of their own', async () => {
  const netsuite = account();
  await netsuite.installScript({
    id: 'customscript_on_other',
    type: 'usereventscript',
    source: scriptSource(
      'usereventscript',
      ['log'],
      `return { afterSubmit: () => log.audit('said', 'other') };`,
    ),
    deployments: [{ recordType: OTHER }],
  });
  const said = await withUserEvent(
    `afterSubmit: () => { const r = record.create({ type: '${OTHER}' }); r.setValue('name', 'x'); r.save(); say('made'); },`,
    async () => void (await create(netsuite)),
  );
  expect(said).toEqual(['made']);
  netsuite.removeScript('customscript_on_other');
});

const ROLE_SAID = `afterSubmit: () => say(runtime.getCurrentUser().roleId + ' ' + runtime.executionContext),`;

test('set off by a person it runs with the role of its deployment', async () => {
  const said = await withUserEvent(
    ROLE_SAID,
    async (netsuite) => void (await create(netsuite, CUSTOM, { role: 'customrole_clerk' })),
    { runAsRole: 'administrator' },
  );
  expect(said).toEqual(['administrator USERINTERFACE']);
});

test('set off by a script it runs with that script’s role, whatever its deployment says', async () => {
  const netsuite = account();
  await netsuite.installScript({
    id: 'customscript_maker',
    type: 'restlet',
    source: scriptSource(
      'restlet',
      ['record'],
      `return { post: () => { const r = record.create({ type: '${CUSTOM}' }); r.setValue('name', 'x'); return String(r.save()); } };`,
    ),
  });
  const said = await withUserEvent(
    ROLE_SAID,
    async () => {
      const outcome = await netsuite.callRestlet(
        'customscript_maker',
        {},
        { role: 'customrole_clerk' },
      );
      expect(outcome).toMatchObject({ kind: 'returned' });
    },
    { runAsRole: 'administrator' },
  );
  expect(said).toEqual(['customrole_clerk RESTLET']);
});

test.each([
  ['another event', { eventType: 'DELETE' }],
  ['another context', { executionContexts: new Set(['CSVIMPORT']) }],
  ['another role', { allRoles: false, roles: ['customrole_other'] }],
  ['not deployed', { isDeployed: false }],
])('a deployment for %s stays silent', async (_, deployment) => {
  const said = await withUserEvent(
    ROLE_SAID,
    async (netsuite) => void (await create(netsuite, CUSTOM, { role: 'customrole_clerk' })),
    deployment,
  );
  expect(said).toEqual([]);
});

test('a CSV import runs user events only when the preference says so', async () => {
  const netsuite = account();
  const importRow = () => create(netsuite, CUSTOM, { executionContext: 'CSVIMPORT' });
  const silent = await withUserEvent(ROLE_SAID, async () => void (await importRow()));
  netsuite.account.preferences['RUNSERVERSUITESCRIPTANDTRIGGERWORKFLOWS'] = true;
  const heard = await withUserEvent(ROLE_SAID, async () => void (await importRow()));
  netsuite.account.preferences['RUNSERVERSUITESCRIPTANDTRIGGERWORKFLOWS'] = false;
  expect([silent, heard]).toEqual([[], ['administrator CSVIMPORT']]);
});
