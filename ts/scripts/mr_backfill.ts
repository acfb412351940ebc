/**
 * Somebody wants orders or customers of the past, or a list of them: note them, and have them brought in.
 *
 * It only notes ids; each order takes the same path as a new one, with the store's filters, and one that is in NetSuite
 * already is left as it is. Customers are taken over as the store's settings say.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { reportRun } from '../netsuite/runReport';
import { submitMapReduce } from '../netsuite/tasks';
import { backfillSlices, noteSlice } from '../sync/backfill';

export function getInputData(): string[] {
  return backfillSlices();
}

export function map(context: EntryPoints.MapReduce.mapContext): void {
  noteSlice(context.value);
}

export function summarize(context: EntryPoints.MapReduce.summarizeContext): void {
  reportRun('mr_backfill', context);
  submitMapReduce('customscript_xdk_mr_sync');
}
