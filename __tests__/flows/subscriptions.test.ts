import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wantedSubscriptions } from '../../relay/topics.ts';
import { bootLocal, DEMO_STORE, type Local } from '../../scripts/local/boot.ts';

jest.setTimeout(20_000);

let folder: string;
let local: Local;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'crossdock-'));
  local = await bootLocal({
    folder,
    relay: false,
    settings: { relay: { url: 'https://relay.crossdock.example' } },
    netsuite: { schedules: false },
  });
});

afterAll(async () => {
  await local.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Node {
  id: string;
  topic: string;
  uri: string;
  includeFields: string[];
}

/** All subscriptions, as the app itself sees them. */
async function subscriptions(): Promise<Node[]> {
  const { webhookSubscriptions } = await ask<{ webhookSubscriptions: { nodes: Node[] } }>(
    '{ webhookSubscriptions(first: 250) { nodes { id topic uri includeFields } } }',
  );
  return webhookSubscriptions.nodes;
}

async function ask<Data>(query: string, variables = {}): Promise<Data> {
  const response = await fetch(`${local.shopify.url}/admin/api/2026-10/graphql.json`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Access-Token': DEMO_STORE.accessToken,
      'X-Forwarded-Host': DEMO_STORE.domain,
    },
    body: JSON.stringify({ query, variables }),
  });
  return ((await response.json()) as { data: Data }).data;
}

const watch = () => local.netsuite.runSchedule('customscript_xdk_sc_watch');
const wanted = wantedSubscriptions([
  'orders',
  'fulfillments',
  'returns',
  'customers',
  'inventory',
  'store',
]);

test('every topic of the store is subscribed once, with its fields, at the address of the relay', async () => {
  await watch();
  const made = await subscriptions();
  expect(made.map(({ topic }) => topic).sort()).toEqual(wanted.map(({ topic }) => topic).sort());
  expect(new Set(made.map(({ uri }) => uri))).toEqual(
    new Set(['https://relay.crossdock.example/webhooks/demo']),
  );
  const updated = made.find(({ topic }) => topic === 'ORDERS_UPDATED');
  expect(updated?.includeFields).toEqual(['id', 'admin_graphql_api_id', 'updated_at']);
});

test('what Shopify deleted is made again, and what is right is left as it is', async () => {
  const before = await subscriptions();
  const lost = before.find(({ topic }) => topic === 'ORDERS_CREATE');
  await ask(
    'mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { userErrors { message } } }',
    {
      id: lost?.id,
    },
  );
  await watch();
  const after = await subscriptions();
  const isNew = ({ id }: Node) => !before.some((one) => one.id === id);
  expect(after.filter(isNew).map(({ topic }) => topic)).toEqual(['ORDERS_CREATE']);
  expect(after).toHaveLength(before.length);
});

test('a subscription with other fields is made anew; one to another address is left alone', async () => {
  const foreign = 'https://somebody.example/hooks';
  const create =
    'mutation ($uri: String!) { webhookSubscriptionCreate(topic: ORDERS_UPDATED, webhookSubscription: { uri: $uri }) { userErrors { message } } }';
  await ask(create, { uri: foreign });
  const updated = (await subscriptions()).find(
    ({ topic, uri }) => topic === 'ORDERS_UPDATED' && uri !== foreign,
  );
  await ask(
    'mutation ($id: ID!) { webhookSubscriptionDelete(id: $id) { userErrors { message } } }',
    {
      id: updated?.id,
    },
  );
  await ask(create, { uri: updated?.uri });
  await watch();
  const now = (await subscriptions()).filter(({ topic }) => topic === 'ORDERS_UPDATED');
  expect(
    now
      .map(({ uri, includeFields }) => [uri, includeFields.length])
      .sort((a, b) => (String(a[0]) > String(b[0]) ? 1 : -1)),
  ).toEqual([
    ['https://relay.crossdock.example/webhooks/demo', 3],
    [foreign, 0],
  ]);
});

test('what is subscribed after all, or what nobody has met for long, is no sync error any more', async () => {
  const { netsuite } = local;
  const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
  const errors = [
    ['subscription:ORDERS_CREATE', 3, 'resolved'],
    ['subscription:ORDERS_EDITED', 0, 'open'],
    ['http:402', 30, 'resolved'],
    ['http:423', 3, 'open'],
  ] as const;
  for (const [cause, hours] of errors)
    await netsuite.save(
      (session, records) => records.create(session, { type: 'customrecord_xdk_error' }),
      (set) => {
        const values = {
          externalid: `xdk:demo:error:${cause}`,
          custrecord_xdk_error_store: DEMO_STORE.key,
          custrecord_xdk_error_state: 'open',
          custrecord_xdk_error_last_seen: hoursAgo(hours),
        };
        for (const [fieldId, value] of Object.entries(values)) set('setValue', { fieldId, value });
      },
    );
  await watch();
  const states = [...netsuite.records.all('customrecord_xdk_error')].map(
    ({ externalId, fields }) => [externalId, fields['custrecord_xdk_error_state']],
  );
  expect(states).toEqual(errors.map(([cause, , state]) => [`xdk:demo:error:${cause}`, state]));
});
