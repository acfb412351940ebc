import { isFeatureOn } from '../netsuite/runtime';
import { placeholders, readAll, textOf } from '../netsuite/suiteql';

/** An item with stock of its own in a kit. */
export interface Member {
  item: string;
  /** Units of it in one kit. */
  units: number;
}

/** Kits in kits in kits; NetSuite refuses circles. */
const MOST_LEVELS = 3;
const STOCKED = ['InvtPart', 'Assembly'];

/**
 * The members with stock of these kits, those of kits inside them too; services and the like set no limit and are left out.
 * A kit that is not in the answer has no figure: nothing limits it, it is nested too deep, or its members are counted in
 * units of measure, which SuiteQL does not name. 10 units a level.
 */
export function readMembers(kits: string[]): Map<string, Member[]> {
  const members = new Map<string, Member[]>();
  const unclear = new Set<string>();
  /** Kits still to be opened: inner kit → the outer ones, with how many of it they hold. */
  let open = new Map(kits.map((kit) => [kit, [{ outer: kit, times: 1 }]]));
  for (let level = 0; open.size > 0 && level < MOST_LEVELS; level += 1) {
    const inner = new Map<string, { outer: string; times: number }[]>();
    for (const row of memberRows([...open.keys()])) {
      const item = textOf(row, 'item');
      for (const { outer, times } of open.get(textOf(row, 'kit')) ?? []) {
        const units = times * Number(row['units']);
        if (textOf(row, 'units_type') !== '' || units <= 0) unclear.add(outer);
        else if (textOf(row, 'type') === 'Kit')
          inner.set(item, [...(inner.get(item) ?? []), { outer, times: units }]);
        else if (STOCKED.includes(textOf(row, 'type')))
          members.set(outer, [...(members.get(outer) ?? []), { item, units }]);
      }
    }
    open = inner;
  }
  for (const { outer } of [...open.values()].flat()) unclear.add(outer);
  for (const kit of unclear) members.delete(kit);
  return merged(members);
}

function memberRows(kits: string[]) {
  const unit = isFeatureOn('UNITSOFMEASURE') ? 'i.unitstype' : "''";
  return readAll(
    `SELECT m.parentitem AS kit, m.item AS item, m.quantity AS units, i.itemtype AS type, ${unit} AS units_type FROM kititemmember m JOIN item i ON i.id = m.item WHERE m.parentitem IN (${placeholders(kits.length)})`,
    kits.map(Number),
  );
}

/** One member may stand on several lines, or in a kit inside. */
function merged(members: Map<string, Member[]>): Map<string, Member[]> {
  return new Map(
    [...members].map(([kit, parts]) => {
      const units = new Map<string, number>();
      for (const part of parts) units.set(part.item, (units.get(part.item) ?? 0) + part.units);
      return [kit, [...units].map(([item, sum]) => ({ item, units: sum }))];
    }),
  );
}
