import { customerExternalId, normalisedEmail } from '../customers/customerKey';
import { findCustomers, type FoundCustomer } from '../customers/findCustomers';
import type { Buyer } from '../customers/mapCustomer';
import { dayIn } from '../netsuite/dates';
import { isFeatureOn } from '../netsuite/runtime';
import type { Store } from '../setup/stores';
import { readTables, tablesOf, type Tables } from '../setup/tables';
import { externalId, tail } from '../sync/externalIds';
import { findLinks, type Link } from '../sync/links';
import { findItems } from './findItems';
import type { ShopifyOrder } from './order';
import type { Known } from './orderPlan';
import type { OrderState } from './orderState';

/** What NetSuite knows about a batch of orders: one query per kind, however many orders. */
export interface Batch {
  known: Known;
  links: Map<string, Link>;
  customers: FoundCustomer[];
  tables: Tables;
}

export function lookUp(states: OrderState[], store: Store, timeZone: string): Batch {
  const orders = states.map(({ order }) => order);
  const links = findLinks([
    ...orders.map((order) => orderLinkId(order, store)),
    ...orders.flatMap(({ customer }) => (customer ? [customerLinkId(customer.id, store)] : [])),
  ]);
  const tables = tablesOf(store.key);
  return {
    links,
    tables,
    customers: findCustomersOf(orders, store, links),
    known: {
      store,
      ...valuesOf(tables),
      items: findItems(
        states.flatMap(({ lines }) => lines),
        store,
      ),
      dayOf: daysIn(timeZone),
    },
  };
}

/** Reads the tables of a batch anew, once, when an order misses a value in kept ones. `false`: they were fresh already. */
export function refreshTables(batch: Batch): boolean {
  if (batch.tables.fresh) return false;
  batch.tables = readTables(batch.known.store.key);
  Object.assign(batch.known, valuesOf(batch.tables));
  return true;
}

function valuesOf({ mappings, currencies }: Tables): Pick<Known, 'mappings' | 'currencies'> {
  return { mappings, currencies: currencies && new Map(currencies) };
}

/** One conversion per moment: N/format is asked once and not again for the lines that share it. */
function daysIn(timeZone: string): (moment: string) => string {
  const days = new Map<string, string>();
  return (moment) => {
    const day = days.get(moment) ?? dayIn(moment, timeZone);
    days.set(moment, day);
    return day;
  };
}

export function orderLinkId(order: ShopifyOrder, store: Store): string {
  return externalId(store.key, 'order', order.legacyResourceId, 'so');
}

export function customerLinkId(customer: string, store: Store): string {
  return externalId(store.key, 'customer', tail(customer), 'cust');
}

/** Whose order it is, with the keys under which NetSuite may know them. */
export function buyerOf(order: ShopifyOrder, store: Store, links: Map<string, Link>): Buyer {
  const email = normalisedEmail(order.customer?.defaultEmailAddress?.emailAddress ?? order.email);
  const link = order.customer && links.get(customerLinkId(order.customer.id, store));
  return {
    email,
    externalId: email === '' ? '' : customerExternalId(store.subsidiary, email),
    linked: link?.state === 'linked' ? link.recordId : '',
  };
}

function findCustomersOf(
  orders: ShopifyOrder[],
  store: Store,
  links: Map<string, Link>,
): FoundCustomer[] {
  const buyers = orders.map((order) => buyerOf(order, store, links));
  const distinct = (values: string[]) => [...new Set(values.filter(Boolean))];
  return findCustomers(
    distinct(buyers.map(({ email }) => email)),
    distinct(buyers.map((buyer) => buyer.externalId)),
    distinct(buyers.map(({ linked }) => linked)),
    isFeatureOn('SUBSIDIARIES'),
  );
}
