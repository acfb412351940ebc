/** A program that speaks to one store's Admin API with its permanent token. Throws with Shopify's own text. */
export type ShopifyClient = <Data>(
  query: string,
  variables?: Record<string, unknown>,
) => Promise<Data>;

export function shopifyClient(
  url: string,
  store: { domain: string; accessToken: string },
): ShopifyClient {
  return async <Data>(query: string, variables: Record<string, unknown> = {}) => {
    const response = await fetch(`${url}/admin/api/2026-10/graphql.json`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'X-Shopify-Access-Token': store.accessToken,
        'X-Forwarded-Host': store.domain,
      },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: Data; errors?: unknown };
    if (!data || errors)
      throw new Error(`Shopify: HTTP ${response.status} ${JSON.stringify(errors)}`);
    return data;
  };
}
