import { createRecord, submitFields } from '../netsuite/records';
import { readAll, textOf } from '../netsuite/suiteql';
import { watermarkId } from './externalIds';

const TYPE = 'customrecord_xdk_watermark';
const FIELD = 'custrecord_xdk_watermark_';

/** How far a poll has read, as the source's own time in text. */
export interface Watermark {
  /** Internal id, empty before the first save. */
  id: string;
  store: string;
  name: string;
  /** Empty before the first save. */
  value: string;
}

/** Shopify's index lags and commits arrive late; so much of the time already read is read again. */
const OVERLAP_MS = 300_000;

/** Where to read on in Shopify's own time; '' for everything. */
export function readFrom({ value }: Pick<Watermark, 'value'>): string {
  return value && new Date(Date.parse(value) - OVERLAP_MS).toISOString();
}

/** 10 units. */
export function readWatermark(store: string, name: string): Watermark {
  const row = readAll(
    `SELECT m.id AS id, m.${FIELD}value AS value FROM ${TYPE} m WHERE m.externalid = ?`,
    [watermarkId(store, name)],
  )[0];
  return { id: row ? textOf(row, 'id') : '', store, name, value: row ? textOf(row, 'value') : '' };
}

/** After the last write of a run, never before. 2 units, 6 the first time. */
export function saveWatermark(watermark: Watermark, value: string): void {
  if (watermark.id) {
    submitFields(TYPE, watermark.id, { [`${FIELD}value`]: value });
    return;
  }
  const { store, name } = watermark;
  const created = createRecord({
    type: TYPE,
    externalId: watermarkId(store, name),
    fields: { [`${FIELD}store`]: store, [`${FIELD}name`]: name, [`${FIELD}value`]: value },
  });
  if (created.kind === 'duplicate') saveWatermark(readWatermark(store, name), value);
}
