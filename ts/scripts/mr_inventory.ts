/**
 * Night: compare every item's stock with every store and set what differs.
 *
 * It heals what single pushes missed and what others wrote. A map call compares 250 item ids of one store; only the ids of
 * what differs leave it, and a reduce call computes those once more and sets them.
 *
 * @NApiVersion 2.1
 * @NScriptType MapReduceScript
 * @NModuleScope SameAccount
 */
import type { EntryPoints } from 'N/types';
import { compareSlice, readSlices, resolveSwept, setDiffering } from '../inventory/sweepStock';
import { reportRun } from '../netsuite/runReport';

export function getInputData(): string[] {
  return readSlices();
}

export function map(context: EntryPoints.MapReduce.mapContext): void {
  const differing = compareSlice(context.value);
  if (differing) context.write({ key: differing.group, value: JSON.stringify(differing.items) });
}

export function reduce(context: EntryPoints.MapReduce.reduceContext): void {
  setDiffering(
    context.key,
    context.values.map((value) => JSON.parse(value) as string[]),
  );
}

export function summarize(context: EntryPoints.MapReduce.summarizeContext): void {
  if (reportRun('mr_inventory', context)) resolveSwept(context.dateCreated.toISOString());
}
