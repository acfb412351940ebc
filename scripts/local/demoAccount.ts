import type { NetSuite } from '../../emulator/netsuite/index.ts';
import { CATALOG, type CatalogItem } from './catalog.ts';
import type { DemoShop } from './demoShop.ts';

/** Internal ids of what the demo put into the NetSuite account. */
export interface DemoAccount {
  /** SKU → item. */
  items: Map<string, string>;
  locations: { east: string; west: string };
  adjustmentAccount: string;
  helpers: HelperItems;
}

/** What the mapper needs besides goods. */
interface HelperItems {
  tax: string;
  discount: string;
  other: string;
  subtotal: string;
}

/** How the demo store is connected: what an administrator types in on the set-up page. */
export interface StoreSetUp {
  key: string;
  domain: string;
  clientId: string;
  /** Settings that differ from the defaults, as on the store record. */
  settings?: {
    orders?: object;
    customers?: object;
    fulfillments?: object;
    stock?: object;
    relay?: object;
  };
}

export const CLIENT_SECRET_ID = 'custsecret_xdk_demo';

/** Items with stock, the store record and its value tables. */
export async function fillDemoAccount(
  netsuite: NetSuite,
  shop: DemoShop,
  setUp: StoreSetUp,
  catalog: readonly CatalogItem[] = CATALOG,
): Promise<DemoAccount> {
  const { base } = netsuite;
  if (!base?.locations) throw new Error('The demo needs an account with locations.');
  const { locations } = base;
  const adjustmentAccount = accountId(base.accounts, 'Inventory Adjustments');

  const items = new Map(catalog.map((item) => [item.sku, insertItem(netsuite, item)]));
  const helpers = insertHelperItems(netsuite);
  for (const [location, side] of [
    [locations.east, 'east'],
    [locations.west, 'west'],
  ] as const) {
    const lines = catalog
      .filter((item) => item.stock[side] > 0)
      .map((item) => ({
        item: items.get(item.sku) ?? '',
        location,
        adjustqtyby: item.stock[side],
        unitcost: 5,
      }));
    await adjustStock(netsuite, adjustmentAccount, lines);
  }
  connectStore(netsuite, shop, setUp, helpers);
  return { items, locations, adjustmentAccount, helpers };
}

/** The store record and its value tables. */
export function connectStore(
  netsuite: NetSuite,
  shop: DemoShop,
  setUp: StoreSetUp,
  helpers: HelperItems,
): void {
  const { base, records } = netsuite;
  if (!base?.locations) throw new Error('The demo needs an account with locations.');
  const { locations } = base;
  records.insert('customrecord_xdk_store', {
    externalid: `xdk:store:${setUp.key}`,
    custrecord_xdk_store_key: setUp.key,
    custrecord_xdk_store_domain: setUp.domain,
    custrecord_xdk_store_account: netsuite.account.id,
    custrecord_xdk_store_active: true,
    custrecord_xdk_store_client_id: setUp.clientId,
    custrecord_xdk_store_client_secret: CLIENT_SECRET_ID,
    custrecord_xdk_store_subsidiary: base.subsidiary === null ? null : Number(base.subsidiary),
    custrecord_xdk_store_location: Number(locations.east),
    custrecord_xdk_store_shipitem: Number(base.shipItems.standard),
    custrecord_xdk_store_taxitem: Number(helpers.tax),
    custrecord_xdk_store_discountitem: Number(helpers.discount),
    custrecord_xdk_store_fallbackitem: Number(helpers.other),
    custrecord_xdk_store_settings: JSON.stringify({
      ...setUp.settings,
      orders: {
        taxCode: base.noTax,
        items: { subtotal: helpers.subtotal },
        ...setUp.settings?.orders,
      },
    }),
  });
  const mappings: [kind: string, shopify: string, netsuite: string][] = [
    ['location', shop.locations.east, locations.east],
    ['location', shop.locations.west, locations.west],
    ['gateway', 'shopify_payments', base.paymentMethods.shopify],
    ['gateway', 'bogus', base.paymentMethods.shopify],
    ['gateway', 'manual', base.paymentMethods.cash],
    ['shipping', 'Express', base.shipItems.express],
    ['carrier', 'UPS', base.shipItems.standard],
    ['carrier', 'FedEx', base.shipItems.express],
  ];
  for (const [kind, value, id] of mappings) {
    records.insert('customrecord_xdk_mapping', {
      externalid: `xdk:${setUp.key}:mapping:${kind}:${value}`,
      custrecord_xdk_mapping_store: setUp.key,
      custrecord_xdk_mapping_kind: kind,
      custrecord_xdk_mapping_shopify: value,
      custrecord_xdk_mapping_netsuite: id,
    });
  }
}

/** One stock item, without stock. Returns its id. */
export function insertItem(netsuite: NetSuite, item: CatalogItem): string {
  const { base } = netsuite;
  return netsuite.records.insert('inventoryitem', {
    itemid: item.sku,
    displayname: item.title,
    ...(base?.subsidiary && { subsidiary: [base.subsidiary] }),
    ...accountsOf(netsuite),
  });
}

/** An inventory adjustment saved as a person would, user events and all. Returns its id. */
export function adjustStock(
  netsuite: NetSuite,
  account: string,
  lines: { item: string; location: string; adjustqtyby: number; unitcost?: number }[],
  executionContext = 'USERINTERFACE',
): Promise<string> {
  return netsuite.save(
    (session, records) => records.create(session, { type: 'inventoryadjustment' }),
    (call) => {
      if (netsuite.base?.subsidiary)
        call('setValue', { fieldId: 'subsidiary', value: netsuite.base.subsidiary });
      call('setValue', { fieldId: 'account', value: account });
      lines.forEach((fields, line) => {
        for (const [fieldId, value] of Object.entries(fields)) {
          call('setSublistValue', { sublistId: 'inventory', fieldId, line, value });
        }
      });
    },
    { executionContext },
  );
}

/** A tax line, a discount line, a subtotal, a line for whatever has no item. */
function insertHelperItems(netsuite: NetSuite): HelperItems {
  const { records, base } = netsuite;
  const subsidiary = base?.subsidiary ? { subsidiary: [base.subsidiary] } : {};
  const income = accountId(base?.accounts ?? {}, 'Sales');
  return {
    tax: records.insert('otherchargeitem', {
      itemid: 'Shopify tax',
      ...subsidiary,
      incomeaccount: accountId(base?.accounts ?? {}, 'Sales Taxes Payable'),
    }),
    other: records.insert('otherchargeitem', {
      itemid: 'Shopify other',
      ...subsidiary,
      incomeaccount: income,
    }),
    discount: records.insert('discountitem', {
      itemid: 'Shopify discount',
      rate: 0,
      ...subsidiary,
      account: accountId(base?.accounts ?? {}, 'Sales Discounts'),
    }),
    subtotal: records.insert('subtotalitem', { itemid: 'Subtotal', ...subsidiary }),
  };
}

function accountsOf(netsuite: NetSuite): Record<string, string> {
  const accounts = netsuite.base?.accounts ?? {};
  return {
    incomeaccount: accountId(accounts, 'Sales'),
    assetaccount: accountId(accounts, 'Inventory Asset'),
    cogsaccount: accountId(accounts, 'Cost of Goods Sold'),
  };
}

function accountId(accounts: Record<string, string>, name: string): string {
  const id = accounts[name];
  if (id === undefined) throw new Error(`The account has no "${name}" in its chart of accounts.`);
  return id;
}
