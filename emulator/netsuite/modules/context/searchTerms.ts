import { missingArgument } from './errors.ts';
import type { Wired } from './wire.ts';

type Json = Record<string, unknown>;

export interface ColumnOptions {
  name: string;
  join?: string | null;
  summary?: string | null;
  formula?: string | null;
  sort?: string | null;
  label?: string | null;
  function?: string | null;
}

export class Column implements Wired {
  readonly name: string;
  readonly join: string | null;
  readonly summary: string | null;
  readonly formula: string | null;
  readonly label: string | null;
  readonly function: string | null;
  sort: string | null;
  constructor(options: ColumnOptions) {
    this.name = options.name;
    this.join = options.join ?? null;
    this.summary = options.summary ?? null;
    this.formula = options.formula ?? null;
    this.label = options.label ?? null;
    this.function = options.function ?? null;
    this.sort = options.sort ?? null;
  }
  /** How rows name this column. */
  get key(): string {
    const plain = this.join ? `${this.join}.${this.name}` : this.name;
    return this.summary ? `${this.summary.toUpperCase()}(${plain})` : plain;
  }
  toWire(): Json {
    const wire: Json = { name: this.name };
    for (const property of ['join', 'summary', 'formula', 'sort', 'label', 'function'] as const) {
      if (this[property]) wire[property] = this[property];
    }
    return wire;
  }
  toJSON(): Json {
    return this.toWire();
  }
}

export class Filter implements Wired {
  readonly name: string;
  readonly join: string | null;
  readonly operator: string;
  readonly values: unknown[];
  readonly formula: string | null;
  readonly summary: string | null;
  constructor(options: Json) {
    if (options['name'] === undefined) missingArgument('search.createFilter', 'name');
    if (options['operator'] === undefined) missingArgument('search.createFilter', 'operator');
    this.name = options['name'] as string;
    this.join = (options['join'] as string | undefined) ?? null;
    this.operator = options['operator'] as string;
    const values = options['values'] ?? [];
    this.values = Array.isArray(values) ? values : [values];
    this.formula = (options['formula'] as string | undefined) ?? null;
    this.summary = (options['summary'] as string | undefined) ?? null;
  }
  toWire(): unknown[] {
    const named = this.join ? `${this.join}.${this.name}` : this.name;
    const whole = this.formula ? `${named}: ${this.formula}` : named;
    const summed = this.summary ? `${this.summary.toLowerCase()}(${whole})` : whole;
    return [summed, this.operator, ...this.values];
  }
}

/** `customer.email` in a plain column name is a join. */
export function named(text: string): ColumnOptions {
  const [join, name] = text.split('.');
  return name === undefined ? { name: text } : { join: join ?? null, name };
}

/** One Filter, a list of Filters (all must hold), or a filter expression: always an expression on the wire. */
export function wireFilters(filters: unknown): unknown[] {
  if (filters instanceof Filter) return [filters.toWire()];
  if (!Array.isArray(filters)) return [];
  if (filters.length > 0 && filters.every((filter) => filter instanceof Filter)) {
    return filters.flatMap((filter, i) => (i === 0 ? [filter.toWire()] : ['AND', filter.toWire()]));
  }
  return typeof filters[0] === 'string' && filters.length > 1 ? [filters] : filters;
}
