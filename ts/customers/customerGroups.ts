/** The parts of a customer that are compared and written on their own. */
export const GROUPS = ['name', 'email', 'phone', 'address'] as const;
export type Group = (typeof GROUPS)[number];

/** A hash per group; '' for a group that is empty. */
export type Hashes = Record<Group, string>;

/** What both sides were when they last agreed, each in its own form: what NetSuite or Shopify respell is no change. */
export interface Agreed {
  shopify: Hashes;
  netsuite: Hashes;
}
