import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { projectAt, type Project } from '../../scripts/project.ts';

export const ROOT = resolve(import.meta.dirname, '../..');

/** A folder of its own with these files, laid out like the project. */
export function projectWith(files: Record<string, string>): Project {
  const root = emptyFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return projectAt(root);
}

const IN_GIT = [
  'deploy.xml',
  'features',
  'manifest.xml',
  'package.json',
  'relay/topics.ts',
  'scripts',
  'shopify',
  'src/Objects',
  'suitecloud.config.js',
  'ts',
];

/** What git holds of the project and the CLI needs, without anything built. */
export function cleanClone(): Project {
  const root = emptyFolder();
  for (const part of IN_GIT) cpSync(join(ROOT, part), join(root, part), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  return projectAt(root);
}

/** The text of an entry point that the build takes. */
export function script(type: string, code: string): string {
  return `/**
 * Something happened, and something follows.
 *
 * @NApiVersion 2.1
 * @NScriptType ${type}
 * @NModuleScope SameAccount
 */
${code}`;
}

const folders: string[] = [];

afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

function emptyFolder(): string {
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'crossdock-'));
  folders.push(folder);
  return folder;
}
