import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootSweepWorld, type SweepWorld } from '../../bench/inventory/sweepWorld.ts';
import { adjustStock } from '../../scripts/local/demoAccount.ts';
import { ROLE } from '../orders/world.ts';

/** Both systems boot once per file. */
jest.setTimeout(60_000);

const STORES = ['demo', 'second'];
/** One call's rows at one place. */
const ITEMS = 250;
/** Of 100 units at each place every store shows 30 %. */
const SHOWN = 30;

describe('250 items of two stores in two places', () => {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-'));
  let world: SweepWorld;
  /** Governance units of the runs of ue_inventory. */
  const units: number[] = [];
  beforeAll(async () => {
    world = await bootSweepWorld(folder, {
      items: ITEMS,
      locations: 2,
      stores: STORES,
      netsuite: {
        onEnded(run) {
          if (run.script.includes('/ue_inventory.js')) units.push(run.units);
        },
      },
    });
    await tick();
  });
  afterAll(async () => {
    await world.local.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const adjust = (lines: { item: string; location: string; adjustqtyby: number }[]) =>
    adjustStock(
      world.local.netsuite,
      world.local.account.adjustmentAccount,
      lines.map((line) => ({ ...line, unitcost: 1 })),
    );
  /** One call of the relay without hints. */
  async function tick(): Promise<void> {
    const { netsuite } = world.local;
    netsuite.cache.clear();
    await netsuite.callRestlet(
      'customscript_xdk_rl_events',
      { protocol: 1, account: netsuite.account.id, hints: [] },
      { role: ROLE },
    );
    await netsuite.settled();
  }
  function levels(store: string, after: string | null): LevelsAnswer['productVariants'] {
    const { data, errors } = world.local.shopify.control.query(store, LEVELS, { after });
    if (!data) throw new Error(JSON.stringify(errors));
    return (data as unknown as LevelsAnswer).productVariants;
  }
  /** How often a store shows each figure at its first or second place. */
  function shown(store: string, place = 0): Record<string, number> {
    const counts: Record<string, number> = {};
    for (let after: string | null = null; ;) {
      const page = levels(store, after);
      for (const { sku, inventoryItem } of page.nodes) {
        if (!sku.startsWith('BULK-')) continue;
        const figure = inventoryItem.inventoryLevels.nodes[place]?.quantities[0]?.quantity ?? NaN;
        counts[figure] = (counts[figure] ?? 0) + 1;
      }
      if (!page.pageInfo.hasNextPage) return counts;
      after = page.pageInfo.endCursor;
    }
  }
  async function everythingDue(): Promise<void> {
    for (const { id } of rows())
      await world.local.netsuite.save(
        (session, records) => records.load(session, { type: 'customrecord_xdk_work', id }),
        (call) => call('setValue', { fieldId: 'custrecord_xdk_work_due', value: '' }),
      );
  }
  const rows = () =>
    [...world.local.netsuite.records.all('customrecord_xdk_work')].filter(
      ({ fields }) =>
        fields['custrecord_xdk_work_entity'] === 'stock' &&
        fields['custrecord_xdk_work_done'] !== fields['custrecord_xdk_work_hinted'],
    );

  test('of a 500-line adjustment only one work row is written in the save, and the next tick brings it to every store', async () => {
    units.length = 0;
    const [here = '', there = ''] = world.warehouses;
    await adjust(
      world.items.flatMap((item) =>
        [here, there].map((location) => ({ item, location, adjustqtyby: -10 })),
      ),
    );
    expect(units).toHaveLength(1);
    expect(units[0]).toBeLessThanOrEqual(10);
    expect(rows()).toHaveLength(1);
    await tick();
    expect(STORES.flatMap((store) => [shown(store), shown(store, 1)])).toEqual(
      Array.from({ length: 4 }, () => ({ [SHOWN - 3]: ITEMS })),
    );
    expect(rows()).toEqual([]);
  });

  test('of which Shopify refuses one, the other 249 are set, and the one is named; a store that is throttled holds up no other', async () => {
    const { netsuite, shopify } = world.local;
    const [location = ''] = world.warehouses;
    const { bucket } = shopify.control.store('second');
    bucket.drainTo(-1_000_000);
    await adjust(
      world.items.map((item, index) => ({
        item,
        location,
        adjustqtyby: index === 7 ? 4_000_000_000 : -10,
      })),
    );
    await tick();
    const refused = { [SHOWN - 6]: ITEMS - 1, [SHOWN - 3]: 1 };
    expect(STORES.map((store) => shown(store))).toEqual([refused, { [SHOWN - 3]: ITEMS }]);
    bucket.drainTo(Infinity);
    await everythingDue();
    await tick();
    expect(shown('second')).toEqual(refused);
    expect(
      [...netsuite.records.all('customrecord_xdk_error')].map(({ fields }) =>
        String(fields['custrecord_xdk_error_message']),
      ),
    ).toEqual(STORES.map(() => expect.stringContaining('SKU BULK-7') as string));
  });

  test('are right after a sweep whose map and reduce calls were killed in the middle', async () => {
    const { netsuite, shopify } = world.local;
    await adjust(
      world.items.slice(0, 1).map((item) => ({
        item,
        location: world.warehouses[1] ?? '',
        adjustqtyby: 10,
      })),
    );
    for (const store of STORES) {
      const some = levels(store, null).nodes.filter(({ sku }) => /^BULK-[1-4]0$/.test(sku));
      shopify.control.query(store, SET, {
        key: crypto.randomUUID(),
        input: {
          name: 'on_hand',
          reason: 'correction',
          quantities: some.map(({ inventoryItem }) => ({
            inventoryItemId: inventoryItem.id,
            locationId: inventoryItem.inventoryLevels.nodes[0]?.location.id,
            quantity: 999,
            changeFromQuantity: null,
          })),
        },
      });
      expect(shown(store)).toMatchObject({ 999: some.length });
    }
    for (const at of ['map', 'reduce'])
      netsuite.faults.add({
        at,
        kind: 'restart',
        scriptId: 'customscript_xdk_mr_inventory',
        times: 2,
      });
    const { result } = await netsuite.runTask('customscript_xdk_mr_inventory', {
      deploymentId: 'customdeploy_xdk_mr_inventory_1',
    });
    await netsuite.settled();
    expect([result?.status, result?.isRestarted, netsuite.faults.list()]).toEqual([
      'COMPLETE',
      true,
      [],
    ]);
    expect(STORES.map((store) => shown(store))).toEqual(
      STORES.map(() => ({ [SHOWN - 6]: ITEMS - 1, [SHOWN - 3]: 1 })),
    );
    expect(STORES.map((store) => shown(store, 1))).toEqual(
      STORES.map(() => ({ [SHOWN - 3]: ITEMS - 1, [SHOWN]: 1 })),
    );
  });
});

interface LevelsAnswer {
  productVariants: {
    pageInfo: { hasNextPage: boolean; endCursor: string };
    nodes: {
      sku: string;
      inventoryItem: {
        id: string;
        inventoryLevels: {
          nodes: { location: { id: string }; quantities: { quantity: number }[] }[];
        };
      };
    }[];
  };
}

const LEVELS = `query ($after: String) { productVariants(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes {
  sku inventoryItem { id inventoryLevels(first: 5) { nodes { location { id } quantities(names: ["on_hand"]) { quantity } } } } } } }`;
const SET =
  'mutation ($input: InventorySetQuantitiesInput!, $key: String!) { inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { message } } }';
