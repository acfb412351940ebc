import { createAdaptorServer } from '@hono/node-server';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pino, type Logger } from 'pino';
import { createApp } from './app.ts';
import { systemClock, type Clock } from './clock.ts';
import { groupCommit } from './inbox/groupCommit.ts';
import type { Inbox } from './inbox/inbox.ts';
import { openInbox } from './inbox/open.ts';
import { eventbridgeGuard } from './in/eventbridge.ts';
import { pubsubGuard, type PubsubSettings } from './in/pubsub.ts';
import { storeDirectory } from './in/stores.ts';
import { secretKey } from './in/webhook.ts';
import { createMetrics } from './metrics.ts';
import { startDelivery } from './out/deliver.ts';
import type { Post } from './out/http.ts';
import { netsuiteClient } from './out/netsuite.ts';

export type StoreConfig = {
  key: string;
  /** `demo.myshopify.com` */
  domain: string;
  /** One, or during a rotation two. Without any the store is closed. */
  secrets: string[];
  /** The app's client id, with which `relay check` proves the secret against Shopify. */
  clientId?: string;
};

export type RelayConfig = {
  /** 0: any free one. */
  port: number;
  host?: string;
  /** Folder of the SQLite queue; not used with `databaseUrl`. */
  dataFolder: string;
  databaseUrl?: string;
  stores: StoreConfig[];
  netsuite: {
    account: string;
    tokenUrl: string;
    /** Without `script` and `deploy` the shipped deployment of rl_events is meant. */
    restletUrl: string;
    clientId: string;
    certificateId: string;
    /** PKCS#8 PEM */
    privateKey: string;
  };
  /** The most calls to NetSuite at once. */
  concurrency?: number;
  batchSize?: number;
  timeoutMs?: number;
  tickMs?: number;
  stopGraceMs?: number;
  pubsub?: PubsubSettings;
  eventbridgeSecret?: string;
  metricsToken?: string;
  logLevel?: string;
};

export type Relay = { url: string; stop(): Promise<void> };

export const DEFAULTS = {
  concurrency: 1,
  batchSize: 50,
  // A RESTlet may run 300 s.
  timeoutMs: 310_000,
  // What a save in NetSuite left behind waits for the next call.
  tickMs: 20_000,
  stopGraceMs: 45_000,
};

/** Shopify gives 5 s in all; a slower sender is not Shopify. Covers a 25 MB body on a thin line. */
const REQUEST_TIMEOUT_MS = 60_000;
const HEADERS_TIMEOUT_MS = 10_000;
/** Longer than common proxies keep a connection, so that they close first and no request meets a closing one. */
const KEEP_ALIVE_MS = 75_000;

/** What a relay stands on. */
export type RelayParts = {
  clock: Clock;
  log: Logger;
  inbox: Inbox;
  /** How calls reach NetSuite; HTTP unless given. */
  post?: Post;
  random: () => number;
};

/** A relay without a port: what it takes in, what it hands over. Its queue is closed with it. */
export function assembleRelay(config: RelayConfig, parts: RelayParts) {
  const { clock, log, inbox } = parts;
  const settings = { ...DEFAULTS, ...config };
  const metrics = createMetrics(() => inbox.depth(clock.now()), clock.now);
  const netsuite = netsuiteClient(
    {
      ...settings.netsuite,
      restletUrl: withDeployment(settings.netsuite.restletUrl),
      timeoutMs: settings.timeoutMs,
    },
    clock,
    parts.post,
  );
  const delivery = startDelivery(
    { inbox, netsuite, clock, metrics, log, random: parts.random },
    { ...settings, ceiling: settings.concurrency },
  );
  const commits = groupCommit(async (hints) => {
    await inbox.accept(hints, clock.now());
    delivery.wake();
  }, inbox.lingerMs);

  const stores = config.stores.map(({ key, domain, secrets }) => ({
    key,
    domain,
    secrets: secrets.map(secretKey),
  }));
  const app = createApp({
    stores: storeDirectory(stores),
    accept: commits.accept,
    metrics,
    log,
    proveQueue: async () => {
      await inbox.nextDue();
    },
    ...(config.pubsub && { pubsub: pubsubGuard(config.pubsub) }),
    ...(config.eventbridgeSecret && { eventbridge: eventbridgeGuard(config.eventbridgeSecret) }),
    ...(config.metricsToken && { metricsToken: config.metricsToken }),
  });
  return {
    app,
    delivery,
    async stop(graceMs: number): Promise<void> {
      await commits.flushed();
      await delivery.stop(graceMs);
      await inbox.close();
    },
  };
}

/** Starts a relay in this process: opens the queue, listens, begins to deliver. */
export async function startRelay(
  config: RelayConfig,
  clock: Clock = systemClock,
  log: Logger = pino({ name: 'relay', level: config.logLevel ?? 'info' }),
): Promise<Relay> {
  const inbox = await openInbox(config);
  const relay = assembleRelay(config, { clock, log, inbox, random: Math.random });
  const server = createAdaptorServer({
    fetch: relay.app.fetch,
    serverOptions: {
      requestTimeout: REQUEST_TIMEOUT_MS,
      headersTimeout: HEADERS_TIMEOUT_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
    },
  }) as Server;
  try {
    await listen(server, config.port, config.host ?? '127.0.0.1');
  } catch (error) {
    await relay.stop(0);
    throw error;
  }
  const { port } = server.address() as AddressInfo;
  log.info({ port, stores: config.stores.map((store) => store.key) }, 'relay listens');

  async function stop(): Promise<void> {
    await closed(server);
    await relay.stop(config.stopGraceMs ?? DEFAULTS.stopGraceMs);
    log.info('relay stopped');
  }
  let stopped: Promise<void> | undefined;
  return { url: `http://${config.host ?? '127.0.0.1'}:${port}`, stop: () => (stopped ??= stop()) };
}

/** Adds the shipped script and deployment ids to a RESTlet address that names none. */
export function withDeployment(restletUrl: string): string {
  const url = new URL(restletUrl);
  if (!url.searchParams.has('script')) url.searchParams.set('script', 'customscript_xdk_rl_events');
  if (!url.searchParams.has('deploy')) url.searchParams.set('deploy', 'customdeploy_xdk_rl_events');
  return url.toString();
}

/** Resolves when every request that had begun is answered; kept connections are closed as they fall idle. */
async function closed(server: Server): Promise<void> {
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(idle);
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
