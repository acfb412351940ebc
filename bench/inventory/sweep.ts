import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchmarkSize } from '../benchmarks.ts';
import type { Row } from '../row.ts';
import { bootSweepWorld, receive, SCRIPT_MB, STORES, type SweepWorld } from './sweepWorld.ts';

/** Of the goal: 50,000 items × 5 locations × 3 stores, linear from 1,000 items. */
const GOAL_ITEMS = 50_000;
const LOCATIONS = 5;
const ITEMS_PER_CALL = 250;
/** Every hundredth item differs when the sweep begins. */
const DIFFERS = 100;
const SAMPLE_MS = 50;
/** The young generation has a quarter of the old one's room. */
const MOST_HEAP_MB = SCRIPT_MB * 1.25;
const MB = 1024 * 1024;

interface Sweep {
  items: number;
  /** Processor time of the whole process, threads and both local systems among them. */
  seconds: number;
  slices: number;
  /** Figures that were set, and how many differed. */
  set: number;
  differing: number;
  /** Governance units of a map call. */
  units: number;
  failed: number;
  /** Characters that left the map stage. */
  written: number;
  /** The fullest heap that a script's thread ever had, what waits to be collected included: MB. */
  heap: number;
  /** What the whole process took beyond what it held before, both local systems among it: MB. */
  grown: number;
}

/** One map/reduce run over all stores, at two sizes; with `full` the larger one is the goal's, with `quick` it is alone. */
export async function sweeps({ quick, full }: BenchmarkSize): Promise<Row[]> {
  const [few, many] = full ? [1000, GOAL_ITEMS] : quick ? [0, 500] : [500, 2000];
  const small = few > 0 ? await sweep(few) : null;
  const large = await sweep(many);
  const perThousand = (one: Sweep) => (one.seconds / one.items) * 1000;
  const name = `sweep of ${large.items.toLocaleString('en')} items × ${LOCATIONS} locations × ${STORES.length} stores`;
  const against = small ? { against: `${small.items.toLocaleString('en')} items` } : {};
  const slower = small ? perThousand(large) / perThousand(small) : null;
  const rows: Row[] = [
    {
      name: `${name}, in one run`,
      figure: large.seconds,
      unit: 's of processor time',
      goal: 'all slices, none failed',
      ok: large.failed === 0 && large.slices >= (large.items / ITEMS_PER_CALL) * STORES.length,
    },
    {
      name: `${name}, time per item`,
      figure: perThousand(large),
      unit: 's per 1,000 items',
      ...(slower === null ? { goal: '' } : { goal: 'ratio ≤ 1.5', ratio: slower }),
      ...against,
      ok: slower === null || slower <= 1.5,
    },
    {
      name: `${name}, figures set`,
      figure: large.set,
      unit: `of ${(large.items * LOCATIONS * STORES.length).toLocaleString('en')} compared`,
      goal: `= ${large.differing}, those that differ`,
      ok: large.set === large.differing,
    },
    {
      name: `${name}, a map call`,
      figure: large.units,
      unit: 'governance units',
      goal: '≤ 1,000',
      ok: large.units > 0 && large.units <= 1000,
    },
    {
      name: `${name}, memory of a script at most`,
      figure: large.heap,
      unit: 'MB on the heap of its thread, what waits to be collected among them; it dies of more',
      goal: `≤ ${MOST_HEAP_MB}, whatever the size`,
      ...(small && { ratio: large.heap / small.heap }),
      ...against,
      ok: large.failed === 0 && large.heap <= MOST_HEAP_MB,
    },
    {
      name: `${name}, left the map stage`,
      figure: large.written,
      unit: 'characters, ids of what differs',
      goal: '< 200 MB',
      ok: large.written < 200 * MB,
    },
    {
      name: `${name}, process with both local systems`,
      figure: large.grown,
      unit: 'MB beyond what it held before',
      goal: '',
      ok: true,
    },
  ];
  return full ? rows : [...rows, atGoal(perThousand(large))];
}

function atGoal(perThousand: number): Row {
  const calls = (GOAL_ITEMS / ITEMS_PER_CALL) * STORES.length;
  return {
    name: `sweep of ${GOAL_ITEMS.toLocaleString('en')} items, worked out from that`,
    figure: perThousand * (GOAL_ITEMS / 1000),
    unit: `s of processor time, ${calls} map calls`,
    goal: '',
    ok: true,
  };
}

async function sweep(items: number): Promise<Sweep> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const world = await bootSweepWorld(folder, { items, locations: LOCATIONS, stores: STORES });
  try {
    const changed = world.items.filter((_, index) => index % DIFFERS === 0);
    await receive(world.local, changed, world.warehouses[0] ?? '', 10);
    return { items, differing: changed.length * STORES.length, ...(await run(world)) };
  } finally {
    await world.local.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sweep as its schedule starts it, until its last reduce call is over. */
async function run({
  local: { netsuite },
  items,
}: SweepWorld): Promise<Omit<Sweep, 'items' | 'differing'>> {
  const before = [...netsuite.records.all('customrecord_xdk_activity')].length;
  const held = process.memoryUsage.rss();
  const most = { heap: 0, rss: held };
  const sampling = setInterval(() => {
    most.rss = Math.max(most.rss, process.memoryUsage.rss());
    void netsuite.engine.scriptHeaps().then((heaps) => {
      most.heap = Math.max(most.heap, ...heaps);
    });
  }, SAMPLE_MS);
  const started = process.cpuUsage();
  const { result } = await netsuite.runTask('customscript_xdk_mr_inventory', {
    deploymentId: 'customdeploy_xdk_mr_inventory_1',
  });
  const { user, system } = process.cpuUsage(started);
  clearInterval(sampling);
  if (!result) throw new Error('the sweep did not end');
  await netsuite.settled();
  const own = new Set(items.map((item) => `item ${item}`));
  const set = [...netsuite.records.all('customrecord_xdk_activity')]
    .slice(before)
    .filter(({ fields }) => fields['custrecord_xdk_activity_flow'] === 'stock sweep')
    .flatMap(
      ({ fields }) =>
        JSON.parse(String(fields['custrecord_xdk_activity_entries'])) as { record: string }[],
    )
    .filter(({ record }) => own.has(record));
  return {
    seconds: (user + system) / 1_000_000,
    slices: result.map.keys.length,
    set: set.length,
    units: Math.round(result.map.usage / Math.max(1, result.map.keys.length)),
    failed: result.map.errors.length + result.reduce.errors.length,
    written: result.map.written,
    heap: most.heap / MB,
    grown: (most.rss - held) / MB,
  };
}
