import type { Json } from './contract.ts';

interface JsonWithRaw {
  rawJSON(text: string): object;
}

/** JSON text with bigints as exact integers. */
export function toJsonText(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'bigint' ? (JSON as unknown as JsonWithRaw).rawJSON(String(inner)) : inner,
  );
}

/** JSON whose integers beyond 2^53 become bigints instead of losing digits. */
export function parseExactJson(text: string): Json {
  const reviver = (_: string, value: unknown, context?: { source?: string }): unknown =>
    typeof value === 'number' &&
    !Number.isSafeInteger(value) &&
    /^-?\d+$/.test(context?.source ?? '')
      ? BigInt(context?.source as string)
      : value;
  return JSON.parse(text, reviver) as Json;
}
