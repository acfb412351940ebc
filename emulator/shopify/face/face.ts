import type { ServerResponse } from 'node:http';
import { send } from '../api/exchange.ts';
import type { Surroundings } from '../api/server.ts';
import type { RunningStore } from '../api/store.ts';
import { customersQuery, customersView } from './customers.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { page } from './layout.ts';
import { ordersQuery, ordersView } from './orders.ts';
import { payoutsQuery, payoutsView } from './payouts.ts';
import { productsQuery, productsView } from './products.ts';
import { webhooksView } from './webhooks.ts';

/** A view reads the shop by GraphQL like anybody else. */
const views: Record<string, { query: string; show: (data: never) => Html }> = {
  orders: { query: ordersQuery, show: ordersView },
  products: { query: productsQuery, show: productsView },
  customers: { query: customersQuery, show: customersView },
  payouts: { query: payoutsQuery, show: payoutsView },
};

/** The page for people, `/?store=…&view=…`; false: not its address. */
export function answerFace(url: URL, response: ServerResponse, around: Surroundings): boolean {
  if (url.pathname !== '/') return false;
  const { stores, clock } = around;
  const wanted = url.searchParams.get('store');
  const store = stores.find(({ config }) => config.key === wanted) ?? stores[0];
  if (!store) return false;
  const view = url.searchParams.get('view') ?? 'orders';
  const body = view === 'webhooks' ? webhooksView(store) : bodyOf(view, store, around);
  const text = page(
    {
      storeName: store.config.name,
      domain: store.config.domain,
      stores: stores.map(({ config }) => ({ key: config.key, name: config.name })),
      storeKey: store.config.key,
      view,
      views: [...Object.keys(views), 'webhooks'],
      now: new Date(clock.now()).toISOString().slice(0, 19).replace('T', ' '),
    },
    body,
  );
  send(response, 200, text, { 'Content-Type': 'text/html; charset=utf-8' });
  return true;
}

function bodyOf(name: string, store: RunningStore, { control }: Surroundings): Html {
  const view = views[name];
  if (!view) return html`<p class="problem">There is no view ${name}.</p>`;
  const { data, errors } = control.query(store.config.domain, view.query);
  if (!data || errors)
    return html`<p class="problem">${errors?.map((error) => error.message).join(' ')}</p>`;
  return view.show(data as never);
}
