import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import type { Dice } from './dice.ts';
import { ordersAsShown } from './ordersAsShown.ts';

interface OrderNode {
  id: string;
  transactions: { kind: string; status: string }[];
}

const PARTS = 'id transactions(first: 50) { kind status }';

/** While refunds wait for the bank (`refundsStayPending`), it says later of each whether the money arrived. */
export function bank(world: VirtualWorld, dice: Dice) {
  const { shopify, stores } = world;
  const counts: Record<string, number> = {};

  function settle(key: string, orders: OrderNode[], mostFail: number): void {
    for (const { id, transactions } of orders) {
      if (!transactions.some(({ kind, status }) => kind === 'REFUND' && status === 'PENDING'))
        continue;
      const status = dice.chance(mostFail) ? 'FAILURE' : 'SUCCESS';
      shopify.control.act(key, 'settleRefunds', { orderId: id, status });
      const what = `refund arrives ${status === 'SUCCESS' ? 'late' : 'never'}`;
      counts[what] = (counts[what] ?? 0) + 1;
    }
  }

  return {
    counts,
    /** Of a few orders of one store. */
    look(orders: (key: string) => readonly string[]): void {
      const key = dice.oneOf(stores)?.key ?? '';
      const query = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Order { ${PARTS} } } }`;
      const { data } = shopify.control.query(key, query, { ids: orders(key) });
      const nodes = (data as { nodes: (OrderNode | null)[] } | null)?.nodes ?? [];
      settle(
        key,
        nodes.filter((node) => node !== null),
        0.2,
      );
    },
    /** No refund waits any longer. */
    done(): void {
      for (const { key } of stores) settle(key, ordersAsShown<OrderNode>(world, key, PARTS), 0);
    },
  };
}
