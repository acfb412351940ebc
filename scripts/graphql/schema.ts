import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, type GraphQLSchema, type IntrospectionQuery } from 'graphql';
import type { Project } from '../project.ts';
import { readApiVersion } from './apiVersion.ts';

/** Shopify's own Admin schema of the version in use, as introspection publishes it. */
export function loadIntrospection(project: Project): IntrospectionQuery {
  const file = join(project.root, `shopify/schema/admin_${readApiVersion(project)}.json.gz`);
  const { data } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    data: IntrospectionQuery;
  };
  return data;
}

export function toSchema(introspection: IntrospectionQuery): GraphQLSchema {
  return buildClientSchema(introspection, { assumeValid: true });
}
