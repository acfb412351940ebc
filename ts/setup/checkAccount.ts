import { safeMessage } from '../netsuite/errors';
import { placeholders, readAll, textOf } from '../netsuite/suiteql';
import type { Settings } from './settings';

/** A column that a setting names, and where it must be. */
interface Named {
  setting: string;
  column: string;
  table: keyof typeof TABLES;
}

const TABLES = {
  item: 'items',
  transaction: 'transactions',
  transactionline: 'transaction lines',
  customer: 'customers',
};

/** Script ids of the account's own fields. */
const OWN = /^cust[a-z]+_/;

/** Columns that are there in every account, and are the default. */
const STANDARD = ['itemid', 'upccode', 'externalid', 'tranid', 'otherrefnum'];

/**
 * Refuses settings that name fields or items which this account does not have: throws a plain Error with the setting's
 * name. 10 units for each field that is named and is no default, and for the items. Standard fields that are given a fixed
 * value, their values and tax codes are not looked up: which of their lists the role may read differs by account.
 */
export function checkAccount(store: string, settings: Settings): void {
  for (const named of namedColumns(settings)) checkColumn(store, named);
  checkItems(store, settings.orders.items);
}

function namedColumns({ orders, customers, rules, fulfillments, stock }: Settings): Named[] {
  const of = (table: Named['table'], setting: string, columns: string[]) =>
    columns.map((column) => ({ table, setting, column }));
  const own = (values: Record<string, string>) =>
    Object.keys(values).filter((field) => OWN.test(field));
  const ruled = (flow: keyof typeof rules) =>
    rules[flow].map(({ field }) => field).filter((field) => OWN.test(field));
  const { order, line, deposit, cashSale } = orders.fields;
  return [
    ...of('item', 'orders.skuField', [orders.skuField]),
    ...of('item', 'stock.endlessField', [stock.endlessField]),
    ...of('transaction', 'orders.adopt.field', [orders.adopt.field]),
    ...of('transaction', 'orders.noteField', [orders.noteField]),
    ...of('transaction', 'orders.hold.field', [orders.hold.field]),
    ...of('transaction', 'orders.fields.order', own(order)),
    ...of('transaction', 'orders.fields.deposit', own(deposit)),
    ...of('transaction', 'orders.fields.cashSale', own(cashSale)),
    ...of('transactionline', 'orders.fields.line', own(line)),
    ...of('transaction', 'rules.order', ruled('order')),
    ...of('transaction', 'rules.cashSale', ruled('cashSale')),
    ...of('transaction', 'rules.deposit', ruled('deposit')),
    ...of('transactionline', 'rules.line', ruled('line')),
    ...of('customer', 'rules.customer', ruled('customer')),
    ...of('transaction', 'fulfillments.deliveredField', [fulfillments.deliveredField]),
    ...of('transactionline', 'fulfillments.packageField', [fulfillments.packageField]),
    ...of('customer', 'customers.adopt.field', [customers.adopt.field]),
    ...of('customer', 'customers.fields', own(customers.fields)),
    ...of('customer', 'customers.metafields', Object.values(customers.metafields)),
    ...of('customer', 'customers.tags', Object.values(customers.tags)),
  ].filter(({ column }) => column !== '' && !STANDARD.includes(column));
}

/** The column is an id by its shape (`parseSettings`): nothing else gets into the statement. */
function checkColumn(store: string, { setting, column, table }: Named): void {
  try {
    readAll(`SELECT t.id AS id FROM ${table} t WHERE t.id = -1 AND t.${column} IS NULL`);
  } catch (error) {
    throw new Error(
      `Store ${store}: setting ${setting} names ${column}, which ${TABLES[table]} of this account do not have. NetSuite says: ${safeMessage(error)}`,
      { cause: error },
    );
  }
}

function checkItems(store: string, items: Settings['orders']['items']): void {
  const named = Object.entries(items).filter(([, id]) => id !== '');
  if (named.length === 0) return;
  const ids = named.map(([, id]) => Number(id));
  const found = ids.every(Number.isInteger)
    ? readAll(
        `SELECT i.id AS id, i.itemtype AS type FROM item i WHERE i.id IN (${placeholders(ids.length)}) AND i.isinactive = 'F'`,
        ids,
      )
    : [];
  const types = new Map(found.map((row) => [textOf(row, 'id'), textOf(row, 'type')]));
  const lacking = named.find(([, id]) => !types.has(id));
  if (lacking)
    throw new Error(
      `Store ${store}: setting orders.items.${lacking[0]} names item ${lacking[1]}, which this account does not have or which is inactive. Give the internal id of an active item.`,
    );
  const wrong = named.find(
    ([name, id]) => (types.get(id) === 'Subtotal') !== (name === 'subtotal'),
  );
  if (wrong)
    throw new Error(
      `Store ${store}: setting orders.items.${wrong[0]} names item ${wrong[1]}, which is ${wrong[0] === 'subtotal' ? 'no' : 'a'} Subtotal item.`,
    );
}
