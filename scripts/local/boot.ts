import { join } from 'node:path';
import {
  createNetSuite,
  type NetSuite,
  type NetSuiteOptions,
} from '../../emulator/netsuite/index.ts';
import {
  createShopify,
  type LocalShopify,
  type ShopifyOptions,
} from '../../emulator/shopify/index.ts';
import { startRelay, type Relay } from '../../relay/start.ts';
import { PROJECT } from '../project.ts';
import { stageProject } from '../sdf/stageProject.ts';
import {
  CLIENT_SECRET_ID,
  fillDemoAccount,
  type DemoAccount,
  type StoreSetUp,
} from './demoAccount.ts';
import { fillDemoShop, type DemoShop } from './demoShop.ts';
import { RELAY_HOST, subscribe } from './subscribe.ts';

/** The features of the demo account, by the names in features/. */
export const FEATURE_SETS = [
  'oneworld',
  'multiloc',
  'locations',
  'multicurrency',
  'receiving',
  'assemblies',
  'workorders',
];
export const ROLE = 'customrole_xdk_integration';

export const DEMO_STORE = {
  key: 'demo',
  domain: 'crossdock-demo.myshopify.com',
  clientId: 'crossdock-local-client',
  clientSecret: 'crossdock-local-client-secret',
  accessToken: 'shpat_crossdock_local_token',
};

export interface BootOptions {
  /** 0 or missing: any free port. */
  ports?: { shopify: number; netsuite: number; relay: number };
  /** Where the private key and the relay's queue go. */
  folder: string;
  /** Without a relay nothing brings hints; polling still finds everything. */
  relay?: boolean;
  /** Feature sets beside the demo account's, with `netsuite.features` to match. */
  featureSets?: string[];
  /** Settings of the store record that differ from the defaults. */
  settings?: StoreSetUp['settings'];
  /** Kind of the key that `keys` names: RSA, as most programs expect, takes 0.3 s to make; EC none. */
  keyType?: 'rsa' | 'ec';
  netsuite?: NetSuiteOptions;
  shopify?: Partial<ShopifyOptions>;
  /** Told what is being done. */
  onStep?: (step: string) => void;
}

/** A local Shopify, a local NetSuite with Crossdock installed and the relay between them, with one connected store. */
export interface Local {
  shopify: LocalShopify;
  netsuite: NetSuite;
  relay: Relay | null;
  shop: DemoShop;
  account: DemoAccount;
  keys: { clientId: string; certificateId: string; privateKeyPath: string };
  stop(): Promise<void>;
}

/** Boots all of it. The scripts must have been built before. */
export async function bootLocal(options: BootOptions): Promise<Local> {
  const say = options.onStep ?? (() => undefined);

  say('the local Shopify starts');
  const shopify = createShopify({ stores: [DEMO_STORE], ...options.shopify });
  await shopify.start(options.ports?.shopify ?? 0);

  say('the local NetSuite starts and takes the SDF project');
  const netsuite = await createNetSuite({
    hosts: { [DEMO_STORE.domain]: shopify.url },
    secrets: { [CLIENT_SECRET_ID]: DEMO_STORE.clientSecret },
    ...options.netsuite,
  });
  const url = await netsuite.start(options.ports?.netsuite ?? 0);
  await netsuite.installProject(
    stageProject(
      PROJECT,
      [...FEATURE_SETS, ...(options.featureSets ?? [])],
      join(options.folder, 'sdf'),
    ),
  );

  say('the demo store is connected');
  const shop = fillDemoShop(shopify, DEMO_STORE.key);
  const account = await fillDemoAccount(netsuite, shop, {
    ...DEMO_STORE,
    ...(options.settings && { settings: options.settings }),
  });
  const user = netsuite.base?.employee ?? '-5';
  const integration = netsuite.createIntegration({
    user,
    role: ROLE,
    name: 'Crossdock relay',
    keyType: 'ec',
  });
  // Programs outside act as the warehouse, the accountant, the administrator; the relay's own role may do far less.
  const privateKeyPath = join(options.folder, 'netsuite-private-key.pem');
  const programs = netsuite.createIntegration(
    {
      user,
      role: 'administrator',
      name: 'Local programs',
      ...(options.keyType && { keyType: options.keyType }),
    },
    privateKeyPath,
  );

  let relay: Relay | null = null;
  if (options.relay !== false) {
    say('the relay starts and the store subscribes to its topics');
    relay = await startRelay({
      port: options.ports?.relay ?? 0,
      dataFolder: join(options.folder, 'relay'),
      stores: [
        { key: DEMO_STORE.key, domain: DEMO_STORE.domain, secrets: [DEMO_STORE.clientSecret] },
      ],
      netsuite: {
        account: netsuite.account.id,
        tokenUrl: `${url}/services/rest/auth/oauth2/v1/token`,
        restletUrl: `${url}/app/site/hosting/restlet.nl`,
        clientId: integration.clientId,
        certificateId: integration.certificateId,
        privateKey: integration.privateKeyPem,
      },
      concurrency: 2,
      tickMs: 2000,
      logLevel: 'warn',
    });
    shopify.webhookRoutes.set(RELAY_HOST, relay.url);
    await subscribe(shopify, DEMO_STORE.domain, DEMO_STORE.accessToken, DEMO_STORE.key);
  }

  return {
    shopify,
    netsuite,
    relay,
    shop,
    account,
    keys: { clientId: programs.clientId, certificateId: programs.certificateId, privateKeyPath },
    async stop() {
      await relay?.stop();
      await shopify.stop();
      await netsuite.stop();
    },
  };
}
