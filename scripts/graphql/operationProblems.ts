import { basename } from 'node:path';
import {
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { OperationFile } from './operationFiles.ts';

/** Sentences about what the schema does not allow in these files, and about files that hold anything but one operation named like the file. */
export function operationProblems(schema: GraphQLSchema, files: OperationFile[]): string[] {
  return files.flatMap(({ file, text }) => {
    try {
      const document = parse(text);
      return [
        ...nameProblems(file, document),
        ...validate(schema, document).map((error) => located(file, error)),
      ];
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      return [located(file, error)];
    }
  });
}

function nameProblems(file: string, document: DocumentNode): string[] {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  const stem = basename(file, '.graphql');
  const name = stem.charAt(0).toUpperCase() + stem.slice(1);
  if (operations.length === 1 && operations[0]?.name?.value === name) return [];
  return [`${file}: must hold one operation, named ${name}.`];
}

function located(file: string, { message, locations }: GraphQLError): string {
  const place = locations?.[0];
  return place ? `${file}:${place.line}: ${message}` : `${file}: ${message}`;
}
