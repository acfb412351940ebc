import { html } from './html.ts';
import type { Html } from './html.ts';
import { tag } from './layout.ts';

export const ordersQuery = `{
  orders(first: 50, sortKey: CREATED_AT, reverse: true) { nodes {
    id name createdAt cancelledAt displayFinancialStatus displayFulfillmentStatus tags
    customer { displayName }
    currentTotalPriceSet { shopMoney { amount currencyCode } }
    lineItems(first: 20) { nodes { id title sku quantity currentQuantity } }
    fulfillments(first: 10) { name status trackingInfo { company number } }
  } }
}`;

interface Order {
  name: string;
  createdAt: string;
  cancelledAt: string | null;
  displayFinancialStatus: string | null;
  displayFulfillmentStatus: string;
  tags: string[];
  customer: { displayName: string } | null;
  currentTotalPriceSet: { shopMoney: { amount: string; currencyCode: string } };
  lineItems: {
    nodes: { title: string; sku: string | null; quantity: number; currentQuantity: number }[];
  };
  fulfillments: {
    name: string | null;
    status: string;
    trackingInfo: { company: string | null; number: string | null }[];
  }[];
}

export function ordersView(data: { orders: { nodes: Order[] } }): Html {
  return html`<table>
    <thead>
      <tr>
        <th>Order</th>
        <th>Placed</th>
        <th>Customer</th>
        <th>Payment</th>
        <th>Fulfillment</th>
        <th>Lines</th>
        <th>Shipped</th>
        <th class="number">Total</th>
      </tr>
    </thead>
    <tbody>
      ${data.orders.nodes.map(
        (order) =>
          html`<tr>
            <td><b>${order.name}</b></td>
            <td>${order.createdAt.replace('T', ' ')}</td>
            <td>${order.customer?.displayName ?? 'guest'}</td>
            <td>${tag(order.cancelledAt ? 'cancelled' : order.displayFinancialStatus)}</td>
            <td>${tag(order.displayFulfillmentStatus)}</td>
            <td>
              ${order.lineItems.nodes.map(
                (line) =>
                  html`<div>
                    ${line.currentQuantity} × ${line.title} <code>${line.sku}</code>${
                      line.currentQuantity !== line.quantity &&
                      html` <span class="soft">of ${line.quantity}</span>`
                    }
                  </div>`,
              )}
            </td>
            <td>
              ${order.fulfillments.map(
                (one) =>
                  html`<div>
                    ${one.name} ${tag(one.status)}
                    ${one.trackingInfo
                      .map((info) => [info.company, info.number].filter(Boolean).join(' '))
                      .join(', ')}
                  </div>`,
              )}
            </td>
            <td class="number">
              ${order.currentTotalPriceSet.shopMoney.amount}
              ${order.currentTotalPriceSet.shopMoney.currencyCode}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
