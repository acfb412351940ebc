import type { LocalShopify } from '../../emulator/shopify/index.ts';
import { topics } from '../../relay/topics.ts';

/** The public name of the relay; Shopify takes https addresses only. */
export const RELAY_HOST = 'relay.crossdock.example';

/** Subscribes a store to everything Crossdock listens to, through the Admin API, with the store's own token. */
export async function subscribe(
  shopify: LocalShopify,
  domain: string,
  token: string,
  store: string,
): Promise<number> {
  let made = 0;
  for (const [topic, { subscribed, includeFields }] of Object.entries(topics)) {
    if (!subscribed) continue;
    const response = await fetch(`${shopify.url}/admin/api/2026-10/graphql.json`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Shopify-Access-Token': token,
        'X-Forwarded-Host': domain,
      },
      body: JSON.stringify({
        query: `mutation ($topic: WebhookSubscriptionTopic!, $subscription: WebhookSubscriptionInput!) {
          webhookSubscriptionCreate(topic: $topic, webhookSubscription: $subscription) {
            webhookSubscription { id }
            userErrors { field message }
          }
        }`,
        variables: {
          topic: topic.replaceAll(/[/.]/g, '_').toUpperCase(),
          subscription: {
            uri: `https://${RELAY_HOST}/webhooks/${store}`,
            ...(includeFields && { includeFields }),
          },
        },
      }),
    });
    const answer = (await response.json()) as {
      data?: { webhookSubscriptionCreate: { userErrors: { message: string }[] } };
      errors?: unknown;
    };
    const problems = answer.data?.webhookSubscriptionCreate.userErrors ?? [];
    if (!answer.data || problems.length > 0) {
      throw new Error(`${topic}: ${JSON.stringify(answer.errors ?? problems)}`);
    }
    made += 1;
  }
  return made;
}
