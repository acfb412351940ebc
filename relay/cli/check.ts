import { createHmac } from 'node:crypto';
import type { Inbox } from '../inbox/inbox.ts';
import type { NoAnswer } from '../out/http.ts';
import { post } from '../out/http.ts';
import type { NetSuite } from '../out/netsuite.ts';
import type { RelayConfig, StoreConfig } from '../start.ts';

const TIMEOUT_MS = 20_000;

export type CheckPorts = {
  /** Opens the queue; throws when it cannot be. */
  openQueue(): Promise<Inbox>;
  netsuite: NetSuite;
  /** Where the running relay listens. */
  relayUrl: string;
  /** Where a store's Admin API is reached; `https://<domain>` in life. */
  shopUrl(store: StoreConfig): string;
  now(): number;
};

/** One link of the chain: proven, broken, or not to be proven from here. */
export type Link = { name: string; state: 'ok' | 'broken' | 'open'; sentence: string };

/** Proves each link from Shopify to NetSuite, in the order a hint travels. */
export async function check(config: RelayConfig, ports: CheckPorts): Promise<Link[]> {
  const links: Link[] = [await queueLink(ports)];
  const token = await tokenLink(ports);
  links.push(token);
  if (token.state === 'ok') links.push(...(await restletLinks(config, ports)));
  for (const store of config.stores) {
    links.push(await doorLink(store, ports), await secretLink(store, ports));
  }
  return links;
}

async function queueLink({ openQueue, now }: CheckPorts): Promise<Link> {
  try {
    const inbox = await openQueue();
    const { waiting, active, dead } = await inbox.depth(now());
    await inbox.close();
    return ok('queue', `${waiting} waiting, ${active} being sent, ${dead} dead.`);
  } catch (error) {
    return broken('queue', `It cannot be opened: ${(error as Error).message}`);
  }
}

async function tokenLink({ netsuite }: CheckPorts): Promise<Link> {
  try {
    await netsuite.proveToken();
    return ok('NetSuite token', 'NetSuite gave one for this key and certificate.');
  } catch (error) {
    return broken('NetSuite token', (error as Error).message);
  }
}

async function restletLinks(config: RelayConfig, { netsuite }: CheckPorts): Promise<Link[]> {
  const outcome = await netsuite.check(config.stores.map((store) => store.key));
  if (outcome.kind !== 'answered') {
    return [broken('RESTlet', `${outcome.code}: ${outcome.message}`)];
  }
  const { version, account, stores } = outcome.answer;
  const sentence = `Version ${version} answers for account ${account}.`;
  const links = [
    account === config.netsuite.account ? ok('RESTlet', sentence) : broken('RESTlet', sentence),
  ];
  for (const { key, domain } of config.stores) {
    const there = stores.find((store) => store.key === key);
    const name = `store ${key} in NetSuite`;
    if (there === undefined)
      links.push(broken(name, 'NetSuite has no store record with this key.'));
    else if (there.domain.toLowerCase() !== domain) {
      links.push(broken(name, `NetSuite says ${there.domain}, the relay says ${domain}.`));
    } else if (!there.active) links.push(broken(name, 'It is switched off there.'));
    else if (there.problems.length > 0) links.push(broken(name, there.problems.join(' ')));
    else links.push(ok(name, `${domain}, active.`));
  }
  return links;
}

/** A signed delivery of a topic that nobody knows: the running relay must answer 200 and write nothing. */
async function doorLink(store: StoreConfig, { relayUrl }: CheckPorts): Promise<Link> {
  const name = `door of ${store.key}`;
  const body = '{}';
  const headers = {
    'Content-Type': 'application/json',
    'X-Shopify-Topic': 'crossdock/check',
    'X-Shopify-Shop-Domain': store.domain,
    'X-Shopify-Hmac-Sha256': createHmac('sha256', store.secrets[0] ?? '')
      .update(body)
      .digest('base64'),
  };
  try {
    const { status, body: text } = await post(
      `${relayUrl}/webhooks/${store.key}`,
      headers,
      body,
      TIMEOUT_MS,
    );
    return status === 200
      ? ok(name, 'The running relay takes what this secret signs.')
      : broken(name, `The running relay answered ${status}: ${text}`);
  } catch (error) {
    return broken(name, `No relay answers on ${relayUrl} (${(error as NoAnswer).code}).`);
  }
}

/** Only Shopify knows its app's secret; with the client id it can be asked for a token (shopify-platform §1.1). */
async function secretLink(store: StoreConfig, { shopUrl }: CheckPorts): Promise<Link> {
  const name = `secret of ${store.key}`;
  if (store.clientId === undefined) {
    const variable = `STORE_${store.key.toUpperCase()}_CLIENT_ID`;
    return { name, state: 'open', sentence: `Set ${variable} to have Shopify prove it.` };
  }
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: store.clientId,
    client_secret: store.secrets[0] ?? '',
  });
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
  try {
    const url = `${shopUrl(store)}/admin/oauth/access_token`;
    const { status } = await post(url, headers, form.toString(), TIMEOUT_MS);
    return status === 200
      ? ok(name, 'Shopify knows it.')
      : broken(name, `Shopify does not take it for this client id (HTTP ${status}).`);
  } catch (error) {
    return broken(name, `Shopify cannot be reached (${(error as NoAnswer).code}).`);
  }
}

function ok(name: string, sentence: string): Link {
  return { name, state: 'ok', sentence };
}
function broken(name: string, sentence: string): Link {
  return { name, state: 'broken', sentence };
}
