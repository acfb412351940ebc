import type { EntryPoints } from 'N/types';
import { logError } from './log';

/** Logs every fault that ended a stage of a map/reduce whole; the work itself is still where it was. */
export function reportRun(script: string, context: EntryPoints.MapReduce.summarizeContext): void {
  if (context.inputSummary.error)
    logError(`${script}: reading its input failed`, context.inputSummary.error);
  context.mapSummary.errors.iterator().each((key, error) => {
    logError(`${script}: ${key} was not finished`, error);
    return true;
  });
}
