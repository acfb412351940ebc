import { fastClock } from './clocks.ts';
import type { Relay, RelayConfig } from '../../relay/start.ts';
import { deliver, orderBody } from './deliveries.ts';
import { netsuiteDouble, type NetSuiteDouble } from './netsuiteDouble.ts';
import {
  forgetPlace,
  relayConfig,
  sqlitePlace,
  startPostgres,
  startTestRelay,
  until,
  type Place,
} from './relayUnderTest.ts';

/** Real sockets and timers: a machine that other tests keep busy may stand still for seconds. */
jest.setTimeout(30_000);

let postgres: Awaited<ReturnType<typeof startPostgres>>;
beforeAll(async () => (postgres = await startPostgres()), 20_000);
afterAll(() => postgres.stop());

describe.each(['SQLite', 'PostgreSQL'])('on %s', (kind) => {
  let netsuite: NetSuiteDouble;
  let place: Place;
  let relay: Relay | undefined;
  const clock = fastClock();

  beforeEach(async () => {
    netsuite = await netsuiteDouble();
    place = kind === 'SQLite' ? sqlitePlace() : await postgres.place();
  });
  afterEach(async () => {
    await relay?.stop();
    relay = undefined;
    await netsuite.close();
    forgetPlace(place);
    expect(netsuite.violations).toEqual([]);
  });
  /** A relay whose first call, the tick with which it reports for duty, is over. */
  const start = async (more: Partial<RelayConfig> = {}) => {
    netsuite.keepTime(clock.now);
    relay = await startTestRelay(relayConfig(netsuite, place, more), clock);
    await until(() => netsuite.calls.length > 0);
    return relay;
  };
  const keys = () => netsuite.hints().map((hint) => hint.key);

  test('a signed delivery becomes one hint with ids, times and hash, and nothing of the body', async () => {
    const { url } = await start();
    const body = `{"id":9007199254740993123,"email":"jane@example.com","updated_at":"2026-11-21T10:00:00Z"}`;
    expect(await deliver(url, 'orders/create', body)).toEqual({ status: 200, text: '' });
    await until(() => netsuite.hints().length === 1);
    expect(netsuite.hints()[0]).toMatchObject({
      key: 'demo:order:9007199254740993123',
      store: 'demo',
      entity: 'order',
      id: 'gid://shopify/Order/9007199254740993123',
      action: 'changed',
      topic: 'orders/create',
      triggeredAt: '2026-11-21T10:00:00.123456789Z',
      apiVersion: '2026-10',
      updatedAt: '2026-11-21T10:00:00Z',
    });
    expect(JSON.stringify(netsuite.calls)).not.toContain('jane');
  });

  test('the first hint of an order goes at once, further ones as one after a quiet second', async () => {
    const { url } = await start();
    await deliver(url, 'orders/create', orderBody(1));
    await until(() => netsuite.hints().length === 1);
    let last = 0;
    for (const topic of ['orders/updated', 'orders/paid', 'orders/updated']) {
      last = clock.now();
      await deliver(url, topic, orderBody(1));
    }
    await until(() => netsuite.hints().length === 2);
    expect(netsuite.calls.at(-1)!.at - last).toBeGreaterThanOrEqual(1_000);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(netsuite.hints().map((hint) => hint.topic)).toEqual(['orders/create', 'orders/updated']);
  });

  test('a hint that comes while its order is being sent is sent after that call, not beside it', async () => {
    const { url } = await start({ concurrency: 3 });
    netsuite.behaviour.latency = 250;
    await deliver(url, 'orders/create', orderBody(1));
    await new Promise((resolve) => setTimeout(resolve, 100));
    await deliver(url, 'orders/updated', orderBody(1));
    await until(() => netsuite.hints().length === 2, 3_000);
    expect(netsuite.hints().map((hint) => hint.topic)).toEqual(['orders/create', 'orders/updated']);
  });

  test('a deletion or a merge is not replaced by news that something changed', async () => {
    const { url } = await start();
    netsuite.behaviour.trouble = () => ({ status: 503, body: '' });
    await deliver(url, 'orders/delete', '{"id":7}');
    await deliver(url, 'orders/updated', orderBody(7));
    const merge = (gone: number) =>
      `{"admin_graphql_api_customer_kept_id":"gid://shopify/Customer/1","admin_graphql_api_customer_deleted_id":"gid://shopify/Customer/${gone}"}`;
    await deliver(url, 'customers/merge', merge(2));
    await deliver(url, 'customers/merge', merge(3));
    await deliver(url, 'customers/delete', '{"id":2}');
    await deliver(url, 'customers/update', '{"id":2,"updated_at":"x"}');
    netsuite.behaviour.trouble = () => undefined;
    await until(() => netsuite.hints().length === 3);
    expect(netsuite.hints().map(({ key, action, other }) => [key, action, other])).toEqual([
      ['demo:order:7', 'deleted', undefined],
      ['demo:customer:2', 'merged', 'gid://shopify/Customer/1'],
      ['demo:customer:3', 'merged', 'gid://shopify/Customer/1'],
    ]);
  });

  test('orders go before customers, and those before catalog and stock', async () => {
    const { url } = await start({ batchSize: 2 });
    let open = () => {};
    netsuite.behaviour.gate = new Promise<void>((resolve) => (open = resolve));
    await deliver(url, 'shop/update', '{"id":9}');
    await until(() => netsuite.load().inFlight === 1);
    await deliver(url, 'products/update', '{"id":1,"updated_at":"x"}');
    await deliver(url, 'customers/update', '{"id":2,"updated_at":"x"}');
    await deliver(url, 'inventory_levels/update', '{"inventory_item_id":3,"location_id":1}');
    await deliver(url, 'orders/create', orderBody(4));
    open();
    await until(() => netsuite.hints().length === 5);
    expect(keys().slice(1, 3)).toEqual(['demo:order:4', 'demo:customer:2']);
    expect(keys().slice(3).sort()).toEqual(['demo:inventory_item:3', 'demo:product:1']);
  });

  test('"retry" brings the hint again at the named time, "unknown" makes it a dead letter', async () => {
    const { url } = await start();
    let asked = 0;
    const retryAt = clock.now() + 1_200;
    netsuite.behaviour.result = (hint) => {
      if (hint.id.endsWith('/2')) return { outcome: 'unknown', reason: 'No store has this key.' };
      asked += 1;
      return asked === 1
        ? { outcome: 'retry', at: new Date(retryAt).toISOString(), reason: 'throttled' }
        : { outcome: 'marked' };
    };
    await deliver(url, 'orders/create', orderBody(1));
    await deliver(url, 'orders/create', orderBody(2));
    await until(() => asked === 2 && netsuite.hints().length === 3);
    expect(netsuite.calls.at(-1)!.at).toBeGreaterThanOrEqual(retryAt - 5);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(keys().filter((key) => key === 'demo:order:2')).toHaveLength(1);
  });

  test('NetSuite is called again when its next work is due, with an empty batch', async () => {
    const due = clock.now() + 700;
    let told = false;
    netsuite.behaviour.nextDue = () => {
      if (told) return null;
      told = true;
      return new Date(due).toISOString();
    };
    await start();
    await until(() => netsuite.calls.length === 2, 3_000);
    expect(netsuite.calls.map((call) => call.hints)).toEqual([[], []]);
    expect(netsuite.calls[1]!.at).toBeGreaterThanOrEqual(due - 5);
    expect(netsuite.calls[1]!.at).toBeLessThan(due + 10_000);
  });

  test('the calls at once follow what NetSuite takes and never exceed the ceiling', async () => {
    const { url } = await start({ concurrency: 4, batchSize: 1 });
    netsuite.behaviour.places = 2;
    netsuite.behaviour.latency = 15;
    const ids = Array.from({ length: 60 }, (_, id) => id + 1);
    await Promise.all(ids.map((id) => deliver(url, 'orders/create', orderBody(id))));
    await until(() => netsuite.hints().length === 60, 4_000);
    expect(new Set(keys()).size).toBe(60);
    const { mostAtOnce, turnedAway } = netsuite.load();
    expect(mostAtOnce).toBe(2);
    expect(turnedAway).toBeGreaterThan(0);
    expect(turnedAway).toBeLessThan(30);
  });

  test('one hint that brings the script down holds up no other', async () => {
    netsuite.behaviour.trouble = (hints) =>
      hints.some((hint) => hint.id.endsWith('/13'))
        ? { status: 400, body: { error: { code: 'UNEXPECTED_ERROR', message: 'TypeError' } } }
        : undefined;
    const { url } = await start({ batchSize: 16 });
    await Promise.all(
      Array.from({ length: 20 }, (_, id) => deliver(url, 'orders/create', orderBody(id + 1))),
    );
    await until(() => new Set(keys()).size === 19, 15_000);
    expect(keys()).not.toContain('demo:order:13');
  }, 20_000);
});
