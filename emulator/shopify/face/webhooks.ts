import type { RunningStore } from '../api/store.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { tag } from './layout.ts';

const SHOWN = 100;

export function webhooksView({ webhooks, subscriptions }: RunningStore): Html {
  return html`<p class="soft">
      ${subscriptions.all().length} subscriptions,
      ${subscriptions.removed.filter((one) => one.reason === 'failures').length} taken away after
      failures
    </p>
    <table>
      <thead>
        <tr>
          <th>Triggered</th>
          <th>Topic</th>
          <th>Subject</th>
          <th>To</th>
          <th>State</th>
          <th>Attempts</th>
          <th>Body</th>
        </tr>
      </thead>
      <tbody>
        ${webhooks.log
          .slice(-SHOWN)
          .toReversed()
          .map(
            (delivery) =>
              html`<tr>
                <td>${delivery.triggeredAt.slice(0, 23).replace('T', ' ')}</td>
                <td>${delivery.topic}</td>
                <td><code>${delivery.subject.replace('gid://shopify/', '')}</code></td>
                <td>${delivery.uri}</td>
                <td>${tag(delivery.state)}</td>
                <td>${delivery.attempts.map(({ outcome }) => outcome).join(', ')}</td>
                <td>
                  <details>
                    <summary>${delivery.body.length} characters</summary>
                    <code>${delivery.body.slice(0, 4000)}</code>
                  </details>
                </td>
              </tr>`,
          )}
      </tbody>
    </table>`;
}
