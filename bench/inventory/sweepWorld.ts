import type { NetSuiteOptions } from '../../emulator/netsuite/index.ts';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { adjustStock, connectStore, insertItem } from '../../scripts/local/demoAccount.ts';
import { fillDemoShop } from '../../scripts/local/demoShop.ts';
import { levelsId } from '../../ts/sync/externalIds.ts';

export const STORES = ['demo', 'second', 'third'];
/** Units of each item at each warehouse, and what each store shows of them. */
const STOCK = 100;
const SHARE = 30;
const SHOWN = 30;
/** Item ids whose figures one record of Crossdock's holds. */
const ITEMS_PER_RECORD = 250;
/** A script that keeps more than this dies; what nobody needs any more is collected before. */
export const SCRIPT_MB = 48;
/** Lines of one adjustment. */
const LINES = 100;

export interface SweepWorld {
  local: Local;
  /** Internal ids of the items. */
  items: string[];
  /** Internal ids of the NetSuite locations. */
  warehouses: string[];
}

export interface SweepSize {
  items: number;
  /** Warehouses; each is a place of every store. */
  locations: number;
  stores: readonly string[];
  netsuite?: NetSuiteOptions;
}

/** Stores on the same warehouses, every item of NetSuite in each of them, and every figure as the rule has it. */
export async function bootSweepWorld(folder: string, size: SweepSize): Promise<SweepWorld> {
  const stores = size.stores.map((key) => ({
    ...DEMO_STORE,
    key,
    domain: key === DEMO_STORE.key ? DEMO_STORE.domain : `crossdock-${key}.myshopify.com`,
    plan: 'enterprise' as const,
  }));
  const local = await bootLocal({
    folder,
    relay: false,
    settings: { stock: { inline: false, share: SHARE } },
    netsuite: { seed: 1, schedules: false, scriptMemoryMb: SCRIPT_MB, ...size.netsuite },
    shopify: { stores },
  });
  const { netsuite, shopify } = local;
  for (const store of stores) netsuite.hosts[store.domain] = shopify.url;
  const warehouses = [local.account.locations.east, local.account.locations.west];
  for (let more = warehouses.length; more < size.locations; more += 1)
    warehouses.push(
      netsuite.records.insert('location', {
        name: `Warehouse ${more}`,
        subsidiary: netsuite.base?.subsidiary ?? '1',
      }),
    );
  const items = Array.from({ length: size.items }, (_, index) =>
    insertItem(netsuite, {
      sku: `BULK-${index}`,
      title: `BULK-${index}`,
      price: '1.00',
      stock: { east: 0, west: 0 },
    }),
  );
  for (const warehouse of warehouses) await receive(local, items, warehouse, STOCK);
  for (const store of stores) fillStore(local, store, items, warehouses);
  return { local, items, warehouses };
}

/** So many units more of each item, written by adjustments of 100 lines: larger ones would leave much behind in the threads that are measured. */
export async function receive(
  { netsuite, account }: Local,
  items: string[],
  location: string,
  units: number,
): Promise<void> {
  for (let from = 0; from < items.length; from += LINES)
    await adjustStock(
      netsuite,
      account.adjustmentAccount,
      items
        .slice(from, from + LINES)
        .map((item) => ({ item, location, adjustqtyby: units, unitcost: 1 })),
    );
}

/** The store's record, its locations and products, linked to the items and with the figures of the last night. */
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
      { ...store, settings: { stock: { inline: false, share: SHARE } } },
      local.account.helpers,
    );
  const places = [shop.locations.east, shop.locations.west];
  for (let more = places.length; more < warehouses.length; more += 1) {
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
  linkItems(local, store.key, places, items, SHOWN);
  keepFigures(local, store.key, places, items);
}

/** Variants with so many units at each place for these items, named `BULK-0` and so on, each linked to its item. */
export function linkItems(
  local: Local,
  store: string,
  places: string[],
  items: string[],
  units: number,
): void {
  for (let from = 0; from < items.length; from += VARIANTS) {
    const some = items.slice(from, from + VARIANTS);
    const made = addVariants(local, store, places, { first: from, count: some.length, units });
    some.forEach((item, index) =>
      local.netsuite.records.insert('customrecord_xdk_link', {
        externalid: `xdk:${store}:ns:item:${item}:inventory_item`,
        custrecord_xdk_link_store: store,
        custrecord_xdk_link_entity: 'inventory_item',
        custrecord_xdk_link_shopify_id: made[index] ?? '',
        custrecord_xdk_link_record_type: 'item',
        custrecord_xdk_link_record_id: item,
        custrecord_xdk_link_state: 'linked',
      }),
    );
  }
}

/** What Crossdock left at each place, as the nights before had written it down. */
function keepFigures({ netsuite }: Local, store: string, places: string[], items: string[]): void {
  const buckets = Map.groupBy(items, (item) => Math.floor(Number(item) / ITEMS_PER_RECORD));
  for (const place of places) {
    for (const [bucket, some] of buckets)
      netsuite.records.insert('customrecord_xdk_levels', {
        externalid: levelsId(store, place, bucket),
        custrecord_xdk_levels_store: store,
        custrecord_xdk_levels_location: place,
        custrecord_xdk_levels_bucket: String(bucket),
        custrecord_xdk_levels_figures: JSON.stringify(
          Object.fromEntries(some.map((item) => [item, [SHOWN, SHOWN, 0, 0]])),
        ),
      });
  }
}

/** Variants that one product may be made with in one call. */
const VARIANTS = 250;

/** One product with so many variants, stocked at every place. Answers their inventory items. */
function addVariants(
  { shopify }: Local,
  store: string,
  places: string[],
  { first, count, units }: { first: number; count: number; units: number },
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
            quantity: units,
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
