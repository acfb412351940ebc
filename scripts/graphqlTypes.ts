import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BuildError } from './build/buildError.ts';
import { operationFiles } from './graphql/operationFiles.ts';
import { operationProblems } from './graphql/operationProblems.ts';
import { operationTypes } from './graphql/operationTypes.ts';
import { loadIntrospection, toSchema } from './graphql/schema.ts';
import { PROJECT } from './project.ts';

const files = operationFiles(PROJECT);
const introspection = loadIntrospection(PROJECT);
const problems = operationProblems(toSchema(introspection), files);
if (problems.length > 0) throw new BuildError(problems);

writeFileSync(
  join(PROJECT.root, 'ts/shopify/operations.ts'),
  await operationTypes(introspection, files),
);
console.log(`ts/shopify/operations.ts: the types of ${files.length} operations`);
