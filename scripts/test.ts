import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildOrExplain } from './build/buildOrExplain.ts';
import { PROJECT } from './project.ts';

interface JestResult {
  numPassedTests: number;
  numFailedTests: number;
  /** Test files that could not even be loaded. */
  numRuntimeErrorTestSuites: number;
}

const NOTHING_RAN: JestResult = {
  numPassedTests: 0,
  numFailedTests: 1,
  numRuntimeErrorTestSuites: 0,
};

/** Builds, then runs both Jest projects; the last line says how many tests passed and failed. */
const built = await buildOrExplain(PROJECT);
const result = built ? runJest(process.argv.slice(2)) : NOTHING_RAN;
const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
console.log(`${result.numPassedTests} passed, ${failed} failed`);
process.exitCode = failed > 0 || result.numPassedTests === 0 ? 1 : 0;

/** Three workers: on two cores one of them often waits for a timer or a child process (184 s with two, 159 s with three). */
function runJest(args: string[]): JestResult {
  const report = join(PROJECT.build, 'jest.json');
  rmSync(report, { force: true });
  spawnSync(
    process.execPath,
    [
      join(PROJECT.root, 'node_modules/jest/bin/jest.js'),
      '--maxWorkers=3',
      '--json',
      `--outputFile=${report}`,
      ...args,
    ],
    { cwd: PROJECT.root, stdio: 'inherit' },
  );
  return existsSync(report)
    ? (JSON.parse(readFileSync(report, 'utf8')) as JestResult)
    : NOTHING_RAN;
}
