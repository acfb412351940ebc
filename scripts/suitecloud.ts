import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { buildOrExplain } from './build/buildOrExplain.ts';
import { PROJECT, shown } from './project.ts';
import { stageProject } from './sdf/stageProject.ts';

/**
 * `project:deploy --features oneworld,multiloc …`: puts the project for that account together and hands it to the
 * SuiteCloud CLI. Without --features the CLI works on src/, the set that every account can take.
 */
const passedOn = process.argv.slice(2);
const at = passedOn.indexOf('--features');
const [, names = ''] = at < 0 ? [] : passedOn.splice(at, 2);

if (at < 0) {
  process.exitCode = suitecloud(process.env);
} else if (await buildOrExplain(PROJECT)) {
  const folder = stageProject(PROJECT, names.split(',').filter(Boolean));
  process.exitCode = suitecloud({
    ...process.env,
    CROSSDOCK_PROJECT_FOLDER: shown(PROJECT, folder),
  });
} else {
  process.exitCode = 1;
}

function suitecloud(env: NodeJS.ProcessEnv): number {
  const cli = join(PROJECT.root, 'node_modules/@oracle/suitecloud-cli/src/suitecloud.js');
  const { status } = spawnSync(process.execPath, [cli, ...passedOn], {
    cwd: PROJECT.root,
    env,
    stdio: 'inherit',
  });
  return status ?? 1;
}
