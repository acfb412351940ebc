interface ScriptType {
  /** File name prefix in ts/scripts/. */
  prefix: string;
  required: string[];
  /** At least one of these. */
  oneOf: string[];
  optional: string[];
}

/** What NetSuite calls in a script, by @NScriptType (sdf.md, Scripts). */
const SCRIPT_TYPES: Record<string, ScriptType> = {
  Restlet: { prefix: 'rl', required: [], oneOf: ['get', 'post', 'put', 'delete'], optional: [] },
  UserEventScript: {
    prefix: 'ue',
    required: [],
    oneOf: ['beforeLoad', 'beforeSubmit', 'afterSubmit'],
    optional: [],
  },
  MapReduceScript: {
    prefix: 'mr',
    required: ['getInputData'],
    oneOf: ['map', 'reduce'],
    optional: ['summarize'],
  },
  ScheduledScript: { prefix: 'sc', required: ['execute'], oneOf: [], optional: [] },
  Suitelet: { prefix: 'sl', required: ['onRequest'], oneOf: [], optional: [] },
  Portlet: { prefix: 'pl', required: ['render'], oneOf: [], optional: [] },
};

export const KNOWN_SCRIPT_TYPES = Object.keys(SCRIPT_TYPES);

/** The sentences that say what is wrong with a script's name and exports; none when NetSuite would take it. */
export function entryPointProblems(file: string, type: string, exported: string[]): string[] {
  const expected = SCRIPT_TYPES[type];
  if (!expected) {
    return [`${file}: @NScriptType ${type} is none of ${KNOWN_SCRIPT_TYPES.join(', ')}.`];
  }

  const problems: string[] = [];
  const called = [...expected.required, ...expected.oneOf, ...expected.optional];

  if (!file.split('/').at(-1)?.startsWith(`${expected.prefix}_`)) {
    problems.push(`${file}: the name of a ${type} starts with "${expected.prefix}_".`);
  }
  for (const name of exported.filter((name) => !called.includes(name))) {
    problems.push(
      `${file} exports "${name}", which NetSuite does not call in a ${type}: it knows ${called.join(', ')}.`,
    );
  }
  for (const name of expected.required.filter((name) => !exported.includes(name))) {
    problems.push(`${file} must export "${name}": a ${type} without it is refused at upload.`);
  }
  if (expected.oneOf.length > 0 && !expected.oneOf.some((name) => exported.includes(name))) {
    problems.push(`${file} must export one of ${expected.oneOf.join(', ')} to be a ${type}.`);
  }
  return problems;
}
