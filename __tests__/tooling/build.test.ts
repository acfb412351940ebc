import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProject } from '../../scripts/build/buildProject.ts';
import { projectWith, script } from './temporaryProject.ts';

const RESTLET = 'ts/scripts/rl_events.ts';
const POST = 'export function post(): void {}\n';

async function refusalOf(files: Record<string, string>): Promise<string> {
  return buildProject(projectWith(files)).then(
    () => 'nothing was refused',
    (error: Error) => error.message,
  );
}

function refusalOfCode(code: string): Promise<string> {
  return refusalOf({ [RESTLET]: script('Restlet', code) });
}

test('a script becomes one define call below its own header, with what it imports inside', async () => {
  const project = projectWith({
    [RESTLET]: script(
      'Restlet',
      `import { note } from '../sync/note';
export function post(ids: string[]): void {
  note(ids);
}
function remove(): void {}
export { remove as delete };
`,
    ),
    'ts/sync/note.ts': `import * as log from 'N/log';
export const note = (ids: string[]): void => log.audit({ title: 'ids', details: ids });
`,
  });

  const [built] = await buildProject(project);

  expect(built?.code).toBe(`/**
 * Something happened, and something follows.
 *
 * @NApiVersion 2.1
 * @NScriptType Restlet
 * @NModuleScope SameAccount
 */
define(["N/log"], (log) => {
// ts/sync/note.ts

var note = (ids) => log.audit({ title: "ids", details: ids });

// ts/scripts/rl_events.ts
function post(ids) {
  note(ids);
}
function remove() {
}
return {
  delete: remove,
  post
};
});
`);
});

test('a script that no source stands behind any more is taken out of the File Cabinet folder', async () => {
  const project = projectWith({
    [RESTLET]: script('Restlet', POST),
    'src/FileCabinet/SuiteScripts/crossdock/rl_gone.js': '',
  });

  await buildProject(project);

  expect(readdirSync(project.cabinet)).toEqual(['rl_events.js']);
});

test('nothing is written when one of the scripts is refused', async () => {
  const project = projectWith({ [RESTLET]: script('Restlet', POST) });
  await buildProject(project);
  writeFileSync(join(project.entries, 'sc_poll.ts'), script('ScheduledScript', POST));
  writeFileSync(
    join(project.entries, 'sl_setup.ts'),
    script('Suitelet', 'export function onRequest() {}'),
  );

  await expect(buildProject(project)).rejects.toThrow('sc_poll.ts');

  expect(readdirSync(project.cabinet)).toEqual(['rl_events.js']);
});

test('a script without a header on its first line is refused', async () => {
  expect(await refusalOf({ [RESTLET]: `// licence\n${script('Restlet', POST)}` })).toBe(
    'ts/scripts/rl_events.ts must open with its header: /** … @NApiVersion 2.1 @NScriptType … */ on line 1.',
  );
});

test('a header of an older API version or an open module scope is refused', async () => {
  const header = script('Restlet', POST)
    .replace('@NApiVersion 2.1', '@NApiVersion 2.x')
    .replace('SameAccount', 'Public');

  expect(await refusalOf({ [RESTLET]: header })).toBe(
    'ts/scripts/rl_events.ts: the header must say "@NApiVersion 2.1".\n' +
      'ts/scripts/rl_events.ts: the header must say "@NModuleScope SameAccount".',
  );
});

test('an export that NetSuite does not call in that script type is refused', async () => {
  expect(await refusalOfCode(`${POST}export function afterSubmit() {}`)).toBe(
    'ts/scripts/rl_events.ts exports "afterSubmit", which NetSuite does not call in a Restlet: it knows get, post, put, delete.',
  );
});

test('a script without the entry point its type needs is refused', async () => {
  expect(
    await refusalOf({
      'ts/scripts/mr_sync.ts': script('MapReduceScript', 'export function summarize() {}'),
    }),
  ).toBe(
    'ts/scripts/mr_sync.ts must export "getInputData": a MapReduceScript without it is refused at upload.\n' +
      'ts/scripts/mr_sync.ts must export one of map, reduce to be a MapReduceScript.',
  );
});

test('a script type that NetSuite does not know, and a name that does not tell the type, are refused', async () => {
  expect(await refusalOf({ [RESTLET]: script('RESTlet', POST) })).toContain(
    '@NScriptType RESTlet is none of Restlet, UserEventScript',
  );
  expect(await refusalOf({ 'ts/scripts/ue_events.ts': script('Restlet', POST) })).toBe(
    'ts/scripts/ue_events.ts: the name of a Restlet starts with "rl_".',
  );
});

test('touching an N module while the script is loaded is refused with the line that does it', async () => {
  expect(
    await refusalOf({
      [RESTLET]: script('Restlet', "export { post } from '../orders/types';"),
      'ts/orders/types.ts': `import * as record from 'N/record';

const TYPE = [record.Type.SALES_ORDER];
export function post(): unknown {
  return TYPE;
}
`,
    }),
  ).toBe(
    'ts/orders/types.ts:3: N/record.Type is touched outside of a function (NetSuite offers no N module that early: move it into the function that needs it) while the module was loaded.',
  );
});

test("a global that NetSuite's engine does not have is refused when loading needs it", async () => {
  expect(
    await refusalOfCode(
      'const started = [console.log];\nexport function post() { return started; }',
    ),
  ).toBe('ts/scripts/rl_events.ts:8: console is not defined while the module was loaded.');
});

test.each([
  ["import record from 'N/record';\nexport function post() { return record; }"],
  ["import { create } from 'N/record';\nexport function post() { return create; }"],
  ["export function post() { return import('N/record'); }"],
])('an import that cannot be said in an AMD module is refused: %s', async (code) => {
  expect(await refusalOfCode(code)).toContain(
    'cannot be said in a NetSuite module. Write "import * as x from \'N/x\'"',
  );
});

test.each([
  ['generator functions', 'export function* post() { yield 1; }'],
  ['async functions', 'export async function post() {}'],
])('%s are refused, since NetSuite does not run them', async (what, code) => {
  expect(await refusalOfCode(code)).toBe(
    `ts/scripts/rl_events.ts:8: NetSuite does not run ${what}: write plain synchronous functions.`,
  );
});

test("Node's modules are refused", async () => {
  expect(
    await refusalOfCode(
      "import { readFileSync } from 'node:fs';\nexport function post() { return readFileSync; }",
    ),
  ).toContain('ts/scripts/rl_events.ts:8: Could not resolve "node:fs"');
});
