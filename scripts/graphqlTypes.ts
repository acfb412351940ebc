import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { operationFiles } from './graphql/operationFiles.ts';
import { operationProblems } from './graphql/operationProblems.ts';
import { operationTypes } from './graphql/operationTypes.ts';
import { loadIntrospection, toSchema } from './graphql/schema.ts';
import { PROJECT } from './project.ts';

/** Writes ts/shopify/operations.ts from the .graphql files; with --check it only says whether that is up to date. */
const target = 'ts/shopify/operations.ts';
const path = join(PROJECT.root, target);
const files = operationFiles(PROJECT);
const introspection = loadIntrospection(PROJECT);
const problems = operationProblems(toSchema(introspection), files);

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
} else {
  const text = await operationTypes(introspection, files);
  if (!process.argv.includes('--check')) {
    writeFileSync(path, text);
    console.log(`${target}: the types of ${files.length} operations`);
  } else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${target} is older than the .graphql files: npm run types`);
    process.exitCode = 1;
  }
}
