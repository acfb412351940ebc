import { sha256 } from '../netsuite/hash';
import type { GroupHashes } from './compareGroups';

/** The parts of a contact that are compared and written on their own. */
export const CONTACT_GROUPS = ['name', 'email', 'phone', 'title'] as const;
export type ContactGroup = (typeof CONTACT_GROUPS)[number];

/** A contact in NetSuite's terms, whichever side it was read from. */
export interface ContactValues {
  /** null where neither name is given. */
  name: { first: string; last: string } | null;
  /** Normalised, '' for none. */
  email: string;
  phone: string;
  title: string;
}

export type ContactHashes = GroupHashes<ContactGroup>;

export interface AgreedContact {
  shopify: ContactHashes;
  netsuite: ContactHashes;
}

export function contactHashes(values: ContactValues): ContactHashes {
  return Object.fromEntries(
    CONTACT_GROUPS.map((group) => [
      group,
      values[group] === null ? '' : sha256(JSON.stringify(values[group])),
    ]),
  ) as ContactHashes;
}
