import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildProject } from '../../scripts/build/buildProject.ts';
import { projectWith, ROOT, script } from './temporaryProject.ts';

const OPERATION = 'ts/orders/order.graphql';

test('a wrong field fails the build even after a build that passed', async () => {
  const project = projectWith({
    'ts/scripts/rl_events.ts': script(
      'Restlet',
      "import text from '../orders/order.graphql';\nexport function get() { return text; }\n",
    ),
    [OPERATION]:
      '# For ourselves.\n#import "./named.fragment.graphql"\nquery Order($id: ID!) {\n  order(id: $id) { ...Named }\n}\n',
    'ts/orders/named.fragment.graphql': 'fragment Named on Order {\n  name\n}\n',
    'ts/shopify/apiVersion.ts': "export const API_VERSION = '2026-10';\n",
  });
  cpSync(join(ROOT, 'shopify'), join(project.root, 'shopify'), { recursive: true });

  const [built] = await buildProject(project);
  expect(built?.code).toContain(
    '"query Order($id: ID!) {\\norder(id: $id) { ...Named }\\n}\\nfragment Named on Order {\\nname\\n}"',
  );

  writeFileSync(join(project.root, OPERATION), 'query Order($id: ID!) { order(id: $id) { nome } }');
  await expect(buildProject(project)).rejects.toThrow(
    'ts/orders/order.graphql:1: Cannot query field "nome" on type "Order". Did you mean "name" or "note"?',
  );
});
