import type { SearchField, SearchFields } from '../../contract.ts';
import { ShopifyError } from '../../contract.ts';
import { parseSearch } from './parse.ts';
import type { Comparator, SearchNode } from './parse.ts';

export interface SearchWarning {
  field: string;
  message: string;
  code: 'invalid_field';
}

export interface ParsedSearch<T> {
  matches: (item: T) => boolean;
  warnings: SearchWarning[];
  /** What the debug header shows. */
  parsed: SearchNode | null;
}

/**
 * A `query:` argument as a predicate over items. A field nobody knows is passed over with a warning, so that a typo
 * returns everything (§3.5); a metafield filter without a filterable definition is an error since 2026-10.
 */
export function searchPredicate<T>(
  query: string,
  { fields, bare }: SearchFields<T>,
  apiVersion: string,
): ParsedSearch<T> {
  const parsed = parseSearch(query);
  const warnings: SearchWarning[] = [];
  const everything = (): boolean => true;
  return { matches: parsed ? (build(parsed) ?? everything) : everything, warnings, parsed };

  /** Null: this part is passed over. */
  function build(node: SearchNode): ((item: T) => boolean) | null {
    if (node.kind === 'not') {
      const inner = build(node.part);
      return inner && ((item) => !inner(item));
    }
    if (node.kind === 'and' || node.kind === 'or') {
      const parts = node.parts.map(build).filter((part) => part !== null);
      if (parts.length === 0) return null;
      return node.kind === 'and'
        ? (item) => parts.every((part) => part(item))
        : (item) => parts.some((part) => part(item));
    }
    if (node.field === null) {
      const needle = node.value.toLowerCase();
      return (item) => bare(item).some((text) => text?.toLowerCase().includes(needle) ?? false);
    }
    const field = fields[node.field];
    if (!field) {
      if (node.field.startsWith('metafields.') && apiVersion >= '2026-10')
        throw new ShopifyError(
          'INVALID_FIELD_ARGUMENTS',
          `Metafield ${node.field.slice('metafields.'.length)} has no definition that allows filtering.`,
        );
      warnings.push({
        field: node.field,
        message: 'Invalid search field for this query.',
        code: 'invalid_field',
      });
      return null;
    }
    return comparison(field, node.comparator, node.value);
  }
}

function comparison<T>(
  field: SearchField<T>,
  comparator: Comparator,
  wanted: string,
): (item: T) => boolean {
  const read = (item: T): readonly (string | number | boolean | null)[] => {
    const value = field.of(item);
    return Array.isArray(value) ? value : [value as string | number | boolean | null];
  };
  if (wanted === '*' && comparator === ':')
    return (item) => read(item).some((value) => value !== null && value !== '');
  const test = tester(field.kind, comparator, wanted);
  return (item) => read(item).some((value) => value !== null && test(value));
}

function tester(
  kind: SearchField<unknown>['kind'],
  comparator: Comparator,
  wanted: string,
): (value: string | number | boolean) => boolean {
  switch (kind) {
    case 'boolean':
      return (value) => String(value) === wanted.toLowerCase();
    case 'number':
      return (value) => compare(Number(value) - Number(wanted), comparator);
    case 'id': {
      const id = numericTail(wanted);
      return (value) => {
        const other = numericTail(String(value));
        return compare(
          other === id ? 0 : other.length - id.length || (other < id ? -1 : 1),
          comparator,
        );
      };
    }
    case 'date':
      return dateTester(comparator, wanted);
    case 'text':
    case 'word':
      return textTester(kind, comparator, wanted.toLowerCase());
  }
}

/** A day without a time means the whole day. */
function dateTester(
  comparator: Comparator,
  wanted: string,
): (value: string | number | boolean) => boolean {
  const from = Date.parse(wanted);
  if (Number.isNaN(from)) return () => false;
  const length = /T/.test(wanted) ? 1000 : 86_400_000;
  return (value) => {
    const at = Date.parse(String(value));
    switch (comparator) {
      case ':':
        return at >= from && at < from + length;
      case '>':
        return at > from;
      case '>=':
        return at >= from;
      case '<':
        return at < from;
      case '<=':
        return at <= from;
    }
  };
}

function textTester(
  kind: 'text' | 'word',
  comparator: Comparator,
  wanted: string,
): (value: string | number | boolean) => boolean {
  if (comparator !== ':')
    return (value) => compare(String(value).toLowerCase().localeCompare(wanted), comparator);
  const prefix = wanted.endsWith('*') ? wanted.slice(0, -1) : null;
  const fits = (text: string): boolean =>
    prefix !== null ? text.startsWith(prefix) : text === wanted;
  return (value) => {
    const text = String(value).toLowerCase();
    return fits(text) || (kind === 'word' && text.split(/[\s-]+/).some(fits));
  };
}

function compare(difference: number, comparator: Comparator): boolean {
  switch (comparator) {
    case ':':
      return difference === 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
  }
}

function numericTail(id: string): string {
  return /(\d+)(\?.*)?$/.exec(id)?.[1] ?? id;
}

/** The reading of a query as `extensions.search[].parsed` shows it. */
export function describeSearch(node: SearchNode | null): Record<string, unknown> {
  if (!node) return {};
  if (node.kind === 'not') return { not: describeSearch(node.part) };
  if (node.kind !== 'term') return { [node.kind]: node.parts.map(describeSearch) };
  const field = { field: node.field ?? 'default' };
  const ranges = { '>': 'gt', '>=': 'gte', '<': 'lt', '<=': 'lte', ':': null };
  const range = ranges[node.comparator];
  if (range) return { ...field, range: { [range]: node.value } };
  return { ...field, [node.quoted ? 'match_phrase' : 'match_all']: node.value };
}
