import type { UserError, World } from '../../contract.ts';
import { ADJUSTABLE } from './inventoryAdjust.ts';
import { changeQuantity, levelAt, newLevel, quantityOf } from './inventory.ts';
import type {
  InventoryAdjustmentGroup,
  InventoryChange,
  InventoryItem,
  StoredName,
} from './inventory.ts';
import {
  isError,
  itemOrError,
  ledgerError,
  reasonError,
  recordGroup,
  referenceError,
  unknownLocation,
} from './inventoryGroup.ts';

type Terminal = {
  name: string;
  locationId: string;
  ledgerDocumentUri?: string | null;
  changeFromQuantity?: number | null;
};
type MoveInput = {
  reason: string;
  referenceDocumentUri: string;
  changes: { inventoryItemId: string; quantity: number; from: Terminal; to: Terminal }[];
};

const LIMIT = 2_000_000_000;

/** `inventoryMoveQuantities`: between states at one location; on_hand stays unless `incoming` is involved. */
export function moveQuantities(
  world: World,
  input: MoveInput,
): { group: InventoryAdjustmentGroup | null; userErrors: UserError[] } {
  const userErrors: UserError[] = [];
  for (const error of [reasonError(input.reason), referenceError(input.referenceDocumentUri)])
    if (error) userErrors.push(error);
  const documents = new Set(
    input.changes
      .flatMap(({ from, to }) => [from.ledgerDocumentUri, to.ledgerDocumentUri])
      .filter(Boolean),
  );
  if (documents.size > 2)
    userErrors.push({
      field: ['input', 'changes'],
      message: 'Only a maximum of 2 ledger document URIs across all changes is allowed.',
      code: 'MAXIMUM_LEDGER_DOCUMENT_URIS',
    });
  const items = input.changes.map((row, index) => checkRow(world, row, index));
  userErrors.push(...items.filter((item) => isError(item)));
  if (userErrors.length > 0) return { group: null, userErrors };

  const changes: InventoryChange[] = [];
  input.changes.forEach((row, index) => {
    if (row.quantity === 0) return;
    const item = items[index] as InventoryItem;
    const { locationId } = row.from;
    const level = levelAt(item, locationId) ?? newLevel(world, item, locationId, true);
    const before = quantityOf(level, 'on_hand');
    for (const [end, delta] of [
      [row.from, -row.quantity],
      [row.to, row.quantity],
    ] as const) {
      const name = end.name as StoredName;
      changeQuantity(world, level, name, delta);
      changes.push({
        name,
        delta,
        itemId: item.id,
        locationId,
        quantityAfterChange: level[name],
        ledgerDocumentUri: end.ledgerDocumentUri ?? null,
      });
    }
    const after = quantityOf(level, 'on_hand');
    if (after !== before)
      changes.push({
        name: 'on_hand',
        delta: after - before,
        itemId: item.id,
        locationId,
        quantityAfterChange: after,
        ledgerDocumentUri: null,
      });
  });
  return {
    group: recordGroup(world, input.reason, input.referenceDocumentUri, changes),
    userErrors: [],
  };
}

function checkRow(
  world: World,
  row: MoveInput['changes'][number],
  index: number,
): InventoryItem | UserError {
  const at = (...path: string[]): string[] => ['input', 'changes', String(index), ...path];
  const item = itemOrError(world, row.inventoryItemId, at('inventoryItemId'));
  if (isError(item)) return item;
  if (row.from.locationId !== row.to.locationId)
    return {
      field: at('to', 'locationId'),
      message: "The quantities can't be moved between different locations.",
      code: 'DIFFERENT_LOCATIONS',
    };
  if (row.from.name === row.to.name)
    return {
      field: at('to', 'name'),
      message: "The quantity names for each change can't be the same.",
      code: 'SAME_QUANTITY_NAME',
    };
  if (row.quantity < 0)
    return {
      field: at('quantity'),
      message: "The quantity can't be negative.",
      code: 'INVALID_QUANTITY_NEGATIVE',
    };
  if (row.quantity > LIMIT)
    return {
      field: at('quantity'),
      message: "The quantity can't be higher than 2,000,000,000.",
      code: 'INVALID_QUANTITY_TOO_HIGH',
    };
  return (
    checkEnd(world, item, row.from, at('from')) ?? checkEnd(world, item, row.to, at('to')) ?? item
  );
}

function checkEnd(
  world: World,
  item: InventoryItem,
  end: Terminal,
  at: string[],
): UserError | null {
  if (!ADJUSTABLE.includes(end.name))
    return {
      field: [...at, 'name'],
      message: 'The specified quantity name is invalid.',
      code: 'INVALID_QUANTITY_NAME',
    };
  if (unknownLocation(world, end.locationId))
    return {
      field: [...at, 'locationId'],
      message: 'The specified location could not be found.',
      code: 'INVALID_LOCATION',
    };
  const field = [...at, 'ledgerDocumentUri'];
  if (end.name === 'available' && end.ledgerDocumentUri)
    return {
      field,
      message: 'A ledger document URI is not allowed when adjusting available.',
      code: 'INVALID_AVAILABLE_DOCUMENT',
    };
  if (end.name !== 'available' && !end.ledgerDocumentUri)
    return {
      field,
      message: 'A ledger document URI is required except when adjusting available.',
      code: 'INVALID_QUANTITY_DOCUMENT',
    };
  const present = levelAt(item, end.locationId)?.[end.name as StoredName] ?? 0;
  if (end.changeFromQuantity != null && end.changeFromQuantity !== present)
    return {
      field: [...at, 'changeFromQuantity'],
      message: 'The changeFromQuantity argument no longer matches the persisted quantity.',
      code: 'CHANGE_FROM_QUANTITY_STALE',
    };
  return end.ledgerDocumentUri ? ledgerError(end.ledgerDocumentUri, field) : null;
}
