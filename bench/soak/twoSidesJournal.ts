import type { CustomerSettings } from './customerSettings.ts';
import type { Pair, View } from './twoSidesPair.ts';

/** A person changed one part of one side. */
export interface Deed {
  side: 'shopify' | 'netsuite';
  /** As it was then. */
  pair: Pair;
  /** A part that goes both ways, or `one way …`. */
  part: string;
  /** What it says right after. */
  value: string;
  at: number;
  /** The pair was looked at before, so that the change has to follow. */
  isFollowed: boolean;
  /** The other side said the same before, and nothing was under way. */
  isCarried: boolean;
  /** In Shopify, which compares nothing: a write that had read it before came right after. */
  isWrittenOver: boolean;
}

/** A person took this address away, or wrote another one in its place. */
export interface Gone {
  side: 'shopify' | 'netsuite';
  pair: Pair;
  content: string;
}

export interface Journal {
  deeds: Deed[];
  gone: Gone[];
}

export function contentsGone(
  side: 'shopify' | 'netsuite',
  pair: Pair,
  before: View,
  after: View,
): Gone[] {
  const stands = new Set(after.book.map(({ content }) => content));
  return before.book
    .filter(({ content }) => !stands.has(content))
    .map(({ content }) => ({ side, pair, content }));
}

/** Deeds at what is one pair still: a link may have gone on with another customer since. */
export function deedsOf({ deeds }: Journal, pair: Pair): Deed[] {
  return deeds.filter((deed) => isOf(deed.pair, pair));
}

export function isOf(then: Pair, pair: Pair): boolean {
  return then.link === pair.link && then.record === pair.record && then.gid === pair.gid;
}

/** A pair with both sides as they are. */
export interface Seen {
  pair: Pair;
  there: View;
  here: View;
}

/** What the proof is told besides what both sides say. */
export interface Known {
  journal: Journal;
  settings: CustomerSettings;
  /** Whether Shopify merged somebody into this one, so that not all it says is somebody's deed. */
  isMerged: (pair: Pair) => boolean;
}
