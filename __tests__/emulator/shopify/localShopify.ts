import { virtualClock } from '../../../emulator/shopify/clock.ts';
import type { VirtualClock } from '../../../emulator/shopify/clock.ts';
import { createShopify } from '../../../emulator/shopify/index.ts';
import type { LocalShopify, ShopifyOptions } from '../../../emulator/shopify/index.ts';
import type { StoreOptions } from '../../../emulator/shopify/api/store.ts';

// Reading a schema takes a third of a second, on a busy machine ten times that.
jest.setTimeout(30_000);

export const START = Date.parse('2026-11-21T10:00:00Z');

export const demoStore: StoreOptions = {
  domain: 'demo.myshopify.com',
  key: 'demo',
  clientId: 'client',
  clientSecret: 'secret',
  accessToken: 'shpat_legacy',
};

export interface Answer {
  status: number;
  headers: Headers;
  // Tests look into answers freely.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
}

export interface TestShopify extends LocalShopify {
  clock: VirtualClock;
  graphql(
    query: string,
    variables?: Record<string, unknown>,
    headers?: Record<string, string>,
    version?: string,
  ): Promise<Answer>;
}

/** Even a test that failed half-way leaves no server behind. */
const running: LocalShopify[] = [];
afterAll(async () => {
  for (const shopify of running) await shopify.stop();
});

/** A running local Shopify on a virtual clock with one store; stopped after the test file at the latest. */
export async function startShopify(
  options: Partial<ShopifyOptions> & { store?: Partial<StoreOptions> } = {},
): Promise<TestShopify> {
  const { store, ...rest } = options;
  const shopify = createShopify({
    stores: [{ ...demoStore, ...store }],
    clock: virtualClock(START),
    ...rest,
  });
  await shopify.start();
  running.push(shopify);
  return Object.assign(shopify, {
    clock: shopify.clock as VirtualClock,
    async graphql(query, variables = {}, headers = {}, version = '2026-10') {
      const response = await fetch(`${shopify.url}/admin/api/${version}/graphql.json`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'X-Shopify-Access-Token': 'shpat_legacy',
          ...headers,
        },
        body: JSON.stringify({ query, variables }),
      });
      return answerOf(response);
    },
  } satisfies Partial<TestShopify>);
}

export async function answerOf(response: Response): Promise<Answer> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') ?? false;
  return {
    status: response.status,
    headers: response.headers,
    body: isJson ? JSON.parse(text) : text,
  };
}
