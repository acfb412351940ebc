import { createHash } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import type { Received } from './webhook.ts';
import { deliveryOf } from './webhook.ts';
import type { Stores } from './stores.ts';
import { scannerFor, toHint } from './toHint.ts';
import { topics } from '../topics.ts';

const GOOGLE_ISSUERS = ['https://accounts.google.com', 'accounts.google.com'];

export type PubsubSettings = {
  /** The audience set on the push subscription. */
  audience: string;
  /** The service account that the push subscription signs in as. */
  serviceAccount: string;
  /** Where the issuer's public keys are. */
  jwksUrl: string;
};

/** Proves a push request by its OIDC token: issuer, audience, and the service account's verified mail. */
export function pubsubGuard(settings: PubsubSettings) {
  const keys = createRemoteJWKSet(new URL(settings.jwksUrl));
  return async function isGenuine(authorization: string | undefined): Promise<boolean> {
    const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) return false;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: GOOGLE_ISSUERS,
        audience: settings.audience,
      });
      return payload['email'] === settings.serviceAccount && payload['email_verified'] === true;
    } catch {
      return false;
    }
  };
}

/**
 * A Pub/Sub push envelope: Shopify's headers are the message's attributes, the payload its base64 data
 * (shopify-platform §2.6). The request has been proven before.
 */
export function receivePubsub(body: Buffer, stores: Stores, pathKey: string | undefined): Received {
  const message = messageOf(body);
  const attributes = Object.fromEntries(
    Object.entries(message.attributes).map(([name, value]) => [name.toLowerCase(), String(value)]),
  );
  const delivery = deliveryOf(attributes);
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
  const payload = Buffer.from(message.data, 'base64');
  const scanner = scannerFor(topic);
  scanner.write(payload);
  const sha256 = createHash('sha256').update(payload).digest('hex');
  return { kind: 'hint', hint: toHint(store.key, topic, delivery, scanner.found, sha256) };
}

function messageOf(body: Buffer): { attributes: Record<string, unknown>; data: string } {
  try {
    const { message } = JSON.parse(body.toString('utf8')) as {
      message?: { attributes?: Record<string, unknown>; data?: unknown };
    };
    const data = typeof message?.data === 'string' ? message.data : '';
    return { attributes: message?.attributes ?? {}, data };
  } catch {
    return { attributes: {}, data: '' };
  }
}
