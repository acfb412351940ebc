/** What the relay sends to `rl_events`, parsed at the edge. The form is in docs/relay.md. */
export interface RelayHint {
  key: string;
  store: string;
  entity: string;
  /** gid */
  id: string;
  action: 'changed' | 'deleted' | 'merged';
  other?: string;
  /** `customers/redact` …; '' when the relay names none. */
  topic: string;
  privacy?: PrivacyRequest;
}

/** A privacy request of Shopify's: ids only. */
export interface PrivacyRequest {
  customerId: string;
  orderIds: string[];
  requestId: string;
}

export type Request =
  | { kind: 'hints'; account: string; hints: RelayHint[] }
  | { kind: 'check'; account: string; stores: string[] }
  | { kind: 'invalid'; message: string };

/** The relay sends 50 at the most; more is not from our relay. */
const MOST_HINTS = 200;

export function parseRequest(body: unknown): Request {
  if (typeof body !== 'object' || body === null) return invalid('The body must be a JSON object.');
  const { protocol, account, hints, check, stores } = body as Record<string, unknown>;
  if (protocol !== 1) return invalid('This Crossdock speaks protocol 1.');
  if (typeof account !== 'string' || account === '') return invalid('`account` is missing.');
  if (check === true)
    return { kind: 'check', account, stores: Array.isArray(stores) ? stores.map(String) : [] };
  if (!Array.isArray(hints)) return invalid('`hints` must be a list.');
  if (hints.length > MOST_HINTS) return invalid(`A call takes ${MOST_HINTS} hints.`);

  const parsed = hints.map(parseHint);
  const bad = parsed.indexOf(null);
  if (bad >= 0) return invalid(`Hint ${bad} is malformed.`);
  return { kind: 'hints', account, hints: parsed as RelayHint[] };
}

function parseHint(value: unknown): RelayHint | null {
  if (typeof value !== 'object' || value === null) return null;
  const { key, store, entity, id, action, other, topic, privacy } = value as Record<
    string,
    unknown
  >;
  if (!isId(key) || !isId(store) || !isId(entity) || !isId(id)) return null;
  if (action !== 'changed' && action !== 'deleted' && action !== 'merged') return null;
  return {
    key,
    store,
    entity,
    id,
    action,
    ...(isId(other) && { other }),
    topic: isId(topic) ? topic : '',
    ...(entity === 'privacy' && { privacy: parsePrivacy(privacy) }),
  };
}

function parsePrivacy(value: unknown): PrivacyRequest {
  const { customerId, orderIds, requestId } = (value ?? {}) as Record<string, unknown>;
  return {
    customerId: isId(customerId) ? customerId : '',
    orderIds: Array.isArray(orderIds) ? orderIds.filter(isId) : [],
    requestId: isId(requestId) ? requestId : '',
  };
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= 255;
}

function invalid(message: string): Request {
  return { kind: 'invalid', message };
}
