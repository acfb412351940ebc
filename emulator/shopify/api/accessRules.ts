import { getNamedType, isObjectType } from 'graphql';
import type { GraphQLSchema } from 'graphql';

/** An entry of the schema package's own access data (`offline_scopes.items[]`). */
export interface ScopeItem {
  type: 'type' | 'field';
  typeName: string;
  fieldName?: string;
  requiredAccess: string;
  offlineScopes: string[];
}

export interface Requirement {
  /** Shopify's words, as in `extensions.requiredAccess`. */
  text: string;
  /** Every group must be met; a group is met by any of its scopes. */
  groups: string[][];
}

export interface AccessRules {
  /** What must be granted to read `Type.field`: the field's own rule and that of the type it gives. */
  forField(typeName: string, fieldName: string): Requirement[];
  /** What must be granted to have an object of that type from `node(id:)`. */
  forType(typeName: string): Requirement | undefined;
}

export function accessRules(schema: GraphQLSchema, items: readonly ScopeItem[]): AccessRules {
  const types = new Map<string, Requirement>();
  const fields = new Map<string, Requirement>();
  for (const item of items) {
    if (item.offlineScopes.length === 0) continue;
    const requirement = { text: item.requiredAccess, groups: groupsOf(item) };
    if (item.type === 'type') types.set(item.typeName, requirement);
    else fields.set(`${item.typeName}.${item.fieldName}`, requirement);
  }

  const known = new Map<string, Requirement[]>();
  return {
    forType: (typeName) => types.get(typeName),
    forField(typeName, fieldName) {
      const key = `${typeName}.${fieldName}`;
      let found = known.get(key);
      if (!found) {
        const given = givenType(schema, typeName, fieldName);
        const own = fields.get(key);
        // A field with a rule of its own is opened by it; the type's rule guards the others.
        found = own ? [own] : [types.get(given)].filter((rule) => rule !== undefined);
        known.set(key, found);
      }
      return found;
    },
  };
}

/** The object a field is about: the node type behind a connection, the named type otherwise. */
function givenType(schema: GraphQLSchema, typeName: string, fieldName: string): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) return '';
  const field = type.getFields()[fieldName];
  if (!field) return '';
  const named = getNamedType(field.type);
  const nodes =
    named.name.endsWith('Connection') && isObjectType(named) ? named.getFields()['nodes'] : null;
  return nodes ? getNamedType(nodes.type).name : named.name;
}

/** "`a` … as well as any of `b`, `c`" and "`a` and (`b` or `c`)" are the only texts that ask for several at once. */
function groupsOf({ requiredAccess, offlineScopes }: ScopeItem): string[][] {
  const text = requiredAccess.split(' Also:')[0] as string;
  const parts = / for queries and both /.test(text)
    ? [text]
    : text.split(/ as well as | access scope and /);
  const groups = parts
    .map((part) => [...part.matchAll(/`([a-z_]+)`/g)].map((match) => match[1] as string))
    .map((scopes) => scopes.filter((scope) => offlineScopes.includes(scope)))
    .filter((scopes) => scopes.length > 0);
  return groups.length > 0 ? groups : [offlineScopes];
}

/** `write_orders` lets read too. */
export function withImpliedScopes(scopes: readonly string[]): Set<string> {
  const all = new Set(scopes);
  for (const scope of scopes)
    if (scope.startsWith('write_')) all.add(scope.replace('write_', 'read_'));
  return all;
}

export function isMet(requirement: Requirement, granted: ReadonlySet<string>): boolean {
  return requirement.groups.every((group) => group.some((scope) => granted.has(scope)));
}
