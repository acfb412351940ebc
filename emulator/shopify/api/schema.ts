import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { buildClientSchema, isScalarType } from 'graphql';
import type { GraphQLSchema, IntrospectionQuery } from 'graphql';
import { accessRules } from './accessRules.ts';
import type { AccessRules, ScopeItem } from './accessRules.ts';
import { scalarRules } from './scalars.ts';

/** One version of the Admin API: its schema and who may read what. */
export interface ApiVersion {
  name: string;
  schema: GraphQLSchema;
  access: AccessRules;
}

/** Versions whose schema is in the repository, oldest first. */
export const HELD_VERSIONS = ['2026-07', '2026-10'] as const;
/** Versions Shopify serves today but whose schema we do not hold (§0). */
const SERVED_ELSEWHERE = ['2026-01', '2026-04', 'unstable'];

const loaded = new Map<string, ApiVersion>();

/** Reads and builds a version on its first use (about 0.2 s), then keeps it. */
export function apiVersion(name: string): ApiVersion {
  let version = loaded.get(name);
  if (!version) {
    version = load(name);
    loaded.set(name, version);
  }
  return version;
}

function load(name: string): ApiVersion {
  const file = new URL(`../../../shopify/schema/admin_${name}.json.gz`, import.meta.url);
  const { data, offline_scopes } = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8')) as {
    data: IntrospectionQuery;
    offline_scopes: { items: ScopeItem[] };
  };
  // Shopify's own schema has six faults that graphql-js would refuse.
  const schema = buildClientSchema(data, { assumeValid: true });
  for (const type of Object.values(schema.getTypeMap())) {
    const rule = scalarRules[type.name];
    if (rule && isScalarType(type)) Object.assign(type, rule);
  }
  return { name, schema, access: accessRules(schema, offline_scopes.items) };
}

/**
 * Which version answers a request for `asked`: a retired one falls forward to the oldest held, nonsense and the future
 * are `unknown`, what Shopify has and we do not is `notHeld`.
 */
export function resolveVersion(asked: string): { serve: string } | 'unknown' | 'notHeld' {
  if ((HELD_VERSIONS as readonly string[]).includes(asked)) return { serve: asked };
  if (SERVED_ELSEWHERE.includes(asked)) return 'notHeld';
  if (!/^20\d\d-(01|04|07|10)$/.test(asked)) return 'unknown';
  return asked < HELD_VERSIONS[0] ? { serve: HELD_VERSIONS[0] } : 'unknown';
}

/** An `ApiVersion` of the Admin API. */
export function handleOf(name: string): {
  handle: string;
  displayName: string;
  supported: boolean;
} {
  const latest = HELD_VERSIONS.at(-1) === name;
  return { handle: name, displayName: latest ? `${name} (Latest)` : name, supported: true };
}
