/** The records of one account: `Records` of the contract over one store. */
import type { Account, FieldValue, Records, Session } from '../contract.ts';
import type { Books } from './books.ts';
import { commitDraft } from './commit.ts';
import { newDraft, touchColumn } from './draft.ts';
import type { Draft } from './draft.ts';
import { mergeCustomers } from './entities/merge.ts';
import { createOperations } from './operations.ts';
import { createReferences } from './references.ts';
import { rulesOf } from './rules.ts';
import { createSchema } from './schema.ts';
import type { Field } from './schemaTypes.ts';
import { Backorders, commitOpenOrders } from './stock/commitment.ts';
import { Details } from './stock/details.ts';
import { Stock } from './stock/stock.ts';
import { Store } from './store.ts';
import { exchangeRate } from './transactions/currency.ts';
import { Links } from './transactions/links.ts';
import { fromStored } from './values.ts';

/** NetSuite's server runs in Pacific time; a Date that a script makes there names the Pacific day (SAFE#99). */
const SERVER_ZONE = 'America/Los_Angeles';

const INSTALLER: Session = {
  user: '-4',
  role: 'administrator',
  executionContext: 'BUNDLEINSTALLATION',
  insideUserEvent: false,
  timeZone: SERVER_ZONE,
};

export function createRecords(account: Account): Records {
  const books = openBooks(account);
  return {
    ...createOperations(books),
    find: (type, id) => books.store.find(type, id),
    findByExternalId: (type, externalId) => books.store.holderOf(type, externalId),
    all: (type) => books.store.all(type),
    insert: (type, values, sublists = {}) =>
      commitDraft(books, draftForInsert(books, type, values, sublists), INSTALLER),
    recordClass(type) {
      const { category } = books.schema.of(type);
      return category === 'transaction' || category === 'custom' ? category : 'other';
    },
    merge: (session, { master, duplicates }) => mergeCustomers(books, session, master, duplicates),
    exchangeRate: (currency, base, day) => exchangeRate(books, currency, base, day),
    commitOrders: () => commitOpenOrders(books, books.backorders),
    define: (definitions) => books.schema.define(definitions),
    listen(listener) {
      books.store.listen(listener);
      for (const level of books.stock.all()) listener.stockChanged(level);
      for (const balance of books.details.all()) listener.balanceChanged?.(balance);
    },
  };
}

function openBooks(account: Account): Books {
  const store = new Store();
  const schema = createSchema(account);
  const books: Books = {
    account,
    store,
    schema,
    references: createReferences(store, () => schema.definitions),
    stock: new Stock(store, account),
    details: new Details(store, () => account.now()),
    backorders: new Backorders(),
    movements: new Map(),
    names: new Map(),
    links: new Links(),
    commit: (draft, session) => commitDraft(books, draft, session),
    dateZone: account.switches.dateFieldZone === 'server' ? SERVER_ZONE : account.timeZone,
  };
  return books;
}

function draftForInsert(
  books: Books,
  type: string,
  values: Record<string, FieldValue>,
  sublists: Record<string, Record<string, FieldValue>[]>,
): Draft {
  const schema = books.schema.of(type, 'insert');
  const draft = newDraft(type, { kind: 'create' });
  rulesOf(type).prepare?.(books, draft, INSTALLER);
  for (const [id, value] of Object.entries(values)) {
    const field = known(schema.fields.get(id), type, id);
    draft.touched.add(id);
    if (id === 'externalid') draft.data.externalId = fromStored(field, value) as string | null;
    else draft.data.fields[id] = fromStored(field, value);
  }
  for (const [sublistId, rows] of Object.entries(sublists)) {
    const sublist = schema.sublists.get(sublistId);
    if (sublist === undefined) throw new Error(`${type} has no sublist ${sublistId}`);
    draft.data.sublists[sublistId] = rows.map((row) => {
      const line = { values: {} as Record<string, FieldValue> };
      for (const [id, value] of Object.entries(row)) {
        const field = known(sublist.fields.get(priceColumn(id)), `${type}.${sublistId}`, id);
        line.values[id] = fromStored(field, value);
        touchColumn(draft, line, id);
      }
      return line;
    });
  }
  return draft;
}

/** All quantity breaks have the type of the first. */
function priceColumn(id: string): string {
  return /^price_\d+_$/.test(id) ? 'price_1_' : id;
}

function known(field: Field | undefined, where: string, id: string): Field {
  if (field === undefined) throw new Error(`${where} has no field ${id} in this account`);
  return field;
}
