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
  fillDemoAccount,
  type DemoAccount,
  type StoreSetUp,
} from './demoAccount.ts';
import { fillDemoShop, type DemoShop } from './demoShop.ts';
import { subscribe } from './subscribe.ts';
import { virtualRelay, type VirtualRelay } from './virtualRelay.ts';
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
  settings?: StoreSetUp['settings'];
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

  const shopify = createShopify({
    stores: [DEMO_STORE],
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
    hosts: { [DEMO_STORE.domain]: shopify.url },
    secrets: { [CLIENT_SECRET_ID]: DEMO_STORE.clientSecret },
  });

  const time = virtualTime(clock, () => !netsuite.engine.progress().isMoving && !isOutsideMoving());

  const staged = stageProject(PROJECT, FEATURE_SETS, join(options.folder, 'sdf'));
  await time.finish(netsuite.installProject(staged));
  const shop = fillDemoShop(shopify, DEMO_STORE.key);
  const account = await time.finish(
    fillDemoAccount(netsuite, shop, {
      ...DEMO_STORE,
      ...(options.settings && { settings: options.settings }),
    }),
  );
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
        stores: [
          { key: DEMO_STORE.key, domain: DEMO_STORE.domain, secrets: [DEMO_STORE.clientSecret] },
        ],
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
      { clock, netsuite: netsuite.face, random, logLevel: options.logLevel ?? 'silent' },
    );
    relays.push(current);
  };
  startRelay();
  await subscribe(shopify, DEMO_STORE.domain, DEMO_STORE.accessToken, DEMO_STORE.key);

  return {
    time,
    random,
    shopify,
    netsuite,
    shop,
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

/** The model of latency.ts, without the token that is asked for once an hour: its signature is checked in a thread of its own. */
const LATENCIES = Object.fromEntries(
  Object.entries(modelledLatencies).filter(([name]) => name !== 'token'),
);
const RELAY_GRACE_MS = 45_000;
