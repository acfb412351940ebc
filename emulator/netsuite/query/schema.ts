import type { CustomFieldDefinition, Definitions } from '../contract.ts';
import { catalogTables, unlistedTables } from './catalog.ts';
import type { CatalogTable, ColumnType } from './catalog.ts';
import { NotModelled, searchError } from './errors.ts';
import { computedColumns, displayColumns, ownColumns, storedElsewhere } from './rows/tables.ts';

/** A column that the local NetSuite fills. */
export interface TableColumn {
  name: string;
  type: ColumnType;
  reference: { table: string; key: string } | null;
  /** SQL instead of a stored column; gets the quoted table alias. */
  sql?: (alias: string) => string;
}

export interface Table {
  name: string;
  columns: Map<string, TableColumn>;
  /** Columns kept in the database, in order. */
  stored: TableColumn[];
  /** What BUILTIN.DF shows of a row, null where the table has no name column. */
  display: string | null;
  catalog: CatalogTable | null;
  /** Custom fields of this table that are declared but not stored: refused like unexposed columns. */
  notStored: Set<string>;
}

export interface Schema {
  /** A table by the name a statement uses. Throws NetSuite's text for names it does not have. */
  table(name: string): Table;
  find(name: string): Table | undefined;
  tables(): Iterable<Table>;
  /** A column of a table. Throws NetSuite's text for names it refuses. */
  column(table: Table, name: string): TableColumn;
  /** Takes over declared fields, lists and record types. Answers the tables that are new or have got columns. */
  define(definitions: Definitions): Table[];
  definitions(): Definitions | null;
}

const FIELD_TYPES: Record<string, ColumnType> = {
  TEXT: 's',
  EMAIL: 's',
  PHONE: 's',
  URL: 's',
  PASSWORD: 's',
  TEXTAREA: 'c',
  CLOBTEXT: 'c',
  RICHTEXT: 'c',
  INLINEHTML: 'c',
  INTEGER: 'i',
  FLOAT: 'n',
  CURRENCY: 'n',
  CURRENCY2: 'n',
  PERCENT: 'n',
  CHECKBOX: 'b',
  DATE: 'd',
  DATETIMETZ: 't',
  DATETIME: 't',
  TIMEOFDAY: 's',
  SELECT: 'i',
  MULTISELECT: 'l',
  DOCUMENT: 'i',
  IMAGE: 'i',
};

/** SuiteScript record type → SuiteQL table, for select fields. */
export function tableOfRecordType(type: string): string {
  if (type.endsWith('item') && type !== 'shipitem' && type !== 'salestaxitem') return 'item';
  if (storedElsewhere.has(type)) return storedElsewhere.get(type)!;
  return type;
}

function customColumn(field: CustomFieldDefinition): TableColumn {
  const type = FIELD_TYPES[field.type.toUpperCase()];
  if (!type) throw new NotModelled(`custom fields of type ${field.type} (${field.id})`);
  const table = field.selects ? tableOfRecordType(field.selects.toLowerCase()) : null;
  return {
    name: field.id.toLowerCase(),
    type,
    reference: table ? { table, key: 'id' } : null,
  };
}

function standardTable(catalog: CatalogTable): Table {
  const own = ownColumns[catalog.name];
  const computed = computedColumns[catalog.name] ?? {};
  const columns = new Map<string, TableColumn>();
  for (const column of catalog.columns.values()) {
    if (!column.proven) continue;
    const sql = computed[column.name];
    if (!sql && !column.sameField && !own?.has(column.name)) continue;
    const { name, type, reference } = column;
    columns.set(name, sql ? { name, type, reference, sql } : { name, type, reference });
  }
  return {
    name: catalog.name,
    columns,
    stored: [...columns.values()].filter((column) => !column.sql),
    display: displayColumns[catalog.name] ?? null,
    catalog,
    notStored: new Set(),
  };
}

const inner = (name: string, type: ColumnType): TableColumn => ({ name, type, reference: null });
const MEMBER_COLUMNS = [inner('parentitem', 'i'), inner('item', 'i'), inner('quantity', 'n')];

/** Columns kept for joins and searches although no source proves that SuiteQL shows them. */
const INNER_COLUMNS: Record<string, TableColumn[]> = {
  dual: [inner('dummy', 's')],
  inventorybalance: [
    inner('nkey', 'i'),
    inner('item', 'i'),
    inner('location', 'i'),
    inner('inventorynumber', 'i'),
    inner('binnumber', 'i'),
    inner('inventorystatus', 'i'),
    inner('quantityonhand', 'n'),
    inner('quantityavailable', 'n'),
    inner('quantitypicked', 'n'),
    inner('lastmodifieddate', 't'),
  ],
  itemmember: MEMBER_COLUMNS,
};

const CUSTOM_RECORD_COLUMNS =
  'id:i name:s externalid:s isinactive:b created:t lastmodified:t owner:i scriptid:s';
const CUSTOM_LIST_COLUMNS = 'id:i name:s externalid:s isinactive:b scriptid:s';

function customTable(name: string, columns: string, fields: TableColumn[]): Table {
  const all: TableColumn[] = columns.split(' ').map((text) => {
    const [column = '', type] = text.split(':');
    const reference = column === 'owner' ? { table: 'employee', key: 'id' } : null;
    return { name: column, type: type as ColumnType, reference };
  });
  all.push(...fields);
  return {
    name,
    columns: new Map(all.map((column) => [column.name, column])),
    stored: all,
    display: 'name',
    catalog: null,
    notStored: new Set(),
  };
}

/** Tables whose custom fields carry the prefix. */
const PREFIX_TABLES: Record<string, string[]> = {
  custbody: ['transaction'],
  custcol: ['transactionline'],
  custitem: ['item'],
  custentity: ['customer', 'vendor', 'employee', 'contact', 'entity', 'job'],
};

export function createSchema(acceptUnproven: boolean): Schema {
  const tables = new Map<string, Table>();
  let current: Definitions | null = null;
  for (const catalog of catalogTables.values()) {
    if (!ownColumns[catalog.name]) continue;
    const table = standardTable(provenOrAll(catalog, acceptUnproven));
    const inner = INNER_COLUMNS[catalog.name];
    if (inner) tables.set(catalog.name, { ...table, stored: inner });
    else if (table.columns.size > 0) tables.set(catalog.name, table);
  }

  function addCustomFields(definitions: Definitions, changed: Set<Table>): void {
    for (const field of definitions.fields.values()) {
      const prefix = /^(custbody|custcol|custitem|custentity)/.exec(field.id.toLowerCase())?.[1];
      for (const name of prefix ? PREFIX_TABLES[prefix]! : []) {
        const table = tables.get(name);
        const id = field.id.toLowerCase();
        if (!table || table.columns.has(id)) continue;
        if (!field.stored) {
          table.notStored.add(id);
          continue;
        }
        const column = customColumn(field);
        table.columns.set(id, column);
        table.stored.push(column);
        changed.add(table);
      }
    }
  }

  function addCustomRecords(definitions: Definitions, changed: Set<Table>): void {
    for (const type of definitions.recordTypes.values()) {
      const name = type.id.toLowerCase();
      const fields = [...type.fields.values()];
      let table = tables.get(name);
      if (!table) {
        table = customTable(name, CUSTOM_RECORD_COLUMNS, []);
        tables.set(name, table);
        changed.add(table);
      }
      for (const field of fields) {
        const id = field.id.toLowerCase();
        if (table.columns.has(id)) continue;
        if (!field.stored) table.notStored.add(id);
        else {
          const column = customColumn(field);
          table.columns.set(id, column);
          table.stored.push(column);
          changed.add(table);
        }
      }
    }
    for (const list of definitions.lists.values()) {
      const name = list.id.toLowerCase();
      if (tables.has(name)) continue;
      const table = customTable(name, CUSTOM_LIST_COLUMNS, []);
      tables.set(name, table);
      changed.add(table);
    }
  }

  return {
    find: (name) => tables.get(name),
    tables: () => tables.values(),
    definitions: () => current,
    table(name) {
      const table = tables.get(name);
      if (table) return table;
      if (catalogTables.has(name) || unlistedTables.has(name) || name.startsWith('map_')) {
        throw new NotModelled(`the SuiteQL table ${name}`);
      }
      throw searchError(`Record '${name}' was not found.`);
    },
    column(table, name) {
      const column = table.columns.get(name);
      if (column) return column;
      const refused = (reason: string) =>
        searchError(`Field '${name}' for record '${table.name}' was not found. Reason: ${reason}`);
      if (table.catalog?.notExposed.has(name) || table.notStored.has(name)) {
        throw refused('NOT_EXPOSED - Field is not exposed');
      }
      if (table.catalog?.columns.get(name)?.proven) {
        throw new NotModelled(`the SuiteQL column ${table.name}.${name}`);
      }
      throw refused('REMOVED - Field is removed');
    },
    define(definitions) {
      current = definitions;
      const changed = new Set<Table>();
      addCustomFields(definitions, changed);
      addCustomRecords(definitions, changed);
      return [...changed];
    },
  };
}

function provenOrAll(catalog: CatalogTable, acceptUnproven: boolean): CatalogTable {
  if (!acceptUnproven) return catalog;
  const columns = new Map(
    [...catalog.columns].map(([name, column]) => [name, { ...column, proven: true }]),
  );
  return { ...catalog, columns };
}
