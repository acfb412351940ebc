const { readFileSync } = require('node:fs');
const { basename, join } = require('node:path');
const { SRC, builtScripts, objects, scriptObjects, values } = require('./project');

const declared = new Set(objects.flatMap(({ ids }) => ids));

test('deploy.xml carries the built scripts and every object', () => {
  const deploy = readFileSync(join(SRC, 'deploy.xml'), 'utf8');

  expect(values(deploy, 'path')).toEqual(['~/FileCabinet/SuiteScripts/crossdock/*', '~/Objects/*']);
});

test('every object file is named after its script id', () => {
  expect(objects.map(({ path }) => basename(path, '.xml'))).toEqual(
    objects.map(({ scriptId }) => scriptId),
  );
});

test('no script id is given twice', () => {
  expect(objects.flatMap(({ ids }) => ids)).toHaveLength(declared.size);
});

test('every reference between objects resolves within the project', () => {
  const references = objects.flatMap(({ xml }) =>
    [...xml.matchAll(/\[scriptid=(\w+)\]/g)].map(([, id]) => id),
  );

  expect(references.length).toBeGreaterThan(0);
  expect(references.filter((id) => !declared.has(id))).toEqual([]);
});

test('every id of ours that a script names is declared by an object', () => {
  const named = builtScripts.flatMap(({ text }) => [
    ...new Set(
      text.match(
        /\b(?:custrecord|customrecord|custbody|custcol|customscript|customdeploy)_xdk_\w*\w\b(?!\$)/g,
      ),
    ),
  ]);

  expect(named.filter((id) => !id.endsWith('_') && !declared.has(id))).toEqual([]);
});

test('every field of ours tells people what it is for', () => {
  const fields = objects.flatMap(({ xml, tag, scriptId }) =>
    tag === 'customrecordtype'
      ? [
          ...xml.matchAll(
            /<customrecordcustomfield scriptid="(\w+)">([\s\S]*?)<\/customrecordcustomfield>/g,
          ),
        ]
      : tag.endsWith('customfield')
        ? [[null, scriptId, xml]]
        : [],
  );

  expect(fields.length).toBeGreaterThan(50);
  expect(fields.filter(([, , xml]) => !values(xml, 'help')[0]).map(([, id]) => id)).toEqual([]);
});

test('every field of our records is explained in the data model, under its record', () => {
  const sections = readFileSync(join(SRC, '../docs/data-model.md'), 'utf8').split(/^## /m);
  const unexplained = objects
    .filter(({ tag }) => tag === 'customrecordtype')
    .flatMap(({ scriptId, ids }) => {
      const record = scriptId.slice('customrecord_xdk_'.length);
      const text = sections.find((section) => section.startsWith(`${record}\n`)) ?? '';
      return ids
        .filter((id) => id !== scriptId)
        .map((id) => id.slice(`custrecord_xdk_${record}_`.length))
        .filter((field) => !text.includes(`\`${field}\``))
        .map((field) => `${record}.${field}`);
    });

  expect(unexplained).toEqual([]);
});

test('custom records can be written by anyone only where a user event must write', () => {
  const open = objects.filter(({ xml }) => values(xml, 'accesstype')[0] === 'NONENEEDED');

  expect(open.map(({ scriptId }) => scriptId)).toEqual(['customrecord_xdk_work']);
});

test('optimistic locking is on for every custom record', () => {
  const records = objects.filter(({ tag }) => tag === 'customrecordtype');

  expect(records.filter(({ xml }) => values(xml, 'enableoptimisticlocking')[0] !== 'T')).toEqual(
    [],
  );
});

test('user events and map/reduce scripts run with the role of the integration, not with an administrator', () => {
  const running = scriptObjects.filter(({ tag }) =>
    ['usereventscript', 'mapreducescript'].includes(tag),
  );

  for (const { xml, ids } of running) {
    const deployments = ids.filter((id) => id.startsWith('customdeploy'));
    expect(values(xml, 'runasrole')).toEqual(
      deployments.map(() => '[scriptid=customrole_xdk_integration]'),
    );
  }
});
