import { globSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { PROJECT } from '../../scripts/project.ts';
import { chosenFeatureSets, featureSetNames } from '../../scripts/sdf/featureSets.ts';
import { stageProject } from '../../scripts/sdf/stageProject.ts';
import { cleanClone } from './temporaryProject.ts';

function staged(...names: string[]): (path: string) => string {
  const project = cleanClone();
  mkdirSync(project.cabinet, { recursive: true });
  const folder = stageProject(project, names);
  return (path) => readFileSync(join(folder, path), 'utf8');
}

test('the base objects name no record type and no permission that needs a feature', () => {
  const base = globSync('src/Objects/**/*.xml', { cwd: PROJECT.root })
    .map((path) => readFileSync(join(PROJECT.root, path), 'utf8'))
    .join('\n');
  const added = chosenFeatureSets(PROJECT, ['all'])
    .flatMap(({ additions }) => additions.map(({ xml }) => xml))
    .join('\n');

  const featured = [...added.matchAll(/<(recordtype|permkey)>.*?<\/\1>/g)].map(
    ([element]) => element,
  );
  expect(featured.length).toBeGreaterThan(20);
  expect(featured.filter((element) => base.includes(element))).toEqual([]);
});

test('a chosen feature adds its deployments, permissions and manifest entries, and those of what it builds on', () => {
  const read = staged('multiloc');

  expect(read('manifest.xml')).toContain('<feature required="true">LOCATIONS</feature>');
  expect(read('manifest.xml')).toContain('<feature required="true">MULTILOCINVT</feature>');
  expect(read('Objects/roles/customrole_xdk_integration.xml')).toContain(
    '<permkey>LIST_LOCATION</permkey>',
  );
  expect(
    read('Objects/scripts/customscript_xdk_ue_inventory.xml').match(
      /<recordtype>.*?<\/recordtype>/g,
    ),
  ).toEqual([
    '<recordtype>INVENTORYADJUSTMENT</recordtype>',
    '<recordtype>INVENTORYTRANSFER</recordtype>',
    '<recordtype>TRANSFERORDER</recordtype>',
  ]);
});

test('without a feature the staged project is the base project', () => {
  const read = staged();

  for (const path of globSync('Objects/**/*.xml', { cwd: join(PROJECT.root, 'src') })) {
    expect(read(path)).toBe(readFileSync(join(PROJECT.root, 'src', path), 'utf8'));
  }
  expect(read('manifest.xml')).toBe(readFileSync(join(PROJECT.root, 'manifest.xml'), 'utf8'));
});

test('all feature sets together give every script id, permission and record type once', () => {
  const read = staged('all');
  const files = globSync('src/Objects/**/*.xml', { cwd: PROJECT.root });

  for (const file of files) {
    const text = read(file.slice('src/'.length));
    const given = text.match(/scriptid="\w+"|<recordtype>.*?<|<permkey>.*?</g) ?? [];
    expect({ file: basename(file), given }).toEqual({
      file: basename(file),
      given: [...new Set(given)],
    });
  }
});

test('a feature set that does not exist is refused with the names of those that do', () => {
  expect(() => chosenFeatureSets(PROJECT, ['onewrld'])).toThrow(
    `There is no feature set "onewrld". Known: ${featureSetNames(PROJECT).join(', ')}.`,
  );
});
