const { globSync } = require('node:fs');
const { basename, join } = require('node:path');
const { SCRIPT_TYPES, builtScripts, scriptObjects, values } = require('./project');

const ENTRY_POINTS = {
  Restlet: ['get', 'post', 'put', 'delete'],
  UserEventScript: ['beforeLoad', 'beforeSubmit', 'afterSubmit'],
  MapReduceScript: ['getInputData', 'map', 'reduce', 'summarize'],
  ScheduledScript: ['execute'],
  Suitelet: ['onRequest'],
  Portlet: ['render'],
};

function headerOf(text) {
  return /^\/\*\*[\s\S]*?\*\//.exec(text)?.[0] ?? '';
}

test('every file of ts/scripts was built, and nothing else lies in the File Cabinet folder', () => {
  const sources = globSync('*.ts', { cwd: join(__dirname, '../../ts/scripts') });

  expect(builtScripts.map(({ stem }) => stem)).toEqual(
    sources.map((name) => basename(name, '.ts')).sort(),
  );
});

test('every built file has one script object, and every script object a built file', () => {
  expect(scriptObjects.map(({ xml }) => values(xml, 'scriptfile')[0]).sort()).toEqual(
    builtScripts.map(({ stem }) => `[/SuiteScripts/crossdock/${stem}.js]`).sort(),
  );
});

describe.each(builtScripts)('$stem', ({ stem, text }) => {
  const object = scriptObjects.find(({ scriptId }) => scriptId === `customscript_xdk_${stem}`);
  const type = SCRIPT_TYPES[object?.tag];

  test('is named alike in file, script record and deployments', () => {
    expect(values(object.xml, 'scriptfile')).toEqual([`[/SuiteScripts/crossdock/${stem}.js]`]);
    const deployments = object.ids.filter((id) => id.startsWith('customdeploy'));
    expect(deployments.length).toBeGreaterThan(0);
    expect(deployments.filter((id) => !id.startsWith(`customdeploy_xdk_${stem}`))).toEqual([]);
  });

  test('opens with the header of its script type', () => {
    expect(headerOf(text)).toMatch(/^ \* @NApiVersion 2\.1$/m);
    expect(headerOf(text)).toMatch(new RegExp(`^ \\* @NScriptType ${type}$`, 'm'));
    expect(headerOf(text)).toMatch(/^ \* @NModuleScope SameAccount$/m);
  });

  test('is one define call without anything left of the module syntax it was written in', () => {
    expect(text.match(/^define\(/gm)).toHaveLength(1);
    expect(text).not.toMatch(/^(import|export)\b/m);
  });

  test("gives NetSuite its entry points, loaded with Oracle's stubs", () => {
    const script = require(`SuiteScripts/crossdock/${stem}`);

    expect(Object.keys(script).length).toBeGreaterThan(0);
    for (const [name, entryPoint] of Object.entries(script)) {
      expect(ENTRY_POINTS[type]).toContain(name);
      expect(typeof entryPoint).toBe('function');
    }
  });

  test('stays far below the size NetSuite loads', () => {
    expect(text.length).toBeLessThan(1_000_000);
  });
});
