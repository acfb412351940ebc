import { companyLinkIds } from '../customers/ensureCompany';
import { buyerOf, findBuyers } from '../customers/findBuyers';
import type { FoundCustomer } from '../customers/findCustomers';
import type { Buyer } from '../customers/mapCustomer';
import { compileAll } from '../fieldRules/fieldRule';
import { rulesVersion } from '../fieldRules/rulesVersion';
import { readAvailable, type Available } from '../inventory/readAvailable';
import { dayIn } from '../netsuite/dates';
import type { Store } from '../setup/stores';
import type { BusinessBuyerFragment } from '../shopify/operations';
import { readTables, tablesOf, type Tables } from '../setup/tables';
import { externalId, tail } from '../sync/externalIds';
import { findLinks, type Link } from '../sync/links';
import { parseAgreed, type Modes } from './agreed';
import { findItems } from './findItems';
import type { ShopifyOrder } from './order';
import type { Item, Known } from './orderPlan';
import type { OrderState } from './orderState';
import { standingOrders } from './standingOrders';

/** What NetSuite knows about a batch of orders: one query per kind, however many orders. */
export interface Batch {
  known: Known;
  links: Map<string, Link>;
  customers: FoundCustomer[];
  /** The companies of business orders, by order (gid). */
  businesses: Map<string, BusinessBuyerFragment>;
  tables: Tables;
  /** The sales order of a pair (internal id) as it stands. */
  standing: ReturnType<typeof standingOrders>;
}

export function lookUp(states: OrderState[], store: Store, timeZone: string): Batch {
  const orders = states.map(({ order }) => order);
  const companyIds = companiesOf(states, store);
  const links = findLinks([
    ...orders.map((order) => orderLinkId(order, store)),
    ...orders.flatMap(({ customer }) => (customer ? [customerLinkId(customer.id, store)] : [])),
    ...companyIds.flatMap(({ company, location, contact }) => [company, location, contact]),
  ]);
  const { customer: _ofCustomers, ...rulesOfOrders } = store.settings.rules;
  const tables = tablesOf(store.key);
  const pairs = orders.flatMap((order) => links.get(orderLinkId(order, store)) ?? []);
  // An order that stands keeps its customer.
  const news = states.filter(({ order }) => !links.has(orderLinkId(order, store)));
  const items = findItems(
    states.flatMap(({ lines }) => lines),
    store,
  );
  return {
    links,
    tables,
    customers: findBuyers(
      news.map(({ order }) => buyerOfOrder(order, store, links)),
      store,
      companiesOf(news, store).flatMap(({ company, location }) =>
        [company, location].map((key) => links.get(key)?.recordId ?? ''),
      ),
    ),
    standing: standingOrders(pairs.map(({ recordId }) => recordId)),
    businesses: new Map(
      states.flatMap(({ order, business }) => (business ? [[order.id, business]] : [])),
    ),
    known: {
      store,
      ...valuesOf(tables),
      rules: compileAll(store.settings.rules),
      rulesVersion: rulesVersion(rulesOfOrders),
      items,
      available: stockFor(items, tables, store),
      dayOf: daysIn(timeZone),
    },
  };
}

function companiesOf(states: OrderState[], store: Store) {
  return states.flatMap(({ business }) => (business ? [companyLinkIds(business, store.key)] : []));
}

const STOCK_TYPES = ['InvtPart', 'Assembly', 'Kit'];

/** 10 units, only for stores whose lines go where there is stock. */
function stockFor(items: Item[], { mappings }: Tables, store: Store): Available | null {
  if (store.settings.orders.lineLocation !== 'stock') return null;
  const mapped = mappings.filter(({ kind }) => kind === 'location');
  const locations = [store.location, ...mapped.map(({ netsuite }) => netsuite)].filter(Boolean);
  return readAvailable(
    items
      .filter(({ type }) => STOCK_TYPES.includes(type))
      .map(({ id, type }) => ({ item: id, isKit: type === 'Kit' })),
    [...new Set(locations)],
  );
}

/** Reads the tables of a batch anew, once, when an order misses a value in kept ones. `false`: they were fresh already. */
export function refreshTables(batch: Batch): boolean {
  if (batch.tables.fresh) return false;
  batch.tables = readTables(batch.known.store.key);
  Object.assign(batch.known, valuesOf(batch.tables));
  return true;
}

function valuesOf({
  mappings,
  currencies,
  baseCurrency,
}: Tables): Pick<Known, 'mappings' | 'currencies' | 'baseCurrency'> {
  return { mappings, baseCurrency, currencies: currencies && new Map(currencies) };
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

/** The link of an order's Shopify customer; null for guests and customers without one. */
export function customerLinkOf(
  { customer }: Pick<ShopifyOrder, 'customer'>,
  store: Store,
  links: Map<string, Link>,
): Link | null {
  return (customer && links.get(customerLinkId(customer.id, store))) ?? null;
}

export function buyerOfOrder(order: ShopifyOrder, store: Store, links: Map<string, Link>): Buyer {
  return buyerOf(order, store, customerLinkOf(order, store, links));
}

export function modesOf(link: Link | null): Modes | undefined {
  return link ? parseAgreed(link.agreed).modes : undefined;
}

/** What is known, with the modes that an order which is in NetSuite already came with. */
export function knownOf({ known }: Batch, modes: Partial<Modes> = {}): Known {
  const { store } = known;
  const { currencyMode, tax } = store.settings.orders;
  const orders = {
    ...store.settings.orders,
    currencyMode: modes.currencyMode ?? currencyMode,
    tax: modes.taxMode ?? tax,
  };
  return { ...known, store: { ...store, settings: { ...store.settings, orders } } };
}
