import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { DEMO_STORE, type Local } from '../local/boot.ts';
import { bothSides, type BothSides } from './bothSides.ts';

/** A page that shows the shop and the account beside each other, and renews itself. */
export async function startPage(
  local: Local,
  port: number,
): Promise<{ url: string; stop(): Promise<void> }> {
  const app = new Hono();
  app.get('/', (context) => context.html(page(local, bothSides(local))));
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const listening = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, () =>
      resolve(listening),
    );
    listening.once('error', reject);
  });
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        if ('closeAllConnections' in server) server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function page(local: Local, { orders, stock, errors, waiting }: BothSides) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="refresh" content="3" />
        <title>Crossdock: both sides</title>
        <style>
          body {
            font:
              15px/1.5 system-ui,
              sans-serif;
            color: #1c2a26;
            background: #f6f8f7;
            margin: 0;
          }
          header {
            background: #fff;
            border-bottom: 1px solid #dfe6e3;
            padding: 14px 28px;
            display: flex;
            gap: 28px;
            align-items: baseline;
            flex-wrap: wrap;
          }
          h1 {
            font-size: 18px;
            margin: 0;
          }
          h2 {
            font-size: 15px;
            margin: 26px 0 8px;
          }
          main {
            padding: 4px 28px 40px;
            max-width: 1280px;
          }
          a {
            color: #00664f;
          }
          .soft {
            color: #5d6f69;
          }
          table {
            border-collapse: collapse;
            width: 100%;
            background: #fff;
            border: 1px solid #dfe6e3;
          }
          th {
            text-align: left;
            font-size: 12px;
            color: #5d6f69;
            background: #fbfcfb;
          }
          th,
          td {
            padding: 7px 12px;
            border-bottom: 1px solid #e8eeec;
            vertical-align: top;
          }
          .n {
            text-align: right;
            font-variant-numeric: tabular-nums;
          }
          th.side {
            border-left: 2px solid #dfe6e3;
          }
          td.side {
            border-left: 2px solid #dfe6e3;
          }
          .good {
            color: #00664f;
          }
          .bad {
            color: #b3261e;
          }
        </style>
      </head>
      <body>
        <header>
          <h1>Crossdock</h1>
          <span class="soft">${DEMO_STORE.domain} ↔ NetSuite ${local.netsuite.account.id}</span>
          <a href="${local.shopify.url}/">Shopify</a>
          <a href="${local.netsuite.url ?? ''}/">NetSuite</a>
          <a href="${local.relay?.url ?? ''}/metrics">Relay metrics</a>
          <span class="soft">${waiting === 0 ? 'nothing waits' : `${waiting} waiting`}</span>
        </header>
        <main>
          <h2>Orders</h2>
          <table>
            <tr>
              <th>Shopify</th>
              <th class="n">Total</th>
              <th>Payment</th>
              <th>Fulfillment</th>
              <th class="side">NetSuite</th>
              <th class="n">Total</th>
              <th>Status</th>
              <th>Shipments</th>
              <th></th>
            </tr>
            ${orders.map(
              (order) =>
                html`<tr>
                  <td>${order.name}</td>
                  <td class="n">${order.total}</td>
                  <td>${order.payment}</td>
                  <td>${order.fulfillment}</td>
                  <td class="side">${order.salesOrder}</td>
                  <td class="n">${order.netsuiteTotal}</td>
                  <td>${order.status}</td>
                  <td>${order.shipments}</td>
                  <td class="${order.agree ? 'good' : 'bad'}">
                    ${order.agree ? 'same to the cent' : 'not in NetSuite'}
                  </td>
                </tr>`,
            )}
          </table>
          <h2>Stock</h2>
          <table>
            <tr>
              <th>SKU</th>
              <th>Location</th>
              <th class="n">Can be bought</th>
              <th class="n">Shopify on hand</th>
              <th class="n side">NetSuite available</th>
              <th class="n">On hand</th>
              <th class="n">Committed</th>
            </tr>
            ${stock.map(
              (row) =>
                html`<tr>
                  <td>${row.sku}</td>
                  <td>${row.location}</td>
                  <td class="n">${row.sellable}</td>
                  <td class="n">${row.shopifyOnHand}</td>
                  <td class="n side">${row.available}</td>
                  <td class="n">${row.onHand}</td>
                  <td class="n">${row.committed}</td>
                </tr>`,
            )}
          </table>
          <h2>Sync errors</h2>
          <table>
            <tr>
              <th>State</th>
              <th>Owner</th>
              <th>What happened</th>
              <th>Next step</th>
            </tr>
            ${
              errors.length === 0
                ? html`<tr>
                    <td colspan="4" class="soft">none</td>
                  </tr>`
                : ''
            }
            ${errors.map(
              (error) =>
                html`<tr>
                  <td class="${error.state === 'open' ? 'bad' : 'good'}">${error.state}</td>
                  <td>${error.owner}</td>
                  <td>${error.message}</td>
                  <td>${error.next}</td>
                </tr>`,
            )}
          </table>
        </main>
      </body>
    </html>`;
}
