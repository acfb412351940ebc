import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { shown, type Project } from '../project.ts';

export interface OperationFile {
  /** From the project's root. */
  file: string;
  text: string;
}

/** Every .graphql file under ts/, sorted by path. */
export function operationFiles(project: Project): OperationFile[] {
  return globSync('ts/**/*.graphql', { cwd: project.root })
    .sort()
    .map((path) => join(project.root, path))
    .map((path) => ({ file: shown(project, path), text: readFileSync(path, 'utf8') }));
}
