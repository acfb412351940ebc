import type { Project } from '../project.ts';
import { BuildError } from './buildError.ts';
import { buildProject } from './buildProject.ts';
import type { BuiltScript } from './bundleScripts.ts';

/** For commands: builds, or says on standard error what was refused and gives null. */
export async function buildOrExplain(project: Project): Promise<BuiltScript[] | null> {
  try {
    return await buildProject(project);
  } catch (error) {
    if (!(error instanceof BuildError)) throw error;
    console.error(`${error.message}\nBuild refused: ${error.problems.length} problem(s).`);
    return null;
  }
}
