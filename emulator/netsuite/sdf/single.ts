import { createHash } from 'node:crypto';
import type { ScriptType } from '../engine/limits.ts';
import type { Deployment, InstalledScript } from '../engine/scripts.ts';
import type { InstallParts } from './install.ts';
import { SdfRefusal } from './refusal.ts';
import { headerProblem, interfaceProblem } from './scriptChecks.ts';

/** A script that somebody else put into the account by hand. */
export interface SingleScript {
  /** `customscript_…` */
  id: string;
  type: ScriptType;
  /** Text of the file, with its header. */
  source: string;
  parameters?: { id: string; fieldType: string; defaultValue?: string }[];
  /** One deployment for all roles, released and deployed, if not said otherwise. */
  deployments?: (Partial<Deployment> & { id?: string })[];
}

/** @throws SdfRefusal with what the upload would say. */
export async function installOne(
  script: SingleScript,
  { registry, ids, inspect }: InstallParts,
): Promise<InstalledScript> {
  const path = `/SuiteScripts/${script.id}.js`;
  const wrongHeader = headerProblem(script.source, script.type);
  if (wrongHeader !== null) throw new SdfRefusal([`${path}: ${wrongHeader}`]);
  const inspection = await inspect(script.source, path);
  const wrongInterface = interfaceProblem(inspection, script.type);
  if (wrongInterface !== null) throw new SdfRefusal([`${path}: ${wrongInterface}`]);

  const isQueued = script.type === 'mapreducescript' || script.type === 'scheduledscript';
  const made: InstalledScript = {
    id: script.id,
    internalId: ids('script', script.id),
    type: script.type,
    name: script.id,
    path,
    source: script.source,
    key: `${path}#${createHash('sha256').update(script.source).digest('hex').slice(0, 16)}`,
    entryPoints: inspection.entryPoints ?? [],
    ...(inspection.config && { config: inspection.config }),
    parameters: (script.parameters ?? []).map((parameter) => ({
      ...parameter,
      defaultValue: parameter.defaultValue ?? null,
    })),
    deployments: (script.deployments ?? [{}]).map((given, index) => {
      const id =
        given.id ?? `customdeploy_${script.id.replace(/^customscript_?/, '')}_${index + 1}`;
      return {
        internalId: ids('scriptdeployment', id),
        number: index + 1,
        title: id,
        status: isQueued ? 'NOTSCHEDULED' : 'RELEASED',
        isDeployed: true,
        logLevel: 'DEBUG',
        recordType: null,
        eventType: null,
        executionContexts: new Set<string>(),
        allRoles: true,
        roles: [],
        runAsRole: null,
        values: {},
        bufferSize: 1,
        concurrencyLimit: 1,
        yieldAfterMinutes: 60,
        schedule: null,
        ...given,
        id,
      };
    }),
  };
  registry.add(made);
  return made;
}
