import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Depth } from './inbox/inbox.ts';

/** Counting what waits reads an index of the whole queue, so a scrape more often than this gets the last figure. */
const DEPTH_MAX_AGE_MS = 5_000;

export type Metrics = ReturnType<typeof createMetrics>;

/** Prometheus metrics of one relay. Labels hold topics, store keys and codes, never ids or names. */
export function createMetrics(depth: () => Promise<Depth>, now: () => number) {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];

  const received = new Counter({
    name: 'crossdock_relay_received_total',
    help: 'Deliveries with a valid signature or token, by store and topic ("other" for topics not in the table)',
    labelNames: ['store', 'topic'],
    registers,
    collect() {
      for (const [store, topics] of deliveries) {
        for (const [topic, count] of topics) received.inc({ store, topic }, count);
      }
      deliveries.clear();
    },
  });
  /** Counted here and handed on at a scrape: a labelled counter costs more than the rest of a webhook's hint. */
  const deliveries = new Map<string, Map<string, number>>();
  function countReceived(store: string, topic: string): void {
    const topics = deliveries.get(store) ?? new Map<string, number>();
    deliveries.set(store, topics);
    topics.set(topic, (topics.get(topic) ?? 0) + 1);
  }

  const refused = new Counter({
    name: 'crossdock_relay_refused_total',
    help: 'Requests refused, by reason',
    labelNames: ['reason'],
    registers,
  });
  const unsaved = new Counter({
    name: 'crossdock_relay_unsaved_total',
    help: 'Valid deliveries answered 503 because the queue could not be written',
    registers,
  });
  const sent = new Counter({
    name: 'crossdock_relay_hints_total',
    help: 'Hints by what NetSuite answered',
    labelNames: ['outcome'],
    registers,
  });
  const calls = new Counter({
    name: 'crossdock_relay_calls_total',
    help: 'Calls to rl_events, by result',
    labelNames: ['result'],
    registers,
  });
  const netsuiteErrors = new Counter({
    name: 'crossdock_relay_netsuite_errors_total',
    help: 'Calls to NetSuite without a usable answer, by code',
    labelNames: ['code'],
    registers,
  });
  const latency = new Histogram({
    name: 'crossdock_relay_delivery_seconds',
    help: 'From the hint being written down to NetSuite having taken it',
    buckets: [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900, 3600, 14_400],
    registers,
  });
  const limit = new Gauge({
    name: 'crossdock_relay_concurrency',
    help: 'Calls to NetSuite: the limit found, the configured ceiling, and those in flight',
    labelNames: ['kind'],
    registers,
  });
  const paused = new Gauge({
    name: 'crossdock_relay_paused',
    help: '1 while the relay waits before calling NetSuite again',
    registers,
  });

  let last: { at: number; depth: Depth } | undefined;
  const waiting = new Gauge({
    name: 'crossdock_relay_queue_depth',
    help: 'Entries in the queue',
    labelNames: ['state'],
    registers,
    async collect() {
      if (last === undefined || now() - last.at > DEPTH_MAX_AGE_MS) {
        last = { at: now(), depth: await depth() };
      }
      const { depth: counts } = last;
      waiting.set({ state: 'waiting' }, counts.waiting);
      waiting.set({ state: 'active' }, counts.active);
      waiting.set({ state: 'dead' }, counts.dead);
      age.set(counts.oldestSince === undefined ? 0 : (now() - counts.oldestSince) / 1000);
    },
  });
  const age = new Gauge({
    name: 'crossdock_relay_queue_age_seconds',
    help: 'Age of the news in the entry that is next in turn',
    registers,
  });

  return {
    countReceived,
    refused,
    unsaved,
    sent,
    calls,
    netsuiteErrors,
    latency,
    limit,
    paused,
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
