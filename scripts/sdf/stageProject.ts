import { cpSync, globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Project } from '../project.ts';
import { chosenFeatureSets, type Addition } from './featureSets.ts';

/**
 * Writes the SDF project for an account with these feature sets (names of features/, or `all`) and returns its folder:
 * the base objects with what each set adds, the scripts as last built, manifest.xml and deploy.xml.
 */
export function stageProject(
  project: Project,
  featureSets: string[],
  folder: string = join(project.build, 'sdf'),
): string {
  const sets = chosenFeatureSets(project, featureSets);

  rmSync(folder, { recursive: true, force: true });
  cpSync(join(project.root, 'src/FileCabinet'), join(folder, 'FileCabinet'), { recursive: true });
  cpSync(join(project.root, 'src/Objects'), join(folder, 'Objects'), { recursive: true });
  cpSync(join(project.root, 'deploy.xml'), join(folder, 'deploy.xml'));
  writeFileSync(
    join(folder, 'manifest.xml'),
    withFeatures(
      readFileSync(join(project.root, 'manifest.xml'), 'utf8'),
      sets.flatMap((set) => set.features),
    ),
  );

  const objects = new Map(
    globSync('Objects/**/*.xml', { cwd: folder }).map((path) => [
      basename(path, '.xml'),
      join(folder, path),
    ]),
  );
  for (const addition of sets.flatMap((set) => set.additions)) {
    const path = objects.get(addition.to);
    if (!path)
      throw new Error(`A feature set adds to ${addition.to}, which is no object of src/Objects.`);
    writeFileSync(path, withAddition(readFileSync(path, 'utf8'), addition));
  }
  return folder;
}

function withFeatures(manifest: string, features: string[]): string {
  const lines = features.map((id) => `      <feature required="true">${id}</feature>\n`).join('');
  return manifest.replace(/^ *<\/features>/m, (end) => lines + end);
}

function withAddition(object: string, { to, group, xml }: Addition): string {
  const end = new RegExp(`^  </${group}>`, 'm');
  if (!end.test(object)) throw new Error(`${to} has no <${group}> to add to.`);
  return object.replace(end, `${xml}\n  </${group}>`);
}
