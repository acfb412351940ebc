import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { adjustStock, connectStore, insertItem } from '../../scripts/local/demoAccount.ts';
import { fillDemoShop } from '../../scripts/local/demoShop.ts';
import type { Row } from '../row.ts';

/** Of the goal: 50,000 items × 5 locations × 3 stores. */
const LOCATIONS = 5;
const STORES = ['demo', 'second', 'third'];
const GOAL_ITEMS = 50_000;
const ITEMS_PER_CALL = 250;
/** Every hundredth item differs when the measured sweep begins. */
const DIFFERS = 100;
const LINES = 500;

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
}

/** One map/reduce run over all stores, at two sizes; the goal's size is worked out from the larger one and named so. */
export async function sweeps(quick: boolean): Promise<Row[]> {
  const small = await sweep(quick ? 250 : 500);
  const large = await sweep(quick ? 500 : 2000);
  const perThousand = (one: Sweep) => (one.seconds / one.items) * 1000;
  const name = `sweep of ${large.items} items × ${LOCATIONS} locations × ${STORES.length} stores`;
  const grown = perThousand(large) / perThousand(small);
  const callsAtGoal = (GOAL_ITEMS / ITEMS_PER_CALL) * STORES.length;
  return [
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
      goal: '≤ 1.5',
      ratio: grown,
      against: `${small.items} items`,
      ok: grown <= 1.5,
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
      name: `sweep of ${GOAL_ITEMS.toLocaleString('en')} items, worked out from that`,
      figure: perThousand(large) * (GOAL_ITEMS / 1000),
      unit: `s of processor time, ${callsAtGoal} map calls`,
      goal: '',
      ok: true,
    },
  ];
}

async function sweep(items: number): Promise<Sweep> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-bench-'));
  const stores = STORES.map((key) => ({
    ...DEMO_STORE,
    key,
    domain: key === 'demo' ? DEMO_STORE.domain : `crossdock-${key}.myshopify.com`,
    plan: 'enterprise' as const,
  }));
  const local = await bootLocal({
    folder,
    relay: false,
    settings: { stock: { inline: false, share: 30 } },
    netsuite: { seed: 1, schedules: false },
    shopify: { stores },
  });
  try {
    const { netsuite, shopify } = local;
    for (const store of stores) netsuite.hosts[store.domain] = shopify.url;
    const warehouses = [local.account.locations.east, local.account.locations.west];
    for (let more = warehouses.length; more < LOCATIONS; more += 1)
      warehouses.push(
        netsuite.records.insert('location', {
          name: `Warehouse ${more}`,
          subsidiary: netsuite.base?.subsidiary ?? '1',
        }),
      );
    const ids = Array.from({ length: items }, (_, index) =>
      insertItem(netsuite, {
        sku: `BULK-${index}`,
        title: `BULK-${index}`,
        price: '1.00',
        stock: { east: 0, west: 0 },
      }),
    );
    await stockUp(local, ids, warehouses, 100);
    for (const store of stores) fillStore(local, store, ids, warehouses);
    // The demo's own items and the new ones' first figures are set beforehand: what is measured is a night like any other.
    await run(local);
    const changed = ids.filter((_, index) => index % DIFFERS === 0);
    await stockUp(local, changed, warehouses.slice(0, 1), 10);
    return { items, differing: changed.length * STORES.length, ...(await run(local)) };
  } finally {
    await local.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** So many units more of each item at each of these warehouses, written by one adjustment per 500 lines. */
async function stockUp(
  { netsuite, account }: Local,
  items: string[],
  warehouses: string[],
  units: number,
): Promise<void> {
  for (const location of warehouses) {
    for (let from = 0; from < items.length; from += LINES)
      await adjustStock(
        netsuite,
        account.adjustmentAccount,
        items
          .slice(from, from + LINES)
          .map((item) => ({ item, location, adjustqtyby: units, unitcost: 1 })),
      );
  }
}

/** The store's record, its locations and products, linked to the items as after a first sweep. */
function fillStore(
  local: Local,
  store: typeof DEMO_STORE,
  items: string[],
  warehouses: string[],
): void {
  const { netsuite, shopify } = local;
  const shop = store.key === DEMO_STORE.key ? local.shop : fillDemoShop(shopify, store.key, []);
  if (store.key !== DEMO_STORE.key)
    connectStore(
      netsuite,
      shop,
      { ...store, settings: { stock: { inline: false, share: 30 } } },
      local.account.helpers,
    );
  const places = [shop.locations.east, shop.locations.west];
  for (let more = places.length; more < LOCATIONS; more += 1) {
    const { id } = shopify.control.act(store.key, 'addLocation', { name: `Place ${more}` }) as {
      id: string;
    };
    netsuite.records.insert('customrecord_xdk_mapping', {
      externalid: `xdk:${store.key}:mapping:location:${id}`,
      custrecord_xdk_mapping_store: store.key,
      custrecord_xdk_mapping_kind: 'location',
      custrecord_xdk_mapping_shopify: id,
      custrecord_xdk_mapping_netsuite: warehouses[more] ?? '',
    });
    places.push(id);
  }
  for (let from = 0; from < items.length; from += VARIANTS) {
    const some = items.slice(from, from + VARIANTS);
    const made = addVariants(local, store.key, places, from, some.length);
    some.forEach((item, index) =>
      netsuite.records.insert('customrecord_xdk_link', {
        externalid: `xdk:${store.key}:ns:item:${item}:inventory_item`,
        custrecord_xdk_link_store: store.key,
        custrecord_xdk_link_entity: 'inventory_item',
        custrecord_xdk_link_shopify_id: made[index] ?? '',
        custrecord_xdk_link_record_type: 'item',
        custrecord_xdk_link_record_id: item,
        custrecord_xdk_link_state: 'linked',
      }),
    );
  }
}

/** Variants that one product may be made with in one call. */
const VARIANTS = 250;

/** One product with so many variants, stocked at every place. Answers their inventory items. */
function addVariants(
  { shopify }: Local,
  store: string,
  places: string[],
  first: number,
  count: number,
): string[] {
  const values = Array.from({ length: count }, (_, index) => `No ${first + index}`);
  const { data, errors } = shopify.control.query(
    store,
    `mutation ($input: ProductSetInput!) { productSet(synchronous: true, input: $input) {
      product { variants(first: 250) { nodes { inventoryItem { id } } } } userErrors { message } } }`,
    {
      input: {
        title: `Bulk ${first}`,
        productOptions: [{ name: 'No', values: values.map((name) => ({ name })) }],
        variants: values.map((name, index) => ({
          optionValues: [{ optionName: 'No', name }],
          price: '1.00',
          inventoryItem: { sku: `BULK-${first + index}`, tracked: true },
          inventoryQuantities: places.map((locationId) => ({
            locationId,
            name: 'available',
            quantity: 0,
          })),
        })),
      },
    },
  );
  const product = data as {
    productSet: { product: { variants: { nodes: { inventoryItem: { id: string } }[] } } | null };
  } | null;
  const variants = product?.productSet.product?.variants.nodes;
  if (!variants) throw new Error(JSON.stringify(errors ?? data));
  return variants.map(({ inventoryItem }) => inventoryItem.id);
}

/** The sweep as its schedule starts it, until its last reduce call is over. */
async function run({
  netsuite,
}: Local): Promise<Pick<Sweep, 'seconds' | 'slices' | 'set' | 'units' | 'failed'>> {
  const before = [...netsuite.records.all('customrecord_xdk_activity')].length;
  const started = process.cpuUsage();
  const { result } = await netsuite.runTask('customscript_xdk_mr_inventory', {
    deploymentId: 'customdeploy_xdk_mr_inventory_1',
  });
  const { user, system } = process.cpuUsage(started);
  const seconds = (user + system) / 1_000_000;
  if (!result) throw new Error('the sweep did not end');
  await netsuite.settled();
  const entries = [...netsuite.records.all('customrecord_xdk_activity')]
    .slice(before)
    .filter(({ fields }) => fields['custrecord_xdk_activity_flow'] === 'stock sweep')
    .flatMap(
      ({ fields }) => JSON.parse(String(fields['custrecord_xdk_activity_entries'])) as object[],
    );
  return {
    seconds,
    slices: result.map.keys.length,
    set: entries.length,
    units: Math.round(result.map.usage / Math.max(1, result.map.keys.length)),
    failed: result.map.errors.length + result.reduce.errors.length,
  };
}
