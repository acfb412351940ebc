/** What one invocation may use (netsuite-platform §1.2). */
export interface Limits {
  units: number;
  /** Wall time, by the account's clock. */
  seconds: number;
}

export type ScriptType =
  | 'usereventscript'
  | 'restlet'
  | 'mapreducescript'
  | 'scheduledscript'
  | 'suitelet'
  | 'portlet'
  | 'massupdatescript'
  | 'workflowactionscript'
  | 'clientscript';

const BY_TYPE: Record<ScriptType, Limits> = {
  usereventscript: { units: 1_000, seconds: 300 },
  clientscript: { units: 1_000, seconds: 300 },
  portlet: { units: 1_000, seconds: 300 },
  suitelet: { units: 1_000, seconds: 300 },
  restlet: { units: 5_000, seconds: 300 },
  workflowactionscript: { units: 1_000, seconds: 300 },
  massupdatescript: { units: 1_000, seconds: 300 },
  scheduledscript: { units: 10_000, seconds: 3_600 },
  mapreducescript: { units: 10_000, seconds: 3_600 },
};

const BY_STAGE: Record<string, Limits> = {
  map: { units: 1_000, seconds: 300 },
  reduce: { units: 5_000, seconds: 900 },
};

/** @param entry map and reduce have limits of their own. */
export function limitsOf(type: ScriptType, entry: string): Limits {
  return (type === 'mapreducescript' ? BY_STAGE[entry] : undefined) ?? BY_TYPE[type];
}
