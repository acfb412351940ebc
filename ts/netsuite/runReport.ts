import type { EntryPoints } from 'N/types';
import { logError } from './log';

/**
 * Logs every fault that ended a stage of a map/reduce whole; the work itself is still where it was. Answers whether there
 * was none.
 */
export function reportRun(
  script: string,
  context: EntryPoints.MapReduce.summarizeContext,
): boolean {
  let isWhole = true;
  if (context.inputSummary.error) {
    isWhole = false;
    logError(`${script}: reading its input failed`, context.inputSummary.error);
  }
  for (const { errors } of [context.mapSummary, context.reduceSummary]) {
    errors.iterator().each((key, error) => {
      isWhole = false;
      logError(`${script}: ${key} was not finished`, error);
      return true;
    });
  }
  return isWhole;
}
