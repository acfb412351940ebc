import type { World } from '../../contract.ts';
import { tail } from '../world.ts';
import { announce } from '../events.ts';

/** The states that add up to what is on the shelf; `incoming` stands apart (shopify-platform §4.1). */
export const ON_HAND_STATES = [
  'available',
  'committed',
  'reserved',
  'damaged',
  'safety_stock',
  'quality_control',
] as const;
export type StoredName = (typeof ON_HAND_STATES)[number] | 'incoming';
export type QuantityName = StoredName | 'on_hand';

export const QUANTITY_NAMES: readonly QuantityName[] = [
  'available',
  'committed',
  'damaged',
  'incoming',
  'on_hand',
  'quality_control',
  'reserved',
  'safety_stock',
];

/** What one location holds of one item. */
export type InventoryLevel = Record<StoredName, number> & {
  readonly id: string;
  readonly itemId: string;
  readonly locationId: string;
  isActive: boolean;
  readonly createdAt: string;
  updatedAt: string;
};

export type InventoryItem = {
  readonly id: string;
  readonly variantId: string;
  sku: string | null;
  tracked: boolean;
  requiresShipping: boolean;
  /** Minor units of the shop currency. */
  cost: number | null;
  countryCodeOfOrigin: string | null;
  provinceCodeOfOrigin: string | null;
  harmonizedSystemCode: string | null;
  weight: { value: number; unit: string };
  readonly levels: InventoryLevel[];
  readonly createdAt: string;
  updatedAt: string;
};

export type InventoryChange = {
  name: QuantityName;
  delta: number;
  itemId: string;
  locationId: string;
  quantityAfterChange: number | null;
  ledgerDocumentUri: string | null;
};

export type InventoryAdjustmentGroup = {
  readonly id: string;
  readonly createdAt: string;
  readonly reason: string;
  readonly referenceDocumentUri: string | null;
  readonly changes: InventoryChange[];
};

export function levelAt(item: InventoryItem, locationId: string): InventoryLevel | undefined {
  return item.levels.find((level) => level.locationId === locationId);
}

export function quantityOf(level: InventoryLevel, name: QuantityName): number {
  if (name !== 'on_hand') return level[name];
  let total = 0;
  for (const state of ON_HAND_STATES) total += level[state];
  return total;
}

export function newLevel(
  world: World,
  item: InventoryItem,
  locationId: string,
  isActive: boolean,
): InventoryLevel {
  const number = tail(world.newGid('InventoryLevel'));
  const now = world.now();
  const level: InventoryLevel = {
    id: `gid://shopify/InventoryLevel/${number}?inventory_item_id=${tail(item.id)}`,
    itemId: item.id,
    locationId,
    isActive,
    available: 0,
    committed: 0,
    reserved: 0,
    damaged: 0,
    safety_stock: 0,
    quality_control: 0,
    incoming: 0,
    createdAt: now,
    updatedAt: now,
  };
  world.changing(level.id, null);
  item.levels.push(level);
  world.shop.levels.set(level.id, level);
  return level;
}

/** Adds to one state of a level, stamps it and tells whoever listens; identity is kept by construction. */
export function changeQuantity(
  world: World,
  level: InventoryLevel,
  name: StoredName,
  delta: number,
): void {
  if (delta === 0) return;
  world.changing(level.id, level);
  level[name] += delta;
  level.updatedAt = world.now();
  noteLevelChanged(world, level);
}

/**
 * One `inventory_levels/update` per changed row, and by switch a `products/update`, as after every
 * set of a quantity (reviews/shopify 38 (7)).
 */
export function noteLevelChanged(world: World, level: InventoryLevel): void {
  announce(world, 'inventory_levels/update', level);
  if (!world.switches.productsUpdateAfterInventory) return;
  const item = world.shop.inventoryItems.get(level.itemId);
  const variant = item && world.shop.variants.get(item.variantId);
  const product = variant && world.shop.products.get(variant.productId);
  if (product) announce(world, 'products/update', product);
}

/**
 * Level for an order that takes stock: orders may be routed where the item was never stocked; then
 * the level is made, and goes negative.
 */
export function levelForOrder(
  world: World,
  item: InventoryItem,
  locationId: string,
): InventoryLevel {
  return levelAt(item, locationId) ?? newLevel(world, item, locationId, true);
}
