import type { Settings } from '../setup/settings';

export interface Comparison<Group extends string> {
  toShopify: Group[];
  toNetsuite: Group[];
  /** Groups that both sides changed, differently. */
  conflicts: Group[];
}

/** A hash per group; '' for a group that says nothing: empty, not shown, or of the other side only. */
export type GroupHashes<Group extends string> = Record<Group, string>;

export interface BothSides<Group extends string> {
  shopify: GroupHashes<Group>;
  netsuite: GroupHashes<Group>;
}

/**
 * Three-way, group by group: a side changed only if it is not what was last agreed; only where both did, the store's
 * rule decides. A group that says nothing is no change, but for those that may be `emptied`; and neither is one of a side
 * that the store does not follow. `newer` is asked for at most once, and only for the rule `newest`.
 */
export function compareGroups<Group extends string>(
  { groups, emptied }: { groups: readonly Group[]; emptied: readonly Group[] },
  now: BothSides<Group>,
  last: BothSides<Group>,
  settings: Pick<Settings['customers'], 'import' | 'push' | 'conflict'>,
  newer: () => 'shopify' | 'netsuite',
): Comparison<Group> {
  const changed = (side: 'shopify' | 'netsuite', group: Group) =>
    (now[side][group] !== '' || emptied.includes(group)) && now[side][group] !== last[side][group];
  const differing = groups.filter((group) => now.shopify[group] !== now.netsuite[group]);
  const fromShopify = differing.filter((group) => settings.import && changed('shopify', group));
  const fromNetsuite = differing.filter((group) => settings.push && changed('netsuite', group));
  const conflicts = fromShopify.filter((group) => fromNetsuite.includes(group));
  const winner = conflicts.length === 0 ? null : winnerOf(settings.conflict, newer);
  return {
    toNetsuite: fromShopify.filter((group) => !conflicts.includes(group) || winner === 'shopify'),
    toShopify: fromNetsuite.filter((group) => !conflicts.includes(group) || winner === 'netsuite'),
    conflicts,
  };
}

function winnerOf(
  rule: Settings['customers']['conflict'],
  newer: () => 'shopify' | 'netsuite',
): 'shopify' | 'netsuite' {
  return rule === 'newest' ? newer() : rule;
}

/** What was agreed last, and besides what is equal on both sides now. A copy. */
export function agreedWithEqual<Group extends string>(
  groups: readonly Group[],
  last: BothSides<Group>,
  now: BothSides<Group>,
): BothSides<Group> {
  const agreed = { shopify: { ...last.shopify }, netsuite: { ...last.netsuite } };
  for (const group of groups) {
    if (now.shopify[group] !== now.netsuite[group]) continue;
    agreed.shopify[group] = now.shopify[group];
    agreed.netsuite[group] = now.netsuite[group];
  }
  return agreed;
}

/** Has nobody changed these groups of one side in between? */
export function isSame<Group extends string>(
  groups: readonly Group[],
  before: GroupHashes<Group>,
  after: GroupHashes<Group>,
): boolean {
  return groups.every((group) => before[group] === after[group]);
}

/** Names of groups and winners for the activity, never values. '' for nothing to say. */
export function noteOf<Group extends string>({
  toNetsuite,
  toShopify,
  conflicts,
}: Comparison<Group>): string {
  return [
    ...(toNetsuite.length > 0 ? [`to NetSuite: ${toNetsuite.join(', ')}`] : []),
    ...(toShopify.length > 0 ? [`to Shopify: ${toShopify.join(', ')}`] : []),
    ...conflicts.map(
      (group) =>
        `both changed ${group}: ${toNetsuite.includes(group) ? 'Shopify' : 'NetSuite'} won`,
    ),
  ].join('; ');
}
