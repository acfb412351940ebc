import type { InstalledScript } from '../engine/scripts.ts';
import { readHeader } from './header.ts';

/** `@NScriptType` → entry points: all of the first list, at least one of the second (facts/sdf "Scripts"). */
const INTERFACES: Record<string, { object: string; all: string[]; oneOf: string[] }> = {
  UserEventScript: {
    object: 'usereventscript',
    all: [],
    oneOf: ['beforeLoad', 'beforeSubmit', 'afterSubmit'],
  },
  Restlet: { object: 'restlet', all: [], oneOf: ['get', 'post', 'put', 'delete'] },
  MapReduceScript: { object: 'mapreducescript', all: ['getInputData'], oneOf: ['map', 'reduce'] },
  ScheduledScript: { object: 'scheduledscript', all: ['execute'], oneOf: [] },
  Suitelet: { object: 'suitelet', all: ['onRequest'], oneOf: [] },
  Portlet: { object: 'portlet', all: ['render'], oneOf: [] },
  MassUpdateScript: { object: 'massupdatescript', all: ['each'], oneOf: [] },
  WorkflowActionScript: { object: 'workflowactionscript', all: ['onAction'], oneOf: [] },
  ClientScript: {
    object: 'clientscript',
    all: [],
    oneOf: ['pageInit', 'saveRecord', 'fieldChanged', 'validateField', 'postSourcing', 'lineInit'],
  },
};

/** Upload and deploy checks on the text of a script file (netsuite-platform §5); answers NetSuite's code and a sentence. */
export function headerProblem(source: string, objectType: string): string | null {
  const header = readHeader(source);
  if (!header) {
    return 'MISSING_SCRIPT_TYPE: the file does not open with a JSDoc comment that has @NApiVersion and @NScriptType.';
  }
  if (header.apiVersion === null || !['2.0', '2.x', '2.X', '2.1'].includes(header.apiVersion)) {
    return `INVALID_API_VERSION: @NApiVersion ${header.apiVersion ?? 'is missing'}.`;
  }
  if (header.scriptType === null) return 'MISSING_SCRIPT_TYPE: @NScriptType is missing.';
  const type = INTERFACES[header.scriptType];
  if (!type) return `INVALID_JSDOC_TAG_VALUE: @NScriptType ${header.scriptType}.`;
  if (type.object !== objectType) {
    return `WRONG_SCRIPT_TYPE: the file says ${header.scriptType}, the object is a ${objectType}.`;
  }
  return null;
}

/** What evaluating the file found: entry points, or why it cannot be evaluated. */
export interface Inspection {
  entryPoints?: string[];
  config?: InstalledScript['config'];
  error?: { name: string; message: string };
}

export function interfaceProblem(inspection: Inspection, objectType: string): string | null {
  if (inspection.error) return `${inspection.error.name}: ${inspection.error.message}`;
  const found = new Set(inspection.entryPoints ?? []);
  const [, own] = Object.entries(INTERFACES).find(([, type]) => type.object === objectType) ?? [];
  if (!own) return null;
  const others = Object.values(INTERFACES).filter(
    (type) => type !== own && [...type.all, ...type.oneOf].some((name) => found.has(name)),
  );
  const isMissing =
    own.all.some((name) => !found.has(name)) ||
    (own.oneOf.length > 0 && !own.oneOf.some((name) => found.has(name)));
  if (isMissing) {
    const wanted = [...own.all, ...(own.oneOf.length > 0 ? [own.oneOf.join(' or ')] : [])];
    return `SCRIPT_OF_API_VERSION_20_MUST_IMPLEMENT_A_SCRIPT_TYPE_INTERFACE: ${wanted.join(' and ')} must be returned.`;
  }
  if (others.length > 0) {
    return 'SCRIPT_OF_API_VERSION_20_CANNOT_IMPLEMENT_MORE_THAN_ONE_SCRIPT_TYPE_INTERFACES: entry points of two script types.';
  }
  return null;
}
