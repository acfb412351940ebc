import type { UserError, World } from '../../contract.ts';
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

type AdjustInput = {
  name: string;
  reason: string;
  referenceDocumentUri?: string | null;
  changes: {
    inventoryItemId: string;
    locationId: string;
    delta: number;
    ledgerDocumentUri?: string | null;
    changeFromQuantity?: number | null;
  }[];
};

const LIMIT = 2_000_000_000;

/** What can be adjusted or moved by hand; committed never (shopify-platform §4.1). */
export const ADJUSTABLE: readonly string[] = [
  'available',
  'damaged',
  'incoming',
  'quality_control',
  'reserved',
  'safety_stock',
];

/** `inventoryAdjustQuantities`: all rows or none; every state but available needs a ledger document. */
export function adjustQuantities(
  world: World,
  input: AdjustInput,
): { group: InventoryAdjustmentGroup | null; userErrors: UserError[] } {
  const userErrors: UserError[] = [];
  if (!ADJUSTABLE.includes(input.name))
    userErrors.push({
      field: ['input', 'name'],
      message: `The specified quantity name is invalid. Valid values are: ${ADJUSTABLE.join(', ')}.`,
      code: 'INVALID_QUANTITY_NAME',
    });
  for (const error of [reasonError(input.reason), referenceError(input.referenceDocumentUri)])
    if (error) userErrors.push(error);
  const documents = new Set(
    input.changes.map(({ ledgerDocumentUri }) => ledgerDocumentUri ?? null),
  );
  if (documents.size > 1)
    userErrors.push({
      field: ['input', 'changes'],
      message:
        'All changes must have the same ledger document URI or, in the case of adjusting available, no ledger document URI.',
      code: 'MAX_ONE_LEDGER_DOCUMENT',
    });
  if (userErrors.length > 0) return { group: null, userErrors };
  const rows = input.changes.map((row, index) =>
    checkRow(world, input.name as StoredName, row, index),
  );
  const wrong = rows.filter((row) => isError(row));
  if (wrong.length > 0) return { group: null, userErrors: wrong };

  const changes: InventoryChange[] = [];
  input.changes.forEach((row, index) => {
    if (row.delta === 0) return;
    const item = rows[index] as InventoryItem;
    const name = input.name as StoredName;
    const level =
      levelAt(item, row.locationId) ??
      newLevel(world, item, row.locationId, !world.switches.quantityAtNewLocationStaysInactive);
    changeQuantity(world, level, name, row.delta);
    const common = { delta: row.delta, itemId: item.id, locationId: row.locationId };
    const ledgerDocumentUri = row.ledgerDocumentUri ?? null;
    changes.push({ name, quantityAfterChange: level[name], ledgerDocumentUri, ...common });
    if (name !== 'incoming')
      changes.push({
        name: 'on_hand',
        quantityAfterChange: quantityOf(level, 'on_hand'),
        ledgerDocumentUri: null,
        ...common,
      });
  });
  const reference = input.referenceDocumentUri ?? null;
  return { group: recordGroup(world, input.reason, reference, changes), userErrors: [] };
}

function checkRow(
  world: World,
  name: StoredName,
  row: AdjustInput['changes'][number],
  index: number,
): InventoryItem | UserError {
  const at = (field: string): string[] => ['input', 'changes', String(index), field];
  const item = itemOrError(world, row.inventoryItemId, at('inventoryItemId'));
  if (isError(item)) return item;
  if (unknownLocation(world, row.locationId))
    return {
      field: at('locationId'),
      message: 'The specified location could not be found.',
      code: 'INVALID_LOCATION',
    };
  if (name === 'available' && row.ledgerDocumentUri)
    return {
      field: at('ledgerDocumentUri'),
      message: 'A ledger document URI is not allowed when adjusting available.',
      code: 'INVALID_AVAILABLE_DOCUMENT',
    };
  if (name !== 'available' && !row.ledgerDocumentUri)
    return {
      field: at('ledgerDocumentUri'),
      message: 'A ledger document URI is required except when adjusting available.',
      code: 'INVALID_QUANTITY_DOCUMENT',
    };
  const document =
    row.ledgerDocumentUri && ledgerError(row.ledgerDocumentUri, at('ledgerDocumentUri'));
  if (document) return document;
  const present = levelAt(item, row.locationId)?.[name] ?? 0;
  if (row.changeFromQuantity != null && row.changeFromQuantity !== present)
    return {
      field: at('changeFromQuantity'),
      message: 'The changeFromQuantity argument no longer matches the persisted quantity.',
      code: 'CHANGE_FROM_QUANTITY_STALE',
    };
  if (present + row.delta > LIMIT)
    return {
      field: at('delta'),
      message: "The quantity can't be higher than 2,000,000,000.",
      code: 'INVALID_QUANTITY_TOO_HIGH',
    };
  if (present + row.delta < -LIMIT)
    return {
      field: at('delta'),
      message: "The quantity can't be lower than -2,000,000,000.",
      code: 'INVALID_QUANTITY_TOO_LOW',
    };
  return item;
}
