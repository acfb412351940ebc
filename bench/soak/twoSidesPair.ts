import type { VirtualWorld } from '../../scripts/local/virtualWorld.ts';
import { suiteql, text } from './suiteql.ts';

/** One address of a book: what it says, as one line of text. */
export interface BookLine {
  /** gid, or NetSuite's internal id of the line. */
  id: string;
  content: string;
  isDefault: boolean;
}

/** One side of a pair as people see it. A part that this side has no place for is missing; '' is empty. */
export interface View {
  parts: Partial<Record<Part, string>>;
  book: BookLine[];
  /** What goes one way only: note, tags and tax exemption, or what Shopify is shown. */
  oneWay: Record<string, string>;
  /** Milliseconds. */
  changedAt: number;
  /** gid of the Shopify customer who it is, also behind a contact; '' for companies, and in NetSuite. */
  person: string;
}

export const PARTS = [
  'name',
  'email',
  'phone',
  'title',
  'address',
  'terms',
  'exempt',
  'registration',
  'shipping',
  'billing',
] as const;
export type Part = (typeof PARTS)[number];

export const FOLLOWED = ['customer', 'company', 'company_location', 'company_contact'] as const;
export type Followed = (typeof FOLLOWED)[number];

/** Two that are one, by the link. */
export interface Pair {
  store: string;
  entity: Followed;
  /** External id and internal id of the link. */
  link: string;
  linkId: string;
  gid: string;
  record: string;
  /** It was looked at, so that changes follow from now on. */
  isAgreed: boolean;
  /** Further objects of the same store stand for the record; then nothing is written. */
  isShared: boolean;
}

export function pairsOf({ netsuite }: VirtualWorld): Pair[] {
  const rows = suiteql(
    netsuite,
    `SELECT l.id AS id, l.externalid AS externalid, l.custrecord_xdk_link_store AS store, l.custrecord_xdk_link_entity AS entity, l.custrecord_xdk_link_shopify_id AS gid, l.custrecord_xdk_link_record_id AS record, l.custrecord_xdk_link_agreed AS agreed FROM customrecord_xdk_link l WHERE l.custrecord_xdk_link_state = 'linked' AND l.custrecord_xdk_link_entity IN (${FOLLOWED.map((one) => `'${one}'`).join(', ')}) ORDER BY l.id`,
  );
  const ofRecord = (row: (typeof rows)[number]) =>
    ['store', 'entity', 'record'].map((column) => text(row, column)).join(' ');
  const shared = Map.groupBy(rows, ofRecord);
  return rows.map((row) => ({
    store: text(row, 'store'),
    entity: text(row, 'entity') as Followed,
    link: text(row, 'externalid'),
    linkId: text(row, 'id'),
    gid: text(row, 'gid'),
    record: text(row, 'record'),
    isAgreed: text(row, 'agreed') !== '',
    isShared: (shared.get(ofRecord(row))?.length ?? 0) > 1,
  }));
}

export function nameOf({ store, entity, gid, record }: Pair): string {
  return `${entity} ${store} ${gid.slice(gid.lastIndexOf('/') + 1)} (NetSuite ${record})`;
}

/** Two addresses that say the same are one, whatever their case and spaces. */
export function lineOf(parts: unknown[]): string {
  return parts
    .map((part) =>
      String(part ?? '')
        .trim()
        .replace(/\s+/g, ' ')
        .toLowerCase(),
    )
    .join(', ');
}
