/**
 * The script's end of a call. Values cross as JSON; what JSON lacks is tagged: dates `{ $date }`, records `{ $record }`,
 * secure strings `{ $secure }`, files `{ $file }`, bytes `{ $bytes }`.
 */
import type { Reply } from '../../engine/messages.ts';
import { fromWire } from './errors.ts';

const { parse, stringify } = JSON;

let exchange: (request: string) => string = () => '{}';

export function connect(host: (request: string) => string): void {
  exchange = host;
}

/** Something that knows its own form on the wire. */
export interface Wired {
  toWire(): unknown;
}

type Reviver = (content: never) => unknown;
const revivers = new Map<string, Reviver>();

/** Says how a tagged value becomes an object in the script's hands. */
export function revive(tag: string, make: Reviver): void {
  revivers.set(tag, make);
}

/** One `N/*` call: the script stands still until the account has answered. Throws what the account throws. */
export function call(method: string, ...args: unknown[]): unknown {
  return decode(callPlain(method, ...args));
}

/** The same for answers that hold no tagged values, however long. */
export function callPlain(method: string, ...args: unknown[]): unknown {
  const reply = parse(
    exchange(stringify({ kind: 'call', method, args: args.map(encode) })),
  ) as Reply;
  if ('error' in reply) throw fromWire(reply.error);
  return reply.value;
}

export function encode(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) {
    return typeof value === 'function' ? undefined : value;
  }
  if (value instanceof Date) return { $date: isoOf(value) };
  if (Array.isArray(value)) return value.map(encode);
  if ('toWire' in value && typeof value.toWire === 'function') return (value as Wired).toWire();
  if (value instanceof Uint8Array) return { $bytes: [...value] };
  const copy: Record<string, unknown> = {};
  for (const key in value) copy[key] = encode((value as Record<string, unknown>)[key]);
  return copy;
}

function isoOf(date: Date): string | null {
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

export function decode(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(decode);
  const keys = Object.keys(value);
  const tag = keys[0];
  if (keys.length === 1 && tag !== undefined && tag.charCodeAt(0) === 36) {
    const content = (value as Record<string, unknown>)[tag];
    if (tag === '$date') return content === null ? null : new Date(content as string);
    const make = revivers.get(tag);
    if (make) return make(content as never);
  }
  const copy: Record<string, unknown> = {};
  for (const key of keys) copy[key] = decode((value as Record<string, unknown>)[key]);
  return copy;
}
