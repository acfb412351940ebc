/**
 * What the parts of the local NetSuite say to each other. Everything here lives on the main thread;
 * a script in its worker only ever sees plain JSON copies.
 *
 * records/  keeps the data and knows NetSuite's rules for it
 * query/    answers SuiteQL and N/search from tables that follow the records
 * engine/   runs scripts, meters them, decides the order of progress, installs SDF projects
 * face/     speaks HTTP
 */

import type { Definitions } from './definitions.ts';
import type { Switches } from './switches.ts';

export type * from './definitions.ts';
export type * from './queryContract.ts';
export type { Switches } from './switches.ts';

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

/** Part of a stock level: units of one lot or serial number, in one bin, of one inventory status. */
export interface StockBalance {
  item: string;
  location: string;
  /** Internal ids; null where the item has none. */
  number: string | null;
  bin: string | null;
  status: string | null;
  onHand: number;
  available: number;
  picked: number;
  /** ISO UTC. */
  changed: string;
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
  /** A page is opened: what beforeLoad scripts put on top of it. */
  messages?: PageMessage[];
}

/** A message on top of a page, by `Form.addPageInitMessage`; `type` as `N/ui/message` numbers it. */
export interface PageMessage {
  type: string;
  title: string;
  message: string;
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
  /** Opens the record's page to look at it: beforeLoad runs with type view. Answers what stands on top of it. */
  view(session: Session, options: { type: string; id: string }): Operation<PageMessage[]>;
  /** A button of the record's page: approve, cancel, close (orders), pack, ship (item fulfillments), approve (inventory counts). Its user events have the button's type. */
  press(session: Session, options: { type: string; id: string; button: string }): Operation<string>;
  /** Merges customers as Manage Duplicates does; the duplicates' ids answer RCRD_DSNT_EXIST afterwards. */
  merge(session: Session, options: { master: string; duplicates: string[] }): void;
  attach(session: Session, options: unknown): Operation<void>;
  detach(session: Session, options: unknown): Operation<void>;
  /** Stored data or null; no permission check. For faces, tests and the engine itself. */
  find(type: string, id: string): RecordData | null;
  /** The record that holds the external id in the space of the type, whatever its case; it may be of another type. */
  findByExternalId(type: string, externalId: string): RecordData | null;
  /** Makes a stored record directly (installers, demo catalog): same validation, no user events. */
  insert(
    type: string,
    values: Record<string, FieldValue>,
    sublists?: Record<string, Record<string, FieldValue>[]>,
  ): string;
  /** Price class for the governance table: transaction, other, custom. */
  recordClass(type: string): 'transaction' | 'other' | 'custom';
  /** Units of `base` for one unit of `currency` (internal ids) on a day `YYYY-MM-DD`. Throws UNKNWN_EXCHANGE_RATE. */
  exchangeRate(currency: string, base: string, day: string): number;
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
  balanceChanged?(balance: StockBalance): void;
  noted(note: SystemNote): void;
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
