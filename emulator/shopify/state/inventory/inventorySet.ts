import type { UserError, World } from '../../contract.ts';
import { changeQuantity, levelAt, newLevel, quantityOf } from './inventory.ts';
import type { InventoryAdjustmentGroup, InventoryChange, InventoryItem } from './inventory.ts';
import {
  isError,
  itemOrError,
  reasonError,
  recordGroup,
  referenceError,
  unknownLocation,
} from './inventoryGroup.ts';

export type SetQuantitiesInput = {
  name: string;
  reason: string;
  referenceDocumentUri?: string | null;
  quantities: {
    inventoryItemId: string;
    locationId: string;
    quantity: number;
    changeFromQuantity?: number | null;
  }[];
};

const LIMIT = 1_000_000_000;

/**
 * `inventorySetQuantities`: all rows or none (shopify-platform §4.1). `available` may be negative,
 * `on_hand` not. Setting either moves the other by the same difference; committed and the
 * unavailable states stay.
 */
export function setQuantities(
  world: World,
  input: SetQuantitiesInput,
  refuseUnstocked: boolean,
): { group: InventoryAdjustmentGroup | null; userErrors: UserError[] } {
  const userErrors = headErrors(input);
  const items: (InventoryItem | null)[] = [];
  const seen = new Set<string>();
  input.quantities.forEach((row, index) => {
    const checked = checkRow(world, input, row, index, seen, refuseUnstocked);
    items.push(isError(checked) ? null : checked);
    if (isError(checked)) userErrors.push(checked);
  });
  if (userErrors.length > 0) return { group: null, userErrors };

  const changes: InventoryChange[] = [];
  input.quantities.forEach((row, index) => {
    const item = items[index]!;
    const stays = world.switches.quantityAtNewLocationStaysInactive;
    const level = levelAt(item, row.locationId) ?? newLevel(world, item, row.locationId, !stays);
    const delta = row.quantity - quantityOf(level, input.name as 'available' | 'on_hand');
    if (delta === 0) return;
    changeQuantity(world, level, 'available', delta);
    const where = { delta, itemId: item.id, locationId: level.locationId, ledgerDocumentUri: null };
    changes.push(
      { name: 'available', quantityAfterChange: level.available, ...where },
      { name: 'on_hand', quantityAfterChange: quantityOf(level, 'on_hand'), ...where },
    );
  });
  const reference = input.referenceDocumentUri ?? null;
  return { group: recordGroup(world, input.reason, reference, changes), userErrors: [] };
}

function headErrors(input: SetQuantitiesInput): UserError[] {
  const errors: UserError[] = [];
  if (input.name !== 'available' && input.name !== 'on_hand')
    errors.push({
      field: ['input', 'name'],
      message: "The quantity name must be either 'available' or 'on_hand'.",
      code: 'INVALID_NAME',
    });
  const reason = reasonError(input.reason);
  if (reason) errors.push(reason);
  const reference = referenceError(input.referenceDocumentUri);
  if (reference) errors.push(reference);
  return errors;
}

function checkRow(
  world: World,
  input: SetQuantitiesInput,
  row: SetQuantitiesInput['quantities'][number],
  index: number,
  seen: Set<string>,
  refuseUnstocked: boolean,
): InventoryItem | UserError {
  const at = (name: string): string[] => ['input', 'quantities', String(index), name];
  const item = itemOrError(world, row.inventoryItemId, at('inventoryItemId'));
  if (isError(item)) return item;
  if (unknownLocation(world, row.locationId))
    return {
      field: at('locationId'),
      message: 'The specified location could not be found.',
      code: 'INVALID_LOCATION',
    };
  const pair = `${row.inventoryItemId} ${row.locationId}`;
  if (seen.has(pair))
    return {
      field: at('locationId'),
      message: 'The combination of inventoryItemId and locationId must be unique.',
      code: 'NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR',
    };
  seen.add(pair);
  const bounds = quantityError(input.name, row.quantity, at('quantity'));
  if (bounds) return bounds;
  const level = levelAt(item, row.locationId);
  if (!level && refuseUnstocked)
    return {
      field: at('locationId'),
      message: 'The specified inventory item is not stocked at the location.',
      code: 'ITEM_NOT_STOCKED_AT_LOCATION',
    };
  const present = level ? quantityOf(level, input.name as 'available' | 'on_hand') : 0;
  if (row.changeFromQuantity != null && row.changeFromQuantity !== present)
    return {
      field: at('changeFromQuantity'),
      message: 'The changeFromQuantity value does not match persisted value.',
      code: 'CHANGE_FROM_QUANTITY_STALE',
    };
  return item;
}

function quantityError(name: string, quantity: number, field: string[]): UserError | null {
  if (quantity > LIMIT)
    return {
      field,
      message: "The total quantity can't be higher than 1,000,000,000.",
      code: 'INVALID_QUANTITY_TOO_HIGH',
    };
  if (quantity < -LIMIT)
    return {
      field,
      message: "The total quantity can't be lower than -1,000,000,000.",
      code: 'INVALID_QUANTITY_TOO_LOW',
    };
  if (name === 'on_hand' && quantity < 0)
    return {
      field,
      message: "The quantity can't be negative.",
      code: 'INVALID_QUANTITY_NEGATIVE',
    };
  return null;
}
