import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Project } from '../../scripts/project.ts';
import { cleanClone } from './temporaryProject.ts';

function zipOf(project: Project, ...args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/suitecloud.ts', 'project:package', ...args],
    { cwd: project.root, encoding: 'utf8' },
  );
  expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' });

  const [zip = ''] = globSync('build/*.zip', { cwd: project.root }).sort().reverse();
  return namesInZip(readFileSync(join(project.root, zip)));
}

/** File names in the zip's central directory. */
function namesInZip(zip: Buffer): string[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  const names: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    names.push(zip.toString('utf8', at + 46, at + 46 + (name ?? 0)));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return names.filter((name) => !name.endsWith('/')).sort();
}

test('packaging a clean clone yields manifest, deploy file, every object and one script file per script object', () => {
  const project = cleanClone();
  const objects = globSync('Objects/**/*.xml', { cwd: join(project.root, 'src') });
  const scripts = objects
    .map((path) => basename(path, '.xml'))
    .filter((id) => id.startsWith('customscript_xdk_'))
    .map((id) => `FileCabinet/SuiteScripts/crossdock/${id.slice('customscript_xdk_'.length)}.js`);

  const names = zipOf(project);

  expect(scripts.length).toBeGreaterThan(5);
  expect(names).toEqual(['deploy.xml', 'manifest.xml', ...objects, ...scripts].sort());
});

test('packaging for an account with every feature carries the same files', () => {
  const project = cleanClone();

  expect(zipOf(project, '--features', 'all')).toEqual(zipOf(project));
});
