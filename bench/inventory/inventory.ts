import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { adjustStock, insertItem } from '../../scripts/local/demoAccount.ts';
import type { BenchmarkSize } from '../benchmarks.ts';
import type { Row } from '../row.ts';
import { flashSale } from './flashSale.ts';
import { flashSaleInBothSystems } from './flashWorld.ts';
import { sweeps } from './sweep.ts';
import { linkItems } from './sweepWorld.ts';

const ITEMS = 1000;
/** Lines of one adjustment; more than Crossdock sends inside a save. */
const LINES = 500;

/** What 1,000 changed figures cost, in Crossdock's own audit trail, a flash sale under four rules, and a night's sweep. */
export async function run(size: BenchmarkSize): Promise<Row[]> {
  const measured: Row[] = [];
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const local = await bootLocal({
    folder,
    relay: false,
    netsuite: { seed: 1, schedules: false },
    shopify: { stores: [{ ...DEMO_STORE, plan: 'plus' }] },
  });
  try {
    const items = fill(local);
    await adjust(local, items, 20);
    await poll(local);
    await adjust(local, items, -1);
    const lowered = await poll(local);
    await adjust(local, items, 2);
    const raised = await poll(local);
    measured.push(
      row(`${ITEMS} figures lowered: units`, lowered.units, 'governance units', 160),
      row(`${ITEMS} figures lowered: points`, lowered.points, 'Shopify points', 100),
      row(`${ITEMS} figures raised: units`, raised.units, 'governance units', 160),
      row(`${ITEMS} figures raised: points`, raised.points, 'Shopify points', 100),
    );
  } finally {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  return [
    ...measured,
    ...flashSale(size.quick),
    ...(await flashSaleInBothSystems(size)),
    ...(await sweeps(size)),
  ];
}

function row(name: string, figure: number, unit: string, most: number): Row {
  return { name, figure, unit, goal: `≤ ${most}`, ok: figure > 0 && figure <= most };
}

/** Items on both sides, stocked at one location, linked beforehand as after a first sweep. */
function fill(local: Local): string[] {
  const { netsuite, shop } = local;
  const items = Array.from({ length: ITEMS }, (_, index) => {
    const sku = `BULK-${index}`;
    return insertItem(netsuite, { sku, title: sku, price: '1.00', stock: { east: 0, west: 0 } });
  });
  linkItems(local, DEMO_STORE.key, [shop.locations.east], items, 0);
  return items;
}

async function adjust({ netsuite, account }: Local, items: string[], units: number): Promise<void> {
  for (let from = 0; from < items.length; from += LINES) {
    await adjustStock(
      netsuite,
      account.adjustmentAccount,
      items.slice(from, from + LINES).map((item) => ({
        item,
        location: account.locations.east,
        adjustqtyby: units,
        unitcost: 1,
      })),
    );
  }
}

/** Runs the poll as its schedule does; what it wrote about itself, for the go with the thousand. */
async function poll({ netsuite }: Local): Promise<{ units: number; points: number }> {
  const before = [...netsuite.records.all('customrecord_xdk_activity')].length;
  await netsuite.runSchedule('customscript_xdk_sc_poll');
  await netsuite.settled();
  const figures = [...netsuite.records.all('customrecord_xdk_activity')]
    .slice(before)
    .filter(({ fields }) => fields['custrecord_xdk_activity_flow'] === 'stock poll')
    .map(({ fields }) => ({
      units: Number(fields['custrecord_xdk_activity_units']),
      points: Number(fields['custrecord_xdk_activity_points']),
    }));
  return figures.reduce((most, one) => (one.units > most.units ? one : most), {
    units: 0,
    points: 0,
  });
}
