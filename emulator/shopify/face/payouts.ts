import { html } from './html.ts';
import type { Html } from './html.ts';
import { tag } from './layout.ts';

export const payoutsQuery = `{
  shopifyPaymentsAccount { payouts(first: 50, reverse: true) { nodes {
    id issuedAt status transactionType net { amount currencyCode } } } }
}`;

interface Payout {
  id: string;
  issuedAt: string;
  status: string;
  transactionType: string;
  net: { amount: string; currencyCode: string };
}

export function payoutsView(data: {
  shopifyPaymentsAccount: { payouts: { nodes: Payout[] } } | null;
}): Html {
  const account = data.shopifyPaymentsAccount;
  if (!account) return html`<p class="soft">This shop does not use Shopify Payments.</p>`;
  return html`<table>
    <thead>
      <tr>
        <th>Payout</th>
        <th>Issued</th>
        <th>Kind</th>
        <th>Status</th>
        <th class="number">Net</th>
      </tr>
    </thead>
    <tbody>
      ${account.payouts.nodes.map(
        (payout) =>
          html`<tr>
            <td><code>${payout.id.split('/').at(-1)}</code></td>
            <td>${payout.issuedAt.slice(0, 10)}</td>
            <td>${payout.transactionType.toLowerCase()}</td>
            <td>${tag(payout.status)}</td>
            <td class="number">${payout.net.amount} ${payout.net.currencyCode}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
