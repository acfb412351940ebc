/** Inventory details that a new fulfillment or receipt line already has. */
import type { LineData, RecordData, SubrecordData } from '../../contract.ts';
import { quantity } from '../amounts.ts';
import type { Books } from '../books.ts';
import { cloneSubrecords } from '../draft.ts';
import { usesBins } from './assignments.ts';
import { isNumbered } from './itemKinds.ts';
import { factorOf } from './units.ts';

type Details = Record<string, SubrecordData>;

/** The order line's own detail where it is for just these units, else the preferred bin's. */
export function carriedDetail(
  books: Books,
  item: RecordData,
  line: LineData,
  location: string,
  units: number,
): Details | null {
  const { inventorydetail } = line.subrecords ?? {};
  const assigned = (inventorydetail?.sublists?.inventoryassignment ?? []).reduce(
    (sum, { values }) => sum + Number(values.quantity ?? 0),
    0,
  );
  const wanted = quantity(units * factorOf(line));
  if (inventorydetail !== undefined && quantity(assigned) === wanted) {
    return cloneSubrecords({ inventorydetail });
  }
  return preferredBinDetail(books, item, location, wanted);
}

/** An item with a preferred bin at the place arrives binned (switch `preferredBinFillsDetail`); numbers are never guessed. */
export function preferredBinDetail(
  books: Books,
  item: RecordData,
  location: string,
  units: number,
): Details | null {
  if (!books.account.switches.preferredBinFillsDetail) return null;
  if (isNumbered(item) || !usesBins(books, item, location)) return null;
  const preferred = (item.sublists.binnumber ?? []).find(
    ({ values }) =>
      values.preferredbin === true &&
      books.store.find('bin', String(values.binnumber))?.fields.location === location,
  );
  if (preferred === undefined) return null;
  const values = { binnumber: preferred.values.binnumber ?? null, quantity: units };
  return { inventorydetail: { fields: {}, sublists: { inventoryassignment: [{ values }] } } };
}
