/**
 * Night: delete work that has been done for a week and activities of more than three months.
 *
 * It deletes nothing that still waits, no link and no sync error.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { reportRun } from '../netsuite/runReport';
import { pruneSlice, pruneSlices } from '../sync/prune';

export function getInputData(): string[] {
  return pruneSlices();
}

export function map(context: EntryPoints.MapReduce.mapContext): void {
  pruneSlice(context.value);
}

export function summarize(context: EntryPoints.MapReduce.summarizeContext): void {
  reportRun('mr_prune', context);
}
