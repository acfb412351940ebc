import { compileRules, type RuleFlow } from '../fieldRules/fieldRule';
import { DEFAULTS, type Settings } from './settings';

/** Reads the JSON of a store; '' gives the defaults. Throws a plain Error naming store and setting. */
export function parseSettings(store: string, json: string): Settings {
  const given: unknown = json === '' ? {} : parseJson(store, json);
  return fill(store, '', DEFAULTS, given) as Settings;
}

function parseJson(store: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Error(`Store ${store}: the field Settings is not valid JSON.`);
  }
}

function fill(store: string, path: string, model: unknown, given: unknown): unknown {
  if (given === undefined) return model;
  if (path.startsWith('rules.') && Array.isArray(model)) return rules(store, path, given);
  if (Array.isArray(model)) return texts(store, path, given);
  if (OPEN.includes(path)) return fields(store, path, given);
  if (typeof model !== 'object' || model === null) return checked(store, path, model, given);
  if (typeof given !== 'object' || given === null) {
    throw new Error(`Store ${store}: setting ${path || 'Settings'} must be an object.`);
  }
  const known = model as Record<string, unknown>;
  for (const name of Object.keys(given)) {
    if (!(name in known)) throw new Error(`Store ${store}: there is no setting ${path}${name}.`);
  }
  return Object.fromEntries(
    Object.entries(known).map(([name, value]) => [
      name,
      fill(store, `${path}${name}.`, value, (given as Record<string, unknown>)[name]),
    ]),
  );
}

/** Objects whose names are the account's own. */
const OPEN = [
  'orders.fields.order.',
  'orders.fields.line.',
  'orders.fields.deposit.',
  'orders.fields.cashSale.',
  'customers.fields.',
  'customers.metafields.',
  'customers.tags.',
];

function fields(store: string, path: string, given: unknown): Record<string, string> {
  const name = path.slice(0, -1);
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw new Error(`Store ${store}: setting ${name} must be an object of texts.`);
  const reason = Object.entries(given)
    .map(([key, value]: [string, unknown]) => wrongWith(path, key, value))
    .find((one) => one !== null);
  if (reason) throw new Error(`Store ${store}: setting ${name}: ${reason}.`);
  return given as Record<string, string>;
}

function wrongWith(path: string, key: string, value: unknown): string | null {
  if (typeof value !== 'string') return `the value of ${key} must be a text`;
  const choices = CHOICES[path];
  if (choices && !choices.includes(value))
    return `${key} can follow ${choices.join(', ')}, not ${value}`;
  if (!SHOWN.includes(path)) return FIELD_ID.test(key) ? null : `${key} is no id of a field`;
  if (!SHOWN_NAME.test(key)) return `${key} is no name: 2 to 60 letters, digits, spaces, - or _`;
  return FIELD_ID.test(value) ? null : `${value} is no id of a field`;
}

/** Shown in Shopify under a name of the store's own: a metafield's key, the begin of a tag. */
const SHOWN = ['customers.metafields.', 'customers.tags.'];
const SHOWN_NAME = /^[A-Za-z0-9][A-Za-z0-9 _-]{1,59}$/;
const FIELD_ID = /^[a-z][a-z0-9_]*$/;

function rules(store: string, path: string, given: unknown): unknown {
  try {
    compileRules(path.slice('rules.'.length, -1) as RuleFlow, given);
  } catch (error) {
    throw new Error(`Store ${store}: ${(error as Error).message}`, { cause: error });
  }
  return given;
}

function texts(store: string, path: string, given: unknown): string[] {
  const choices = CHOICES[path];
  const isAllowed = (value: unknown) =>
    typeof value === 'string' && (choices?.includes(value) ?? true);
  if (Array.isArray(given) && given.every(isAllowed)) return given;
  throw new Error(
    `Store ${store}: setting ${path.slice(0, -1)} must be a list of ${choices?.join(', ') ?? 'texts'}.`,
  );
}

/** Texts that hold an amount, by path. */
const AMOUNTS = ['orders.taxTolerance.', 'orders.roundingLimit.', 'fulfillments.packageWeight.'];
/** Those of them that must be more than nothing. */
const POSITIVE = ['fulfillments.packageWeight.'];

/** Texts with few allowed values, by path. */
const CHOICES: Record<string, string[]> = {
  'orders.currencyMode.': ['shop', 'presentment'],
  'orders.exchangeRate.': ['netsuite', 'shopify'],
  'orders.tax.': ['own_line', 'line_amounts', 'order_rate', 'suitetax', 'netsuite'],
  'orders.cashSales.': ['none', 'pos', 'fulfilled'],
  'orders.closedPeriod.': ['hold', 'next_period', 'next_day'],
  'orders.adopt.value.': ['name', 'number', 'id'],
  'orders.risk.': ['ignore', 'approval'],
  'orders.guests.': ['create', 'default'],
  'orders.onlyStatuses.': [
    'AUTHORIZED',
    'EXPIRED',
    'PAID',
    'PARTIALLY_PAID',
    'PARTIALLY_REFUNDED',
    'PENDING',
    'REFUNDED',
    'VOIDED',
  ],
  'orders.lineLocation.': ['store', 'assigned', 'stock', 'automatic'],
  'customers.conflict.': ['shopify', 'netsuite', 'newest'],
  'customers.match.': ['phone', 'company'],
  'customers.companies.': ['company', 'location', 'person'],
  'customers.fields.': ['tags', 'note', 'locale', 'taxExempt', 'emailMarketing', 'smsMarketing'],
  'customers.addresses.': ['default', 'all'],
  'customers.inactive.': ['hold', 'activate'],
  'fulfillments.progress.': ['none', 'picked', 'packed'],
  'fulfillments.inventoryDetail.': ['none', 'fefo', 'fifo'],
  'fulfillments.cancelled.': ['report', 'delete'],
  'stock.aside.': ['add', 'lower'],
};

/** The least and most of numbers, by path; all are whole. */
const RANGES: Record<string, [least: number, most: number]> = {
  'orders.cashSaleWait.': [0, 1440],
  'stock.buffer.': [0, 1_000_000],
  'stock.share.': [0, 100],
  'stock.cap.': [0, 1_000_000],
  'stock.endlessUnits.': [0, 1_000_000],
  'stock.mostToZero.': [0, 100],
};

/** Texts that hold a moment, by path. */
const MOMENTS = ['orders.from.', 'orders.adopt.before.', 'customers.adopt.before.'];
const MOMENT = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** Columns and fields by path, with the beginning they must have: they become part of statements, so nothing else may stand there. */
const FIELDS: Record<string, string> = {
  'orders.skuField.': '',
  'orders.adopt.field.': '',
  'stock.endlessField.': '',
  'orders.noteField.': 'custbody_',
  'orders.hold.field.': 'custbody_',
  'fulfillments.deliveredField.': 'custbody_',
  'fulfillments.packageField.': 'custcol_',
  'customers.adopt.field.': '',
};

function checked(store: string, path: string, model: unknown, given: unknown): unknown {
  const name = path.slice(0, -1);
  if (typeof given !== typeof model) {
    throw new Error(`Store ${store}: setting ${name} must be a ${typeof model}.`);
  }
  if (path === 'customers.adopt.value.' && !String(given).includes('{id}')) {
    throw new Error(`Store ${store}: setting ${name} must contain {id}, such as "SHOP-{id}".`);
  }
  if (AMOUNTS.includes(path) && !/^\d+(\.\d+)?$/.test(String(given))) {
    throw new Error(`Store ${store}: setting ${name} must be an amount such as "0.05".`);
  }
  if (POSITIVE.includes(path) && !(Number(given) > 0)) {
    throw new Error(`Store ${store}: setting ${name} must be more than 0.`);
  }
  const [least, most] = RANGES[path] ?? [];
  const isWithin =
    Number.isInteger(given) && Number(given) >= Number(least) && Number(given) <= Number(most);
  if (least !== undefined && !isWithin) {
    throw new Error(
      `Store ${store}: setting ${name} must be a whole number from ${least} to ${most}.`,
    );
  }
  const choices = CHOICES[path];
  if (choices && !choices.includes(String(given))) {
    throw new Error(`Store ${store}: setting ${name} must be one of ${choices.join(', ')}.`);
  }
  const isMoment = MOMENT.test(String(given)) && !Number.isNaN(Date.parse(String(given)));
  if (MOMENTS.includes(path) && given !== '' && !isMoment) {
    throw new Error(
      `Store ${store}: setting ${name} must be a moment such as "2026-11-01T00:00:00Z" or a day such as "2026-11-01".`,
    );
  }
  const prefix = FIELDS[path];
  const isField = FIELD_ID.test(String(given)) && String(given).startsWith(prefix ?? '');
  if (prefix !== undefined && given !== model && !isField) {
    throw new Error(
      `Store ${store}: setting ${name} must be the id of a ${prefix === '' ? 'column' : `${prefix}… field`}.`,
    );
  }
  return given;
}
