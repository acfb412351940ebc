import type { GraphQLFieldResolver } from 'graphql';
import type { Clock, Domain, Plan, ResolverMap, StoreConfig } from '../contract.ts';
import type { Switches } from '../switches.ts';
import type { Patience, Wire } from '../webhooks/post.ts';
import { sender } from '../webhooks/sender.ts';
import type { WebhookSender } from '../webhooks/sender.ts';
import { subscriptions } from '../webhooks/subscriptions.ts';
import type { DeclaredSubscription, Subscriptions } from '../webhooks/subscriptions.ts';
import { withImpliedScopes } from './accessRules.ts';
import { bucket } from './bucket.ts';
import type { Bucket } from './bucket.ts';
import { bulkOperations } from './bulk/operations.ts';
import type { BulkOperations } from './bulk/operations.ts';
import { fieldResolver } from './fieldResolver.ts';
import { idempotencyKeys } from './idempotency.ts';
import type { IdempotencyKeys } from './idempotency.ts';
import type { RequestContext } from './requestContext.ts';
import type { ApiVersion } from './schema.ts';
import { tokens } from './tokens.ts';
import type { AppCredentials, Tokens } from './tokens.ts';
import { createWorld } from './world.ts';
import type { RunningWorld } from './world.ts';

/** How a store and the one app installed on it are set up. */
export interface StoreOptions extends AppCredentials {
  domain: string;
  key: string;
  name?: string;
  plan?: Plan;
  currency?: string;
  timezone?: string;
  taxesIncluded?: boolean;
  countryCode?: string;
  /** Access scopes the app was granted; all that Crossdock's flows need unless given. */
  scopes?: readonly string[];
  /** Subscriptions of the app's configuration, privacy topics among them; payload version as given. */
  declaredWebhooks?: readonly DeclaredSubscription[];
  /** How the store meets requests (§1.2); open unless given. */
  condition?: StoreCondition;
}

export type StoreCondition =
  'open' | 'frozen' | 'locked' | 'unpaid' | 'appNotInstalled' | 'otherOrganization';

/** One store while it runs. */
export interface RunningStore {
  config: StoreConfig;
  app: AppCredentials;
  appGid: string;
  condition: StoreCondition;
  scopes: Set<string>;
  /** As granted, without what they imply. */
  grantedScopes: string[];
  world: RunningWorld;
  tokens: Tokens;
  bucket: Bucket;
  idempotency: IdempotencyKeys;
  subscriptions: Subscriptions;
  webhooks: WebhookSender;
  bulk: BulkOperations;
  fieldResolver(version: ApiVersion): GraphQLFieldResolver<unknown, RequestContext>;
}

export interface StoreSurroundings {
  index: number;
  clock: Clock;
  switches: Switches;
  random: () => number;
  domain: Domain;
  /** Resolvers of what belongs to the platform: webhooks, bulk operations, the app. */
  platformResolvers: ResolverMap;
  /** Where a webhook address is really sent: `https://host` → base URL. */
  routes: ReadonlyMap<string, string>;
  patience: Patience;
  wire: Wire;
  /** Base URL of the host that keeps uploaded and result files. */
  filesUrl: () => string;
}

/** What Crossdock's flows ask for (§1.4). */
export const DEFAULT_SCOPES = [
  'read_all_orders',
  'write_orders',
  'write_order_edits',
  'write_draft_orders',
  'write_payment_terms',
  'write_merchant_managed_fulfillment_orders',
  'read_third_party_fulfillment_orders',
  'read_apps',
  'read_assigned_fulfillment_orders',
  'write_fulfillments',
  'write_inventory',
  'read_locations',
  'write_products',
  'write_publications',
  'read_markets',
  'write_files',
  'write_customers',
  'write_companies',
  'write_customer_merge',
  'write_returns',
  'read_shopify_payments_payouts',
  'read_shopify_payments_accounts',
  'read_shopify_payments_disputes',
  'read_gift_cards',
  'read_gift_card_transactions',
  'read_store_credit_accounts',
  'read_store_credit_account_transactions',
];

export function createStore(options: StoreOptions, around: StoreSurroundings): RunningStore {
  const { clock, switches, random, domain } = around;
  const config: StoreConfig = {
    domain: options.domain,
    key: options.key,
    name: options.name ?? options.key,
    plan: options.plan ?? 'standard',
    currency: options.currency ?? 'USD',
    timezone: options.timezone ?? 'America/New_York',
    taxesIncluded: options.taxesIncluded ?? false,
    countryCode: options.countryCode ?? 'US',
  };
  const app: AppCredentials = {
    clientId: options.clientId,
    clientSecret: options.clientSecret,
    accessToken: options.accessToken,
  };
  const grantedScopes = [...(options.scopes ?? DEFAULT_SCOPES)];
  const resolvers = new WeakMap<ApiVersion, GraphQLFieldResolver<unknown, RequestContext>>();
  const held = subscriptions(options.declaredWebhooks ?? []);
  const webhooks = sender({
    domain: config.domain,
    secret: () => app.clientSecret,
    clock,
    random,
    switches,
    routes: around.routes,
    patience: around.patience,
    wire: around.wire,
    subscriptions: held,
  });
  const world = createWorld({
    store: config,
    index: around.index,
    clock,
    switches,
    random,
    domain,
    publish: (happening) => webhooks.publish(happening),
  });
  const all = mergeResolvers(domain.resolvers, around.platformResolvers);
  const store: RunningStore = {
    config,
    app,
    appGid: world.newGid('App'),
    condition: options.condition ?? 'open',
    scopes: withImpliedScopes(grantedScopes),
    grantedScopes,
    world,
    tokens: tokens(app, clock, switches),
    bucket: bucket(config.plan, clock),
    idempotency: idempotencyKeys(clock),
    subscriptions: held,
    webhooks,
    bulk: bulkOperations({ clock, filesUrl: around.filesUrl }),
    fieldResolver(version) {
      let found = resolvers.get(version);
      if (!found) {
        found = fieldResolver(all, version.access);
        resolvers.set(version, found);
      }
      return found;
    },
  };
  return store;
}

function mergeResolvers(one: ResolverMap, other: ResolverMap): ResolverMap {
  const merged: ResolverMap = { ...one };
  for (const [type, fields] of Object.entries(other)) merged[type] = { ...merged[type], ...fields };
  return merged;
}
