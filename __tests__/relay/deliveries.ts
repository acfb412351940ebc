import { createHmac } from 'node:crypto';

export const SECRET = 'shpss_test_secret';
export const DOMAIN = 'demo.myshopify.com';

let deliveries = 0;

/** Headers of one delivery as Shopify sends them, signed over `body`. */
export function signedHeaders(
  topic: string,
  body: string | Buffer,
  secret = SECRET,
  domain = DOMAIN,
): Record<string, string> {
  deliveries += 1;
  return {
    'Content-Type': 'application/json',
    'X-Shopify-Topic': topic,
    'X-Shopify-Shop-Domain': domain,
    'X-Shopify-API-Version': '2026-10',
    'X-Shopify-Webhook-Id': `webhook-${deliveries}`,
    'X-Shopify-Event-Id': `event-${deliveries}`,
    'X-Shopify-Triggered-At': '2026-11-21T10:00:00.123456789Z',
    'X-Shopify-Hmac-Sha256': createHmac('sha256', secret).update(body).digest('base64'),
  };
}

/** One signed delivery; answers status and text. */
export async function deliver(
  relayUrl: string,
  topic: string,
  body: string | Buffer,
  headers: Record<string, string> = {},
): Promise<{ status: number; text: string }> {
  const response = await fetch(`${relayUrl}/webhooks`, {
    method: 'POST',
    body: typeof body === 'string' ? body : new Uint8Array(body),
    headers: { ...signedHeaders(topic, body), ...headers },
  });
  return { status: response.status, text: await response.text() };
}

/** The small body that a subscription with `includeFields` sends for an order. */
export function orderBody(id: string | number): string {
  return `{"id":${id},"admin_graphql_api_id":"gid:\\/\\/shopify\\/Order\\/${id}","updated_at":"2026-11-21T10:00:00Z"}`;
}
