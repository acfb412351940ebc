import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SdfRefusal } from './refusal.ts';
import { child, group, parseXml, type Element } from './xml.ts';

/** What a deploy would send: the objects and files that deploy.xml names. */
export interface Project {
  name: string;
  features: { id: string; required: boolean }[];
  objects: { file: string; root: Element }[];
  /** Path in the file cabinet (`/SuiteScripts/x.js`) → text. */
  files: Map<string, string>;
}

/**
 * Reads an account customization project (facts/sdf "Project files").
 * @param folder the one that holds manifest.xml, deploy.xml, Objects and FileCabinet.
 * @throws SdfRefusal
 */
export function readProject(folder: string): Project {
  for (const needed of ['manifest.xml', 'deploy.xml']) {
    if (!existsSync(join(folder, needed))) {
      throw new SdfRefusal([`The project folder ${folder} has no ${needed}.`]);
    }
  }
  const manifest = readXml(folder, 'manifest.xml');
  const deploy = readXml(folder, 'deploy.xml');
  const type = manifest.attributes['projecttype'];
  if (manifest.name !== 'manifest' || type !== 'ACCOUNTCUSTOMIZATION') {
    throw new SdfRefusal([`manifest.xml: project type ${type} is not an account customization.`]);
  }
  if (!child(deploy, 'objects')) throw new SdfRefusal(['The object field "objects" is missing.']);

  const dependencies = child(manifest, 'dependencies');
  const features = dependencies
    ? group(dependencies, 'features', 'feature').map((feature) => ({
        id: feature.text,
        required: feature.attributes['required'] === 'true',
      }))
    : [];
  const objects = named(folder, deploy, 'objects', '.xml').map((file) => ({
    file,
    root: readXml(folder, file),
  }));
  const files = new Map<string, string>();
  for (const file of named(folder, deploy, 'files', '')) {
    files.set(`/${file.slice('FileCabinet/'.length)}`, readFileSync(join(folder, file), 'utf8'));
  }
  return { name: child(manifest, 'projectname')?.text ?? '', features, objects, files };
}

function readXml(folder: string, file: string): Element {
  try {
    return parseXml(readFileSync(join(folder, file), 'utf8'), file);
  } catch (error) {
    throw new SdfRefusal([(error as Error).message]);
  }
}

/** Files a section of deploy.xml names; an asterisk takes subfolders along. */
function named(folder: string, deploy: Element, section: string, ending: string): string[] {
  const found = new Set<string>();
  for (const { text: path } of group(deploy, section, 'path')) {
    if (!path.startsWith('~/')) {
      throw new SdfRefusal([`deploy.xml: the path ${path} must start with ~/.`]);
    }
    const relative = path.slice(2);
    if (!relative.endsWith('*')) {
      if (!existsSync(join(folder, relative))) {
        throw new SdfRefusal([`deploy.xml: ${path} does not exist.`]);
      }
      found.add(relative);
      continue;
    }
    const base = relative.slice(0, -1).replace(/\/$/, '');
    if (!existsSync(join(folder, base))) continue;
    for (const entry of readdirSync(join(folder, base), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const inside = join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/');
      if (entry.name === '.DS_Store') {
        throw new SdfRefusal([`A file upload error occurred: ${inside}`]);
      }
      if (inside.endsWith(ending) && !inside.includes('/.attributes/')) found.add(inside);
    }
  }
  return [...found].sort();
}
