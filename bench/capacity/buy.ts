import type { CatalogItem } from '../../scripts/local/catalog.ts';
import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';

export interface Order {
  /** gid */
  id: string;
  /** Key of its store. */
  store: string;
}

/** A paid order of three lines by somebody new, in one store after the other. */
export function buy(world: VirtualWorld, index: number, catalog: readonly CatalogItem[]): Order {
  const store = world.stores[index % world.stores.length]?.key ?? '';
  const made = world.shopify.control.act(store, 'placeOrder', {
    email: `shopper${index}@example.com`,
    firstName: 'Sam',
    lastName: 'Shopper',
    lines: [0, 1, 2].map((more) => ({
      sku: catalog[(index + more) % catalog.length]?.sku,
      quantity: 1,
    })),
    shipping: [{ title: 'Standard', price: '5.90' }],
    taxes: [{ title: 'State', rate: '0.0725' }],
    payment: 'paid',
    gateway: 'shopify_payments',
  } as never);
  return { id: (made as { id: string }).id, store };
}

export function isFulfilled(world: VirtualWorld, store: string, id: string): boolean {
  const { data } = world.shopify.control.query(
    store,
    'query ($id: ID!) { order(id: $id) { fulfillments(first: 1) { id } } }',
    { id },
  ) as { data: { order: { fulfillments: object[] } } | null };
  return (data?.order.fulfillments.length ?? 0) > 0;
}

/** Two stores may use the same number. */
export function keyOf({ store, id }: Order): string {
  return `${store}:${id.slice(id.lastIndexOf('/') + 1)}`;
}
