import type { ScriptType } from './limits.ts';
import type { Recurrence } from './recurrence.ts';

/** A script record of the account. */
export interface InstalledScript {
  /** `customscript_…` */
  id: string;
  internalId: string;
  type: ScriptType;
  name: string;
  /** Path in the file cabinet. */
  path: string;
  source: string;
  /** Changes with every new version of the source. */
  key: string;
  entryPoints: string[];
  /** Of a map/reduce script: `return { config: … }`. */
  config?: { retryCount?: number; exitOnError?: boolean };
  parameters: ScriptParameter[];
  deployments: Deployment[];
}

export interface ScriptParameter {
  /** `custscript_…` */
  id: string;
  /** SDF's name: TEXT, CLOBTEXT, INTEGER, CHECKBOX … */
  fieldType: string;
  defaultValue: string | null;
}

export interface Deployment {
  /** `customdeploy_…` */
  id: string;
  internalId: string;
  /** Number within the script: `deploy=1` in a URL. */
  number: number;
  title: string;
  status: string;
  isDeployed: boolean;
  logLevel: string;
  /** Record type of a user event, as SuiteScript spells it; null for other scripts. */
  recordType: string | null;
  /** Only this event; null for all. */
  eventType: string | null;
  /** Empty: all contexts. */
  executionContexts: Set<string>;
  allRoles: boolean;
  roles: string[];
  runAsRole: string | null;
  /** Parameter values of this deployment. */
  values: Record<string, string>;
  bufferSize: number;
  concurrencyLimit: number;
  yieldAfterMinutes: number;
  /** Null for a deployment without schedule. */
  schedule: Recurrence | null;
}

/** The scripts of the account, found the ways NetSuite finds them. */
export class ScriptRegistry {
  readonly #scripts = new Map<string, InstalledScript>();

  /** A second script of the same id replaces the first. */
  add(script: InstalledScript): void {
    this.#scripts.set(script.id, script);
  }

  remove(id: string): void {
    this.#scripts.delete(id);
  }

  all(): InstalledScript[] {
    return [...this.#scripts.values()];
  }

  /** By script id or internal id. */
  find(id: string): InstalledScript | undefined {
    return this.#scripts.get(id) ?? this.all().find((script) => script.internalId === id);
  }

  /** User events deployed on a record type for one stage, in the order they were installed. */
  userEvents(
    recordType: string,
    stage: string,
  ): { script: InstalledScript; deployment: Deployment }[] {
    return this.all().flatMap((script) =>
      script.type === 'usereventscript' && script.entryPoints.includes(stage)
        ? script.deployments
            .filter((deployment) => deployment.recordType === recordType)
            .map((deployment) => ({ script, deployment }))
        : [],
    );
  }
}

/** By script id or number, as the `deploy` parameter of a URL names it. */
export function findDeployment(script: InstalledScript, id: string): Deployment | undefined {
  return script.deployments.find(
    (deployment) => deployment.id === id || String(deployment.number) === id,
  );
}

/** Whether a role may start it: audience, or the administrator (facts/sdf "Scripts"). */
export function isInAudience(deployment: Deployment, role: string): boolean {
  return role === 'administrator' || deployment.allRoles || deployment.roles.includes(role);
}

/** Script parameters as `getParameter` gives them: numbers and booleans by the field's type (netsuite-platform §4.4). */
export function parameterValues(
  script: InstalledScript,
  deployment: Deployment,
  given: Record<string, string> = {},
): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const { id, fieldType, defaultValue } of script.parameters) {
    const text = given[id] ?? deployment.values[id] ?? defaultValue;
    if (fieldType === 'CHECKBOX') values[id] = text === 'T' || text === 'true';
    else if (text === null || text === undefined || text === '') values[id] = null;
    else if (['INTEGER', 'FLOAT', 'CURRENCY', 'PERCENT'].includes(fieldType)) {
      values[id] = Number(text);
    } else values[id] = text;
  }
  return values;
}
