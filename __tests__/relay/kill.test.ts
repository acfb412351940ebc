import { deliver, orderBody } from './deliveries.ts';
import { netsuiteDouble, type NetSuiteDouble } from './netsuiteDouble.ts';
import {
  freePort,
  relayEnvironment,
  spawnRelay,
  type RelayProcess,
  killLeftRelays,
} from './relayProcess.ts';
import { forgetPlace, sqlitePlace, startPostgres, until, type Place } from './relayUnderTest.ts';

afterAll(killLeftRelays);

/** Raise it for a longer trial; the suite's share is short. */
const KILLS = Number(process.env['CROSSDOCK_KILLS'] ?? 3);
const SENDERS = 6;
/** Entities that are hinted over and over, so that the same rows are accepted, claimed and settled at once. */
const HOT = 12;

/**
 * Load on relays that share one queue while one after the other is killed. Answers, per key, when its last
 * acknowledged hint was sent off.
 */
async function killUnderLoad(netsuite: NetSuiteDouble, place: Place, count: number) {
  const ports = await Promise.all(Array.from({ length: count }, freePort));
  const start = (port: number) =>
    spawnRelay({
      ...relayEnvironment(netsuite, place, port),
      RELAY_TIMEOUT_SECONDS: '1',
      RELAY_CONCURRENCY: '3',
      RELAY_BATCH: '10',
    });
  const relays: RelayProcess[] = await Promise.all(ports.map(start));

  const acknowledged = new Map<string, number>();
  let total = 0;
  let stop = false;
  let next = 1000;
  const senders = Array.from({ length: SENDERS }, async (_, sender) => {
    for (let turn = sender; !stop; turn += 1) {
      const id = turn % 3 === 0 ? (turn % HOT) + 1 : (next += 1);
      const sentAt = Date.now();
      const relay = relays[turn % relays.length]!;
      const status = await deliver(relay.url, 'orders/updated', orderBody(id)).then(
        (answer) => answer.status,
        () => 0,
      );
      if (status === 200) {
        total += 1;
        acknowledged.set(`demo:order:${id}`, sentAt);
      } else await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });

  for (let kill = 0; kill < KILLS; kill += 1) {
    await new Promise((resolve) => setTimeout(resolve, 250));
    const victim = kill % count;
    await relays[victim]!.end('SIGKILL');
    relays[victim] = await start(ports[victim]!);
  }
  stop = true;
  await Promise.all(senders);
  return { relays, acknowledged, total };
}

/** Acknowledged keys of which no call that began after their last hint has come to an end. */
function notArrived(netsuite: NetSuiteDouble, acknowledged: Map<string, number>): string[] {
  const lastCall = new Map<string, number>();
  for (const { at, hints } of netsuite.calls) {
    for (const { key } of hints) lastCall.set(key, Math.max(at, lastCall.get(key) ?? 0));
  }
  return [...acknowledged]
    .filter(([key, sentAt]) => (lastCall.get(key) ?? 0) < sentAt)
    .map(([key]) => key);
}

async function expectNothingLost(place: Place, count: number): Promise<void> {
  const netsuite = await netsuiteDouble();
  netsuite.behaviour.latency = 10;
  const { relays, acknowledged, total } = await killUnderLoad(netsuite, place, count);
  await until(() => notArrived(netsuite, acknowledged).length === 0, 15_000).catch(() => undefined);
  expect(notArrived(netsuite, acknowledged)).toEqual([]);
  expect(netsuite.violations).toEqual([]);
  expect(total).toBeGreaterThan(30);
  if (KILLS > 3)
    console.log(`${KILLS} kills, ${total} acknowledged, ${netsuite.hints().length} sent`);

  expect(await Promise.all(relays.map((relay) => relay.end('SIGTERM')))).toEqual(
    relays.map(() => 0),
  );
  await netsuite.close();
  forgetPlace(place);
}

test(
  'two relays share PostgreSQL, one is killed again and again: every acknowledged hint arrives, no entity is in two calls',
  async () => {
    const postgres = await startPostgres();
    await expectNothingLost(await postgres.place(), 2);
    await postgres.stop();
  },
  30_000 + KILLS * 3_000,
);

test(
  'a relay on SQLite is killed again and again: every acknowledged hint arrives, no entity is in two calls',
  async () => {
    await expectNothingLost(sqlitePlace(), 1);
  },
  30_000 + KILLS * 3_000,
);
