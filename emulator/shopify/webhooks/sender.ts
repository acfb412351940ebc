import { createHmac } from 'node:crypto';
import { drawnUuid } from '../api/world.ts';
import type { Happening, Emitted } from '../api/world.ts';
import { NotModelled } from '../contract.ts';
import type { Clock, JsonObject } from '../contract.ts';
import { toJsonText } from '../jsonText.ts';
import type { Switches } from '../switches.ts';
import { passesFilter, parseFilter, pickFields } from './payload.ts';
import type { Patience, Wire } from './post.ts';
import type { Subscription, Subscriptions } from './subscriptions.ts';

/** What can be done to webhooks on their way (`PATCH /_control/webhooks`). */
export interface WebhookFaults {
  /** Nothing leaves until released. */
  hold: boolean;
  /** Share of deliveries that never leave, are sent twice, or come late. 0–1. */
  lose: number;
  double: number;
  late: number;
  lateMs: number;
  /** Every delivery waits a drawn time between these, ms. */
  delayMs: [number, number];
}

export type DeliveryState =
  'waiting' | 'held' | 'lost' | 'delivered' | 'failing' | 'abandoned' | 'notModelled';

/** One delivery: a webhook to one subscription, with all its attempts. */
export interface Delivery {
  webhookId: string;
  eventId: string;
  subscriptionId: string;
  topic: string;
  subject: string;
  uri: string;
  triggeredAt: string;
  headers: Record<string, string>;
  body: string;
  state: DeliveryState;
  attempts: { at: string; outcome: string }[];
}

export interface WebhookSender {
  readonly faults: WebhookFaults;
  /** Newest last; the oldest are forgotten beyond a limit. */
  readonly log: readonly Delivery[];
  publish(happening: Happening): void;
  /** Sends what is held, in order or shuffled; answers how many. */
  release(order: 'inOrder' | 'shuffled'): number;
  /** Sends a delivery of the log once more, same bytes and ids. */
  again(webhookId: string): boolean;
  /** Resolves when nothing is on the wire. */
  idle(): Promise<void>;
}

export interface SenderOptions {
  domain: string;
  secret: () => string;
  clock: Clock;
  random: () => number;
  switches: Switches;
  routes: ReadonlyMap<string, string>;
  patience: Patience;
  wire: Wire;
  subscriptions: Subscriptions;
}

/** Eight more tries in four hours, each about twice as far (§2.1; the spacing is likely). Seconds after the one before. */
const RETRY_SECONDS = [60, 120, 240, 480, 960, 1920, 3840, 6780];
const FAILURES_UNTIL_DELETION = 8;
/** With includeFields, an equal payload within this time is dropped (§2.3; the length is likely). */
const DEBOUNCE_MS = 2000;
/** Beyond this many remembered bodies the stale ones are forgotten. */
const DEBOUNCED_SUBJECTS = 10_000;
const LOG_LENGTH = 2000;

export function sender(options: SenderOptions): WebhookSender {
  const { clock, random, subscriptions, switches } = options;
  const log: Delivery[] = [];
  let held: Delivery[] = [];
  const lastPayload = new Map<string, { text: string; at: number }>();
  const waitingForIdle: (() => void)[] = [];
  let onTheWire = 0;
  const faults: WebhookFaults = {
    hold: false,
    lose: 0,
    double: 0,
    late: 0,
    lateMs: 60_000,
    delayMs: [0, 0],
  };

  return { faults, log, publish, release, again, idle };

  function publish(happening: Happening): void {
    for (const emitted of happening.emitted)
      for (const subscription of subscriptions.byTopic(emitted.topic)) {
        const delivery = prepare(happening, emitted, subscription);
        if (delivery) dispatch(delivery);
      }
  }

  function prepare(
    happening: Happening,
    emitted: Emitted,
    subscription: Subscription,
  ): Delivery | null {
    const full = bodyOf(emitted, subscription);
    const body = pickFields(full ?? {}, subscription.includeFields);
    const filter = subscription.filter === null ? null : parseFilter(subscription.filter);
    if (full && filter && !passesFilter(body, filter)) return null;
    const text = toJsonText(body);
    if (subscription.includeFields.length > 0 && isRepeat(subscription, emitted.subject, text))
      return null;

    const webhookId = drawnUuid(random);
    const triggeredAt = nanoseconds(happening.atMs, random);
    const delivery: Delivery = {
      webhookId,
      eventId: happening.eventId,
      subscriptionId: subscription.id,
      topic: emitted.topic,
      subject: emitted.subject,
      uri: subscription.uri,
      triggeredAt,
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Shopify-Captain-Hook',
        'X-Shopify-Topic': emitted.topic,
        'X-Shopify-Hmac-Sha256': createHmac('sha256', options.secret())
          .update(text)
          .digest('base64'),
        'X-Shopify-Shop-Domain': options.domain,
        'X-Shopify-API-Version': subscription.apiVersion,
        'X-Shopify-Webhook-Id': webhookId,
        'X-Shopify-Event-Id': happening.eventId,
        'X-Shopify-Triggered-At': triggeredAt,
        ...(subscription.name && { 'X-Shopify-Name': subscription.name }),
      },
      body: text,
      state: full ? 'waiting' : 'notModelled',
      attempts: [],
    };
    log.push(delivery);
    if (log.length > LOG_LENGTH) log.shift();
    return full ? delivery : null;
  }

  /** Null: the body of this topic is not modelled. Nothing is sent; the log shows it. */
  function bodyOf(emitted: Emitted, subscription: Subscription): JsonObject | null {
    try {
      return emitted.body({
        apiVersion: subscription.apiVersion,
        metafieldNamespaces: subscription.metafieldNamespaces,
      });
    } catch (error) {
      if (error instanceof NotModelled) return null;
      throw error;
    }
  }

  function isRepeat(subscription: Subscription, subject: string, text: string): boolean {
    const key = `${subscription.id} ${subject}`;
    const last = lastPayload.get(key);
    const now = clock.now();
    lastPayload.set(key, { text, at: now });
    if (lastPayload.size > DEBOUNCED_SUBJECTS)
      for (const [old, { at }] of lastPayload) if (now - at >= DEBOUNCE_MS) lastPayload.delete(old);
    return last !== undefined && last.text === text && now - last.at < DEBOUNCE_MS;
  }

  function dispatch(delivery: Delivery): void {
    if (random() < faults.lose) {
      delivery.state = 'lost';
      return;
    }
    const times = random() < faults.double ? 2 : 1;
    for (let time = 0; time < times; time++) {
      if (faults.hold) {
        delivery.state = 'held';
        held.push(delivery);
        continue;
      }
      const [least, most] = faults.delayMs;
      const late = random() < faults.late ? faults.lateMs : 0;
      const delay = least + Math.floor(random() * (most - least)) + late;
      if (delay === 0) attempt(delivery, 0);
      else clock.at(clock.now() + delay, () => attempt(delivery, 0));
    }
  }

  function release(order: 'inOrder' | 'shuffled'): number {
    const leaving = held;
    held = [];
    if (order === 'shuffled')
      for (let last = leaving.length - 1; last > 0; last--) {
        const other = Math.floor(random() * (last + 1));
        [leaving[last], leaving[other]] = [leaving[other] as Delivery, leaving[last] as Delivery];
      }
    for (const delivery of leaving) {
      delivery.state = 'waiting';
      attempt(delivery, 0);
    }
    return leaving.length;
  }

  function again(webhookId: string): boolean {
    const delivery = log.find((one) => one.webhookId === webhookId);
    if (delivery) attempt(delivery, RETRY_SECONDS.length);
    return delivery !== undefined;
  }

  /** @param retries  how many tries went before */
  function attempt(delivery: Delivery, retries: number): void {
    const target = targetOf(delivery.uri);
    if (!target) {
      delivery.state = 'notModelled';
      return;
    }
    onTheWire++;
    const body = Buffer.from(delivery.body);
    const carried = options.wire(target.url, target.host, delivery.headers, body, options.patience);
    void carried.then((outcome) => {
      const delivered = 'status' in outcome && outcome.status >= 200 && outcome.status < 300;
      delivery.attempts.push({
        at: new Date(clock.now()).toISOString(),
        outcome: 'status' in outcome ? String(outcome.status) : outcome.error,
      });
      if (delivered) succeeded(delivery);
      else failed(delivery, retries);
      onTheWire--;
      if (onTheWire === 0) for (const resolve of waitingForIdle.splice(0)) resolve();
    });
  }

  function succeeded(delivery: Delivery): void {
    delivery.state = 'delivered';
    const subscription = subscriptions.get(delivery.subscriptionId);
    if (subscription) subscription.consecutiveFailures = 0;
  }

  /** 3xx, 4xx, 5xx and time-outs all count (finding 38 (8)). */
  function failed(delivery: Delivery, retries: number): void {
    const subscription = subscriptions.get(delivery.subscriptionId);
    if (subscription) subscription.consecutiveFailures++;
    const wait = RETRY_SECONDS[retries];
    const exhausted = wait === undefined;
    const tooMany =
      switches.subscriptionDeletedAfterEightFailedTries &&
      (subscription?.consecutiveFailures ?? 0) >= FAILURES_UNTIL_DELETION;
    if (
      subscription &&
      (tooMany || (exhausted && subscription.consecutiveFailures > FAILURES_UNTIL_DELETION))
    )
      subscriptions.remove(subscription.id, new Date(clock.now()).toISOString(), 'failures');
    if (exhausted || !subscriptions.get(delivery.subscriptionId)) {
      delivery.state = 'abandoned';
      return;
    }
    delivery.state = 'failing';
    clock.at(clock.now() + wait * 1000, () => {
      if (subscriptions.get(delivery.subscriptionId)) attempt(delivery, retries + 1);
      else delivery.state = 'abandoned';
    });
  }

  /** Pub/Sub and EventBridge addresses are taken, but nothing is sent there. */
  function targetOf(uri: string): { url: URL; host: string } | null {
    if (!uri.startsWith('https://')) return null;
    const url = new URL(uri);
    const base = options.routes.get(url.host);
    return { url: base ? new URL(url.pathname + url.search, base) : url, host: url.host };
  }

  function idle(): Promise<void> {
    return onTheWire === 0
      ? Promise.resolve()
      : new Promise((resolve) => waitingForIdle.push(resolve));
  }
}

/** RFC 3339 with nanoseconds, as in X-Shopify-Triggered-At. */
function nanoseconds(atMs: number, random: () => number): string {
  const rest = String(Math.floor(random() * 1_000_000)).padStart(6, '0');
  return new Date(atMs).toISOString().replace('Z', `${rest}Z`);
}
