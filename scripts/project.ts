import { join, relative, resolve, sep } from 'node:path';

/** Where the parts of a checkout lie. Tests point it at a folder of their own. */
export interface Project {
  root: string;
  /** One TypeScript file per NetSuite script. */
  entries: string;
  /** Where the built scripts go: SDF takes them from here. */
  cabinet: string;
  /** Source maps and the marks of what was already checked; never deployed. */
  build: string;
}

export const SCRIPT_FOLDER = 'SuiteScripts/crossdock';

export function projectAt(root: string): Project {
  return {
    root,
    entries: join(root, 'ts/scripts'),
    cabinet: join(root, 'src/FileCabinet', SCRIPT_FOLDER),
    build: join(root, 'build'),
  };
}

export const PROJECT = projectAt(resolve(import.meta.dirname, '..'));

/** A path as it is shown to people: from the project's root, with forward slashes. */
export function shown(project: Project, path: string): string {
  return relative(project.root, path).split(sep).join('/');
}
