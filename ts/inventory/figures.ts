import { codeOf } from '../netsuite/errors';
import { createRecord, loadRecord, submitFields } from '../netsuite/records';
import { IN_LIMIT, placeholders, readAll, textOf } from '../netsuite/suiteql';
import { levelsId } from '../sync/externalIds';
import { slicesOf } from '../sync/slices';
import type { Figure, Place } from './stock';

const TYPE = 'customrecord_xdk_levels';
const FIELD = 'custrecord_xdk_levels_';

/** Items whose figures one record holds: those with internal ids 0–249, 250–499 … */
export const ITEMS_PER_RECORD = 250;

/** `[on_hand, promised, touched, gone]` by item id, as the JSON of a record holds it. */
type Kept = Record<string, [number, number, 0 | 1, number]>;

/** What Crossdock last left, as far as it was read. */
export interface Figures {
  of(place: Place, item: string): Figure | undefined;
  /** Internal id of the record for a place and bucket; undefined when there is none yet. */
  record(place: Place, bucket: number): { id: string; kept: Kept } | undefined;
}

export function bucketOf(item: string): number {
  return Math.floor(Number(item) / ITEMS_PER_RECORD);
}

/** 10 units for up to 1,000 records. */
export function readFigures(places: Place[], items: string[]): Figures {
  const buckets = [...new Set(items.map(bucketOf))];
  const keys = places.flatMap((place) => buckets.map((bucket) => keyOf(place, bucket)));
  const records = new Map<string, { id: string; kept: Kept }>();
  for (const part of slicesOf(keys, IN_LIMIT)) {
    const rows = readAll(
      `SELECT l.id AS id, l.externalid AS externalid, l.${FIELD}figures AS figures FROM ${TYPE} l WHERE l.externalid IN (${placeholders(part.length)})`,
      part,
    );
    for (const row of rows) {
      const kept = JSON.parse(textOf(row, 'figures') || '{}') as Kept;
      records.set(textOf(row, 'externalid'), { id: textOf(row, 'id'), kept });
    }
  }
  const record = (place: Place, bucket: number) => records.get(keyOf(place, bucket));
  return {
    record,
    of(place, item) {
      const found = record(place, bucketOf(item))?.kept[item];
      return found && figureOf(found);
    },
  };
}

/**
 * Writes what is left at a place now, one record per 250 item ids. Blindly, 2 units a record; or, where other places draw
 * on the same stock and their promises must not be lost, loaded and saved under optimistic locking, 6 units.
 */
export function saveFigures(
  place: Place,
  left: Map<string, Figure>,
  read: Figures,
  isPooled: boolean,
): void {
  const buckets = new Map<number, Map<string, Figure>>();
  for (const [item, figure] of left) {
    const known = read.of(place, item);
    if (known && sameFigure(known, figure)) continue;
    const bucket = bucketOf(item);
    buckets.set(bucket, (buckets.get(bucket) ?? new Map<string, Figure>()).set(item, figure));
  }
  for (const [bucket, figures] of buckets) {
    const record = read.record(place, bucket);
    if (!record) create(place, bucket, figures);
    else if (isPooled) merge(record.id, figures);
    else {
      Object.assign(record.kept, keptOf(figures));
      submitFields(TYPE, record.id, { [`${FIELD}figures`]: JSON.stringify(record.kept) });
    }
  }
}

function create(place: Place, bucket: number, figures: Map<string, Figure>): void {
  const key = keyOf(place, bucket);
  const created = createRecord({
    type: TYPE,
    externalId: key,
    fields: {
      [`${FIELD}store`]: place.store,
      [`${FIELD}location`]: place.location,
      [`${FIELD}bucket`]: String(bucket),
      [`${FIELD}figures`]: JSON.stringify(keptOf(figures)),
    },
  });
  if (created.kind === 'created') return;
  const [row] = readAll(`SELECT l.id AS id FROM ${TYPE} l WHERE l.externalid = ?`, [key]);
  if (row) merge(textOf(row, 'id'), figures);
}

/** Tries more than any crowd of workers on one record needs. */
const MOST_TRIES = 5;

function merge(id: string, figures: Map<string, Figure>): void {
  rewrite(id, (kept) => ({ ...kept, ...keptOf(figures) }));
}

/** Changes figures that are kept, under optimistic locking. 6 units a record; a place without a record stays without. */
export function changeFigures(
  place: Place,
  items: string[],
  read: Figures,
  change: (item: string, figure: Figure) => Figure,
): void {
  for (const bucket of new Set(items.map(bucketOf))) {
    const record = read.record(place, bucket);
    if (!record) continue;
    rewrite(record.id, (kept) => {
      const figures = new Map<string, Figure>();
      for (const item of items) {
        const figure = kept[item] && figureOf(kept[item]);
        if (figure) figures.set(item, change(item, figure));
      }
      return { ...kept, ...keptOf(figures) };
    });
  }
}

function rewrite(id: string, change: (kept: Kept) => Kept): void {
  for (let tries = 1; ; tries += 1) {
    const record = loadRecord(TYPE, id);
    const kept = JSON.parse(record.text(`${FIELD}figures`) || '{}') as Kept;
    record.set(`${FIELD}figures`, JSON.stringify(change(kept)));
    try {
      record.save();
      return;
    } catch (error) {
      if (codeOf(error) !== 'RCRD_HAS_BEEN_CHANGED' || tries === MOST_TRIES) throw error;
    }
  }
}

function figureOf([onHand, promised, touched, gone]: Kept[string]): Figure {
  return { onHand, promised, touched: touched === 1, gone };
}

function keptOf(figures: Map<string, Figure>): Kept {
  return Object.fromEntries(
    [...figures].map(([item, { onHand, promised, touched, gone }]) => [
      item,
      [onHand, promised, touched ? 1 : 0, gone],
    ]),
  );
}

function sameFigure(one: Figure, other: Figure): boolean {
  return (
    one.onHand === other.onHand &&
    one.promised === other.promised &&
    one.touched === other.touched &&
    one.gone === other.gone
  );
}

function keyOf(place: Place, bucket: number): string {
  return levelsId(place.store, place.location, bucket);
}
