import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CATALOG, type CatalogItem } from '../../scripts/local/catalog.ts';
import { adjustStock } from '../../scripts/local/demoAccount.ts';
import { memoryFolder } from '../../scripts/local/memoryFolder.ts';
import { bootVirtualWorld, type VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { suiteql } from '../soak/suiteql.ts';

const MINUTE = 60_000;
const START = '2026-11-02T08:00:00Z';
const TAKEN_BY_NOBODY = 100_000;
/** Lines of one adjustment when the shelves are filled. */
const LINES = 200;

/** What NetSuite leaves to Crossdock: RESTlet calls at once, and map/reduce processors. */
export interface Places {
  slots: number;
  processors: number;
}

export interface WorldSize {
  places: Places;
  stores: number;
  /** Beside the demo's. */
  items: number;
  seed: number;
}

/** A world that counts what everything in it costs, whoever runs it. */
export type MeteredWorld = VirtualWorld & {
  /** So far: governance units of all scripts, points of all calls to all stores, time on NetSuite's processors. */
  used(): { units: number; points: number; processorMs: number };
};

/** Entry points of map/reduce and scheduled scripts. */
const ON_PROCESSORS = new Set(['getInputData', 'map', 'reduce', 'summarize', 'execute']);

/** Boots an account that never runs out of stock, on the virtual clock with the latency model, and takes it down after `work`. */
export async function inWorld<T>(
  { places: { slots, processors }, stores, items, seed }: WorldSize,
  work: (world: MeteredWorld, catalog: readonly CatalogItem[]) => Promise<T>,
): Promise<T> {
  let units = 0;
  let processorMs = 0;
  const folder = mkdtempSync(join(memoryFolder(), 'crossdock-capacity-'));
  const removeFolder = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('exit', removeFolder);
  const catalog = [...CATALOG, ...Array.from({ length: items }, (_, index) => madeUp(index))];
  const world = await bootVirtualWorld({
    seed,
    start: START,
    folder,
    stores,
    catalog,
    relayConcurrency: slots,
    netsuite: {
      concurrency: slots,
      processors,
      onEnded: (run) => {
        units += run.units;
        if (ON_PROCESSORS.has(run.entry)) processorMs += run.to - run.from;
      },
    },
  });
  const points = countPoints(world);
  try {
    await fillShelves(world);
    return await work(
      { ...world, used: () => ({ units, points: points(), processorMs }) },
      catalog,
    );
  } finally {
    await world.stop();
    removeFolder();
    process.off('exit', removeFolder);
  }
}

/** Reads along what the stores' buckets give and get back. */
function countPoints({ shopify, stores }: VirtualWorld): () => number {
  let points = 0;
  for (const { key } of stores) {
    const { bucket } = shopify.control.store(key);
    const { take, giveBack } = bucket;
    bucket.take = (wanted) => {
      const isThere = take(wanted);
      if (isThere) points += wanted;
      return isThere;
    };
    bucket.giveBack = (unused) => {
      points -= unused;
      giveBack(unused);
    };
  }
  return () => points;
}

async function fillShelves({ netsuite, account, time }: VirtualWorld): Promise<void> {
  const items = [...account.items.values()];
  for (let from = 0; from < items.length; from += LINES) {
    const saved = adjustStock(
      netsuite,
      account.adjustmentAccount,
      items.slice(from, from + LINES).map((item) => ({
        item,
        location: account.locations.east,
        adjustqtyby: TAKEN_BY_NOBODY,
        unitcost: 5,
      })),
    );
    await time.finish(saved);
  }
  await time.until(time.now() + 5 * MINUTE);
}

function madeUp(index: number): CatalogItem {
  return {
    sku: `PART-${index + 1}`,
    title: `Part ${index + 1}`,
    price: '9.90',
    stock: { east: 0, west: 0 },
  };
}

/** What Crossdock's own activity says about stock pushes. */
export function stockPushes(world: VirtualWorld) {
  const row = suiteql(
    world.netsuite,
    "SELECT COUNT(*) AS runs, SUM(a.custrecord_xdk_activity_units) AS units, SUM(a.custrecord_xdk_activity_points) AS points, SUM(a.custrecord_xdk_activity_ms) AS ms FROM customrecord_xdk_activity a WHERE a.custrecord_xdk_activity_flow = 'stock push'",
  )[0];
  const of = (name: string) => Number(row?.[name] ?? 0);
  return { runs: of('runs'), units: of('units'), points: of('points'), ms: of('ms') };
}

export function lineCount(world: VirtualWorld): number {
  return Number(suiteql(world.netsuite, 'SELECT COUNT(*) AS n FROM transactionline')[0]?.['n']);
}
