import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RecordData } from '../../emulator/netsuite/contract.ts';
import type { NetSuite } from '../../emulator/netsuite/index.ts';
import type { Cart } from '../../emulator/shopify/state/checkout/cart.ts';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';
import { fillDemoShop } from '../../scripts/local/demoShop.ts';

export interface WorldOptions {
  /** The store's switches that differ from the demo's. */
  settings?: object;
  /** How the shop differs: its currency, zone, prices with tax. */
  shop?: {
    currency?: string;
    timezone?: string;
    taxesIncluded?: boolean;
    plan?: 'standard' | 'plus';
  };
  /** Key of a second shop, connected to the same account with the demo's settings. */
  secondStore?: string;
  /** Chance that N/cache forgets; the stores then have a permanent token. */
  cacheLoss?: number;
  /** NetSuite's switches. */
  switches?: object;
  /** NetSuite's time stands still until a call takes some. */
  virtualFrom?: string;
  /** NetSuite's features beside the demo account's. */
  features?: string[];
  /** The project's feature sets beside the demo account's. */
  featureSets?: string[];
}

/** The local world without relay: hints go straight to rl_events, with the role of the integration. */
export interface World extends Local {
  /** A checkout; answers the order's gid. */
  place(cart: Cart): string;
  /** Tells rl_events about these orders; answers how each ended. */
  hint(...orders: string[]): Promise<string[]>;
  /** Body of that call, to start several at the same moment. */
  hintBody(...orders: string[]): object;
  /** Asks the shop's Admin API. */
  ask<Data>(query: string, variables?: Record<string, unknown>): Data;
  /** Every sales order that belongs to this Shopify order. */
  salesOrders(order: string): RecordData[];
  all(type: string): RecordData[];
  /** `[cause, message]` of the open sync errors. */
  errors(): [cause: string, message: string][];
  /** A person sets the open sync error to Released whose cause is this one or begins with it; the next run takes what waits. */
  release(cause: string): Promise<string>;
  /** Changes a stored record as an administrator does in the UI. */
  edit(type: string, id: string, values: Record<string, unknown>): Promise<string>;
  /** Changes the store's order settings; what is not named keeps the demo's value. */
  configure(orders: object): Promise<string>;
  map(kind: string, shopify: string, netsuite: string, options?: string): void;
  /** An item that posts to an account of its own, by its name or a new one; answers its id. */
  insertItem(itemid: string, account?: string): string;
  /** Body fields of the merchant's own on sales orders: id → SDF type. */
  addBodyFields(fields: Record<string, 'TEXT' | 'CHECKBOX'>): Promise<void>;
}

/** A quick machine spends a standard shop's points faster than they come back; who tests that, empties the bucket. */
const ROOMY = { plan: 'plus' } as const;

export const ROLE = 'customrole_xdk_integration';
export const EVENTS = 'customscript_xdk_rl_events';

/** How each hint of a call of rl_events ended. */
export function answersIn(outcome: Awaited<ReturnType<NetSuite['callRestlet']>>): string[] {
  if (outcome.kind !== 'returned') throw new Error(JSON.stringify(outcome));
  const { json } = outcome.value as { json: { results: { outcome: string }[] } };
  return json.results.map((result) => result.outcome);
}

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-'));
  const local = await bootLocal({
    folder,
    relay: false,
    keyType: 'ec',
    ...(options.settings && { settings: options.settings }),
    ...(options.featureSets && { featureSets: options.featureSets }),
    shopify: {
      stores: [
        { ...DEMO_STORE, timezone: 'America/New_York', ...ROOMY, ...options.shop },
        ...(options.secondStore
          ? [{ ...storeOf(options.secondStore), ...ROOMY, ...options.shop }]
          : []),
      ],
    },
    netsuite: {
      seed: 1,
      schedules: false,
      hosts: {},
      ...(options.switches && { switches: options.switches }),
      ...(options.virtualFrom && { clock: { virtualFrom: options.virtualFrom } }),
      ...(options.cacheLoss !== undefined && { cacheLoss: options.cacheLoss }),
      ...(options.features && { features: options.features }),
    },
  });
  const { netsuite, shopify } = local;
  shopify.control.setSwitches({ jobDelayMs: 20, routingDelayMs: 0 });
  netsuite.hosts[DEMO_STORE.domain] = shopify.url;
  netsuite.setSecret('custsecret_xdk_demo', DEMO_STORE.clientSecret);
  if (options.cacheLoss) usePermanentToken(local);
  if (options.secondStore) connectSecond(local, options.secondStore);
  const all = (type: string) => [...netsuite.records.all(type)];

  const edit: World['edit'] = (type, id, values) =>
    netsuite.save(
      (session, records) => records.load(session, { type, id }),
      (call) => {
        for (const [fieldId, value] of Object.entries(values)) call('setValue', { fieldId, value });
      },
    );

  const hintBody = (...orders: string[]) => ({
    protocol: 1,
    account: netsuite.account.id,
    hints: orders.map((id) => ({
      key: `${DEMO_STORE.key}:order:${tail(id)}`,
      store: DEMO_STORE.key,
      entity: 'order',
      id,
      action: 'changed',
      topic: 'orders/updated',
      webhookId: tail(id),
      triggeredAt: '2026-11-21T10:00:00Z',
      apiVersion: '2026-10',
      sha256: '',
    })),
  });

  return {
    ...local,
    all,
    hintBody,
    place: (cart) =>
      (shopify.control.act(DEMO_STORE.key, 'placeOrder', cart as object as never) as { id: string })
        .id,
    hint: async (...orders) =>
      answersIn(await netsuite.callRestlet(EVENTS, hintBody(...orders), { role: ROLE })),
    ask(query, variables = {}) {
      const { data, errors } = shopify.control.query(DEMO_STORE.key, query, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data as never;
    },
    salesOrders: (order) =>
      all('salesorder').filter(({ fields }) => fields['custbody_xdk_order_id'] === tail(order)),
    errors: () =>
      all('customrecord_xdk_error')
        .filter(({ fields }) => fields['custrecord_xdk_error_state'] === 'open')
        .map(({ externalId, fields }) => [
          (externalId ?? '').slice(`xdk:${DEMO_STORE.key}:error:`.length),
          String(fields['custrecord_xdk_error_message']),
        ]),
    edit,
    release: (cause) =>
      edit(
        'customrecord_xdk_error',
        all('customrecord_xdk_error').find(
          ({ externalId, fields }) =>
            fields['custrecord_xdk_error_state'] === 'open' &&
            `${externalId ?? ''}:`.includes(`:error:${cause}:`),
        )?.id ?? '',
        { custrecord_xdk_error_state: 'released' },
      ),
    configure(orders) {
      const [store] = all('customrecord_xdk_store');
      const settings = JSON.parse(String(store?.fields['custrecord_xdk_store_settings'])) as {
        orders: object;
      };
      const changed = { ...settings, orders: { ...settings.orders, ...orders } };
      return edit('customrecord_xdk_store', store?.id ?? '', {
        custrecord_xdk_store_settings: JSON.stringify(changed),
      });
    },
    map(kind, shopifyValue, id, given = '') {
      const fields = {
        store: DEMO_STORE.key,
        kind,
        shopify: shopifyValue,
        netsuite: id,
        options: given,
      };
      netsuite.records.insert('customrecord_xdk_mapping', {
        externalid: `xdk:${DEMO_STORE.key}:mapping:${kind}:${shopifyValue}`,
        ...Object.fromEntries(
          Object.entries(fields).map(([name, value]) => [`custrecord_xdk_mapping_${name}`, value]),
        ),
      });
    },
    async addBodyFields(fields) {
      const project = join(folder, 'merchant');
      mkdirSync(join(project, 'Objects'), { recursive: true });
      writeFileSync(
        join(project, 'manifest.xml'),
        '<manifest projecttype="ACCOUNTCUSTOMIZATION"><projectname>merchant</projectname><frameworkversion>1.0</frameworkversion></manifest>',
      );
      writeFileSync(
        join(project, 'deploy.xml'),
        '<deploy><objects><path>~/Objects/*</path></objects></deploy>',
      );
      for (const [id, type] of Object.entries(fields))
        writeFileSync(
          join(project, 'Objects', `${id}.xml`),
          `<transactionbodycustomfield scriptid="${id}"><fieldtype>${type}</fieldtype><label>${id}</label><storevalue>T</storevalue><bodysale>T</bodysale></transactionbodycustomfield>`,
        );
      await netsuite.installProject(project);
    },
    insertItem(itemid, account) {
      const { accounts = {}, subsidiary = null } = netsuite.base ?? {};
      const own = () =>
        netsuite.records.insert('account', {
          acctnumber: `79${all('account').length}`,
          acctname: itemid,
          accttype: 'OthIncome',
          ...(subsidiary && { subsidiary }),
        });
      return netsuite.records.insert('otherchargeitem', {
        itemid,
        ...(subsidiary && { subsidiary: [subsidiary] }),
        incomeaccount: (account && accounts[account]) ?? own(),
      });
    },
    async stop() {
      await local.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Without a cache a token that lives for a day would be fetched for every call. */
function usePermanentToken({ netsuite }: Local): void {
  netsuite.setSecret('custsecret_xdk_permanent', DEMO_STORE.accessToken);
  const [store] = netsuite.records.all('customrecord_xdk_store');
  Object.assign(store?.fields ?? {}, {
    custrecord_xdk_store_client_id: null,
    custrecord_xdk_store_client_secret: null,
    custrecord_xdk_store_token_secret: 'custsecret_xdk_permanent',
  });
}

function storeOf(key: string) {
  return { ...DEMO_STORE, key, domain: `${key}.myshopify.com` };
}

/** The store record and value tables of the demo once more, for another shop. */
function connectSecond({ netsuite, shopify }: Local, key: string): void {
  const { domain } = storeOf(key);
  netsuite.hosts[domain] = shopify.url;
  fillDemoShop(shopify, key);
  for (const type of ['store', 'mapping']) {
    const [...known] = netsuite.records.all(`customrecord_xdk_${type}`);
    for (const { externalId, fields } of known) {
      const field = `custrecord_xdk_${type}_`;
      netsuite.records.insert(`customrecord_xdk_${type}`, {
        ...fields,
        externalid: (externalId ?? '').replace(DEMO_STORE.key, key),
        ...(type === 'store'
          ? { [`${field}key`]: key, [`${field}domain`]: domain }
          : { [`${field}store`]: key }),
      });
    }
  }
}

/** `[item name, quantity, amount]` of the item lines, `[total]` last. */
export function linesOf(world: World, order: RecordData | undefined): unknown[][] {
  const lines = (order?.sublists['item'] ?? []).map(({ values }) => [
    itemName(world, String(values['item'])),
    values['quantity'] ?? null,
    values['amount'],
  ]);
  return [...lines, [order?.fields['total']]];
}

function itemName(world: World, id: string): string {
  for (const type of [
    'inventoryitem',
    'otherchargeitem',
    'discountitem',
    'subtotalitem',
    'kititem',
  ]) {
    const item = world.netsuite.records.find(type, id);
    if (item) return String(item.fields['itemid']);
  }
  return id;
}

function tail(gid: string): string {
  return gid.slice(gid.lastIndexOf('/') + 1);
}
