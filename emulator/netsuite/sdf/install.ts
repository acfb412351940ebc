import type { Account, Definitions } from '../contract.ts';
import type { InstalledScript, ScriptRegistry } from '../engine/scripts.ts';
import { define, type InternalIds } from './definitions.ts';
import { objectProblems } from './objectChecks.ts';
import type { Project } from './project.ts';
import { SdfRefusal } from './refusal.ts';
import { headerProblem, interfaceProblem, type Inspection } from './scriptChecks.ts';
import { isScript, scriptFile, scriptOf } from './scripts.ts';

export interface InstallParts {
  account: Account;
  definitions: Definitions;
  registry: ScriptRegistry;
  /** Secrets the account has; SDF only refers to them. */
  secretIds(): string[];
  ids: InternalIds;
  /** Evaluates a script file. */
  inspect(source: string, path: string): Promise<Inspection>;
}

/**
 * Installs a project, all or nothing.
 * @returns the scripts it brought.
 * @throws SdfRefusal with every reason.
 */
export async function installProject(
  project: Project,
  parts: InstallParts,
): Promise<InstalledScript[]> {
  const problems = objectProblems(project, parts.account, parts.definitions);
  const scripts: InstalledScript[] = [];
  for (const { file, root } of project.objects.filter((object) => isScript(object.root))) {
    const path = scriptFile(root);
    const source = path === null ? undefined : project.files.get(path);
    if (path === null || source === undefined) continue;
    const wrongHeader = headerProblem(source, root.name);
    if (wrongHeader !== null) {
      problems.push(`${file}: ${path}: ${wrongHeader}`);
      continue;
    }
    const inspection = await parts.inspect(source, path);
    const wrongInterface = interfaceProblem(inspection, root.name);
    if (wrongInterface !== null) {
      problems.push(`${file}: ${path}: ${wrongInterface}`);
      continue;
    }
    scripts.push(scriptOf(root, path, source, inspection, parts.ids));
  }
  if (problems.length > 0) throw new SdfRefusal(problems);

  for (const { root } of project.objects) define(parts.definitions, root, parts.ids);
  for (const script of scripts) parts.registry.add(script);
  return scripts;
}
