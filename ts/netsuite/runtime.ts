import * as runtime from 'N/runtime';

export function accountId(): string {
  return runtime.accountId;
}

/** Units left to this invocation. */
export function remainingUnits(): number {
  return runtime.getCurrentScript().getRemainingUsage();
}

/** USERINTERFACE, RESTLET, MAPREDUCE, CSVIMPORT … */
export function executionContext(): string {
  return runtime.executionContext;
}

/** `feature` as in the manifest: MULTICURRENCY, SUBSIDIARIES, MULTILOCINVT … */
export function isFeatureOn(feature: string): boolean {
  return runtime.isFeatureInEffect({ feature: feature as never });
}

/** A parameter of this script's deployment or submission as text; '' when it is not set. */
export function scriptParameter(name: string): string {
  const value: unknown = runtime.getCurrentScript().getParameter({ name });
  return value === null || value === undefined ? '' : String(value);
}
