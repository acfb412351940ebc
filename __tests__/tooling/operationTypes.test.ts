import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { projectWith, ROOT } from './temporaryProject.ts';

function types(root: string, ...args: string[]): { said: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['scripts/graphqlTypes.ts', ...args],
    { cwd: root, encoding: 'utf8' },
  );
  return { said: `${stdout}${stderr}`.trim(), status };
}

test('the committed types are those of the committed operations', () => {
  expect(types(ROOT, '--check')).toEqual({ said: '', status: 0 });
});

test('amounts, moments, ids and currencies are typed as text', () => {
  const { root } = projectWith({
    'ts/orders/order.graphql': `query Order($id: ID!) {
      order(id: $id) {
        createdAt
        currencyCode
        legacyResourceId
        totalWeight
        totalPriceSet { shopMoney { amount } }
      }
    }`,
    'ts/shopify/apiVersion.ts': "export const API_VERSION = '2026-10';\n",
  });
  for (const part of ['scripts', 'shopify']) {
    cpSync(join(ROOT, part), join(root, part), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));

  expect(types(root)).toEqual({
    said: 'ts/shopify/operations.ts: the types of 1 operations',
    status: 0,
  });
  const text = readFileSync(join(root, 'ts/shopify/operations.ts'), 'utf8');
  expect(text).toContain('export type OrderQueryVariables = Exact<{\n  id: string;\n}>;');
  expect(text).toContain(`export type OrderQuery = {
  order: {
    createdAt: string;
    currencyCode: string;
    legacyResourceId: string;
    totalWeight: string | null;
    totalPriceSet: { shopMoney: { amount: string } };
  } | null;
};`);
});
