import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildError } from '../build/buildError.ts';
import type { Project } from '../project.ts';
import { operationFiles, type OperationFile } from './operationFiles.ts';
import { readApiVersion } from './apiVersion.ts';

/**
 * Holds every .graphql file against Shopify's schema and throws a BuildError for what Shopify would refuse.
 * Loading schema and graphql-js is half of a build's time: files that already passed are not checked again.
 */
export async function checkOperations(project: Project): Promise<void> {
  const files = operationFiles(project);
  if (files.length === 0) return;

  const seal = join(project.build, 'graphql.sha256');
  const mark = markOf(readApiVersion(project), files);
  if (existsSync(seal) && readFileSync(seal, 'utf8') === mark) return;

  const [{ loadIntrospection, toSchema }, { operationProblems }] = await Promise.all([
    import('./schema.ts'),
    import('./operationProblems.ts'),
  ]);
  const problems = operationProblems(toSchema(loadIntrospection(project)), files);
  if (problems.length > 0) throw new BuildError(problems);

  mkdirSync(project.build, { recursive: true });
  writeFileSync(seal, mark);
}

function markOf(version: string, files: OperationFile[]): string {
  return createHash('sha256')
    .update(JSON.stringify([version, files]))
    .digest('hex');
}
