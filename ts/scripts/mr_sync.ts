/**
 * Work is waiting: do it, many batches at a time on the account's processors.
 *
 * Each map call takes one batch of one store and entity. What fails goes back to its row with a time or a sync error;
 * nothing is decided here.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { reportRun } from '../netsuite/runReport';
import { readBatches, workOffBatch } from '../sync/syncRun';

export function getInputData(): string[] {
  return readBatches();
}

export function map(context: EntryPoints.MapReduce.mapContext): void {
  workOffBatch(context.value);
}

export function summarize(context: EntryPoints.MapReduce.summarizeContext): void {
  reportRun('mr_sync', context);
}
