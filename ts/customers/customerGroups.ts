import type { BookPair } from './mapBook';

/** The parts of a customer that are compared and written on their own. */
export const GROUPS = ['name', 'email', 'phone', 'address', 'fields', 'shown'] as const;
/** `fields`: what the store maps from Shopify to NetSuite fields. `shown`: what it shows of NetSuite in Shopify. */
export type Group = (typeof GROUPS)[number];

/** A hash per group; '' for a group that is empty, or that goes only the other way. */
export type Hashes = Record<Group, string>;

/** What both sides were when they last agreed, each in its own form: what NetSuite or Shopify respell is no change. */
export interface Agreed {
  shopify: Hashes;
  netsuite: Hashes;
  /** Shopify's `updatedAt` when the pair was last looked at. */
  updatedAt?: string;
  /** Version of the store's field rules for customers; missing without rules. */
  rules?: string;
  /** Further addresses that are one on both sides, where the store keeps whole address books. */
  book?: BookPair[];
  /** Until then (ISO UTC) somebody adds addresses to Shopify's book, where nothing stops a second one from doing the same. */
  bookClaim?: string;
}
