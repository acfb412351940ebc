import { parseSearch } from '../api/search/parse.ts';
import type { SearchNode } from '../api/search/parse.ts';
import type { Json, JsonObject } from '../contract.ts';

/** Only the wanted keys; dots reach into objects and through arrays (`line_items.sku`). */
export function pickFields(body: JsonObject, includeFields: readonly string[]): JsonObject {
  if (includeFields.length === 0) return body;
  const picked: JsonObject = {};
  for (const field of includeFields) copy(body, picked, field.split('.'));
  return picked;
}

function copy(from: JsonObject, to: JsonObject, path: readonly string[]): void {
  const [key, ...rest] = path as [string, ...string[]];
  const value = from[key];
  if (value === undefined) return;
  if (rest.length === 0 || value === null || typeof value !== 'object') {
    to[key] = value;
    return;
  }
  if (Array.isArray(value)) {
    const before = to[key];
    const into: Json[] = Array.isArray(before) ? before : value.map(() => ({}));
    value.forEach((item, index) => {
      if (isObject(item)) copy(item, into[index] as JsonObject, rest);
    });
    to[key] = into;
    return;
  }
  if (!isObject(to[key])) to[key] = {};
  copy(value, to[key], rest);
}

/** Null when the filter names no field for one of its words: Shopify refuses such a filter. */
export function parseFilter(filter: string): SearchNode | null {
  const parsed = parseSearch(filter);
  return parsed && everyTermHasField(parsed) ? parsed : null;
}

function everyTermHasField(node: SearchNode): boolean {
  if (node.kind === 'not') return everyTermHasField(node.part);
  if (node.kind === 'term') return node.field !== null && node.value !== '';
  return node.parts.length > 0 && node.parts.every(everyTermHasField);
}

/** Search syntax over the payload: case-sensitive, an array matches if any element does (§2.3). */
export function passesFilter(body: JsonObject, node: SearchNode): boolean {
  if (node.kind === 'not') return !passesFilter(body, node.part);
  if (node.kind === 'and') return node.parts.every((part) => passesFilter(body, part));
  if (node.kind === 'or') return node.parts.some((part) => passesFilter(body, part));
  const values = valuesAt(body, (node.field ?? '').split('.'));
  return values.some((value) => {
    if (node.value === '*') return value !== null;
    if (value === null) return false;
    const text = String(value);
    if (node.comparator === ':') {
      if (node.value.endsWith('*') && !node.quoted) return text.startsWith(node.value.slice(0, -1));
      return text === node.value || (isNumeric(text) && Number(text) === Number(node.value));
    }
    const difference =
      isNumeric(text) && isNumeric(node.value)
        ? Number(text) - Number(node.value)
        : Number(text > node.value) - Number(text < node.value);
    if (node.comparator === '>') return difference > 0;
    if (node.comparator === '>=') return difference >= 0;
    return node.comparator === '<' ? difference < 0 : difference <= 0;
  });
}

function valuesAt(value: Json | undefined, path: readonly string[]): Json[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value.flatMap((item) => valuesAt(item, path));
  const [key, ...rest] = path;
  if (key === undefined) return isObject(value) ? [] : [value];
  return isObject(value) ? valuesAt(value[key], rest) : [];
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumeric(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text);
}
