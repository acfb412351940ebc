import type { RecordData } from './contract.ts';
import type { Random } from './engine/random.ts';

/** Half of the calls take less than `p50` milliseconds, one in a hundred more than `p99`. */
export interface Spread {
  p50: number;
  p99: number;
}

/**
 * How long things take in NetSuite. EVERY FIGURE IS A MODELLING ASSUMPTION (netsuite-platform §10) and none of them a
 * measurement of NetSuite; all can be replaced by createNetSuite's `latencies`.
 */
export const modelledLatencies = {
  token: { p50: 400, p99: 1_500 },
  restlet: { p50: 450, p99: 2_000 },
  'record.load transaction': { p50: 350, p99: 1_500 },
  'record.load other': { p50: 200, p99: 900 },
  'record.load custom': { p50: 60, p99: 300 },
  'record.save transaction': { p50: 1_500, p99: 6_000 },
  'record.save itemfulfillment': { p50: 2_000, p99: 8_000 },
  'record.save salesorder': { p50: 1_500, p99: 5_000 },
  'record.save line': { p50: 60, p99: 200 },
  'record.save other': { p50: 900, p99: 3_000 },
  'record.save custom': { p50: 90, p99: 400 },
  'record.create transaction': { p50: 200, p99: 800 },
  'record.create other': { p50: 100, p99: 500 },
  'record.create custom': { p50: 60, p99: 200 },
  'record.transform transaction': { p50: 900, p99: 3_000 },
  'record.delete transaction': { p50: 900, p99: 4_000 },
  'record.delete other': { p50: 500, p99: 2_000 },
  'record.delete custom': { p50: 90, p99: 400 },
  'record.submitFields transaction': { p50: 350, p99: 1_500 },
  'record.submitFields other': { p50: 250, p99: 1_000 },
  'record.submitFields custom': { p50: 120, p99: 500 },
  'search.lookupFields': { p50: 40, p99: 250 },
  search: { p50: 304, p99: 2_000 },
  'search.count': { p50: 68, p99: 400 },
  'query.run': { p50: 150, p99: 1_000 },
  'query.page': { p50: 175, p99: 1_500 },
  /** On top, for each thousand rows of the answer: 5,000 rows take some 1.5 s. */
  'query thousand rows': { p50: 280, p99: 1_900 },
  'https.request': { p50: 250, p99: 1_500 },
  cache: { p50: 3, p99: 30 },
  'task.submit': { p50: 300, p99: 1_500 },
  'email.send': { p50: 100, p99: 600 },
  file: { p50: 100, p99: 600 },
  'mapreduce queue': { p50: 10_000, p99: 300_000 },
  'mapreduce stage': { p50: 3_000, p99: 20_000 },
  'mapreduce invocation': { p50: 40, p99: 300 },
  /** Start of a user event script; what it calls comes on top. */
  'user event': { p50: 40, p99: 300 },
  /** On top of the first start of a script, and of each after COLD_AFTER_MS without one. */
  'cold script': { p50: 500, p99: 3_000 },
  /** The end of a save in which its rows of stock are locked (switch `savesLockStock`). */
  'stock lock': { p50: 150, p99: 600 },
} satisfies Record<string, Spread>;

export type LatencyTable = Record<string, Spread>;

/** 99th percentile of the standard normal distribution. */
const Z99 = 2.326;

/** Draws a log-normal duration in whole milliseconds. */
export function drawLatency({ p50, p99 }: Spread, random: Random): number {
  const sigma = Math.log(p99 / p50) / Z99;
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.round(p50 * Math.exp(sigma * normal));
}

/** The first entry there is, from the special to the general. */
export function latencyOf(table: LatencyTable | null, random: Random, ...names: string[]): number {
  if (!table) return 0;
  for (const name of names) {
    const spread = table[name];
    if (spread) return drawLatency(spread, random);
  }
  return 0;
}

/** How long one `N/*` call takes. `saved`: the record that is saved; its lines make the save longer. */
export function callLatency(
  table: LatencyTable | null,
  random: Random,
  method: string,
  recordClass: string | undefined,
  recordType: string | undefined,
  saved: RecordData | null,
): number {
  if (!table) return 0;
  const [module = ''] = method.split('.');
  const own = latencyOf(
    table,
    random,
    `${method} ${recordType}`,
    `${method} ${recordClass}`,
    method,
    module,
  );
  if (method !== 'record.save') return own;
  const sublists = Object.values(saved?.sublists ?? {});
  const lines = sublists.reduce((most, { length }) => Math.max(most, length), 0);
  let whole = own;
  for (let line = lines; line > 0; line--) whole += latencyOf(table, random, 'record.save line');
  return whole;
}

/** What a call takes on top because of what it answers. */
export function answerLatency(
  table: LatencyTable | null,
  random: Random,
  method: string,
  answer: unknown,
): number {
  if (!table || !method.startsWith('query.')) return 0;
  const rows = (answer as { rows?: unknown[] } | null)?.rows?.length ?? 0;
  return rows === 0
    ? 0
    : Math.round((latencyOf(table, random, 'query thousand rows') * rows) / 1_000);
}

/** How long a script that nobody starts stays loaded: an assumption as well. */
const COLD_AFTER_MS = 30 * 60_000;

/** What the start of a script takes on top because it has to be loaded first; who comes meanwhile waits for the same load. */
export function coldStarts(table: LatencyTable | null, random: Random, now: () => number) {
  const loadedAt = new Map<string, number>();
  return (script: string): number => {
    const time = now();
    let ready = loadedAt.get(script) ?? -Infinity;
    if (time - ready >= COLD_AFTER_MS) ready = time + latencyOf(table, random, 'cold script');
    loadedAt.set(script, Math.max(ready, time));
    return Math.max(0, ready - time);
  };
}

/**
 * Saves of transactions queue up on the rows of the items and locations they touch (review 38, from experience): the last
 * part of each save holds them alone.
 */
export function stockLocks(
  table: LatencyTable | null,
  random: Random,
  now: () => number,
  isStocked: (item: string) => boolean,
) {
  const taken = new Map<string, Hold[]>();
  /** @returns how long a save takes that would take `delay` without the others. */
  return (saved: RecordData, delay: number): number => {
    const rows = stockRowsOf(saved, isStocked);
    const held = Math.min(delay, latencyOf(table, random, 'stock lock'));
    const holds = rows.flatMap((row) => taken.get(row) ?? []);
    const from = firstGap(holds, now() + delay - held, held);
    for (const row of rows) {
      const still = (taken.get(row) ?? []).filter(({ to }) => to > now());
      taken.set(row, [...still, { from, to: from + held }]);
    }
    return from + held - now();
  };
}

interface Hold {
  from: number;
  to: number;
}

/** A save that needs its rows later than another one does not keep that one waiting. */
function firstGap(holds: Hold[], earliest: number, length: number): number {
  return holds
    .sort((one, other) => one.from - other.from)
    .reduce(
      (from, hold) => (hold.from < from + length && hold.to > from ? hold.to : from),
      earliest,
    );
}

/** Discounts, taxes and the like hold no stock and lock none. */
function stockRowsOf(
  { fields, sublists }: RecordData,
  isStocked: (item: string) => boolean,
): string[] {
  const lines = [...(sublists['item'] ?? []), ...(sublists['inventory'] ?? [])];
  const rows = lines.flatMap(({ values }) => {
    const location = values['location'] ?? fields['location'];
    const item = String(values['item'] ?? '');
    return location && isStocked(item) ? [`${item}@${String(location)}`] : [];
  });
  return [...new Set(rows)];
}
