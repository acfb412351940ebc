import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObjectType } from 'graphql';
import { platformResolvers } from '../../../../emulator/shopify/api/platformResolvers.ts';
import { apiVersion, HELD_VERSIONS } from '../../../../emulator/shopify/api/schema.ts';
import { domain } from '../../../../emulator/shopify/resolvers/index.ts';
import { defaultSwitches } from '../../../../emulator/shopify/switches.ts';

const text = readFileSync(join(__dirname, '../../../../docs/emulator-shopify.md'), 'utf8');
const platform = platformResolvers(domain);

function operations(type: 'Query' | 'Mutation'): string[] {
  return Object.keys({ ...domain.resolvers[type], ...platform[type] }).toSorted((a, b) =>
    a < b ? -1 : 1,
  );
}

/** The names of a line of the page: `**Queries**: a, b, c`. */
function listed(title: string): string[] {
  const line = new RegExp(`^\\*\\*${title}\\*\\*: (.+)$`, 'm').exec(text)?.[1] ?? '';
  return [...line.matchAll(/`(\w+)`/g)].map((match) => match[1] as string);
}

test.each([
  ['Queries', 'Query'],
  ['Mutations', 'Mutation'],
] as const)('the page lists exactly the %s that are answered', (title, type) => {
  expect(listed(title)).toEqual(operations(type));
});

test('the page names every switch', () => {
  expect(Object.keys(defaultSwitches).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
});

test('every resolver stands for a field of one of the schemas', () => {
  const schemas = HELD_VERSIONS.map((version) => apiVersion(version).schema);
  const strange = [domain.resolvers, platform].flatMap((map) =>
    Object.entries(map).flatMap(([owner, fields]) => {
      const types = schemas.map((schema) =>
        schema.getType(owner === 'Query' ? 'QueryRoot' : owner),
      );
      return Object.keys(fields)
        .filter((field) => !types.some((type) => isObjectType(type) && field in type.getFields()))
        .map((field) => `${owner}.${field}`);
    }),
  );
  expect(strange).toEqual([]);
});
