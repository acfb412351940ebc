import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';

export interface Money {
  shopMoney: { amount: string };
  presentmentMoney: { amount: string };
}

export interface Nodes<T> {
  nodes: T[];
}

/** All orders of a store with the given fields of the Admin API, oldest first. */
export function ordersAsShown<T>(world: VirtualWorld, store: string, fields: string): T[] {
  const query = `query ($after: String) { orders(first: 50, after: $after, sortKey: ID) { pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`;
  const orders: T[] = [];
  for (let after: string | null = null; ;) {
    const { data, errors } = world.shopify.control.query(store, query, { after });
    if (!data) throw new Error(JSON.stringify(errors));
    const page = (
      data as unknown as {
        orders: Nodes<T> & { pageInfo: { hasNextPage: boolean; endCursor: string } };
      }
    ).orders;
    orders.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return orders;
    after = page.pageInfo.endCursor;
  }
}
