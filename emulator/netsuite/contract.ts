/**
 * What the parts of the local NetSuite say to each other. Everything here lives on the main thread;
 * a script in its worker only ever sees plain JSON copies.
 *
 * records/  keeps the data and knows NetSuite's rules for it
 * query/    answers SuiteQL and N/search from tables that follow the records
 * engine/   runs scripts, meters them, decides the order of progress, installs SDF projects
 * face/     speaks HTTP
 */

/** A field's value as the record keeps it. Dates are `YYYY-MM-DD` (date) or ISO UTC (datetime); selects are ids as text; checkboxes booleans. */
export type FieldValue = string | number | boolean | null | string[];

export interface LineData {
  /** Column id → value. `line` and `lineuniquekey` are among them where NetSuite has them. */
  values: Record<string, FieldValue>;
  /** Display texts that differ from the value (select columns). */
  texts?: Record<string, string>;
  subrecords?: Record<string, SubrecordData>;
}

export interface SubrecordData {
  fields: Record<string, FieldValue>;
  sublists?: Record<string, LineData[]>;
}

/** A stored record. `type` is the SuiteScript type id (`salesorder`, `customrecord_xdk_work`). */
export interface RecordData {
  type: string;
  id: string;
  externalId: string | null;
  /** Rises with each save; what optimistic locking compares. */
  version: number;
  fields: Record<string, FieldValue>;
  sublists: Record<string, LineData[]>;
  subrecords: Record<string, SubrecordData>;
  /** ISO UTC, milliseconds. */
  created: string;
  lastModified: string;
  createdBy: string;
  lastModifiedBy: string;
  /** Transactions only: every posting (non-posting ones with `posting: false`); debits equal credits. */
  ledger?: LedgerLine[];
}

/** One posting of a transaction. Amounts are decimal strings, never negative; one of debit and credit is null. */
export interface LedgerLine {
  /** What it belongs to: the header's own posting, a sublist line's amount, its cost or stock posting, or a line that only the books know. */
  role: 'main' | 'line' | 'cost' | 'tax' | 'shipping' | 'handling' | 'discount';
  /** `lineuniquekey` of the sublist line for `line`, `cost` and per-line `tax`. */
  lineKey: string | null;
  account: string;
  posting: boolean;
  /** Subsidiary's base currency. */
  debit: string | null;
  credit: string | null;
  /** Transaction currency. */
  foreignDebit: string | null;
  foreignCredit: string | null;
}

/** Stock of one item at one location. Quantities are numbers with at most 5 decimals. */
export interface StockLevel {
  item: string;
  location: string;
  onHand: number;
  available: number;
  committed: number;
  backordered: number;
  onOrder: number;
  inTransit: number;
  /** Decimal string, base currency of the location's subsidiary. */
  averageCost: string;
  /** ISO UTC of the last change of `available`; null before the first. */
  lastQuantityAvailableChange: string | null;
}

/** One change of one field, kept by NetSuite as a system note. */
export interface SystemNote {
  id: string;
  recordType: string;
  recordId: string;
  /** `RECORD.FIELD` in NetSuite's upper case, e.g. `TRANDOC.KSTATUS`; the field id where that name is not known. */
  field: string;
  oldValue: string | null;
  newValue: string | null;
  user: string;
  role: string;
  context: string;
  /** ISO UTC. */
  at: string;
}

/** Who is acting: every call into records/ and query/ carries it. */
export interface Session {
  /** Employee internal id; `-4` is NetSuite's System. */
  user: string;
  /** Role script id or `administrator`. */
  role: string;
  /** `runtime.ContextType` value: RESTLET, USERINTERFACE, USEREVENT, MAPREDUCE, RESTWEBSERVICES, CSVIMPORT … */
  executionContext: string;
  /** Set while a script runs. */
  script?: { id: string; deployment: string };
  /** True inside a user event: saves made here run no further user events. */
  insideUserEvent: boolean;
  /** IANA zone of this session (role preference, else the account's). */
  timeZone: string;
}

/** What a script's `catch` sees. `name` is NetSuite's code (DUP_RCRD …). */
export class SuiteScriptError extends Error {
  readonly details: Record<string, unknown>;
  constructor(name: string, message: string, details: Record<string, unknown> = {}) {
    super(message);
    this.name = name;
    this.details = details;
  }
}

export type UserEventStage = 'beforeLoad' | 'beforeSubmit' | 'afterSubmit';

/** One round of user events that a load or save waits for. */
export interface UserEventRound {
  stage: UserEventStage;
  /** create, edit, xedit, delete, copy, ship, pack, approve, cancel … */
  type: string;
  recordType: string;
  newRecord: RecordObject;
  oldRecord: RecordObject | null;
}

/**
 * An operation that may have to run scripts in the middle. The engine drives it: it runs the yielded round
 * (or skips it) and resumes with `next()`, or `throw(error)` when a beforeSubmit refused.
 */
export type Operation<T> = Generator<UserEventRound, T, void>;

/** A record in a script's hands (standard or dynamic mode). Methods are those of `N/record` Record, arguments as option objects. */
export interface RecordObject {
  readonly type: string;
  readonly id: string | null;
  readonly isDynamic: boolean;
  /**
   * Runs one `N/record` Record/Line/subrecord method by name (`setValue`, `getSublistValue`, `commitLine` …), `args[0]` being
   * the option object (positional forms are already turned into it). Throws SuiteScriptError. Dates cross as `{ $date: ISO }`.
   * Subrecord methods answer another RecordObject (the engine hands it out); `getField` and the like answer plain JSON
   * `{ id, label, type, isMandatory, … }`. `save` never comes here: see Records.save.
   */
  call(session: Session, method: string, args: unknown[]): unknown;
  /** A deep copy of the present state. */
  data(): RecordData;
}

export interface Records {
  create(
    session: Session,
    options: { type: string; isDynamic?: boolean; defaultValues?: Record<string, unknown> },
  ): Operation<RecordObject>;
  load(
    session: Session,
    options: { type: string; id: string; isDynamic?: boolean },
  ): Operation<RecordObject>;
  copy(
    session: Session,
    options: {
      type: string;
      id: string;
      isDynamic?: boolean;
      defaultValues?: Record<string, unknown>;
    },
  ): Operation<RecordObject>;
  transform(
    session: Session,
    options: {
      fromType: string;
      fromId: string;
      toType: string;
      isDynamic?: boolean;
      defaultValues?: Record<string, unknown>;
    },
  ): Operation<RecordObject>;
  /** Resolves to the internal id. */
  save(
    session: Session,
    record: RecordObject,
    options: { enableSourcing?: boolean; ignoreMandatoryFields?: boolean },
  ): Operation<string>;
  submitFields(
    session: Session,
    options: {
      type: string;
      id: string;
      values: Record<string, unknown>;
      options?: { enableSourcing?: boolean; ignoreMandatoryFields?: boolean };
    },
  ): Operation<string>;
  delete(session: Session, options: { type: string; id: string }): Operation<string>;
  /** A button of the record's page: approve, cancel, close (orders), pack, ship (item fulfillments), approve (inventory counts). Its user events have the button's type. */
  press(session: Session, options: { type: string; id: string; button: string }): Operation<string>;
  attach(session: Session, options: unknown): Operation<void>;
  detach(session: Session, options: unknown): Operation<void>;
  /** Stored data or null; no permission check. For faces, tests and the engine itself. */
  find(type: string, id: string): RecordData | null;
  /** Makes a stored record directly (installers, demo catalog): same validation, no user events. */
  insert(
    type: string,
    values: Record<string, FieldValue>,
    sublists?: Record<string, Record<string, FieldValue>[]>,
  ): string;
  /** Price class for the governance table: transaction, other, custom. */
  recordClass(type: string): 'transaction' | 'other' | 'custom';
  /** Called after every install with the account's definitions (the same object, mutated in place); stored records are kept. */
  define(definitions: Definitions): void;
  /** A new listener also hears of everything stored so far. */
  listen(listener: RecordListener): void;
  /** NetSuite's scheduled commitment of open orders, for accounts that do not commit at entry. */
  commitOrders(): void;
  /** All stored records of a type, oldest first. For faces and tests. */
  all(type: string): Iterable<RecordData>;
}

/**
 * Runs inside the same synchronous step as a commit, so that what is stored can at once be queried.
 * `stored` gets snapshots that are never changed afterwards; it is also called when a record changes by itself (a line's quantityfulfilled after a shipment, a status, a balance).
 */
export interface RecordListener {
  stored(record: RecordData, previous: RecordData | null): void;
  deleted(record: RecordData, by: { user: string; context: string; at: string }): void;
  stockChanged(level: StockLevel): void;
  noted(note: SystemNote): void;
}

/** What SDF objects (or a person in the UI) declare. engine/sdf makes it, records/ and query/ follow it. */
export interface Definitions {
  /** By script id, lower case. */
  recordTypes: Map<string, CustomRecordDefinition>;
  lists: Map<string, CustomListDefinition>;
  /** custbody_, custcol_, custentity_, custitem_ fields by id. Fields of custom records are in their record type. */
  fields: Map<string, CustomFieldDefinition>;
  roles: Map<string, RoleDefinition>;
}

export interface CustomFieldDefinition {
  /** Script id: custbody_x, custcol_x, custentity_x, custitem_x, custrecord_x. */
  id: string;
  label: string;
  /** SDF `fieldtype`: TEXT, TEXTAREA, CLOBTEXT, RICHTEXT, EMAIL, PHONE, URL, INTEGER, FLOAT, CURRENCY, PERCENT, CHECKBOX, DATE, DATETIMETZ, TIMEOFDAY, SELECT, MULTISELECT, PASSWORD, DOCUMENT, IMAGE … */
  type: string;
  /** SELECT and MULTISELECT: SuiteScript type or script id of what is chosen from (`customer`, `customrecord_x`, `customlist_x`). */
  selects: string | null;
  mandatory: boolean;
  /** `storevalue`; a field that is not stored cannot be queried. */
  stored: boolean;
  maxLength: number | null;
  defaultValue: string | null;
  /** SuiteScript types it appears on; for custcol_ the transaction types. Empty for fields of custom records. */
  appliesTo: Set<string>;
}

export interface CustomRecordDefinition {
  id: string;
  /** NetSuite's numeric id of the type. */
  internalId: string;
  name: string;
  includeName: boolean;
  accessType: 'CUSTRECORDENTRYPERM' | 'NONENEEDED' | 'USEPERMISSIONLIST';
  optimisticLocking: boolean;
  systemNotes: boolean;
  fields: Map<string, CustomFieldDefinition>;
  /** Role script id → level, for USEPERMISSIONLIST. */
  permissions: Map<string, PermissionLevel>;
}

export interface CustomListDefinition {
  id: string;
  internalId: string;
  name: string;
  values: { id: string; scriptId: string; value: string; isInactive: boolean }[];
}

export type PermissionLevel = 'VIEW' | 'CREATE' | 'EDIT' | 'FULL';

/** `administrator` is not listed: it may do everything. */
export interface RoleDefinition {
  id: string;
  internalId: string;
  name: string;
  /** SDF permkey (TRAN_SALESORD, LIST_ITEM, `customrecord_x`) → level. */
  permissions: Map<string, PermissionLevel>;
  /** null: all subsidiaries. */
  subsidiaries: string[] | null;
  /** IANA zone of the role's sessions; null: the account's. */
  timeZone: string | null;
}

export interface SuiteQlResult {
  /** Keys lower case, as asMappedResults() gives them. */
  rows: Record<string, string | number | null>[];
  columns: { name: string; type: string }[];
}

export interface Queries {
  /** `limit` cuts in silence (5,000 for runSuiteQL). Throws SuiteScriptError with NetSuite's texts. */
  suiteql(
    session: Session,
    query: string,
    params: (string | number | boolean)[],
    limit: number,
  ): SuiteQlResult;
  /** One page of a paged run; `total` is the full count. */
  suiteqlPage(
    session: Session,
    query: string,
    params: (string | number | boolean)[],
    offset: number,
    limit: number,
  ): SuiteQlResult & { total: number };
  /** `N/search` definition as plain JSON; returns rows `{recordType, id, values, texts}`. */
  search(
    session: Session,
    definition: SearchDefinition,
    offset: number,
    limit: number,
  ): SearchRow[];
  searchCount(session: Session, definition: SearchDefinition): number;
  /** `N/search` Search.save(): stores and answers the internal id. Throws SSS_DUPLICATE_SEARCH_SCRIPT_ID. */
  saveSearch(session: Session, search: SavedSearch): string;
  /** By script id or internal id. Throws INVALID_SEARCH. */
  loadSearch(session: Session, id: string): SavedSearch;
  deleteSearch(session: Session, id: string): void;
  /** Called after every install with the account's definitions; existing rows are kept. */
  define(definitions: Definitions): void;
  /** Rows of tables that no record stands behind (script, scriptdeployment, scriptnote, scheduledscriptinstance, file …): column → value, null takes the row away. */
  setPlatformRow(table: string, key: string, row: Record<string, FieldValue> | null): void;
  lookupFields(
    session: Session,
    options: { type: string; id: string; columns: string[] },
  ): Record<string, unknown>;
}

export interface SearchDefinition {
  type: string;
  filters: unknown[];
  columns: {
    name: string;
    join?: string;
    summary?: string;
    formula?: string;
    sort?: string;
    label?: string;
  }[];
}

export interface SavedSearch {
  /** Internal id; null before the first save. */
  id: string | null;
  scriptId: string | null;
  title: string;
  isPublic: boolean;
  definition: SearchDefinition;
}

export interface SearchRow {
  recordType: string;
  id: string;
  /** Column key (`name`, `join.name`, with summary) → value. */
  values: Record<string, FieldValue>;
  texts: Record<string, string>;
}

/** The account: what is switched on, and every behaviour the facts mark as likely, by name. */
export interface Account {
  id: string;
  /** IANA. */
  timeZone: string;
  features: Set<string>;
  preferences: Record<string, FieldValue>;
  switches: Switches;
  /** ISO UTC now, from the one clock. */
  now(): string;
}

/** One property per LIKELY fact; the default is the likely value. Each part adds its own here with a comment naming the fact. */
export interface Switches {
  /** netsuite-platform §4.6: page fetch of a paged SuiteQL costs 10 (typings) or 0 (help). */
  suiteqlPageUnits: 0 | 10;
  /** §4.8 / review 17: what a duplicate external id throws on custom records. */
  duplicateCustomRecordCode: 'DUP_CSTM_RCRD_ENTRY' | 'DUP_RCRD' | 'UNIQUE_RCRD_ID_REQD';
  /** …and on every other record. */
  duplicateRecordCode: 'DUP_RCRD' | 'UNIQUE_RCRD_ID_REQD';
  /** §4.7 / review 5: submitFields overwrites without a version check. */
  submitFieldsChecksVersion: boolean;
  /** netsuite/README: setValue with an unknown body field id; NetSuite ignores it, throwing is stricter. */
  unknownFieldThrows: boolean;
  /** netsuite/suiteql.json: SuiteQL columns that no source proves (kititemmember.item …) are refused; true accepts them. */
  suiteqlUnprovenColumns: boolean;
  /** §4.5: lookupFields of a record that does not exist throws RCRD_DSNT_EXIST (true) or answers {} (false). */
  lookupFieldsMissingThrows: boolean;
  /** §4.6: rows without ORDER BY have no order; `reversed` gives them the other way round, to find who relies on it. */
  suiteqlUnorderedRows: 'stored' | 'reversed';
  /** Review 3: a kit's members are lines of their own (kitcomponent T) below the kit. */
  suiteqlKitMemberLines: boolean;
  /** §4.7: what a select value that does not resolve (or is inactive) throws at the save. */
  invalidSelectCode: 'INVALID_FLD_VALUE' | 'INVALID_KEY_OR_REF';
  /** §4.10: what a transaction without lines throws. */
  emptyLinesCode: 'USER_ERROR' | 'VALID_LINE_ITEM_REQD';
  /** review 3: `committed` still holds units that are picked or packed and not shipped. */
  pickedUnitsStayCommitted: boolean;
  /** §4.10: a price level other than -1 supplies the rate, whatever rate the script set. */
  rateNeedsCustomPriceLevel: boolean;
  /** review 12b: a line's taxdetailsreference is known before the first save. */
  taxDetailsReferenceBeforeSave: boolean;
  /** review 40: a customer deposit may name an order that is pending approval. */
  depositOnPendingApproval: boolean;
  /** SAFE#99: a script's Date names the day in the server's zone (Pacific) or in the account's. */
  dateFieldZone: 'server' | 'account';
  /** §4.10, §8.4: a credit memo that stands alone or comes from an invoice puts its items back on the shelf. */
  creditMemoReturnsStock: boolean;
}
