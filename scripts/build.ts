import { BuildError } from './build/buildError.ts';
import { buildProject } from './build/buildProject.ts';
import { PROJECT, shown } from './project.ts';

const started = performance.now();
try {
  const scripts = await buildProject(PROJECT);
  const ms = Math.round(performance.now() - started);
  console.log(
    `${scripts.length} scripts built into ${shown(PROJECT, PROJECT.cabinet)} in ${ms} ms`,
  );
} catch (error) {
  if (!(error instanceof BuildError)) throw error;
  for (const problem of error.problems) console.error(problem);
  console.error(`Build refused: ${error.problems.length} problem(s).`);
  process.exitCode = 1;
}
