import { isVirtual } from '../clock.ts';
import { parseGid } from '../contract.ts';
import type { Clock, Domain, JsonObject } from '../contract.ts';
import type { Switches } from '../switches.ts';
import type { WebhookFaults } from '../webhooks/sender.ts';
import { apiVersion, HELD_VERSIONS } from './schema.ts';
import { shopBody } from '../rest/shop.ts';
import { execute } from './execute.ts';
import type { GraphqlAnswer } from './execute.ts';
import type { Faults } from './faults.ts';
import type { RunningStore, StoreCondition } from './store.ts';
import { withImpliedScopes } from './accessRules.ts';

/** What a real Shopify has no call for: what tests and the demo do to the shop, the network and the time. */
export interface Control {
  /** Moves a virtual clock, sending and retrying webhooks on the way; a real clock refuses. */
  advance(ms: number): Promise<void>;
  /** Sets switches; an unknown name throws. */
  setSwitches(changes: Partial<Switches>): Switches;
  faults: Faults;
  /** An object in REST/webhook shape becomes the same object in GraphQL; answers its gid. */
  load(domain: string, kind: string, body: JsonObject): string;
  /** A shopper's or staff member's deed: `placeOrder`, `requestReturn` … */
  act(domain: string, action: string, input: JsonObject): unknown;
  actions(): string[];
  /**
   * Shopify asks the app about a person or the shop: `customers/data_request`, `customers/redact`, `shop/redact`, to the
   * addresses declared for them (§2.5). `body` brings customer and orders; shop id and domain are added.
   */
  askPrivacy(domain: string, topic: PrivacyTopic, body: JsonObject): void;
  setWebhookFaults(domain: string, changes: Partial<WebhookFaults>): WebhookFaults;
  releaseWebhooks(domain: string, order: 'inOrder' | 'shuffled'): number;
  /** Waits until no webhook is on the wire. */
  webhooksIdle(): Promise<void>;
  setStore(domain: string, changes: { condition?: StoreCondition; scopes?: string[] }): void;
  /** A GraphQL request with every scope and without cost, for pages and tests' own looks. */
  query(domain: string, query: string, variables?: Record<string, unknown>): GraphqlAnswer;
  store(domain: string): RunningStore;
}

const PRIVACY_TOPICS = ['customers/data_request', 'customers/redact', 'shop/redact'] as const;
export type PrivacyTopic = (typeof PRIVACY_TOPICS)[number];

const EVERY_SCOPE: ReadonlySet<string> = Object.assign(new Set<string>(), { has: () => true });

export function createControl(options: {
  stores: readonly RunningStore[];
  clock: Clock;
  switches: Switches;
  faults: Faults;
  domain: Domain;
}): Control {
  const { stores, clock, switches, domain } = options;
  return {
    faults: options.faults,
    async advance(ms) {
      if (!isVirtual(clock)) throw new Error('A real clock cannot be moved.');
      const target = clock.now() + ms;
      await webhooksIdle();
      for (let next = clock.next(); next !== null && next <= target; next = clock.next()) {
        clock.moveTo(next);
        await webhooksIdle();
      }
      clock.moveTo(target);
    },
    setSwitches(changes) {
      for (const name of Object.keys(changes))
        if (!(name in switches)) throw new Error(`There is no switch ${name}.`);
      return Object.assign(switches, changes);
    },
    load(storeDomain, kind, body) {
      const { world } = storeOf(storeDomain);
      return world.action(() => domain.loadRest(world, kind, body));
    },
    act(storeDomain, action, input) {
      const { world } = storeOf(storeDomain);
      const deed = domain.actions[action];
      if (!deed) throw new Error(`There is no action ${action}.`);
      return world.action(() => deed(world, input));
    },
    actions: () => Object.keys(domain.actions),
    askPrivacy(storeDomain, topic, body) {
      if (!PRIVACY_TOPICS.includes(topic)) throw new Error(`${topic} is no privacy topic.`);
      const { world, config } = storeOf(storeDomain);
      const { id } = world.shop;
      world.action(() =>
        world.emit(topic, id, () => ({
          shop_id: BigInt(parseGid(id)?.id ?? 0),
          shop_domain: config.domain,
          ...body,
        })),
      );
    },
    setWebhookFaults(storeDomain, changes) {
      const { faults } = storeOf(storeDomain).webhooks;
      for (const name of Object.keys(changes))
        if (!(name in faults)) throw new Error(`There is no webhook fault ${name}.`);
      return Object.assign(faults, changes);
    },
    releaseWebhooks: (storeDomain, order) => storeOf(storeDomain).webhooks.release(order),
    webhooksIdle,
    setStore(storeDomain, { condition, scopes }) {
      const store = storeOf(storeDomain);
      if (condition) store.condition = condition;
      if (condition === 'appNotInstalled') uninstall(store);
      if (scopes) {
        store.grantedScopes = [...scopes];
        store.scopes = withImpliedScopes(scopes);
      }
    },
    query: (storeDomain, query, variables = {}) =>
      execute(
        { query, variables, operationName: null },
        {
          store: storeOf(storeDomain),
          version: apiVersion(HELD_VERSIONS.at(-1) as string),
          scopes: EVERY_SCOPE,
          free: true,
        },
      ),
    store: storeOf,
  };

  /** The token is dead before the last webhook leaves; subscriptions made by API go with the app. */
  function uninstall({ tokens, world, subscriptions }: RunningStore): void {
    tokens.revokeAll();
    world.action(() => world.emit('app/uninstalled', world.shop.id, () => shopBody(world)));
    for (const { id } of subscriptions.all()) subscriptions.remove(id, world.now(), 'uninstalled');
  }

  async function webhooksIdle(): Promise<void> {
    for (const store of stores) await store.webhooks.idle();
  }

  function storeOf(name: string): RunningStore {
    const found = stores.find(({ config }) => config.domain === name || config.key === name);
    if (!found) throw new Error(`There is no store ${name}.`);
    return found;
  }
}
