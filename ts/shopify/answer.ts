import type { ThrottleStatus } from './throttle';

export interface GraphqlError {
  message: string;
  /** THROTTLED, ACCESS_DENIED, MAX_COST_EXCEEDED …; '' when Shopify gives none. */
  code: string;
  path: (string | number)[];
}

export interface ParsedAnswer {
  data: object | null;
  errors: GraphqlError[];
  requested: number;
  actual: number;
  throttle: ThrottleStatus | null;
}

/** Reads the body of a GraphQL answer; null when it is not one. */
export function parseAnswer(body: string): ParsedAnswer | null {
  const whole = parseObject(body);
  if (!whole || !('data' in whole || 'errors' in whole)) return null;
  const cost = objectIn(objectIn(whole, 'extensions'), 'cost');
  const status = objectIn(cost, 'throttleStatus');
  return {
    data: objectIn(whole, 'data'),
    errors: Array.isArray(whole['errors']) ? whole['errors'].map(errorOf) : [],
    requested: Number(cost?.['requestedQueryCost'] ?? 0),
    actual: Number(cost?.['actualQueryCost'] ?? 0),
    throttle: status && {
      maximumAvailable: Number(status['maximumAvailable']),
      currentlyAvailable: Number(status['currentlyAvailable']),
      restoreRate: Number(status['restoreRate']) || 1,
    },
  };
}

function errorOf(value: unknown): GraphqlError {
  const error = asObject(value);
  const extensions = objectIn(error, 'extensions');
  const path = error?.['path'];
  return {
    message: String(error?.['message'] ?? ''),
    code: String(extensions?.['code'] ?? ''),
    path: Array.isArray(path) ? (path as (string | number)[]) : [],
  };
}

function parseObject(body: string): Record<string, unknown> | null {
  try {
    return asObject(JSON.parse(body));
  } catch {
    return null;
  }
}

function objectIn(
  parent: Record<string, unknown> | null,
  key: string,
): Record<string, unknown> | null {
  return parent ? asObject(parent[key]) : null;
}

function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
