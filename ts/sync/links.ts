import { codeOf } from '../netsuite/errors';
import { createRecord, loadRecord, submitFields, type Fields } from '../netsuite/records';
import { placeholders, readAll, textOf, type Row } from '../netsuite/suiteql';
import { externalId, netsuiteSideId, tail } from './externalIds';

export const LINK_TYPE = 'customrecord_xdk_link';
const FIELD = 'custrecord_xdk_link_';

/** One pair (Shopify object ↔ NetSuite record) of one store. */
export interface Link {
  id: string;
  externalId: string;
  store: string;
  entity: string;
  /** gid */
  shopifyId: string;
  recordType: string;
  recordId: string;
  /** `removed`: the NetSuite record is gone; nothing is created again without a person. */
  state: 'linked' | 'removed';
  /** JSON: hash per field group as last agreed. */
  agreed: string;
}

export interface NewLink {
  store: string;
  entity: string;
  shopifyId: string;
  /** Role of the NetSuite record: so, if1, dep … */
  role: string;
  recordType: string;
  recordId: string;
  agreed?: string;
}

/** Links by external id (either side's). 10 units, up to 1,000 ids. */
export function findLinks(externalIds: string[]): Map<string, Link> {
  if (externalIds.length === 0) return new Map();
  const links = readLinks(`l.externalid IN (${placeholders(externalIds.length)})`, externalIds);
  return new Map(links.map((link) => [link.externalId, link]));
}

/** Pairs of a store that stand, by the NetSuite record of one type. 10 units, up to 900 ids. */
export function findLinksOfRecords(
  store: string,
  entity: string | string[],
  recordIds: string[],
): Link[] {
  if (recordIds.length === 0) return [];
  const entities = [entity].flat();
  return readLinks(
    `l.${FIELD}store = ? AND l.${FIELD}entity IN (${placeholders(entities.length)}) AND l.${FIELD}state = 'linked' AND l.${FIELD}record_id IN (${placeholders(recordIds.length)})`,
    [store, ...entities, ...recordIds],
  );
}

function readLinks(condition: string, params: string[]): Link[] {
  return readAll(
    `SELECT l.id AS id, l.externalid AS externalid, l.${FIELD}store AS store, l.${FIELD}entity AS entity, l.${FIELD}shopify_id AS shopify_id, l.${FIELD}record_type AS record_type, l.${FIELD}record_id AS record_id, l.${FIELD}state AS state, l.${FIELD}agreed AS agreed FROM ${LINK_TYPE} l WHERE ${condition}`,
    params,
  ).map(linkOf);
}

/**
 * Writes the pair under Shopify's id. 6 units. `false`: the pair was there already; the caller that won made it.
 */
export function linkFromShopify(link: NewLink): boolean {
  return write(externalId(link.store, link.entity, tail(link.shopifyId), link.role), link);
}

/**
 * Writes the pair, or makes the one that stands point at this record: nothing counts as agreed on then.
 * 6 units, 18 for one that stands.
 */
export function keepLink(link: NewLink): void {
  if (linkFromShopify(link)) return;
  const key = externalId(link.store, link.entity, tail(link.shopifyId), link.role);
  const standing = findLinks([key]).get(key);
  if (standing && (standing.recordId !== link.recordId || standing.state !== 'linked'))
    pointLink(standing.id, link.recordId);
}

/** The pair goes on with another NetSuite record, of which nothing is agreed yet. 2 units. */
export function pointLink(id: string, recordId: string): void {
  submitFields(LINK_TYPE, id, {
    [`${FIELD}record_id`]: recordId,
    [`${FIELD}state`]: 'linked',
    [`${FIELD}agreed`]: '',
  });
}

/** The record goes on with another Shopify object. 2 units. */
export function pointToShopify(id: string, shopifyId: string): void {
  submitFields(LINK_TYPE, id, { [`${FIELD}shopify_id`]: shopifyId });
}

/** The same pair under NetSuite's id, for records that were born there. 6 units. */
export function linkFromNetsuite(link: NewLink, as: string): boolean {
  return write(netsuiteSideId(link.store, link.recordType, link.recordId, as), link);
}

/** What both sides agreed on now. 2 units. */
export function agree(id: string, agreed: string): void {
  submitFields(LINK_TYPE, id, { [`${FIELD}agreed`]: agreed });
}

/**
 * Writes what is agreed only if nobody else did since `link` was read: load and save under optimistic locking, 6 units.
 * `false`: somebody did.
 */
export function agreeFirst(link: Pick<Link, 'id' | 'agreed'>, agreed: string): boolean {
  const record = loadRecord(LINK_TYPE, link.id);
  if (record.text(`${FIELD}agreed`) !== link.agreed) return false;
  record.set(`${FIELD}agreed`, agreed);
  try {
    record.save();
    return true;
  } catch (error) {
    if (['RCRD_HAS_BEEN_CHANGED', 'CUSTOM_RECORD_COLLISION'].includes(codeOf(error))) return false;
    throw error;
  }
}

/** The NetSuite record was deleted. 2 units. */
export function markRemoved(id: string): void {
  submitFields(LINK_TYPE, id, { [`${FIELD}state`]: 'removed' });
}

function write(key: string, link: NewLink): boolean {
  const fields = linkFields(link);
  return createRecord({ type: LINK_TYPE, externalId: key, fields }).kind === 'created';
}

export function linkFields(link: NewLink): Fields {
  return {
    [`${FIELD}store`]: link.store,
    [`${FIELD}entity`]: link.entity,
    [`${FIELD}shopify_id`]: link.shopifyId,
    [`${FIELD}record_type`]: link.recordType,
    [`${FIELD}record_id`]: link.recordId,
    [`${FIELD}state`]: 'linked',
    [`${FIELD}agreed`]: link.agreed ?? '',
  };
}

function linkOf(row: Row): Link {
  return {
    id: textOf(row, 'id'),
    externalId: textOf(row, 'externalid'),
    store: textOf(row, 'store'),
    entity: textOf(row, 'entity'),
    shopifyId: textOf(row, 'shopify_id'),
    recordType: textOf(row, 'record_type'),
    recordId: textOf(row, 'record_id'),
    state: textOf(row, 'state') === 'removed' ? 'removed' : 'linked',
    agreed: textOf(row, 'agreed'),
  };
}
