import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { SdfRefusal } from '../../../../emulator/netsuite/index.ts';
import { useAccount } from '../engine/account.ts';

const account = useAccount();
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

const MANIFEST = `<manifest projecttype="ACCOUNTCUSTOMIZATION"><projectname>p</projectname><frameworkversion>1.0</frameworkversion><dependencies><features><feature required="true">SERVERSIDESCRIPTING</feature><feature required="true">CUSTOMRECORDS</feature></features></dependencies></manifest>`;
const DEPLOY = `<deploy><files><path>~/FileCabinet/*</path></files><objects><path>~/Objects/*</path></objects></deploy>`;
const HEADER = '/**\n * @NApiVersion 2.1\n * @NScriptType Restlet\n */\n';
const RESTLET = `<restlet scriptid="customscript_a"><name>A</name><scriptfile>[/SuiteScripts/a.js]</scriptfile><scriptdeployments><scriptdeployment scriptid="customdeploy_a"><title>A</title><status>RELEASED</status><allroles>T</allroles></scriptdeployment></scriptdeployments></restlet>`;
const GOOD: Record<string, string> = {
  'manifest.xml': MANIFEST,
  'deploy.xml': DEPLOY,
  'Objects/customscript_a.xml': RESTLET,
  'FileCabinet/SuiteScripts/a.js': `${HEADER}define([], () => ({ get: () => 'ok' }));`,
};

function project(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'sdf-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

const withScript = (source: string) => ({ ...GOOD, 'FileCabinet/SuiteScripts/a.js': source });
const withRestlet = (change: (xml: string) => string) => ({
  ...GOOD,
  'Objects/customscript_a.xml': change(RESTLET),
});
const withObject = (name: string, xml: string) => ({ ...GOOD, [`Objects/${name}.xml`]: xml });

test('a good project is installed, and its script answers', async () => {
  await account().installProject(project(GOOD));
  const outcome = await account().callRestlet('customscript_a', {}, {}, 'get');
  expect(outcome).toMatchObject({ kind: 'returned', value: { kind: 'text', text: 'ok' } });
});

test.each([
  ['no header', withScript('define([], () => ({ get: () => 1 }));'), 'MISSING_SCRIPT_TYPE'],
  [
    'a header that is not the first comment',
    withScript(`/* licence */\n${HEADER}define([], () => ({ get: () => 1 }));`),
    'MISSING_SCRIPT_TYPE',
  ],
  [
    'an unknown API version',
    withScript(`${HEADER.replace('2.1', '3.0')}define([], () => ({ get: () => 1 }));`),
    'INVALID_API_VERSION',
  ],
  [
    'an unknown script type',
    withScript(`${HEADER.replace('Restlet', 'Robot')}define([], () => ({ get: () => 1 }));`),
    'INVALID_JSDOC_TAG_VALUE',
  ],
  [
    'another script type than its object',
    withScript(
      `${HEADER.replace('Restlet', 'Suitelet')}define([], () => ({ onRequest: () => 1 }));`,
    ),
    'WRONG_SCRIPT_TYPE',
  ],
  [
    'two defines',
    withScript(`${HEADER}define([], () => ({ get: () => 1 }));\ndefine([], () => ({}));`),
    'MULTIPLE_DEFINE_CALLS',
  ],
  ['a syntax error', withScript(`${HEADER}define([], () => ({ get: () => }));`), 'SYNTAX_ERROR'],
  [
    'no entry point',
    withScript(`${HEADER}define([], () => ({ run: () => 1 }));`),
    'SCRIPT_OF_API_VERSION_20_MUST_IMPLEMENT_A_SCRIPT_TYPE_INTERFACE',
  ],
  [
    'entry points of two types',
    withScript(`${HEADER}define([], () => ({ get: () => 1, execute: () => 1 }));`),
    'SCRIPT_OF_API_VERSION_20_CANNOT_IMPLEMENT_MORE_THAN_ONE_SCRIPT_TYPE_INTERFACES',
  ],
  [
    'a module used while it loads',
    withScript(
      `${HEADER}define(['N/runtime'], (runtime) => { const id = runtime.accountId; return { get: () => id }; });`,
    ),
    'All SuiteScript API Modules are unavailable while executing your define callback',
  ],
  [
    'a module called while it loads',
    withScript(
      `${HEADER}define(['N/search'], (search) => { search.create({ type: 'customer' }); return { get: () => 1 }; });`,
    ),
    'SUITESCRIPT_API_UNAVAILABLE_IN_DEFINE',
  ],
  [
    'a missing global used while it loads',
    withScript(
      `${HEADER}const decoder = new TextDecoder();\ndefine([], () => ({ get: () => 1 }));`,
    ),
    'TextDecoder is not defined',
  ],
  [
    'a file that is not there',
    withRestlet((xml) => xml.replace('a.js', 'b.js')),
    "The file '[/SuiteScripts/b.js]' referenced by object field 'scriptfile' could not be resolved",
  ],
  [
    'a scriptfile without brackets',
    withRestlet((xml) => xml.replace('[/SuiteScripts/a.js]', '/SuiteScripts/a.js')),
    "referenced by object field 'scriptfile' could not be resolved",
  ],
  [
    'a status of another script type',
    withRestlet((xml) => xml.replace('RELEASED', 'SCHEDULED')),
    'Invalid "status" reference key "SCHEDULED"',
  ],
  [
    'runasrole on a RESTlet',
    withRestlet((xml) =>
      xml.replace('<allroles>', '<runasrole>ADMINISTRATOR</runasrole><allroles>'),
    ),
    'The object field "runasrole" is invalid or not supported',
  ],
  [
    'a script id with a wrong prefix',
    withRestlet((xml) => xml.replace('customscript_a', 'script_a')),
    'must begin with customscript',
  ],
  [
    'a file name that is not the script id',
    { ...GOOD, 'Objects/other.xml': RESTLET },
    'must be named customscript_a.xml',
  ],
  [
    'a mandatory script parameter',
    withRestlet((xml) =>
      xml.replace(
        '<scriptdeployments>',
        '<scriptcustomfields><scriptcustomfield scriptid="custscript_a"><label>A</label><ismandatory>T</ismandatory></scriptcustomfield></scriptcustomfields><scriptdeployments>',
      ),
    ),
    'mandatory script parameter',
  ],
  [
    'a value for an undeclared parameter',
    withRestlet((xml) => xml.replace('<title>', '<custscript_no>1</custscript_no><title>')),
    'The object field "custscript_no" is invalid or not supported',
  ],
  [
    'a reference to nothing',
    withRestlet((xml) =>
      xml.replace(
        '<allroles>T</allroles>',
        '<audslctrole>[scriptid=customrole_none]</audslctrole>',
      ),
    ),
    'refers to customrole_none, which does not exist',
  ],
  [
    'a field type of the user interface',
    withObject(
      'custbody_a',
      '<transactionbodycustomfield scriptid="custbody_a"><fieldtype>FREEFORMTEXT</fieldtype><label>A</label></transactionbodycustomfield>',
    ),
    'Invalid "fieldtype" reference key "FREEFORMTEXT"',
  ],
  [
    'a select without a list',
    withObject(
      'custbody_a',
      '<transactionbodycustomfield scriptid="custbody_a"><fieldtype>SELECT</fieldtype><label>A</label></transactionbodycustomfield>',
    ),
    'The object field "selectrecordtype" is missing',
  ],
  [
    'a record type without name',
    withObject('customrecord_a', '<customrecordtype scriptid="customrecord_a"></customrecordtype>'),
    'The object field "recordname" is missing',
  ],
  ['broken XML', withObject('custbody_a', '<transactionbodycustomfield>'), 'custbody_a.xml'],
  [
    'a feature the account has not',
    { ...GOOD, 'manifest.xml': MANIFEST.replace('CUSTOMRECORDS', 'ADVANCEDREVENUERECOGNITION') },
    'ADVANCEDREVENUERECOGNITION is required',
  ],
  [
    'a deploy.xml without objects',
    { ...GOOD, 'deploy.xml': '<deploy><files><path>~/FileCabinet/*</path></files></deploy>' },
    'The object field "objects" is missing',
  ],
  ['no manifest', { 'deploy.xml': DEPLOY }, 'has no manifest.xml'],
  [
    'a SuiteApp',
    { ...GOOD, 'manifest.xml': MANIFEST.replace('ACCOUNTCUSTOMIZATION', 'SUITEAPP') },
    'is not an account customization',
  ],
] as [string, Record<string, string>, string][])('%s is refused', async (_, files, sentence) => {
  const refusal = await account()
    .installProject(project(files))
    .catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(SdfRefusal);
  expect((refusal as SdfRefusal).message).toContain(sentence);
});

test('a refused project leaves nothing behind', async () => {
  const files = {
    ...withObject(
      'custbody_left',
      '<transactionbodycustomfield scriptid="custbody_left"><fieldtype>TEXT</fieldtype><label>L</label></transactionbodycustomfield>',
    ),
    'Objects/customscript_a.xml': RESTLET.replace('a.js', 'none.js'),
  };
  await expect(account().installProject(project(files))).rejects.toThrow(SdfRefusal);
  expect(account().definitions.fields.has('custbody_left')).toBe(false);
});

test('records, lists, fields, roles and deployments arrive as they are declared', async () => {
  const folder = project(GOOD);
  const objects = {
    customlist_states:
      '<customlist scriptid="customlist_states"><name>States</name><customvalues><customvalue scriptid="val_new"><value>New</value></customvalue></customvalues></customlist>',
    customrecord_thing:
      '<customrecordtype scriptid="customrecord_thing"><recordname>Thing</recordname><accesstype>NONENEEDED</accesstype><includename>F</includename><customrecordcustomfields><customrecordcustomfield scriptid="custrecord_thing_state"><fieldtype>SELECT</fieldtype><label>State</label><selectrecordtype>[scriptid=customlist_states]</selectrecordtype></customrecordcustomfield></customrecordcustomfields></customrecordtype>',
    custbody_thing:
      '<transactionbodycustomfield scriptid="custbody_thing"><fieldtype>TEXT</fieldtype><label>Thing</label><bodysale>T</bodysale></transactionbodycustomfield>',
    customrole_thing:
      '<role scriptid="customrole_thing"><name>Thing</name><centertype>BASIC</centertype><permissions><permission><permkey>TRAN_SALESORD</permkey><permlevel>VIEW</permlevel></permission></permissions></role>',
  };
  for (const [name, xml] of Object.entries(objects))
    writeFileSync(join(folder, 'Objects', `${name}.xml`), xml);
  cpSync(
    join(folder, 'FileCabinet/SuiteScripts/a.js'),
    join(folder, 'FileCabinet/SuiteScripts/b.js'),
  );
  const netsuite = account();
  await netsuite.installProject(folder);
  const id = netsuite.records.insert('customrecord_thing', { custrecord_thing_state: '1' });
  const { rows } = netsuite.queries.suiteql(
    netsuite.session(),
    'SELECT BUILTIN.DF(custrecord_thing_state) AS state FROM customrecord_thing WHERE id = ?',
    [id],
    10,
  );
  expect(rows).toEqual([{ state: 'New' }]);
  expect(netsuite.definitions.roles.get('customrole_thing')?.permissions.get('TRAN_SALESORD')).toBe(
    'VIEW',
  );
  expect([...(netsuite.definitions.fields.get('custbody_thing')?.appliesTo ?? [])]).toContain(
    'salesorder',
  );
});
