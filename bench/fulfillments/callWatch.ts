import { modelledLatencies, type LatencyTable } from '../../emulator/netsuite/latency.ts';

/** One call of a script, by its row of the latency table, and how long the clock stood on it. */
export interface Call {
  name: string;
  ms: number;
}

export interface CallWatch {
  /** The modelled latencies; whoever draws from it is noted. */
  table: LatencyTable;
  clock: { now(): number } | null;
  /** From here on. */
  start(): void;
  /** Since the start, in their order: on a virtual clock nothing but these calls takes time. */
  calls(): Call[];
}

/** What NetSuite takes for the save itself, and to start any script on it, is not Crossdock's delay. */
export const NOT_OURS = [
  'record.transform transaction',
  'record.save itemfulfillment',
  'record.save line',
  'user event',
];

/** @param latencies what is drawn from */
export function callWatch(latencies: LatencyTable = modelledLatencies): CallWatch {
  let drawn: { name: string; at: number }[] = [];
  const watch: CallWatch = {
    table: {},
    clock: null,
    start: () => void (drawn = []),
    calls: () =>
      drawn.map(({ name, at }, index) => ({
        name,
        ms: (drawn[index + 1]?.at ?? now()) - at,
      })),
  };
  const now = () => watch.clock?.now() ?? 0;
  for (const [name, { p50, p99 }] of Object.entries(latencies)) {
    watch.table[name] = {
      p99,
      get p50() {
        drawn.push({ name, at: now() });
        return p50;
      },
    };
  }
  return watch;
}
