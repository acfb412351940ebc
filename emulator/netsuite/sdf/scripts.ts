import { createHash } from 'node:crypto';
import type { ScriptType } from '../engine/limits.ts';
import type { Deployment, InstalledScript } from '../engine/scripts.ts';
import { reference, type InternalIds } from './definitions.ts';
import type { Inspection } from './scriptChecks.ts';
import { recurrenceOf } from './recurrence.ts';
import { flag, group, textOf, type Element } from './xml.ts';

const SCRIPT_TYPES = new Set<string>([
  'usereventscript',
  'restlet',
  'mapreducescript',
  'scheduledscript',
  'suitelet',
  'portlet',
  'massupdatescript',
  'workflowactionscript',
  'clientscript',
]);

export function isScript(object: Element): boolean {
  return SCRIPT_TYPES.has(object.name);
}

/** Path of `[/SuiteScripts/x.js]`. */
export function scriptFile(object: Element): string | null {
  return /^\[(\/.+\.js)\]$/.exec(textOf(object, 'scriptfile') ?? '')?.[1] ?? null;
}

/** A script record from its SDF object; the entry points are those the file was found to have. */
export function scriptOf(
  object: Element,
  path: string,
  source: string,
  inspection: Inspection,
  ids: InternalIds,
): InstalledScript {
  const id = object.attributes['scriptid'] ?? '';
  const parameters = group(object, 'scriptcustomfields', 'scriptcustomfield').map((field) => ({
    id: field.attributes['scriptid'] ?? '',
    fieldType: textOf(field, 'fieldtype') ?? 'TEXT',
    defaultValue: textOf(field, 'defaultvalue') ?? textOf(field, 'defaultchecked'),
  }));
  return {
    id,
    internalId: ids('script', id),
    type: object.name as ScriptType,
    name: textOf(object, 'name') ?? id,
    path,
    source,
    key: `${path}#${createHash('sha256').update(source).digest('hex').slice(0, 16)}`,
    entryPoints: inspection.entryPoints ?? [],
    ...(inspection.config && { config: inspection.config }),
    parameters,
    deployments: group(object, 'scriptdeployments', 'scriptdeployment').map((element, index) =>
      deploymentOf(element, index + 1, object.name, parameters, ids),
    ),
  };
}

function deploymentOf(
  element: Element,
  number: number,
  type: string,
  parameters: { id: string }[],
  ids: InternalIds,
): Deployment {
  const id = element.attributes['scriptid'] ?? '';
  const recordType = textOf(element, 'recordtype');
  const values: Record<string, string> = {};
  for (const parameter of parameters) {
    const value = textOf(element, parameter.id);
    if (value !== null) values[parameter.id] = value;
  }
  const list = (name: string) => (textOf(element, name) ?? '').split('|').filter(Boolean);
  return {
    id,
    internalId: ids('scriptdeployment', id),
    number,
    title: textOf(element, 'title') ?? id,
    status: textOf(element, 'status') ?? 'TESTING',
    isDeployed: flag(element, 'isdeployed', true),
    logLevel: textOf(element, 'loglevel') ?? 'DEBUG',
    recordType:
      recordType === null || type !== 'usereventscript'
        ? null
        : (reference(recordType) ?? recordType.toLowerCase()),
    eventType: textOf(element, 'eventtype'),
    executionContexts: new Set(list('executioncontext')),
    allRoles: flag(element, 'allroles', false),
    roles: list('audslctrole').map((role) => reference(role) ?? role.toLowerCase()),
    runAsRole: role(textOf(element, 'runasrole')),
    values,
    bufferSize: Number(textOf(element, 'buffersize') ?? 1),
    concurrencyLimit: Number(textOf(element, 'concurrencylimit') ?? 1),
    yieldAfterMinutes: Number(textOf(element, 'yieldaftermins') ?? 60),
    schedule: recurrenceOf(element),
  };
}

function role(text: string | null): string | null {
  return text === null ? null : (reference(text) ?? text.toLowerCase());
}
