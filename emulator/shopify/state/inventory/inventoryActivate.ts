import type { UserError, World } from '../../contract.ts';
import { announce } from '../events.ts';
import { changeQuantity, levelAt, newLevel, quantityOf } from './inventory.ts';
import type { InventoryItem, InventoryLevel } from './inventory.ts';

export type ActivateInput = {
  locationId: string;
  available?: number | null;
  onHand?: number | null;
};

/** `inventoryActivate`: without a quantity old numbers stay (since 2026-04); texts recorded in §4.1. */
export function activate(
  world: World,
  item: InventoryItem | undefined,
  input: ActivateInput,
): { level: InventoryLevel | null; userErrors: UserError[] } {
  const refused = (...userErrors: UserError[]): { level: null; userErrors: UserError[] } => ({
    level: null,
    userErrors,
  });
  if (!item)
    return refused({ field: ['inventoryItemId'], message: 'Inventory item does not exist' });
  const location = world.shop.locations.get(input.locationId);
  if (!location?.isActive)
    return refused({ field: ['locationId'], message: 'Location does not exist' });
  const { available, onHand } = input;
  if (available != null && onHand != null)
    return refused(
      {
        field: ['available'],
        message: 'Not allowed to set both available and on_hand quantities.',
      },
      { field: ['onHand'], message: 'Not allowed to set both available and on_hand quantities.' },
    );
  const present = levelAt(item, input.locationId);
  if (present?.isActive && available != null)
    return refused({
      field: ['available'],
      message:
        'Not allowed to set available quantity when the item is already active at the location.',
    });
  if (present?.isActive && onHand != null)
    return refused({
      field: ['onHand'],
      message:
        'Not allowed to set on_hand quantity when the item is already active at the location.',
    });
  return { level: setActive(world, item, input), userErrors: [] };
}

/** Makes the level active, with a starting quantity if one is given. */
export function setActive(world: World, item: InventoryItem, input: ActivateInput): InventoryLevel {
  const present = levelAt(item, input.locationId);
  const level = present ?? newLevel(world, item, input.locationId, true);
  const wasActive = present?.isActive ?? false;
  if (present && !present.isActive) {
    world.changing(level.id, level);
    level.isActive = true;
    level.updatedAt = world.now();
  }
  if (!wasActive) announce(world, 'inventory_levels/connect', level);
  const { available, onHand } = input;
  if (available != null) changeQuantity(world, level, 'available', available - level.available);
  if (onHand != null)
    changeQuantity(world, level, 'available', onHand - quantityOf(level, 'on_hand'));
  return level;
}

/** Why a level cannot be switched off; null when it can. Quantities stay (since 2026-04). */
export function deactivateProblem(
  item: InventoryItem,
  level: InventoryLevel,
): { message: string; code: string } | null {
  if (item.levels.filter(({ isActive }) => isActive).length <= 1)
    return {
      message: 'Cannot unstock an inventory item from the only location at which it is stocked.',
      code: 'CANNOT_DEACTIVATE_FROM_ONLY_LOCATION',
    };
  if (level.committed !== 0)
    return {
      message:
        'Cannot unstock this inventory item from this location because it has committed quantities.',
      code: 'COMMITTED_INVENTORY_AT_LOCATION',
    };
  if (level.incoming !== 0)
    return {
      message:
        'Cannot unstock this inventory item from this location because it has incoming quantities.',
      code: 'INCOMING_INVENTORY_AT_LOCATION',
    };
  if (level.reserved !== 0)
    return {
      message:
        'Cannot unstock this inventory item from this location because it has unavailable quantities.',
      code: 'RESERVED_INVENTORY_AT_LOCATION',
    };
  return null;
}

export function deactivate(world: World, level: InventoryLevel): void {
  world.changing(level.id, level);
  level.isActive = false;
  level.updatedAt = world.now();
  announce(world, 'inventory_levels/disconnect', level);
}
