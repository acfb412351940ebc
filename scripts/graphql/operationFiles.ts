import { globSync } from 'node:fs';
import { join } from 'node:path';
import { shown, type Project } from '../project.ts';
import { readOperation } from './readOperation.ts';

export interface OperationFile {
  /** From the project's root. */
  file: string;
  /** The operation and its fragments. */
  text: string;
}

/** Every .graphql file under ts/ with what it imports, sorted by path; those that only hold fragments are not among them. */
export function operationFiles(project: Project): OperationFile[] {
  return globSync('ts/**/*.graphql', { cwd: project.root })
    .filter((path) => !path.endsWith('.fragment.graphql'))
    .sort()
    .map((path) => join(project.root, path))
    .map((path) => ({ file: shown(project, path), text: readOperation(path) }));
}
