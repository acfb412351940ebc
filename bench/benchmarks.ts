import type { Row } from './row.ts';

export interface BenchmarkSize {
  /** Fewer repetitions, figures are rougher. */
  quick: boolean;
  /** The sizes that the goals name, where a run otherwise is smaller; minutes, not seconds. */
  full: boolean;
}

/** What a benchmark file exports. */
export type Benchmark = (size: BenchmarkSize) => Promise<Row[]>;

/** Name on the command line → its code, loaded only when it is run. */
export const BENCHMARKS: Readonly<Record<string, () => Promise<Benchmark>>> = {
  shopify: async () => (await import('./shopify/shopify.ts')).run,
  shopifyMemory: async () => (await import('./shopify/shopifyMemory.ts')).run,
  netsuite: async () => (await import('./netsuite/netsuite.ts')).run,
  orders: async () => (await import('./orders/orders.ts')).run,
  fulfillments: async () => (await import('./fulfillments/fulfillments.ts')).run,
  inventory: async () => (await import('./inventory/inventory.ts')).run,
  console: async () => (await import('./console/console.ts')).run,
  relay: async () => (await import('./relay/relay.ts')).run,
  relayKilled: async () => (await import('./relay/killed.ts')).run,
};

/** Those whose rows are counts, bytes, modelled times and processor time: another one beside them changes nothing. */
export const COUNTED: ReadonlySet<string> = new Set([
  'relayKilled',
  'shopifyMemory',
  'orders',
  'fulfillments',
  'inventory',
  'console',
]);
