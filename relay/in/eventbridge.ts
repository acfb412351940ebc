import { createHash, timingSafeEqual } from 'node:crypto';
import { topics } from '../topics.ts';
import { createIdScanner, wantedValues } from './idScanner.ts';
import type { Stores } from './stores.ts';
import { scannerFor, toHint } from './toHint.ts';
import { deliveryOf, type Received } from './webhook.ts';

/** The header that the API destination's connection adds. */
export const EVENTBRIDGE_HEADER = 'x-crossdock-secret';

const METADATA = 'detail.metadata.';
const PAYLOAD = 'detail.payload.';
const HEADERS = [
  'X-Shopify-Topic',
  'X-Shopify-Shop-Domain',
  'X-Shopify-Webhook-Id',
  'X-Shopify-Event-Id',
  'X-Shopify-Triggered-At',
  'X-Shopify-API-Version',
];

const WANTED_HEADERS = wantedValues(HEADERS.map((name) => METADATA + name));

/** Constant time whatever the lengths: both sides are hashed first. */
export function eventbridgeGuard(secret: string) {
  const expected = createHash('sha256').update(secret).digest();
  return (given: string | undefined): boolean =>
    timingSafeEqual(
      createHash('sha256')
        .update(given ?? '')
        .digest(),
      expected,
    );
}

/**
 * An EventBridge envelope: Shopify's headers stand in `detail.metadata`, the payload in `detail.payload`
 * (shopify-platform §2.6, likely). The request has been proven before.
 */
export function receiveEventbridge(
  body: Buffer,
  stores: Stores,
  pathKey: string | undefined,
): Received {
  const metadata = createIdScanner(WANTED_HEADERS);
  metadata.write(body);
  const headers = Object.fromEntries(
    HEADERS.map((name) => [name.toLowerCase(), metadata.found.get(METADATA + name)?.[0] ?? '']),
  );
  const delivery = deliveryOf(headers);
  const store = stores.find(delivery.shopDomain, pathKey);
  if (store === undefined) {
    return {
      kind: 'refused',
      status: 404,
      reason: 'unknown_store',
      sentence: 'This relay serves no such store.',
    };
  }
  const topic = Object.hasOwn(topics, delivery.topic) ? topics[delivery.topic] : undefined;
  if (topic === undefined) return { kind: 'unknownTopic', store: store.key };
  const scanner = scannerFor(topic, PAYLOAD);
  scanner.write(body);
  const sha256 = createHash('sha256').update(body).digest('hex');
  return { kind: 'hint', hint: toHint(store.key, topic, delivery, scanner.found, sha256, PAYLOAD) };
}
