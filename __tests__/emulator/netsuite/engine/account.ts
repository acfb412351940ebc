import {
  createNetSuite,
  type NetSuite,
  type NetSuiteOptions,
} from '../../../../emulator/netsuite/index.ts';
import type { ScriptType } from '../../../../emulator/netsuite/engine/limits.ts';

/** What a run of a test's RESTlet ended in. */
export interface Ended {
  value?: unknown;
  name?: string;
  message?: string;
  isKilled?: boolean;
  units: number;
}

const TAGS: Partial<Record<ScriptType, string>> = {
  restlet: 'Restlet',
  usereventscript: 'UserEventScript',
  mapreducescript: 'MapReduceScript',
  scheduledscript: 'ScheduledScript',
  suitelet: 'Suitelet',
};

/** A script file: header, define, the modules by their short names (`record`, `crypto/random` as `crypto_random`). */
export function scriptSource(type: ScriptType, modules: string[], body: string): string {
  const ids = modules.map((name) => `'N/${name}'`).join(', ');
  const names = modules.map((name) => name.replaceAll('/', '_')).join(', ');
  return `/**\n * @NApiVersion 2.1\n * @NScriptType ${TAGS[type]}\n */\ndefine([${ids}], (${names}) => {\n${body}\n});\n`;
}

let scripts = 0;

/** Runs statements as the `post` of a RESTlet; `input` is what it is called with. */
export async function runStatements(
  netsuite: NetSuite,
  modules: string[],
  statements: string,
  input: unknown = {},
): Promise<Ended> {
  const id = `customscript_test_${(scripts += 1)}`;
  await netsuite.installScript({
    id,
    type: 'restlet',
    source: scriptSource('restlet', modules, `return { post: (input) => { ${statements} } };`),
  });
  const outcome = await netsuite.callRestlet(id, input);
  if (outcome.kind === 'killed') {
    return { name: outcome.code, message: outcome.message, isKilled: true, units: outcome.units };
  }
  if (outcome.kind === 'failed') {
    return { name: outcome.failure.name, message: outcome.failure.message, units: outcome.units };
  }
  const answer = outcome.value as { json?: unknown; text?: string };
  return { value: answer.json ?? answer.text, units: outcome.units };
}

/** An account for one test file, stopped after its last test. */
export function useAccount(options: NetSuiteOptions = {}): () => NetSuite {
  let netsuite: NetSuite;
  beforeAll(async () => {
    netsuite = await createNetSuite({ seed: 7, schedules: false, ...options });
  });
  afterAll(() => netsuite.stop());
  return () => netsuite;
}

/** A custom record type that any role may use, with one text field `custrecord_<name>_text`. */
export function declareCustomRecord(netsuite: NetSuite, id: string): void {
  const field = `custrecord_${id.replace('customrecord_', '')}_text`;
  netsuite.definitions.recordTypes.set(id, {
    id,
    internalId: String(500 + netsuite.definitions.recordTypes.size),
    name: id,
    includeName: true,
    accessType: 'NONENEEDED',
    optimisticLocking: true,
    systemNotes: false,
    fields: new Map([
      [
        field,
        {
          id: field,
          label: field,
          type: 'TEXT',
          selects: null,
          mandatory: false,
          stored: true,
          maxLength: null,
          defaultValue: null,
          appliesTo: new Set<string>(),
        },
      ],
    ]),
    permissions: new Map(),
  });
  netsuite.records.define(netsuite.definitions);
  netsuite.queries.define(netsuite.definitions);
}
