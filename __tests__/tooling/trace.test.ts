import { spawnSync } from 'node:child_process';
import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildProject } from '../../scripts/build/buildProject.ts';
import { projectWith, ROOT, script } from './temporaryProject.ts';

const FILES = {
  'ts/scripts/rl_events.ts': script('Restlet', "export { post } from '../orders/order';\n"),
  'ts/orders/order.ts': `interface Order {
  id: string;
}

export function post(order: Order): string {
  if (!order.id) throw new Error('no id');
  return order.id;
}
`,
};

function trace(root: string, place: string): { output: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['scripts/trace.ts', place], {
    cwd: root,
    encoding: 'utf8',
  });
  return { output: `${stdout}${stderr}`.trim(), status };
}

test('a line of a NetSuite stack is traced to the TypeScript line it was built from', async () => {
  const project = projectWith(FILES);
  cpSync(join(ROOT, 'scripts'), join(project.root, 'scripts'), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(project.root, 'node_modules'));
  const [built] = await buildProject(project);
  const line = (built?.code.split('\n').findIndex((text) => text.includes('no id')) ?? 0) + 1;

  expect(trace(project.root, `/SuiteScripts/crossdock/rl_events.js:${line}:3`)).toEqual({
    output: 'ts/orders/order.ts:6:3',
    status: 0,
  });
  expect(trace(project.root, `rl_events.js:2`)).toEqual({
    output: 'Line 2 of rl_events.js comes from no source line.',
    status: 1,
  });
  expect(trace(project.root, `rl_events.js:999999`).output).toBe(
    'Line 999999 of rl_events.js comes from no source line.',
  );
  expect(trace(project.root, `rl_nothing.js:2`).status).toBe(1);
});
