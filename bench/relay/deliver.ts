import { createHmac } from 'node:crypto';
import { DOMAIN, SECRET } from './processes.ts';

/** One signed webhook about this order, as Shopify sends it. Answers the status, 0 without an answer. */
export async function deliver(port: number, order: number): Promise<number> {
  const body = JSON.stringify({ id: order, updated_at: '2026-11-21T10:00:00-05:00' });
  const headers = {
    'Content-Type': 'application/json',
    'X-Shopify-Topic': 'orders/updated',
    'X-Shopify-Shop-Domain': DOMAIN,
    'X-Shopify-API-Version': '2026-10',
    'X-Shopify-Webhook-Id': crypto.randomUUID(),
    'X-Shopify-Triggered-At': '2026-11-21T10:00:00.123456789Z',
    'X-Shopify-Hmac-Sha256': createHmac('sha256', SECRET).update(body).digest('base64'),
  };
  try {
    const url = `http://127.0.0.1:${port}/webhooks`;
    const answer = await fetch(url, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    return answer.status;
  } catch {
    return 0;
  }
}

/** The key under which the relay keeps it. */
export const keyOf = (order: number): string => `bench:order:${order}`;
