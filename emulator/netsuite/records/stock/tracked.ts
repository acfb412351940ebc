/** What a save refuses about the inventory details of its moves; codes and texts of SOAPCODES where it has them. */
import type { RecordData } from '../../contract.ts';
import { SuiteScriptError } from '../../contract.ts';
import { quantity } from '../amounts.ts';
import type { Books } from '../books.ts';
import { isTracked } from '../items/assignments.ts';
import { isNumbered } from '../items/itemKinds.ts';
import { invalidReference, userError } from '../refusals.ts';
import type { AssignedUnits } from './details.ts';
import { movementsOf } from './movements.ts';
import type { Movement, PlannedMove } from './movements.ts';

/** Throws when details are missing, do not add up, or take what is not there. `sublist` is named in the text. */
export function checkTracked(
  books: Books,
  data: RecordData,
  moves: PlannedMove[],
  sublist: string,
): void {
  for (const move of moves) {
    const item = books.references.find(['item'], move.item)!;
    const details = move.details ?? [];
    if (details.length > 0 || isTracked(books, item, move.location)) {
      checkSum(data, move, details, sublist);
    }
    if (isNumbered(item)) checkNumbers(item, move, details);
  }
  checkWithin(books, data, moves);
  checkSerials(books, data, moves);
}

function checkSum(
  data: RecordData,
  move: PlannedMove,
  details: AssignedUnits[],
  sublist: string,
): void {
  if (details.length === 0) {
    const lines = data.sublists[sublist] ?? [];
    const at = lines.findIndex((line) => String(line.values.lineuniquekey) === move.lineKey) + 1;
    throw userError(`Please configure the inventory detail in line ${at} of the ${sublist} list.`);
  }
  const wanted = Math.abs(move.reserved ?? move.units);
  const assigned = quantity(details.reduce((sum, { units }) => sum + units, 0));
  if (assigned !== wanted)
    throw userError(`The total inventory detail quantity must be ${wanted}.`);
}

function checkNumbers(item: RecordData, move: PlannedMove, details: AssignedUnits[]): void {
  const isSerial = item.type === 'serializedinventoryitem';
  const seen = new Set<string>();
  for (const { number, units } of details) {
    if (units <= 0) {
      throw new SuiteScriptError(
        'INVALID_QUANTITY',
        'Serial and lot number quantities must be positive.',
      );
    }
    if (!isSerial) continue;
    if (!Number.isInteger(move.units)) {
      throw new SuiteScriptError(
        'INTEGER_REQD_FOR_QTY',
        'Quantity must be an integer for numbered items.',
      );
    }
    const key = number!.toLowerCase();
    if (seen.has(key) || units !== 1) {
      throw new SuiteScriptError(
        'DUPLICATE_INVENTORY_NUM',
        `Duplicate inventory number found in entry: ${number}`,
      );
    }
    seen.add(key);
  }
}

/** All lines of the transaction together, against what is there without its earlier version. */
function checkWithin(books: Books, data: RecordData, moves: PlannedMove[]): void {
  const change = new Map<
    string,
    { move: Movement | PlannedMove; part: AssignedUnits; units: number }
  >();
  const add = (move: Movement | PlannedMove, sign: 1 | -1): void => {
    for (const part of move.details ?? []) {
      const key = [
        move.item,
        move.location,
        part.number?.toLowerCase(),
        part.bin,
        part.status,
      ].join('|');
      const entry = change.get(key) ?? { move, part, units: 0 };
      const direction = move.reserved !== undefined ? -1 : Math.sign(move.units);
      entry.units = quantity(entry.units + sign * direction * part.units);
      change.set(key, entry);
    }
  };
  for (const move of movementsOf(books, data)) add(move, -1);
  for (const move of moves) add(move, 1);
  for (const { move, part, units } of change.values()) {
    if (units >= 0) continue;
    const available = books.details.available(move.item, move.location, part);
    if (quantity(available + units) < 0) throw notThere(books, move, part, available);
  }
}

function notThere(
  books: Books,
  move: Movement | PlannedMove,
  part: AssignedUnits,
  available: number,
): SuiteScriptError {
  const item = String(books.references.find(['item'], move.item)!.fields.itemid);
  const id = part.number === null ? null : books.details.idOf(move.item, part.number);
  if (part.number === null) {
    const bin = String(books.store.find('bin', part.bin!)?.fields.binnumber);
    return available <= 0
      ? invalidReference('binnumber', part.bin!)
      : new SuiteScriptError(
          'BIN_DSNT_CONTAIN_ENOUGH_ITEM',
          `The following bin does not contain enough of the requested item (${item}): ${bin}`,
        );
  }
  if (available <= 0) return invalidReference('issueinventorynumber', id ?? part.number);
  return new SuiteScriptError(
    'NOT_IN_INVT',
    `You may not distribute lot numbers that are not currently in inventory. You attempted to distribute the following lot numbers that were not in inventory: ${part.number}`,
  );
}

/** A serial number is on hand once in the whole account. */
function checkSerials(books: Books, data: RecordData, moves: PlannedMove[]): void {
  const own = new Map<string, number>();
  for (const [list, sign] of [
    [movementsOf(books, data), -1],
    [moves, 1],
  ] as const) {
    for (const move of list) {
      if (books.references.find(['item'], move.item)?.type !== 'serializedinventoryitem') continue;
      for (const part of move.details ?? []) {
        if (move.reserved !== undefined) continue;
        const key = `${move.item}|${part.number!.toLowerCase()}`;
        own.set(key, (own.get(key) ?? 0) + sign * Math.sign(move.units) * part.units);
      }
    }
  }
  for (const move of moves) {
    if (move.units <= 0) continue;
    for (const { number } of move.details ?? []) {
      const key = `${move.item}|${number?.toLowerCase()}`;
      if (!own.has(key) || books.details.onHandOf(move.item, number!) + own.get(key)! <= 1)
        continue;
      throw new SuiteScriptError(
        'ALREADY_IN_INVT',
        `The following serial number is already in inventory: ${number}`,
      );
    }
  }
}
