/**
 * Night: compare every item's stock with every store and set what differs.
 *
 * It heals what single pushes missed and what others wrote; each map call takes up to 250 items of one store.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { readSlices, sweepSlice } from '../inventory/sweepStock';
import { reportRun } from '../netsuite/runReport';

export function getInputData(): string[] {
  return readSlices();
}

export function map(context: EntryPoints.MapReduce.mapContext): void {
  sweepSlice(context.value);
}

export function summarize(context: EntryPoints.MapReduce.summarizeContext): void {
  reportRun('mr_inventory', context);
}
