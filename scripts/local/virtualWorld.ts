import { join } from 'node:path';
import { accountHost } from '../../emulator/netsuite/account.ts';
import { virtualClock } from '../../emulator/netsuite/clock.ts';
import {
  createNetSuite,
  type NetSuite,
  type NetSuiteOptions,
} from '../../emulator/netsuite/index.ts';
import { seededRandom } from '../../emulator/shopify/api/world.ts';
import {
  createShopify,
  type LocalShopify,
  type ShopifyOptions,
} from '../../emulator/shopify/index.ts';
import { modelledLatencies } from '../../emulator/netsuite/latency.ts';
import { DEFAULTS } from '../../relay/start.ts';
import { PROJECT } from '../project.ts';
import { stageProject } from '../sdf/stageProject.ts';
import { DEMO_STORE, FEATURE_SETS, ROLE } from './boot.ts';
import {
  CLIENT_SECRET_ID,
  connectStore,
  fillDemoAccount,
  type DemoAccount,
  type StoreSetUp,
} from './demoAccount.ts';
import type { CatalogItem } from './catalog.ts';
import { fillDemoShop, type DemoShop } from './demoShop.ts';
import { subscribe } from './subscribe.ts';
import { virtualRelay, type RelayWatch, type VirtualRelay } from './virtualRelay.ts';
import { virtualTime, type VirtualTime } from './virtualTime.ts';

export interface VirtualWorldOptions {
  /** Draws everything that is drawn, on all three sides. */
  seed: number;
  /** ISO UTC. */
  start: string;
  /** The relay's queue and the staged SDF project. */
  folder: string;
  /** The most calls of the relay to NetSuite at once. */
  relayConcurrency?: number;
  /** The relay calls NetSuite at least this often; its own default unless given. */
  relayTickMs?: number;
  /** Sees what passes through the relay, whichever start of it. */
  relayWatch?: RelayWatch;
  settings?: StoreSetUp['settings'];
  /** How many stores share the account; one unless given. */
  stores?: number;
  /** What they sell; the demo's catalog unless given. */
  catalog?: readonly CatalogItem[];
  netsuite?: Omit<NetSuiteOptions, 'clock' | 'seed' | 'hosts' | 'secrets'>;
  shopify?: Omit<ShopifyOptions, 'clock' | 'seed' | 'stores' | 'webhookWire'>;
  plan?: 'Basic' | 'Shopify' | 'Advanced' | 'Plus';
  logLevel?: string;
}

/** A local Shopify, a local NetSuite with its latency model and the relay on one virtual clock. */
export interface VirtualWorld {
  time: VirtualTime;
  random: () => number;
  shopify: LocalShopify;
  netsuite: NetSuite;
  /** Every store with its shop; `shop` is the first one's. */
  stores: { key: string; shop: DemoShop }[];
  shop: DemoShop;
  account: DemoAccount;
  relay(): VirtualRelay;
  /** Ends the relay, as an update or (`killed`) a crash does, and starts it on the same queue after `pauseMs`. */
  restartRelay(pauseMs: number, killed: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Boots it. The scripts must have been built before. NetSuite calls Shopify over HTTP, everything else stays in the process. */
export async function bootVirtualWorld(options: VirtualWorldOptions): Promise<VirtualWorld> {
  const { seed } = options;
  const clock = virtualClock(options.start);
  const random = seededRandom(seed);
  const relays: VirtualRelay[] = [];
  let current: VirtualRelay | null = null;

  const stores = Array.from({ length: options.stores ?? 1 }, (_, index) => storeNumber(index));
  const shopify = createShopify({
    stores,
    seed,
    clock,
    webhookWire: async (url, _host, headers, body) =>
      current ? current.take(url, headers, body) : { error: 'ECONNREFUSED' },
    ...options.shopify,
  });
  await shopify.start();
  const isOutsideMoving = (): boolean =>
    netsuite.engine.progress().onTheNetwork > shopify.control.faults.heldUp ||
    relays.some((relay) => !relay.isStill());
  const netsuite: NetSuite = await createNetSuite({
    latencies: LATENCIES,
    ...options.netsuite,
    seed,
    isOutsideMoving,
    clock: { isVirtual: true, now: clock.now, at: clock.at },
    hosts: Object.fromEntries(stores.map(({ domain }) => [domain, shopify.url])),
    secrets: { [CLIENT_SECRET_ID]: DEMO_STORE.clientSecret },
  });

  const { engine } = netsuite;
  const scripts = {
    isMoving: () => engine.progress().isMoving,
    rest: (ms: number) => engine.rest(ms),
  };
  const time = virtualTime(clock, scripts, isOutsideMoving);

  const staged = stageProject(PROJECT, FEATURE_SETS, join(options.folder, 'sdf'));
  await time.finish(netsuite.installProject(staged));
  const shops = stores.map(({ key }) => ({
    key,
    shop: fillDemoShop(shopify, key, options.catalog),
  }));
  const setUpOf = (store: (typeof stores)[number]) => ({
    ...store,
    ...(options.settings && { settings: options.settings }),
  });
  const [first, ...others] = shops.map(({ shop }, index) => ({
    shop,
    setUp: setUpOf(stores[index] ?? DEMO_STORE),
  }));
  if (!first) throw new Error('A world needs a store.');
  const account = await time.finish(
    fillDemoAccount(netsuite, first.shop, first.setUp, options.catalog),
  );
  for (const { shop, setUp } of others) connectStore(netsuite, shop, setUp, account.helpers);
  const user = netsuite.base?.employee ?? '-5';
  const integration = netsuite.createIntegration({
    user,
    role: ROLE,
    name: 'Crossdock relay',
    keyType: 'ec',
  });

  const host = accountHost(netsuite.account.id);
  const startRelay = (): void => {
    current = virtualRelay(
      {
        port: 0,
        dataFolder: join(options.folder, 'relay'),
        stores: stores.map(({ key, domain, clientSecret }) => ({
          key,
          domain,
          secrets: [clientSecret],
        })),
        netsuite: {
          account: netsuite.account.id,
          tokenUrl: `https://${host}.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token`,
          restletUrl: `https://${host}.restlets.api.netsuite.com/app/site/hosting/restlet.nl`,
          clientId: integration.clientId,
          certificateId: integration.certificateId,
          privateKey: integration.privateKeyPem,
        },
        concurrency: options.relayConcurrency ?? 2,
        tickMs: options.relayTickMs ?? DEFAULTS.tickMs,
      },
      {
        clock,
        netsuite: netsuite.face,
        random,
        logLevel: options.logLevel ?? 'silent',
        ...(options.relayWatch && { watch: options.relayWatch }),
      },
    );
    relays.push(current);
  };
  startRelay();
  for (const { domain, accessToken, key } of stores)
    await subscribe(shopify, domain, accessToken, key);

  return {
    time,
    random,
    shopify,
    netsuite,
    stores: shops,
    shop: first.shop,
    account,
    relay() {
      if (!current) throw new Error('The relay is between two starts.');
      return current;
    },
    async restartRelay(pauseMs, killed) {
      const ending = current;
      current = null;
      if (!ending) return;
      await ending.stop(killed ? 0 : RELAY_GRACE_MS);
      await new Promise<void>((go) => clock.at(clock.now() + pauseMs, go));
      startRelay();
    },
    async stop() {
      if (current) await time.finish(current.stop(0));
      await shopify.stop();
      await netsuite.stop();
    },
  };
}

/** The demo store and others like it, with the app's one secret. */
function storeNumber(index: number): typeof DEMO_STORE {
  if (index === 0) return DEMO_STORE;
  const key = `${DEMO_STORE.key}${index + 1}`;
  return {
    ...DEMO_STORE,
    key,
    domain: DEMO_STORE.domain.replace(DEMO_STORE.key, key),
    accessToken: `${DEMO_STORE.accessToken}${index + 1}`,
  };
}

/** The model of latency.ts, without the token that is asked for once an hour: its signature is checked in a thread of its own. */
const LATENCIES = Object.fromEntries(
  Object.entries(modelledLatencies).filter(([name]) => name !== 'token'),
);
const RELAY_GRACE_MS = 45_000;
