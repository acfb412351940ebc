import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootVirtualWorld, type VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { EndedRun } from '../../emulator/netsuite/options.ts';
import { DEMO_STORE } from '../../scripts/local/boot.ts';
import type { BenchmarkSize } from '../benchmarks.ts';
import { zero, type Row } from '../row.ts';
import { BATCH, place, tail } from './batch.ts';
import { kept, type Kept } from './kept.ts';

const PROCESSORS = 5;
/** Items of the spread-out stock, and of the flash sale. */
const SPREAD = 100;
const HOT = 20;
const FOR_EVER = 365 * 86_400_000;
/** The stock of the beginning is in the shop by then, and the relay's last call over. */
const SETTLED_MS = 5 * 60_000;

/**
 * Orders that wait as rows of work, through `mr_sync` on five processors and on one, on a virtual clock at modelled cost.
 * Saves that commit the same item at the same location wait for each other.
 * @param ownMs what the import of an order takes of this machine with nothing modelled
 */
export async function inParallel({ quick, full }: BenchmarkSize, ownMs: number): Promise<Row[]> {
  const orders = full ? 10_000 : BATCH * (quick ? 10 : 20);
  const { alone, crowded, found } = await drain(orders, SPREAD, quick ? 2 : 8);
  const hot = quick ? [] : [await drain(orders, HOT, 0)];
  const efficiency = (100 * crowded.share * alone.msPerOrder) / crowded.msPerOrder;
  const own = (100 * ownMs) / alone.msPerOrder;
  return [
    {
      name: `${orders} orders through mr_sync, ${PROCESSORS} processors, stock spread over ${SPREAD} items`,
      figure: efficiency,
      unit: '% of what as many batches would do that meet no other, while orders wait, modelled',
      goal: '≥ 85 %',
      ok: efficiency >= 85,
    },
    zero(
      `${found.orders} orders through mr_sync: lost, doubled, not linked or not equal to the cent`,
      found.lost + found.doubled + found.notLinked + found.otherTotal,
      `of ${found.orders} orders`,
    ),
    ...hot.map(({ crowded: { msPerOrder } }) => ({
      name: `${orders} orders through mr_sync, ${PROCESSORS} processors, ${HOT} hot items`,
      figure: msPerOrder,
      unit: 'ms of a processor per order, modelled',
      goal: '',
      ratio: msPerOrder / crowded.msPerOrder,
      against: 'the same with stock spread out',
      ok: true,
    })),
    {
      name: 'import, machine time of Crossdock and both stand-ins',
      figure: own,
      unit: '% of the modelled times of its calls',
      goal: '≤ 15 %',
      ok: own <= 15,
    },
  ];
}

interface Drained {
  /** Of the processors' time that was spent in batches. */
  share: number;
  /** Time of a batch per order. */
  msPerOrder: number;
}

/** First some batches one after the other, which no other one hinders, then all these orders at once. */
async function drain(
  orders: number,
  items: number,
  aloneBatches: number,
): Promise<{ alone: Drained; crowded: Drained; found: Kept }> {
  let maps: EndedRun[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const catalog = Array.from({ length: items }, (_, index) => ({
    sku: `PART-${index + 1}`,
    title: `Part ${index + 1}`,
    price: '9.90',
    stock: { east: 10 * orders, west: 1 },
  }));
  const world = await bootVirtualWorld({
    seed: 1,
    start: '2026-11-02T08:00:00Z',
    folder,
    catalog,
    plan: 'Plus',
    netsuite: {
      processors: PROCESSORS,
      schedules: false,
      switches: { savesLockStock: true },
      onEnded: (run) => {
        if (run.script.includes('mr_sync') && run.entry === 'map') maps.push(run);
      },
    },
  });
  const { time } = world;
  const skus = catalog.map(({ sku }) => sku);
  const placed: string[] = [];
  try {
    await time.until(time.now() + SETTLED_MS);
    // The relay would bring the orders by itself.
    void world.restartRelay(FOR_EVER, true);
    await time.until(time.now() + SETTLED_MS);
    for (let batch = 0; batch < aloneBatches; batch += 1) {
      placed.push(...wait(world, BATCH, skus));
      await bringOver(world, (batch + 1) * BATCH);
    }
    const alone = maps;
    maps = [];
    placed.push(...wait(world, orders, skus));
    await bringOver(world, aloneBatches * BATCH + orders);
    return {
      alone: whileWaiting(alone, 1),
      crowded: whileWaiting(maps, PROCESSORS),
      found: kept(world, placed),
    };
  } finally {
    await world.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Runs `mr_sync` until so many orders are there; one run takes some thousands of rows. */
async function bringOver({ netsuite, time }: VirtualWorld, expected: number): Promise<void> {
  for (let made = -1; made < expected;) {
    const before = made;
    const { status } = await time.finish(netsuite.runTask('customscript_xdk_mr_sync'));
    made = [...netsuite.records.all('salesorder')].length;
    if (status !== 'COMPLETE' || made === before)
      throw new Error(`mr_sync ended ${status} with ${made} of ${expected} orders`);
  }
}

/** While there was a batch for every processor: until the last one began. */
function whileWaiting(maps: EndedRun[], processors: number): Drained {
  const begin = Math.min(...maps.map(({ from }) => from));
  const last = Math.max(...maps.map(({ from }) => from));
  const busy = maps.reduce((sum, { from, to }) => sum + Math.min(to, last) - from, 0);
  const whole = maps.reduce((sum, { from, to }) => sum + to - from, 0);
  return {
    share: busy / Math.max(1, last - begin) / processors,
    msPerOrder: whole / maps.length / BATCH,
  };
}

/** Orders of three different items each, by one buyer, whom the first makes known, noted as a poll notes them. Answers their gids. */
function wait(world: VirtualWorld, orders: number, skus: string[]): string[] {
  const field = 'custrecord_xdk_work_';
  return Array.from({ length: orders }, (_, index) => {
    const order = place(world, {
      email: 'buyer@example.com',
      payment: 'none',
      skus: [0, 1, 2].map((line) => skus[(index * 3 + line * 7) % skus.length] ?? ''),
    });
    world.netsuite.records.insert('customrecord_xdk_work', {
      externalid: `xdk:${DEMO_STORE.key}:order:${tail(order)}`,
      [`${field}store`]: DEMO_STORE.key,
      [`${field}entity`]: 'order',
      [`${field}subject`]: order,
      [`${field}action`]: 'changed',
      [`${field}hinted`]: `bench-${index}`,
    });
    return order;
  });
}
