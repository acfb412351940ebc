import { unsupportedSearch } from '../errors.ts';

/**
 * What an expression yields. `wall` is a date or time without zone, `instant` one with (a stored
 * date-time, CURRENT_TIMESTAMP); both are milliseconds in the database. `any` is a parameter or NULL.
 */
export type Kind = 'number' | 'text' | 'list' | 'wall' | 'instant' | 'any';

export interface Typed {
  /** SQLite's SQL. */
  sql: string;
  kind: Kind;
  /** Set on a bare column, so that BUILTIN.DF can look up its text and comparisons leave it bare for indexes. */
  column?: { name: string; alias: string; table: string | null; reference: Reference | null };
  /** Zone of an instant that is not shown in the session's: a literal name, or `unknown` when it came out of a text. */
  zone?: string;
  /** Reads a column outside any aggregate. */
  free: boolean;
  hasAggregate: boolean;
  hasDisplay: boolean;
  literal?: string | number;
}

export interface Reference {
  table: string;
  key: string;
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quoteText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** An expression over others: columns and aggregates of its parts are its own. */
export function made(sql: string, kind: Kind, parts: Typed[]): Typed {
  return {
    sql,
    kind,
    free: parts.some((part) => part.free),
    hasAggregate: parts.some((part) => part.hasAggregate),
    hasDisplay: parts.some((part) => part.hasDisplay),
    ...zoneOf(kind, parts),
  };
}

/** An instant keeps the zone its parts share; of several zones none can be told. */
function zoneOf(kind: Kind, parts: Typed[]): { zone?: string } {
  if (kind !== 'instant') return {};
  const zones = new Set(parts.filter((part) => part.kind === 'instant').map((part) => part.zone));
  const [zone] = zones;
  if (zones.size > 1) return { zone: 'unknown' };
  return zone === undefined ? {} : { zone };
}

export function constant(sql: string, kind: Kind): Typed {
  return made(sql, kind, []);
}

/** As a wall-clock time: instants in their zone, texts by the account's date format (Oracle's implicit TO_DATE). */
export function asWall(value: Typed): string {
  switch (value.kind) {
    case 'wall':
      return value.sql;
    case 'instant':
      if (value.zone === 'unknown') throw unsupportedSearch();
      return value.zone === undefined
        ? `ns_wall(${value.sql})`
        : `ns_wall_in(${value.sql}, ${quoteText(value.zone)})`;
    case 'text':
    case 'any':
      return `ns_implicit_date(${value.sql})`;
    default:
      throw unsupportedSearch();
  }
}

export function asInstant(value: Typed): string {
  return value.kind === 'instant' ? value.sql : `ns_instant(${asWall(value)})`;
}

export function asNumber(value: Typed): string {
  if (value.kind === 'number') return value.sql;
  if (value.kind === 'text' || value.kind === 'any') return `ns_number(${value.sql})`;
  throw unsupportedSearch();
}

/** As text: numbers in Oracle's short form, dates in the account's format. */
export function asText(value: Typed): string {
  switch (value.kind) {
    case 'number':
    case 'any':
      return `ns_text(${value.sql})`;
    case 'wall':
    case 'instant':
      return `ns_date_text(${asWall(value)})`;
    default:
      return value.sql;
  }
}

export function convert(value: Typed, kind: Kind): string {
  if (value.kind === kind || kind === 'any') return value.sql;
  switch (kind) {
    case 'wall':
      return asWall(value);
    case 'instant':
      return asInstant(value);
    case 'number':
      return value.kind === 'any' ? value.sql : asNumber(value);
    default:
      return value.kind === 'any' ? value.sql : asText(value);
  }
}

/** The kind that values of one column (CASE branches, NVL arguments, UNION) share: that of the first that has one. */
export function commonKind(values: Typed[]): Kind {
  const kinds = values.map((value) => value.kind).filter((kind) => kind !== 'any');
  const [first] = kinds;
  if (first === undefined) return 'any';
  if ((first === 'wall' || first === 'instant') && new Set(kinds).size > 1) return 'wall';
  return first === 'list' ? 'text' : first;
}

const isTime = (value: Typed) => value.kind === 'wall' || value.kind === 'instant';

/** Both sides of a comparison in one form. A bare column stays bare wherever that is right, so that its index serves. */
export function comparable(left: Typed, right: Typed): [string, string] {
  if (isTime(left) || isTime(right)) {
    if (left.kind === 'instant' || right.kind === 'instant')
      return [asInstant(left), asInstant(right)];
    return [asWall(left), asWall(right)];
  }
  if (left.kind === right.kind) return [left.sql, right.sql];
  if (left.kind === 'number' || right.kind === 'number') {
    return [numeric(left, right), numeric(right, left)];
  }
  return [textual(left, right), textual(right, left)];
}

/** A parameter beside a stored number is taken as a number by SQLite itself. */
function numeric(value: Typed, other: Typed): string {
  if (value.kind === 'any' && other.column?.table) return value.sql;
  if (value.kind === 'number') return value.sql;
  if (typeof value.literal === 'string' && /^-?\d+(\.\d+)?$/.test(value.literal))
    return value.literal;
  return asNumber(value);
}

/** Parameters compared with a text column take its form by SQLite's affinity; other expressions need it said. */
function textual(value: Typed, other: Typed): string {
  return value.kind === 'any' && !other.column?.table ? `ns_text(${value.sql})` : value.sql;
}
