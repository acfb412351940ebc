/** What a transaction does to stock, once it posts. */
import type { RecordData } from '../../contract.ts';
import type { Books } from '../books.ts';
import type { AssignedUnits } from './details.ts';

export interface Movement {
  item: string;
  location: string;
  /** Units added; negative where they leave. */
  units: number;
  /** Minor units of the base currency, with the sign of `units`. */
  cost: number;
  /** `lineuniquekey` of the line it belongs to. */
  lineKey: string;
  /** Lots, serial numbers and bins of the units. */
  details?: AssignedUnits[];
  /** Units that are in picking: their details are taken, but they stay on hand (`units` is 0). */
  reserved?: number;
}

export interface PlannedMove {
  item: string;
  location: string;
  units: number;
  /**
   * Total cost of what comes in; null takes the average cost of the place, `carried` what the moves before took away.
   * Ignored for what leaves.
   */
  cost: number | null | 'carried';
  lineKey: string;
  details?: AssignedUnits[];
  reserved?: number;
}

export function movementsOf(books: Books, record: RecordData): Movement[] {
  return books.movements.get(`${record.type}|${record.id}`) ?? [];
}

/**
 * Replaces a transaction's earlier moves by the planned ones. Moves that stay the same keep their cost, so that an edit
 * of the memo does not revalue anything.
 */
export function replaceMovements(
  books: Books,
  record: RecordData,
  planned: PlannedMove[],
): Movement[] {
  const key = `${record.type}|${record.id}`;
  const earlier = books.movements.get(key) ?? [];
  if (sameMoves(earlier, planned)) return earlier;
  for (const move of earlier) {
    books.stock.receive(move.item, move.location, -move.units, -move.cost);
    moveDetails(books, move, -1);
  }
  let taken = 0;
  const movements = planned.map((move): Movement => {
    moveDetails(books, move, 1);
    if (move.units < 0) {
      const cost = books.stock.issue(move.item, move.location, -move.units);
      taken += cost;
      return { ...move, cost: -cost };
    }
    const carried = taken;
    if (move.cost === 'carried') taken = 0;
    const cost =
      move.cost === 'carried'
        ? carried
        : (move.cost ?? books.stock.assumedCost(move.item, move.location, move.units));
    books.stock.receive(move.item, move.location, move.units, cost);
    return { ...move, cost };
  });
  if (movements.length === 0) books.movements.delete(key);
  else books.movements.set(key, movements);
  return movements;
}

function moveDetails(books: Books, move: Movement | PlannedMove, sign: 1 | -1): void {
  for (const part of move.details ?? []) {
    if (part.number !== null) books.details.record(move.item, part.number, part.expires);
    if (move.reserved !== undefined) {
      books.details.move(move.item, move.location, part, 'picked', sign * part.units);
    } else {
      const units = sign * Math.sign(move.units) * part.units;
      books.details.move(move.item, move.location, part, 'onHand', units);
    }
  }
}

function sameMoves(earlier: Movement[], planned: PlannedMove[]): boolean {
  return (
    earlier.length === planned.length &&
    planned.every((move, index) => {
      const old = earlier[index]!;
      return (
        old.item === move.item &&
        old.location === move.location &&
        old.units === move.units &&
        old.lineKey === move.lineKey &&
        old.reserved === move.reserved &&
        sameDetails(old.details ?? [], move.details ?? []) &&
        (typeof move.cost !== 'number' || move.units < 0 || move.cost === old.cost)
      );
    })
  );
}

function sameDetails(earlier: AssignedUnits[], planned: AssignedUnits[]): boolean {
  return (
    earlier.length === planned.length &&
    planned.every((part, index) => {
      const old = earlier[index]!;
      return (
        old.number === part.number &&
        old.bin === part.bin &&
        old.status === part.status &&
        old.units === part.units
      );
    })
  );
}
