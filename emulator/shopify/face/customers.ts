import { html } from './html.ts';
import type { Html } from './html.ts';

export const customersQuery = `{
  customers(first: 50) { nodes { id displayName numberOfOrders
    defaultEmailAddress { emailAddress } amountSpent { amount currencyCode } } }
}`;

interface Customer {
  displayName: string;
  numberOfOrders: string;
  defaultEmailAddress: { emailAddress: string } | null;
  amountSpent: { amount: string; currencyCode: string };
}

export function customersView(data: { customers: { nodes: Customer[] } }): Html {
  return html`<table>
    <thead>
      <tr>
        <th>Customer</th>
        <th>E-mail</th>
        <th class="number">Orders</th>
        <th class="number">Spent</th>
      </tr>
    </thead>
    <tbody>
      ${data.customers.nodes.map(
        (customer) =>
          html`<tr>
            <td>${customer.displayName}</td>
            <td>${customer.defaultEmailAddress?.emailAddress}</td>
            <td class="number">${customer.numberOfOrders}</td>
            <td class="number">
              ${customer.amountSpent.amount} ${customer.amountSpent.currencyCode}
            </td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
