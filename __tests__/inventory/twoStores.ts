import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suiteql } from '../../bench/soak/suiteql.ts';
import { bootLocal, DEMO_STORE, ROLE, type Local } from '../../scripts/local/boot.ts';
import { CLIENT_SECRET_ID, connectStore } from '../../scripts/local/demoAccount.ts';
import { fillDemoShop, type DemoShop } from '../../scripts/local/demoShop.ts';

export const OTHER_STORE = {
  ...DEMO_STORE,
  key: 'other',
  domain: 'crossdock-other.myshopify.com',
};

/** One of the two shops. */
export interface Shop extends DemoShop {
  key: string;
  /** Asks the shop's Admin API; throws its errors. */
  ask<Data>(query: string, variables?: Record<string, unknown>): Data;
  act<Result>(action: string, input: object): Result;
}

/** Two shops that sell the stock of one account's two warehouses. Nothing brings hints by itself. */
export interface TwoStores extends Local {
  shops: [Shop, Shop];
  query: (text: string) => Record<string, unknown>[];
  /** Brings these orders (gids) of a store, as the relay would; none is a tick. */
  hint(store: string, orders: string[]): Promise<void>;
  poll(): Promise<void>;
  sweep(): Promise<void>;
  /** Every work row that waits for its time is due, every claim has run out. */
  letTimePass(): Promise<void>;
  /** Work rows that are not done: `externalid`. */
  dirty(): string[];
}

export async function startTwoStores(settings: object): Promise<TwoStores> {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-'));
  const local = await bootLocal({
    folder,
    relay: false,
    settings,
    // Days pass in seconds here, and the bucket fills by the machine's clock.
    shopify: {
      stores: [DEMO_STORE, OTHER_STORE].map((store) => ({ ...store, plan: 'enterprise' })),
    },
    netsuite: { seed: 1, schedules: false, hosts: {} },
  });
  const { netsuite, shopify, account } = local;
  shopify.control.setSwitches({ jobDelayMs: 0, routingDelayMs: 0 });
  netsuite.setSecret(CLIENT_SECRET_ID, DEMO_STORE.clientSecret);
  const other = fillDemoShop(shopify, OTHER_STORE.key);
  connectStore(netsuite, other, { ...OTHER_STORE, settings }, account.helpers);
  for (const { domain } of [DEMO_STORE, OTHER_STORE]) netsuite.hosts[domain] = shopify.url;

  const query = (text: string) => suiteql(netsuite, text);
  const shopOf = (shop: DemoShop, key: string): Shop => ({
    ...shop,
    key,
    ask(text, variables = {}) {
      const { data, errors } = shopify.control.query(key, text, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data as never;
    },
    act: (action, input) => shopify.control.act(key, action, input as never) as never,
  });
  const errorOf = (id: unknown) =>
    String(
      netsuite.records.find('customrecord_xdk_error', String(id))?.fields[
        'custrecord_xdk_error_message'
      ] ?? '',
    );
  const work = () => [...netsuite.records.all('customrecord_xdk_work')];

  return {
    ...local,
    shops: [shopOf(local.shop, DEMO_STORE.key), shopOf(other, OTHER_STORE.key)],
    query,
    async hint(store, orders) {
      const outcome = await netsuite.callRestlet(
        'customscript_xdk_rl_events',
        { protocol: 1, account: netsuite.account.id, hints: orders.map((id) => hintOf(store, id)) },
        { role: ROLE },
      );
      if (outcome.kind !== 'returned') throw new Error(JSON.stringify(outcome));
      await netsuite.settled();
    },
    async poll() {
      await netsuite.runSchedule('customscript_xdk_sc_poll');
      await netsuite.settled();
    },
    async sweep() {
      await netsuite.runTask('customscript_xdk_mr_inventory', {
        deploymentId: 'customdeploy_xdk_mr_inventory_1',
      });
      await netsuite.settled();
    },
    async letTimePass() {
      for (const { id, fields } of work()) {
        const waits = ['custrecord_xdk_work_due', 'custrecord_xdk_work_claimed_until'].filter(
          (name) => String(fields[name] ?? '') > PAST,
        );
        if (waits.length === 0) continue;
        await netsuite.save(
          (session, records) => records.load(session, { type: 'customrecord_xdk_work', id }),
          (call) => {
            for (const fieldId of waits) call('setValue', { fieldId, value: PAST });
          },
        );
      }
    },
    dirty: () =>
      work()
        .filter(
          ({ fields }) =>
            fields['custrecord_xdk_work_done'] !== fields['custrecord_xdk_work_hinted'],
        )
        .map(
          ({ externalId, fields }) =>
            `${String(externalId)} ${errorOf(fields['custrecord_xdk_work_error'])}`,
        ),
    async stop() {
      await local.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const PAST = '2000-01-01T00:00:00.000Z';

function hintOf(store: string, id: string): object {
  const tail = id.slice(id.lastIndexOf('/') + 1);
  return {
    key: `${store}:order:${tail}`,
    store,
    entity: 'order',
    id,
    action: 'changed',
    topic: 'orders/updated',
    webhookId: tail,
    triggeredAt: '2026-11-21T10:00:00Z',
    apiVersion: '2026-10',
    sha256: '',
  };
}
