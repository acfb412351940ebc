import type { ResolverMap } from '../contract.ts';
import { createOrder } from '../state/orderCreate.ts';
import type { InventoryBehaviour, OrderCreateInput } from '../state/orderCreateInput.ts';

export const orderMutations: ResolverMap = {
  Mutation: {
    orderCreate: (
      _parent,
      {
        order,
        options,
      }: { order: OrderCreateInput; options?: { inventoryBehaviour?: InventoryBehaviour } | null },
      ctx,
    ) => createOrder(ctx, order, options?.inventoryBehaviour ?? 'BYPASS', ctx.appId),
  },
};
