const { globSync, readFileSync } = require('node:fs');
const { basename, join } = require('node:path');

const SRC = join(__dirname, '../../src');
const CABINET = 'FileCabinet/SuiteScripts/crossdock';

/** SDF object tag → the @NScriptType of its file. */
const SCRIPT_TYPES = {
  restlet: 'Restlet',
  usereventscript: 'UserEventScript',
  mapreducescript: 'MapReduceScript',
  scheduledscript: 'ScheduledScript',
  suitelet: 'Suitelet',
  portlet: 'Portlet',
};

function values(xml, element) {
  return [...xml.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'g'))].map(
    ([, text]) => text,
  );
}

function readObject(path) {
  const xml = readFileSync(join(SRC, path), 'utf8');
  const [, tag, scriptId] = /<(\w+) scriptid="(\w+)"/.exec(xml);
  return {
    path,
    xml,
    tag,
    scriptId,
    ids: [...xml.matchAll(/scriptid="(\w+)"/g)].map(([, id]) => id),
  };
}

const objects = globSync('Objects/**/*.xml', { cwd: SRC }).sort().map(readObject);
const scriptObjects = objects.filter(({ tag }) => tag in SCRIPT_TYPES);
const builtScripts = globSync(`${CABINET}/*.js`, { cwd: SRC })
  .sort()
  .map((path) => ({ stem: basename(path, '.js'), text: readFileSync(join(SRC, path), 'utf8') }));

module.exports = { SCRIPT_TYPES, SRC, builtScripts, objects, scriptObjects, values };
