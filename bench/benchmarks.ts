import type { Row } from './row.ts';

/** What a benchmark file exports. `quick`: fewer repetitions, figures are rougher. */
export type Benchmark = (options: { quick: boolean }) => Promise<Row[]>;

/** Name on the command line → its code, loaded only when it is run. */
export const BENCHMARKS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  shopify: async () => (await import('./shopify/shopify.ts')).run,
  netsuite: async () => (await import('./netsuite/netsuite.ts')).run,
  orders: async () => (await import('./orders/orders.ts')).run,
  fulfillments: async () => (await import('./fulfillments/fulfillments.ts')).run,
  inventory: async () => (await import('./inventory/inventory.ts')).run,
  relay: async () => (await import('./relay/relay.ts')).run,
};
