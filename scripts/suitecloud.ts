import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildProject } from './build/buildProject.ts';
import { PROJECT, shown } from './project.ts';
import { stageProject } from './sdf/stageProject.ts';

/**
 * `project:deploy --features oneworld,multiloc …`: puts the project for that account together and hands it to the
 * SuiteCloud CLI. Without --features the CLI works on src/, the set that every account can take.
 */
const passedOn = process.argv.slice(2);
const at = passedOn.indexOf('--features');
const [, names] = at < 0 ? [] : passedOn.splice(at, 2);
const environment = { ...process.env };

if (at >= 0) {
  await buildProject(PROJECT);
  const folder = stageProject(PROJECT, (names ?? '').split(',').filter(Boolean));
  environment['CROSSDOCK_PROJECT_FOLDER'] = shown(PROJECT, folder);
}

const cli = join(PROJECT.root, 'node_modules/@oracle/suitecloud-cli/src/suitecloud.js');
const { status } = spawnSync(process.execPath, [cli, ...passedOn], {
  cwd: PROJECT.root,
  env: environment,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
