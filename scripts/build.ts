import { buildOrExplain } from './build/buildOrExplain.ts';
import { PROJECT, shown } from './project.ts';

const started = performance.now();
const scripts = await buildOrExplain(PROJECT);
if (scripts) {
  const ms = Math.round(performance.now() - started);
  console.log(
    `${scripts.length} scripts built into ${shown(PROJECT, PROJECT.cabinet)} in ${ms} ms`,
  );
} else {
  process.exitCode = 1;
}
