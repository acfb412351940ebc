import type { Value } from './expression';

/**
 * The value at a path in an object as Shopify's API gives it: `nodes` are passed through, lists of `{ key, value }` are
 * read by key (a key that is not there is empty), lists of objects answer the list of what the path finds in each, an
 * amount in two currencies answers the one `amountOf` picks. `undefined`: there is no such name. What is asked of
 * nothing (a guest's customer) is empty.
 */
export function stepsIn(
  start: unknown,
  steps: string[],
  amountOf: (bag: object) => string,
): Value | undefined {
  let current: unknown = start;
  for (const [index, step] of steps.entries()) {
    if (current === null) return null;
    if (typeof current !== 'object') return undefined;
    const list = listOf(current);
    if (!list) {
      current = Object.hasOwn(current, step)
        ? (current as Record<string, unknown>)[step]
        : undefined;
    } else if (list.every(isEntry)) {
      current = list.find(({ key }) => key === step)?.value ?? null;
    } else if (/^\d+$/.test(step)) {
      current = list[Number(step)] ?? null;
    } else {
      const rest = steps.slice(index);
      const values = list.map((one) => stepsIn(one, rest, amountOf));
      return values.includes(undefined) ? undefined : (values as Value[]);
    }
    if (current === undefined) return undefined;
  }
  return valueOf(current, amountOf);
}

function listOf(value: object): unknown[] | null {
  if (Array.isArray(value)) return value;
  return 'nodes' in value && Array.isArray(value.nodes) ? value.nodes : null;
}

function isEntry(one: unknown): one is { key: string; value: unknown } {
  return typeof one === 'object' && one !== null && 'key' in one && 'value' in one;
}

/** Numbers as text: only `number()` makes one of it for NetSuite. An object is no value. */
function valueOf(value: unknown, amountOf: (bag: object) => string): Value | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'object') return undefined;
  if ('shopMoney' in value) return amountOf(value);
  const values = listOf(value)?.map((one) => valueOf(one, amountOf));
  return values && !values.includes(undefined) ? (values as Value[]) : undefined;
}
