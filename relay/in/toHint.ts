import type { Hint, PrivacyRequest } from '../hint.ts';
import { PRIVACY_PATHS, type PayloadPath, type Topic } from '../topics.ts';
import { createIdScanner, wantedValues, type Wanted } from './idScanner.ts';

/** What the delivery's headers (or a cloud envelope's attributes) say. */
export type Delivery = {
  topic: string;
  shopDomain: string;
  webhookId: string;
  eventId: string | undefined;
  triggeredAt: string;
  apiVersion: string;
};

export type Found = ReadonlyMap<PayloadPath, readonly string[]>;

/** A scanner for the values of this topic; `prefix` is where the payload stands inside an envelope. */
export function scannerFor(topic: Topic, prefix = '') {
  const known = prefix === '' ? plain : enveloped;
  let made = known.get(topic);
  if (made === undefined) known.set(topic, (made = wantedOf(topic, prefix)));
  return createIdScanner(made);
}

const plain = new Map<Topic, Wanted>();
const enveloped = new Map<Topic, Wanted>();

function wantedOf(topic: Topic, prefix: string): Wanted {
  if (topic.privacy) {
    const { shopDomain, customerId, orderIds, requestId } = PRIVACY_PATHS;
    const single = [shopDomain, customerId, requestId, ...topic.id];
    return wantedValues(withPrefix([...new Set(single)], prefix), withPrefix(orderIds, prefix));
  }
  const orderPaths = Array.isArray(topic.order) ? (topic.order as readonly PayloadPath[]) : [];
  const time = topic.updatedAt === undefined ? [] : [topic.updatedAt];
  const single = new Set([...topic.id, ...orderPaths, ...(topic.other ?? []), ...time]);
  return wantedValues(withPrefix([...single], prefix));
}

/**
 * The hint for one delivery.
 *
 * A part that names its order becomes the order's hint; one that does not keeps its own gid, for NetSuite to
 * resolve. A payload without any usable id becomes a poll hint for its entity.
 */
export function toHint(
  store: string,
  topic: Topic,
  delivery: Delivery,
  found: Found,
  sha256: string,
  prefix = '',
): Hint {
  const at = (path: PayloadPath) => found.get(prefix + path)?.[0];
  const firstGid = (paths: readonly PayloadPath[], type: string) => {
    for (const path of paths) {
      const gid = toGid(at(path), type);
      if (gid !== undefined) return gid;
    }
    return undefined;
  };
  const updatedAt = topic.updatedAt === undefined ? undefined : at(topic.updatedAt);
  const rest = {
    store,
    topic: delivery.topic,
    webhookId: delivery.webhookId,
    ...(delivery.eventId !== undefined && { eventId: delivery.eventId }),
    triggeredAt: delivery.triggeredAt,
    apiVersion: delivery.apiVersion,
    ...(updatedAt !== undefined && { updatedAt: updatedAt.slice(0, 40) }),
    sha256,
  };

  if (topic.privacy) {
    const id = firstGid(topic.id, topic.type) ?? 'privacy';
    // Keyed by the delivery: a retry meets its own entry, two requests never become one.
    const key = `${store}:privacy:${delivery.webhookId || sha256}`;
    return {
      key,
      entity: 'privacy',
      id,
      action: 'changed',
      ...rest,
      privacy: privacyOf(found, prefix),
    };
  }

  const orderGid = Array.isArray(topic.order) ? firstGid(topic.order, 'Order') : undefined;
  if (orderGid !== undefined) {
    return {
      key: keyOf(store, 'order', orderGid),
      entity: 'order',
      id: orderGid,
      action: 'changed',
      ...rest,
    };
  }
  const gid = firstGid(topic.id, topic.type);
  if (gid === undefined) return pollHint(store, topic, delivery, sha256);
  const other = topic.other && firstGid(topic.other, topic.type);
  return {
    key: keyOf(store, topic.entity, gid),
    entity: topic.entity,
    id: gid,
    action: topic.action,
    ...(other !== undefined && { other }),
    ...rest,
  };
}

/** "Something of this kind changed, go and look": for bodies without an id and bodies too large to read. */
export function pollHint(store: string, topic: Topic, delivery: Delivery, sha256: string): Hint {
  return {
    key: `${store}:poll:${topic.entity}`,
    store,
    entity: 'poll',
    id: topic.entity,
    action: 'changed',
    topic: delivery.topic,
    webhookId: delivery.webhookId,
    triggeredAt: delivery.triggeredAt,
    apiVersion: delivery.apiVersion,
    sha256,
  };
}

function privacyOf(found: Found, prefix: string): PrivacyRequest {
  const { shopDomain, customerId, orderIds, requestId } = PRIVACY_PATHS;
  const customer = digits(found.get(prefix + customerId)?.[0]);
  const request = digits(found.get(prefix + requestId)?.[0]);
  return {
    shopDomain: (found.get(prefix + shopDomain)?.[0] ?? '').slice(0, 255),
    ...(customer !== undefined && { customerId: customer }),
    orderIds: orderIds
      .flatMap((path) => found.get(prefix + path) ?? [])
      .flatMap((id) => digits(id) ?? []),
    ...(request !== undefined && { requestId: request }),
  };
}

const GID = /^gid:\/\/shopify\/[A-Za-z]+\/[\w.?=&%-]{1,200}$/;

function toGid(value: string | undefined, type: string): string | undefined {
  if (value === undefined) return undefined;
  if (GID.test(value)) return value;
  const id = digits(value);
  return id === undefined ? undefined : `gid://shopify/${type}/${id}`;
}

function digits(value: string | undefined): string | undefined {
  return value !== undefined && /^\d{1,30}$/.test(value) ? value : undefined;
}

function keyOf(store: string, entity: string, gid: string): string {
  return `${store}:${entity}:${gid.slice(gid.lastIndexOf('/') + 1)}`;
}

function withPrefix(paths: readonly PayloadPath[], prefix: string): PayloadPath[] {
  return prefix === '' ? [...paths] : paths.map((path) => prefix + path);
}
