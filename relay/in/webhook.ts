import {
  createHash,
  hash,
  createHmac,
  createSecretKey,
  timingSafeEqual,
  type Hash,
  type KeyObject,
} from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Hint } from '../hint.ts';
import { topics } from '../topics.ts';
import { pollHint, scannerFor, toHint, type Delivery } from './toHint.ts';
import type { Stores, StoreEntry } from './stores.ts';

/** Bytes of a body that are read for ids; a larger one is still verified to its end and means "poll now". */
export const MAX_READ_BYTES = 25 * 1024 * 1024;

const SIGNATURE_BYTES = 32;
/** Text lengths that Shopify's headers never reach; what is longer is cut before it is stored. */
const MAX_HEADER = 128;

export type Received =
  | { kind: 'hint'; hint: Hint }
  | { kind: 'unknownTopic'; store: string }
  | { kind: 'refused'; status: 401 | 404 | 408; reason: RefusalReason; sentence: string };

export type RefusalReason =
  'unknown_store' | 'no_secret' | 'no_signature' | 'bad_signature' | 'aborted' | 'unauthorized';

/**
 * One webhook request: proves the signature over the bytes as they arrive and keeps only ids.
 *
 * The body's bytes are never collected. With two secrets (rotation, shopify-platform §1.3) both are tried.
 */
export async function receiveWebhook(
  request: IncomingMessage,
  stores: Stores,
  pathKey: string | undefined,
): Promise<Received> {
  const { headers } = request;
  const delivery = deliveryOf(headers);
  const store = stores.find(delivery.shopDomain, pathKey);
  if (store === undefined) return refused(404, 'unknown_store', 'This relay serves no such store.');
  if (store.secrets.length === 0) {
    return refused(401, 'no_secret', 'No secret is set for this store, so nothing can be proven.');
  }
  const claimed = signatureOf(headers);
  if (claimed === undefined) {
    return refused(401, 'no_signature', 'X-Shopify-Hmac-Sha256 is missing or not a SHA-256.');
  }

  const topic = Object.hasOwn(topics, delivery.topic) ? topics[delivery.topic] : undefined;
  const scanner = topic && scannerFor(topic);
  const macs = store.secrets.map((secret) => createHmac('sha256', secret));
  const sha = bodySha256();
  let length = 0;
  const complete = await readBody(request, (chunk) => {
    length += chunk.length;
    for (const mac of macs) mac.update(chunk);
    sha.update(chunk);
    if (length <= MAX_READ_BYTES) scanner?.write(chunk);
  });
  if (!complete) return refused(408, 'aborted', 'The body ended early.');
  if (!matches(macs, claimed)) {
    return refused(401, 'bad_signature', 'X-Shopify-Hmac-Sha256 does not fit the body.');
  }

  if (topic === undefined || scanner === undefined)
    return { kind: 'unknownTopic', store: store.key };
  const sha256 = sha.digest();
  const hint =
    length > MAX_READ_BYTES
      ? pollHint(store.key, topic, delivery, sha256)
      : toHint(ownerOf(store, stores, scanner.found), topic, delivery, scanner.found, sha256);
  return { kind: 'hint', hint };
}

/** Of a privacy request the body names the shop, and only the body is signed; the same secret must serve it. */
function ownerOf(
  store: StoreEntry,
  stores: Stores,
  found: ReadonlyMap<string, readonly string[]>,
): string {
  const named = stores.find(found.get('shop_domain')?.[0] ?? '', undefined);
  if (named === undefined || named === store) return store.key;
  const shared = named.secrets.some((secret) => store.secrets.some((own) => own.equals(secret)));
  return shared ? named.key : store.key;
}

export function deliveryOf(headers: IncomingHttpHeaders | Record<string, string>): Delivery {
  const text = (name: string) => {
    const value = headers[name];
    return typeof value === 'string' ? value.slice(0, MAX_HEADER) : '';
  };
  return {
    topic: text('x-shopify-topic'),
    shopDomain: text('x-shopify-shop-domain').toLowerCase(),
    webhookId: text('x-shopify-webhook-id'),
    eventId: text('x-shopify-event-id') || undefined,
    triggeredAt: text('x-shopify-triggered-at'),
    apiVersion: text('x-shopify-api-version'),
  };
}

/** SHA-256 of a body that mostly comes in one chunk, of which one call is several times faster than an object. */
function bodySha256() {
  let only: Buffer | undefined;
  let more: Hash | undefined;
  return {
    update(chunk: Buffer): void {
      if (more === undefined && only === undefined) only = chunk;
      else {
        more ??= createHash('sha256').update(only!);
        more.update(chunk);
      }
    },
    digest: (): string => more?.digest('hex') ?? hash('sha256', only ?? '', 'hex'),
  };
}

export function secretKey(secret: string): KeyObject {
  return createSecretKey(Buffer.from(secret, 'utf8'));
}

function signatureOf(headers: IncomingHttpHeaders): Buffer | undefined {
  const header = headers['x-shopify-hmac-sha256'];
  if (typeof header !== 'string' || header.length !== 44) return undefined;
  const bytes = Buffer.from(header, 'base64');
  return bytes.length === SIGNATURE_BYTES ? bytes : undefined;
}

/** Compares with every secret, whichever fits, so that the time taken tells nothing. */
function matches(macs: { digest(): Buffer }[], claimed: Buffer): boolean {
  let fits = false;
  for (const mac of macs) fits = timingSafeEqual(mac.digest(), claimed) || fits;
  return fits;
}

/** Feeds the body to `take`; false when the sender went away before its end. */
export function readBody(
  request: IncomingMessage,
  take: (chunk: Buffer) => void,
): Promise<boolean> {
  return new Promise((resolve) => {
    request.on('data', take);
    request.on('end', () => resolve(true));
    request.on('error', () => resolve(false));
    request.on('close', () => resolve(request.complete));
  });
}

function refused(status: 401 | 404 | 408, reason: RefusalReason, sentence: string): Received {
  return { kind: 'refused', status, reason, sentence };
}
