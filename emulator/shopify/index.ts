import type { AddressInfo } from 'node:net';
import { createControl } from './api/control.ts';
import type { Control } from './api/control.ts';
import { faults } from './api/faults.ts';
import { platformResolvers } from './api/platformResolvers.ts';
import { apiVersion, HELD_VERSIONS } from './api/schema.ts';
import { FILES_PATH, httpServer } from './api/server.ts';
import { createStore } from './api/store.ts';
import type { RunningStore, StoreOptions } from './api/store.ts';
import { seededRandom } from './api/world.ts';
import { realClock } from './clock.ts';
import type { Clock } from './contract.ts';
import { domain } from './resolvers/index.ts';
import { defaultSwitches } from './switches.ts';
import type { Switches } from './switches.ts';
import { closeIdleConnections, post, SHOPIFY_PATIENCE } from './webhooks/post.ts';
import type { Patience, Wire } from './webhooks/post.ts';

export interface ShopifyOptions {
  stores: readonly StoreOptions[];
  /** The real clock unless given. */
  clock?: Clock;
  switches?: Partial<Switches>;
  /** Decides everything drawn: delays, faults, shuffling. */
  seed?: number;
  /**
   * Where webhooks to an `https://` host go on this machine, as Shopify refuses other addresses:
   * `{ 'relay.example': 'http://127.0.0.1:8080' }`. A host that is not named is called for real.
   */
  webhookRoutes?: Record<string, string>;
  /** How long a delivery may take; Shopify's 1 s and 5 s unless given. */
  webhookPatience?: Patience;
  /** What carries webhooks to their address; HTTP unless given. */
  webhookWire?: Wire;
}

export interface LocalShopify {
  /** Listens on 127.0.0.1; port 0 = any. */
  start(port?: number): Promise<void>;
  stop(): Promise<void>;
  /** `http://127.0.0.1:4001`; only while it listens. */
  readonly url: string;
  readonly stores: readonly RunningStore[];
  readonly clock: Clock;
  readonly control: Control;
  /** May be changed while it runs: see {@link ShopifyOptions.webhookRoutes}. */
  readonly webhookRoutes: Map<string, string>;
}

/** The local Shopify: stores on the real Admin schema, with what `docs/emulator-shopify.md` lists. */
export function createShopify(options: ShopifyOptions): LocalShopify {
  const clock = options.clock ?? realClock();
  const switches: Switches = { ...defaultSwitches, ...options.switches };
  const random = seededRandom(options.seed ?? 1);
  const webhookRoutes = new Map(Object.entries(options.webhookRoutes ?? {}));
  const requestFaults = faults();
  const resolvers = platformResolvers(domain);
  let url = '';

  const stores = options.stores.map((store, index) =>
    createStore(store, {
      index,
      clock,
      switches,
      random,
      domain,
      platformResolvers: resolvers,
      routes: webhookRoutes,
      patience: options.webhookPatience ?? SHOPIFY_PATIENCE,
      wire: options.webhookWire ?? post,
      filesUrl: () => `${url}${FILES_PATH}`,
    }),
  );
  const control = createControl({ stores, clock, switches, faults: requestFaults, domain });
  const server = httpServer({ stores, clock, faults: requestFaults, control });

  return {
    async start(port = 0) {
      apiVersion(HELD_VERSIONS.at(-1) as string);
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
      });
      url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    async stop() {
      closeIdleConnections();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
    get url() {
      if (url === '') throw new Error('The local Shopify has not been started.');
      return url;
    },
    stores,
    clock,
    control,
    webhookRoutes,
  };
}
