import { deliver, orderBody } from './deliveries.ts';
import { netsuiteDouble } from './netsuiteDouble.ts';
import { steppedClock } from './clocks.ts';
import { forgetPlace, relayConfig, sqlitePlace, startTestRelay } from './relayUnderTest.ts';

const MINUTE = 60_000;

/** Lets the relay finish what the last step of the clock set off: local writes, and calls to the double. */
const settled = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

test('while a call holds the only place the relay waits for its end, though the next call is due', async () => {
  const { clock, step } = steppedClock();
  const netsuite = await netsuiteDouble();
  netsuite.keepTime(clock.now);
  const place = sqlitePlace();
  let open = () => {};
  netsuite.behaviour.gate = new Promise<void>((resolve) => (open = resolve));
  const relay = await startTestRelay(relayConfig(netsuite, place), clock);
  ends.push(relay.stop, netsuite.close, async () => forgetPlace(place));
  await settled(50);

  const end = clock.now() + MINUTE;
  let looks = 0;
  for (; clock.now() < end && looks < 100; looks += 1) {
    step(end - clock.now());
    await settled(1);
  }
  open();
  expect(looks).toBeLessThan(20);
  await settled(100);
  expect(netsuite.calls.length).toBeGreaterThan(1);
});

test('NetSuite down for six hours: everything is taken, it is asked seldom, and all arrives when it is back', async () => {
  const { clock, step } = steppedClock();
  const netsuite = await netsuiteDouble();
  netsuite.keepTime(clock.now);
  const place = sqlitePlace();
  const relay = await startTestRelay(relayConfig(netsuite, place, { concurrency: 2 }), clock);
  ends.push(relay.stop, netsuite.close, async () => forgetPlace(place));
  await settled(50);

  let probes = 0;
  netsuite.behaviour.trouble = () => {
    probes += 1;
    return {
      status: 503,
      body: { error: { code: 'SERVICE_UNAVAILABLE', message: 'maintenance' } },
    };
  };
  const pass = async (ms: number) => {
    for (const end = clock.now() + ms; clock.now() < end;) {
      step(end - clock.now());
      await new Promise(setImmediate);
    }
    await settled(1);
  };

  const accepted = new Set<string>();
  for (let minute = 0; minute < 6 * 60; minute += 1) {
    for (const id of minute % 3 === 0 ? [1000 + minute, 1 + (minute % 5)] : []) {
      expect((await deliver(relay.url, 'orders/updated', orderBody(id))).status).toBe(200);
      accepted.add(`demo:order:${id}`);
    }
    if (minute === 99) {
      await deliver(relay.url, 'orders/delete', '{"id":1099}');
      await deliver(relay.url, 'orders/updated', orderBody(1099));
    }
    await pass(MINUTE);
  }
  expect(netsuite.hints()).toEqual([]);
  // Seldom, at most every half minute; and not given up. (The stepped clock runs ahead of the calls it sets off.)
  expect(probes).toBeGreaterThan(6 * 10);
  expect(probes).toBeLessThan(6 * 130);

  netsuite.behaviour.trouble = () => undefined;
  for (let minute = 0; minute < 3; minute += 1) {
    await pass(MINUTE);
    await settled(100);
  }
  const hints = netsuite.hints();
  expect(new Set(hints.map((hint) => hint.key))).toEqual(accepted);
  // One entry per order, however often it was hinted. The stepped clock may end a lease while its call is still under
  // way; then the same entry goes out again, which is what at least once means.
  const entries = new Set(hints.map((hint) => `${hint.key} ${hint.webhookId}`));
  expect(entries.size).toBe(accepted.size);
  expect(hints.find((hint) => hint.key === 'demo:order:1099')!.action).toBe('deleted');
  expect(netsuite.violations).toEqual([]);
}, 30_000);
