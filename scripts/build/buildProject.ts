import { checkOperations } from '../graphql/checkOperations.ts';
import type { Project } from '../project.ts';
import { bundleScripts, type BuiltScript } from './bundleScripts.ts';
import { writeScripts } from './writeScripts.ts';

/** Checks, bundles and writes every NetSuite script. Nothing is written when anything is refused (BuildError). */
export async function buildProject(project: Project): Promise<BuiltScript[]> {
  await checkOperations(project);
  const scripts = await bundleScripts(project);
  writeScripts(project, scripts);
  return scripts;
}
