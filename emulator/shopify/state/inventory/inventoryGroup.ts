import type { UserError, World } from '../../contract.ts';
import type { InventoryAdjustmentGroup, InventoryChange, InventoryItem } from './inventory.ts';

/** Reasons the inventory mutations take (shopify-platform §4.1, recorded). */
export const REASONS = [
  'correction',
  'cycle_count_available',
  'damaged',
  'movement_canceled',
  'movement_created',
  'movement_received',
  'movement_updated',
  'other',
  'promotion',
  'quality_control',
  'received',
  'reservation_created',
  'reservation_deleted',
  'reservation_updated',
  'restock',
  'safety_stock',
  'shrinkage',
];

const URI = /^[a-z][a-z0-9+.-]*:\S+$/i;

export function reasonError(reason: string): UserError | null {
  if (REASONS.includes(reason)) return null;
  return {
    field: ['input', 'reason'],
    message: `The specified reason is invalid. Valid values are: ${REASONS.join(', ')}.`,
    code: 'INVALID_REASON',
  };
}

export function referenceError(uri: string | null | undefined): UserError | null {
  if (uri == null || URI.test(uri)) return null;
  return {
    field: ['input', 'referenceDocumentUri'],
    message: 'The specified reference document is invalid.',
    code: 'INVALID_REFERENCE_DOCUMENT',
  };
}

/** A ledger document is any URI but one of Shopify's own. */
export function ledgerError(uri: string, field: string[]): UserError | null {
  if (!URI.test(uri))
    return {
      field,
      message: 'The specified ledger document is invalid.',
      code: 'INVALID_LEDGER_DOCUMENT',
    };
  if (!uri.startsWith('gid://shopify/')) return null;
  return {
    field,
    message: 'Internal (gid://shopify/) ledger documents are not allowed to be adjusted via API.',
    code: 'INTERNAL_LEDGER_DOCUMENT',
  };
}

/** The item of a row, or what is wrong with it: unknown, or the parent of a bundle. */
export function itemOrError(world: World, id: string, field: string[]): InventoryItem | UserError {
  const item = world.shop.inventoryItems.get(id);
  if (!item)
    return {
      field,
      message: 'The specified inventory item could not be found.',
      code: 'INVALID_INVENTORY_ITEM',
    };
  if (!world.shop.variants.get(item.variantId)?.requiresComponents) return item;
  return {
    field,
    message: 'The specified inventory item is not allowed to be adjusted via API.',
    code: 'NON_MUTABLE_INVENTORY_ITEM',
  };
}

export function isError(value: object): value is UserError {
  return 'message' in value && 'field' in value;
}

export function unknownLocation(world: World, id: string): boolean {
  const location = world.shop.locations.get(id);
  return !location || !location.isActive;
}

/** What the mutation did; null when nothing changed, as Shopify answers a no-op (§4.1). */
export function recordGroup(
  world: World,
  reason: string,
  referenceDocumentUri: string | null,
  changes: InventoryChange[],
): InventoryAdjustmentGroup | null {
  if (changes.length === 0) return null;
  const group: InventoryAdjustmentGroup = {
    id: world.newGid('InventoryAdjustmentGroup'),
    createdAt: world.now(),
    reason,
    referenceDocumentUri,
    changes,
  };
  world.shop.adjustmentGroups.set(group.id, group);
  return group;
}
