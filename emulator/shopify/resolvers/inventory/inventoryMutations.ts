import type { ResolverMap } from '../../contract.ts';
import { ShopifyError } from '../../contract.ts';
import { levelAt } from '../../state/inventory/inventory.ts';
import {
  activate,
  deactivate,
  deactivateProblem,
  setActive,
} from '../../state/inventory/inventoryActivate.ts';
import { adjustQuantities } from '../../state/inventory/inventoryAdjust.ts';
import { moveQuantities } from '../../state/inventory/inventoryMove.ts';
import { setQuantities } from '../../state/inventory/inventorySet.ts';
import type { SetQuantitiesInput } from '../../state/inventory/inventorySet.ts';

/** An absent changeFromQuantity is an error of the call itself, before any row is looked at (§4.1). */
function demandChangeFrom(rows: readonly object[], type: string): void {
  if (rows.every((row) => 'changeFromQuantity' in row)) return;
  throw new ShopifyError(
    'INVALID_FIELD_ARGUMENTS',
    `${type} must include the following argument: changeFromQuantity.`,
  );
}

export const inventoryMutations: ResolverMap = {
  Mutation: {
    inventorySetQuantities: (_parent, { input }: { input: SetQuantitiesInput }, ctx) => {
      demandChangeFrom(input.quantities, 'InventoryQuantityInput');
      const refuse =
        ctx.switches.olderVersionsRefuseUnstockedLocation && ctx.apiVersion < '2026-10';
      const { group, userErrors } = setQuantities(ctx, input, refuse);
      return { inventoryAdjustmentGroup: group, userErrors };
    },
    inventoryAdjustQuantities: (_parent, { input }, ctx) => {
      demandChangeFrom(input.changes, 'InventoryChangeInput');
      const { group, userErrors } = adjustQuantities(ctx, input);
      return { inventoryAdjustmentGroup: group, userErrors };
    },
    inventoryMoveQuantities: (_parent, { input }, ctx) => {
      const { group, userErrors } = moveQuantities(ctx, input);
      return { inventoryAdjustmentGroup: group, userErrors };
    },
    inventoryActivate: (_parent, args, ctx) => {
      const { level, userErrors } = activate(
        ctx,
        ctx.shop.inventoryItems.get(args.inventoryItemId),
        args,
      );
      return { inventoryLevel: level, userErrors };
    },
    inventoryDeactivate: (_parent, { inventoryLevelId }: { inventoryLevelId: string }, ctx) => {
      const level = ctx.shop.levels.get(inventoryLevelId);
      const item = level && ctx.shop.inventoryItems.get(level.itemId);
      if (!level || !item)
        return {
          userErrors: [{ field: ['inventoryLevelId'], message: 'Inventory level does not exist' }],
        };
      const problem = level.isActive ? deactivateProblem(item, level) : null;
      if (problem) return { userErrors: [{ field: null, message: problem.message }] };
      if (level.isActive) deactivate(ctx, level);
      return { userErrors: [] };
    },
    inventoryBulkToggleActivation: (_parent, args, ctx) => {
      const item = ctx.shop.inventoryItems.get(args.inventoryItemId);
      const refused = (field: string[], message: string, code: string) => ({
        inventoryItem: null,
        inventoryLevels: null,
        userErrors: [{ field, message, code }],
      });
      if (!item)
        return refused(
          ['inventoryItemId'],
          'The inventory item was not found.',
          'INVENTORY_ITEM_NOT_FOUND',
        );
      const updates = args.inventoryItemUpdates as { locationId: string; activate: boolean }[];
      for (const [index, update] of updates.entries()) {
        const field = ['inventoryItemUpdates', String(index), 'locationId'];
        if (!ctx.shop.locations.get(update.locationId)?.isActive)
          return refused(field, 'The location was not found.', 'LOCATION_NOT_FOUND');
        const level = levelAt(item, update.locationId);
        const problem = !update.activate && level?.isActive ? deactivateProblem(item, level) : null;
        if (problem) return refused(field, problem.message, problem.code);
      }
      const inventoryLevels = updates.flatMap(({ locationId, activate: on }) => {
        if (on) return [setActive(ctx, item, { locationId })];
        const level = levelAt(item, locationId);
        if (level?.isActive) deactivate(ctx, level);
        return [];
      });
      return { inventoryItem: item, inventoryLevels, userErrors: [] };
    },
  },
};
