import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { parse, type IntrospectionQuery, type IntrospectionType } from 'graphql';
import { format } from 'prettier';
import type { OperationFile } from './operationFiles.ts';
import { toSchema } from './schema.ts';

const HEADER = '// Made by `npm run types` from the .graphql files. Do not edit.\n';

/** Shopify's scalars are text on the wire (amounts too: no float ever sees money), except this one. */
const SCALARS = { ID: 'string', JSON: 'unknown' };

/** Enums of hundreds of codes that come and go with the world; as text they cannot go stale. */
const OPEN_ENUMS = ['CountryCode', 'CurrencyCode', 'LanguageCode', 'WebhookSubscriptionTopic'];

/** The text of ts/shopify/operations.ts: for each operation X the types XQuery or XMutation and X…Variables. */
export async function operationTypes(
  introspection: IntrospectionQuery,
  files: OperationFile[],
): Promise<string> {
  const code = await codegen({
    schema: undefined as never,
    schemaAst: toSchema(forTypes(introspection)),
    documents: files.map(({ file, text }) => ({ location: file, document: parse(text) })),
    filename: 'operations.ts',
    pluginMap: { typescriptOperations },
    plugins: [{ typescriptOperations: {} }],
    config: {
      scalars: SCALARS,
      defaultScalarType: 'string',
      inputMaybeValue: 'T | null',
      arrayInputCoercion: false,
      skipTypename: true,
    },
  });
  return format(HEADER + code, { parser: 'typescript', printWidth: 100, singleQuote: true });
}

/** The schema without its prose, and with open enums as scalars. */
function forTypes(introspection: IntrospectionQuery): IntrospectionQuery {
  const { __schema: schema } = introspection;
  return { __schema: { ...schema, types: schema.types.map(bare) } };
}

function bare(type: IntrospectionType): IntrospectionType {
  if (type.kind === 'ENUM' && OPEN_ENUMS.includes(type.name)) {
    return { kind: 'SCALAR', name: type.name };
  }
  if (type.kind === 'ENUM') {
    return { ...type, description: null, enumValues: type.enumValues.map(withoutProse) };
  }
  if (type.kind === 'INPUT_OBJECT') {
    return { ...type, description: null, inputFields: type.inputFields.map(withoutProse) };
  }
  return { ...type, description: null };
}

function withoutProse<T>(described: T): T {
  return { ...described, description: null };
}
