/** The stock moves of one transaction line: its item or the members of a kit, in base units, with lots, serials and bins. */
import type { LineData, RecordData } from '../../contract.ts';
import { quantity } from '../amounts.ts';
import type { Books } from '../books.ts';
import { assignmentsOf, isTracked } from '../items/assignments.ts';
import type { Side } from '../items/assignments.ts';
import { componentsOfLine } from '../items/itemKinds.ts';
import { NotModelledError } from '../refusals.ts';
import type { PlannedMove } from './movements.ts';

/**
 * @param units signed, in the line's unit
 * @param cost as PlannedMove
 */
export function lineMoves(
  books: Books,
  line: LineData,
  location: string,
  units: number,
  cost: PlannedMove['cost'],
  side: Side = units < 0 ? 'out' : 'in',
): PlannedMove[] {
  const item = books.references.find(['item'], String(line.values.item))!;
  return componentsOfLine(books, item, line).map((part): PlannedMove => {
    const move: PlannedMove = {
      item: part.item,
      location,
      units: quantity(units * part.per),
      cost,
      lineKey: String(line.values.lineuniquekey),
    };
    if (part.item !== item.id) {
      refuseTrackedMember(books, part.item, location);
      return move;
    }
    const details = assignmentsOf(books, item, line, location, side);
    return details.length === 0 ? move : { ...move, details };
  });
}

function refuseTrackedMember(books: Books, id: string, location: string): void {
  const member: RecordData = books.references.find(['item'], id)!;
  if (isTracked(books, member, location)) {
    throw new NotModelledError('lots, serial numbers and bins of kit members');
  }
}
