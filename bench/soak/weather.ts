import { DEFAULT_SCOPES } from '../../emulator/shopify/api/store.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Dice } from './dice.ts';
import { MORE_OF_NETSUITE, NETSUITE, SHOPIFY } from './faults.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The ten points of finding 38, as switches that hold for a while. */
function switchesOf(dice: Dice) {
  return {
    webhookBeforeAnswer: dice.chance(0.3),
    readLagMs: dice.chance(0.3) ? dice.from(100, 2_000) : 0,
    indexLagMs: dice.chance(0.3) ? dice.from(1_000, 30_000) : 0,
    nodesCostPerId: dice.chance(0.3),
    serverMsPerObject: dice.chance(0.2) ? dice.from(1, 20) : 0,
    oldTokensStayValid: dice.chance(0.5),
    updatedAtOnFulfillmentOrderMove: dice.chance(0.5),
    updatedAtOnFulfillmentHold: dice.chance(0.5),
    updatedAtOnRisk: dice.chance(0.5),
    updatedAtOnMetafield: dice.chance(0.5),
    productsUpdateAfterInventory: dice.chance(0.5),
    subscriptionDeletedAfterEightFailedTries: dice.chance(0.3),
    routingDelayMs: dice.oneOf([200, 1_000, 20_000]) ?? 1_000,
  };
}

function moreSwitches(more: Dice) {
  return {
    refundsStayPending: more.chance(0.5),
    jobDelayMs: more.oneOf([200, 2_000, 120_000]) ?? 2_000,
    quantityAtNewLocationStaysInactive: more.chance(0.5),
  };
}

const CLOSED = ['frozen', 'locked', 'unpaid'] as const;

/** One for each flow of the soak. */
const FORGETTABLE = [
  'write_orders',
  'write_merchant_managed_fulfillment_orders',
  'write_fulfillments',
  'write_inventory',
  'read_locations',
  'write_products',
  'write_customers',
  'write_companies',
  'write_returns',
];

const CALM_SWITCHES = {
  readLagMs: 0,
  indexLagMs: 0,
  webhookBeforeAnswer: false,
  serverMsPerObject: 0,
  nodesCostPerId: false,
  protectedDataApproved: true,
  refundsStayPending: false,
};
const CALM_WEBHOOKS = { lose: 0, double: 0, late: 0, hold: false };

/**
 * Faults come in spells: nothing, a few, an outage.
 *
 * @param more draws what was added later, so that seeds keep what they drew before
 * @param usual what the app was granted while nothing is forgotten
 */
export function weather(world: VirtualWorld, dice: Dice, more: Dice, usual: readonly string[]) {
  const { netsuite, shopify, time } = world;
  const counts: Record<string, number> = {};
  const count = (what: string) => (counts[what] = (counts[what] ?? 0) + 1);
  let restarting: Promise<void> = Promise.resolve();

  const calmWebhooks = (store: string) => {
    shopify.control.setWebhookFaults(store, CALM_WEBHOOKS);
    shopify.control.releaseWebhooks(store, 'shuffled');
  };

  const openShop = (store: string) => shopify.control.setStore(store, { condition: 'open' });
  let granted = usual;
  const grant = (store: string) => shopify.control.setStore(store, { scopes: [...granted] });
  for (const { key } of world.stores) grant(key);

  const spells = {
    netsuite(): void {
      const until = new Date(time.now() + dice.wait(HOUR)).toISOString();
      for (const fault of NETSUITE) {
        if (!dice.chance(0.25)) continue;
        netsuite.faults.add({ ...fault, until });
        count(`${fault.at} ${fault.kind} ${fault.code ?? ''}`.trim());
      }
      for (const fault of MORE_OF_NETSUITE) {
        if (!more.chance(0.15)) continue;
        netsuite.faults.add({ ...fault, until });
        count(`${fault.at} ${fault.kind} ${fault.code ?? ''}`.trim());
      }
    },
    shopify(): void {
      for (const fault of SHOPIFY) {
        if (!dice.chance(0.25)) continue;
        shopify.control.faults.add({ ...fault, times: dice.from(1, 4) });
        count(`Shopify ${fault.kind}`);
      }
    },
    webhooks(): void {
      const { control } = shopify;
      const isHeld = dice.chance(0.15);
      const store = dice.oneOf(world.stores)?.key ?? '';
      control.setWebhookFaults(store, {
        lose: dice.chance(0.5) ? dice.random() * 0.5 : 0,
        double: dice.chance(0.5) ? 0.3 : 0,
        late: dice.chance(0.5) ? 0.3 : 0,
        lateMs: dice.wait(5 * MINUTE),
        delayMs: [20, 600],
        hold: isHeld,
      });
      count('webhooks disturbed');
      time.at(time.now() + dice.wait(30 * MINUTE), () => {
        calmWebhooks(store);
      });
    },
    /** Shopify has deleted some, as after failures that nobody saw; `sc_watch` makes them anew. */
    subscriptions(): void {
      const store = dice.oneOf(world.stores)?.key ?? '';
      const { subscriptions } = shopify.control.store(store);
      const gone = subscriptions.all().filter(() => dice.chance(0.3));
      for (const { id } of gone) subscriptions.remove(id, time.iso(), 'failures');
      count('subscriptions deleted');
    },
    switches(): void {
      shopify.control.setSwitches({ ...switchesOf(dice), ...moreSwitches(more) });
      count('switches');
    },
    /** The shop has not paid, or Shopify has closed it: every call is refused until somebody sees to it. */
    closedShop(): void {
      const store = more.oneOf(world.stores)?.key ?? '';
      const condition = more.oneOf(CLOSED) ?? 'frozen';
      shopify.control.setStore(store, { condition });
      count(`shop ${condition}`);
      time.at(time.now() + more.wait(40 * MINUTE), () => openShop(store));
    },
    /** A new version of the app forgot a scope; parts of what it may read are null, or whole objects. */
    access(): void {
      const store = more.oneOf(world.stores)?.key ?? '';
      const scope = more.oneOf(FORGETTABLE) ?? '';
      shopify.control.setStore(store, { scopes: usual.filter((one) => one !== scope) });
      count(`without ${scope}`);
      time.at(time.now() + more.wait(HOUR), () => grant(store));
    },
    /** Shopify keeps names, addresses, e-mails and phones from the app. */
    protectedData(): void {
      shopify.control.setSwitches({ protectedDataApproved: false });
      count('protected data kept back');
      time.at(time.now() + more.wait(HOUR), () => {
        shopify.control.setSwitches({ protectedDataApproved: true });
      });
    },
    relay(): void {
      const isKilled = dice.chance(0.5);
      const pause = dice.wait(dice.chance(0.3) ? 20 * MINUTE : 5_000);
      restarting = restarting.then(() => world.restartRelay(pause, isKilled));
      count(isKilled ? 'relay killed' : 'relay restarted');
    },
    outage(): void {
      const until = new Date(time.now() + dice.wait(2 * HOUR)).toISOString();
      for (const at of ['restlet', 'token', 'rest'])
        netsuite.faults.add({ at, kind: 'http', status: 503, until });
      count('NetSuite away');
    },
  };

  return {
    counts,
    change(): void {
      const drawn = dice.random();
      if (drawn < 0.3) spells.netsuite();
      else if (drawn < 0.53) spells.shopify();
      else if (drawn < 0.71) spells.webhooks();
      else if (drawn < 0.75) spells.subscriptions();
      else if (drawn < 0.87) spells.switches();
      else if (drawn < 0.97) spells.relay();
      else spells.outage();
      if (more.chance(0.12)) spells.closedShop();
      if (more.chance(0.12)) spells.access();
      if (more.chance(0.08)) spells.protectedData();
    },
    /** Everything works again, and the administrator was granted what the app lacked. */
    async clear(): Promise<void> {
      netsuite.faults.clear();
      shopify.control.faults.clear();
      shopify.control.setSwitches(CALM_SWITCHES);
      granted = DEFAULT_SCOPES;
      for (const { key } of world.stores) {
        calmWebhooks(key);
        openShop(key);
        grant(key);
      }
      await restarting;
    },
  };
}
