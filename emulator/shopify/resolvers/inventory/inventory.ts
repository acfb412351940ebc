import type { Ctx, ResolverMap, SearchFields } from '../../contract.ts';
import { QUANTITY_NAMES, levelAt, quantityOf } from '../../state/inventory/inventory.ts';
import type {
  InventoryAdjustmentGroup,
  InventoryChange,
  InventoryItem,
  InventoryLevel,
  QuantityName,
} from '../../state/inventory/inventory.ts';
import { ShopifyError } from '../../contract.ts';
import { tail } from '../../state/world.ts';
import { exactCount, list, page } from '../listing.ts';
import { moneyV2 } from '../money.ts';
import { byGid, legacyId } from '../shared.ts';
import { LEVEL_FIELDS } from '../shop.ts';

const ITEM_FIELDS: SearchFields<InventoryItem> = {
  fields: {
    id: { kind: 'id', of: ({ id }) => id },
    sku: { kind: 'text', of: ({ sku }) => sku },
    created_at: { kind: 'date', of: ({ createdAt }) => createdAt },
    updated_at: { kind: 'date', of: ({ updatedAt }) => updatedAt },
  },
  bare: ({ sku }) => [sku],
};

function variantOf(ctx: Ctx, item: InventoryItem) {
  return ctx.shop.variants.get(item.variantId) ?? null;
}

export const inventoryResolvers: ResolverMap = {
  Query: {
    inventoryItem: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'InventoryItem', ctx.shop.inventoryItems),
    inventoryItems: (_parent, args, ctx) =>
      list(ctx, ctx.shop.inventoryItems.values(), args, ITEM_FIELDS, {}),
    inventoryLevel: (_parent, { id }: { id: string }, ctx) =>
      byGid(ctx, id, 'InventoryLevel', ctx.shop.levels),
    inventoryProperties: () => ({
      quantityNames: QUANTITY_NAMES.map((name) => ({
        name,
        displayName: DISPLAY_NAMES[name],
        isInUse: true,
        belongsTo: name === 'on_hand' || name === 'incoming' ? [] : ['on_hand'],
        comprises:
          name === 'on_hand'
            ? QUANTITY_NAMES.filter((other) => other !== 'on_hand' && other !== 'incoming')
            : [],
      })),
    }),
  },
  InventoryItem: {
    ...legacyId,
    unitCost: ({ cost }: InventoryItem, _args, ctx) =>
      cost === null ? null : moneyV2(cost, ctx.store.currency),
    measurement: ({ id, weight }: InventoryItem) => ({
      id: `gid://shopify/InventoryItemMeasurement/${tail(id)}`,
      weight,
    }),
    duplicateSkuCount: ({ sku }: InventoryItem, _args, ctx) =>
      sku ? (ctx.shop.skus.get(sku)?.size ?? 1) - 1 : 0,
    inventoryHistoryUrl: ({ id }: InventoryItem, _args, ctx) =>
      `https://${ctx.store.domain}/admin/inventory/${tail(id)}/inventory_history`,
    inventoryLevel: (
      item: InventoryItem,
      args: { locationId: string; includeInactive?: boolean | null },
      ctx,
    ) => {
      const level = levelAt(item, args.locationId);
      return level && (level.isActive || args.includeInactive)
        ? ctx.seen(level.id, level, 'read')
        : null;
    },
    inventoryLevels: (item: InventoryItem, args, ctx) =>
      list(
        ctx,
        item.levels.filter(({ isActive }) => isActive || args.includeInactive),
        args,
        LEVEL_FIELDS,
        {},
      ),
    locationsCount: ({ levels }: InventoryItem) =>
      exactCount(levels.filter(({ isActive }) => isActive).length),
    trackedEditable: () => ({ locked: false, reason: null }),
    countryHarmonizedSystemCodes: (_item: InventoryItem, args) => page([], args),
    variant: (item: InventoryItem, _args, ctx) => variantOf(ctx, item),
    variants: (item: InventoryItem, args, ctx) => {
      const variant = variantOf(ctx, item);
      return page(variant ? [variant] : [], args);
    },
  },
  InventoryLevel: {
    item: ({ itemId }: InventoryLevel, _args, ctx) => ctx.shop.inventoryItems.get(itemId),
    location: ({ locationId }: InventoryLevel, _args, ctx) => ctx.shop.locations.get(locationId),
    quantities: (level: InventoryLevel, { names }: { names: string[] }) =>
      names.map((name) => {
        if (!QUANTITY_NAMES.includes(name as QuantityName))
          throw new ShopifyError(
            'INVALID_FIELD_ARGUMENTS',
            `The quantity name '${name}' is invalid.`,
          );
        return {
          id: `gid://shopify/InventoryQuantity/${tail(level.id)}?inventory_item_id=${tail(level.itemId)}&name=${name}`,
          name,
          quantity: quantityOf(level, name as QuantityName),
          updatedAt: level.updatedAt,
        };
      }),
    canDeactivate: (level: InventoryLevel, _args, ctx) =>
      (ctx.shop.inventoryItems.get(level.itemId)?.levels.filter(({ isActive }) => isActive)
        .length ?? 0) > 1,
    deactivationAlert: () => null,
  },
  InventoryAdjustmentGroup: {
    app: (_group, _args, ctx) => ({ id: `gid://shopify/App/${ctx.appId}` }),
    staffMember: () => null,
    changes: (
      { changes }: InventoryAdjustmentGroup,
      args: {
        inventoryItemIds?: string[] | null;
        locationIds?: string[] | null;
        quantityNames?: string[] | null;
      },
    ) =>
      changes.filter(
        (change) =>
          (!args.inventoryItemIds || args.inventoryItemIds.includes(change.itemId)) &&
          (!args.locationIds || args.locationIds.includes(change.locationId)) &&
          (!args.quantityNames || args.quantityNames.includes(change.name)),
      ),
  },
  InventoryChange: {
    item: ({ itemId }: InventoryChange, _args, ctx) => ctx.shop.inventoryItems.get(itemId) ?? null,
    location: ({ locationId }: InventoryChange, _args, ctx) =>
      ctx.shop.locations.get(locationId) ?? null,
  },
};

const DISPLAY_NAMES: Record<QuantityName, string> = {
  available: 'Available',
  committed: 'Committed',
  damaged: 'Damaged',
  incoming: 'Incoming',
  on_hand: 'On hand',
  quality_control: 'Quality control',
  reserved: 'Reserved',
  safety_stock: 'Safety stock',
};
