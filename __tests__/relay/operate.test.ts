import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import { generateKeyPairSync } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { check } from '../../relay/cli/check.ts';
import { readConfig } from '../../relay/config.ts';
import { systemClock } from '../../relay/clock.ts';
import { openInboxBeside } from '../../relay/inbox/open.ts';
import { netsuiteClient } from '../../relay/out/netsuite.ts';
import { withDeployment } from '../../relay/start.ts';
import { deliver, orderBody } from './deliveries.ts';
import { netsuiteDouble, type NetSuiteDouble } from './netsuiteDouble.ts';
import { freePort, relayEnvironment, SERVER, spawnRelay, killLeftRelays } from './relayProcess.ts';
import {
  forgetPlace,
  metric,
  relayConfig,
  sqlitePlace,
  startTestRelay,
  until,
  type Place,
} from './relayUnderTest.ts';

afterAll(killLeftRelays);

let netsuite: NetSuiteDouble;
let place: Place;
const ends: (() => Promise<unknown>)[] = [];
beforeEach(async () => {
  netsuite = await netsuiteDouble();
  place = sqlitePlace();
});
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await netsuite.close();
  forgetPlace(place);
});

function relayCommand(
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [SERVER, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });
}

test('every mistake in the settings is told in a sentence of its own, and no secret in any', () => {
  const small = generateKeyPairSync('rsa', { modulusLength: 1024 }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  });
  const outcome = readConfig({
    NETSUITE_ACCOUNT: 'my account',
    NETSUITE_PRIVATE_KEY: small as string,
    RELAY_STORES: 'demo=demo.myshopify.com,demo=other.myshopify.com,what',
    STORE_DEMO_SECRET: 'hush-hush',
    RELAY_PORT: '0x1F',
    RELAY_BATCH: '51',
    DATABASE_URL: 'mysql://x',
    PUBSUB_AUDIENCE: 'a',
    EVENTBRIDGE_SECRET: 'short',
    NETSUITE_TOKEN_URL: 'ftp://x',
    LOG_LEVEL: 'loud',
    NETSUITE_CERTIFICATE_ID_FILE: '/nowhere/id',
  });
  if (outcome.ok) throw new Error('taken');
  const told = outcome.mistakes.join('\n');
  for (const name of [
    'NETSUITE_ACCOUNT',
    'NETSUITE_CLIENT_ID',
    'NETSUITE_CERTIFICATE_ID',
    'NETSUITE_PRIVATE_KEY',
    'RELAY_STORES',
    'RELAY_PORT',
    'RELAY_BATCH',
    'DATABASE_URL',
    'PUBSUB_SERVICE_ACCOUNT',
    'EVENTBRIDGE_SECRET',
    'NETSUITE_TOKEN_URL',
    'LOG_LEVEL',
  ]) {
    expect(told).toContain(name);
  }
  for (const mistake of outcome.mistakes) expect(mistake).toMatch(/^[A-Z_]+ .*\.$/);
  expect(told).not.toMatch(/hush-hush|short\b.*=|BEGIN/);
});

test('with the account alone the addresses follow, and a third of the smallest tier is one call', () => {
  const {
    NETSUITE_TOKEN_URL: _token,
    NETSUITE_RESTLET_URL: _restlet,
    ...env
  } = relayEnvironment(netsuite, place, 8080);
  const outcome = readConfig(env);
  if (!outcome.ok) throw new Error(outcome.mistakes.join());
  expect(outcome.config.netsuite.tokenUrl).toBe(
    'https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token',
  );
  expect(withDeployment(outcome.config.netsuite.restletUrl)).toBe(
    'https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=customscript_xdk_rl_events&deploy=customdeploy_xdk_rl_events',
  );
  expect(outcome.config.concurrency).toBe(1);
  const larger = readConfig({ ...env, NETSUITE_SLOTS: '15' });
  expect(larger.ok && larger.config.concurrency).toBe(5);
});

test('a start with mistakes says them and ends with 78; a second relay on the folder is refused', async () => {
  const env = relayEnvironment(netsuite, place, await freePort());
  const { STORE_DEMO_SECRET: _secret, ...lacking } = env;
  const failed = await relayCommand(lacking);
  expect(failed.code).toBe(78);
  expect(failed.output).toContain('STORE_DEMO_SECRET is missing');

  const relay = await spawnRelay(env);
  ends.push(() => relay.end('SIGTERM'));
  const second = await relayCommand({ ...env, RELAY_PORT: String(await freePort()) });
  expect(second.code).toBe(1);
  expect(second.output).toContain('Another relay already uses the data folder');
}, 15_000);

test('relay check proves every link, and names the broken one', async () => {
  const shopify = createServer((request, response) => {
    let form = '';
    request.on('data', (chunk) => (form += chunk));
    request.on('end', () => {
      const known =
        form.includes('client_secret=shpss_test_secret') &&
        request.url === '/admin/oauth/access_token';
      response.writeHead(known ? 200 : 400).end('{}');
    });
  });
  await new Promise<void>((resolve) => shopify.listen(0, '127.0.0.1', resolve));
  ends.push(async () => shopify.close());
  const config = relayConfig(netsuite, place);
  config.stores[0]!.clientId = 'app-1';
  const relay = await startTestRelay(config);
  ends.push(relay.stop);
  const run = (account = config.netsuite.account) =>
    check(
      { ...config, netsuite: { ...config.netsuite, account } },
      {
        openQueue: () => openInboxBeside(place),
        netsuite: netsuiteClient(
          {
            ...config.netsuite,
            account,
            restletUrl: withDeployment(config.netsuite.restletUrl),
            timeoutMs: 5_000,
          },
          systemClock,
        ),
        relayUrl: relay.url,
        shopUrl: () => `http://127.0.0.1:${(shopify.address() as AddressInfo).port}`,
        now: Date.now,
      },
    );
  const links = await run();
  expect(links.map(({ name, state }) => [name, state])).toEqual([
    ['queue', 'ok'],
    ['NetSuite token', 'ok'],
    ['RESTlet', 'ok'],
    ['store demo in NetSuite', 'ok'],
    ['door of demo', 'ok'],
    ['secret of demo', 'ok'],
  ]);
  expect(links[2]!.sentence).toContain('9.9.9');
  expect((await run('7654321'))[2]).toMatchObject({
    name: 'RESTlet',
    state: 'broken',
    sentence: expect.stringContaining('WRONG_ACCOUNT'),
  });
  config.stores[0]!.secrets = ['not the one'];
  expect((await run()).filter(({ state }) => state === 'broken').map(({ name }) => name)).toEqual([
    'door of demo',
    'secret of demo',
  ]);
});

test('dead letters are listed, shown, sent again and dropped beside the running relay', async () => {
  netsuite.behaviour.result = (hint) =>
    hint.id.endsWith('/3') ? { outcome: 'done' } : { outcome: 'unknown', reason: 'No such store.' };
  const env = relayEnvironment(netsuite, place, await freePort());
  const relay = await spawnRelay(env);
  ends.push(() => relay.end('SIGTERM'));
  for (const id of [1, 2, 3]) await deliver(relay.url, 'orders/create', orderBody(id));
  await until(() => netsuite.hints().length === 3);
  let listed = '';
  await until(async () =>
    (listed = (await relayCommand(env, 'dead', 'list')).output).includes('2 dead'),
  );
  expect(listed).toMatch(/demo:order:1 {2}orders\/create {2}No such store\./);
  expect(
    JSON.parse((await relayCommand(env, 'dead', 'show', 'demo:order:1')).output),
  ).toMatchObject({ reason: 'No such store.', hint: { id: 'gid://shopify/Order/1' } });
  netsuite.behaviour.result = () => ({ outcome: 'done' });
  expect(await relayCommand(env, 'dead', 'replay', 'demo:order:1')).toEqual({
    code: 0,
    output: '1 will be sent again.\n',
  });
  expect(await relayCommand(env, 'dead', 'drop', '--all')).toEqual({
    code: 0,
    output: '1 forgotten.\n',
  });
  expect((await relayCommand(env, 'dead')).code).toBe(2);
  await until(() => netsuite.hints().filter((hint) => hint.id.endsWith('/1')).length === 2, 10_000);
}, 20_000);

test('a token that was withdrawn is renewed once, and a wrong account keeps every hint', async () => {
  const relay = await startTestRelay(relayConfig(netsuite, place));
  ends.push(relay.stop);
  await until(() => netsuite.calls.length === 1);
  netsuite.forgetTokens();
  await deliver(relay.url, 'orders/create', orderBody(1));
  await until(() => netsuite.hints().length === 1);
  expect(netsuite.tokenRequests).toBe(2);
  netsuite.behaviour.account = '7654321';
  await deliver(relay.url, 'orders/create', orderBody(2));
  await until(
    async () =>
      (await metric(relay, 'crossdock_relay_netsuite_errors_total{code="WRONG_ACCOUNT"}')) === 1,
  );
  expect(netsuite.hints()).toHaveLength(1);
  await relay.stop();
  const inbox = await openInboxBeside(place);
  expect(await inbox.depth(Date.now())).toMatchObject({ waiting: 1, active: 0, dead: 0 });
  await inbox.close();
});

test('a graceful stop finishes the call in flight, keeps what was not sent, and the next start sends it', async () => {
  const config = relayConfig(netsuite, place, { batchSize: 1 });
  const relay = await startTestRelay(config);
  await until(() => netsuite.calls.length === 1);
  netsuite.behaviour.latency = 200;
  for (const id of [1, 2, 3]) await deliver(relay.url, 'orders/create', orderBody(id));
  await relay.stop();
  expect(netsuite.hints().map((hint) => hint.id)).toEqual(['gid://shopify/Order/1']);
  netsuite.behaviour.latency = 0;
  const next = await startTestRelay(config);
  ends.push(next.stop);
  await until(() => netsuite.hints().length === 3);
  expect(
    netsuite
      .hints()
      .map((hint) => hint.id)
      .sort(),
  ).toEqual([1, 2, 3].map((id) => `gid://shopify/Order/${id}`));
  expect(netsuite.violations).toEqual([]);
});

test('a port that is taken is an error, and leaves the queue free', async () => {
  const relay = await startTestRelay(relayConfig(netsuite, place));
  ends.push(relay.stop);
  const other = sqlitePlace();
  const port = Number(new URL(relay.url).port);
  await expect(startTestRelay(relayConfig(netsuite, other, { port }))).rejects.toThrow(
    'EADDRINUSE',
  );
  const after = await startTestRelay(relayConfig(netsuite, other));
  await after.stop();
  forgetPlace(other);
});
