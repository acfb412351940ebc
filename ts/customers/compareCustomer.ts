import type { Settings } from '../setup/settings';
import { GROUPS, type Agreed, type Group, type Hashes } from './customerGroups';

export interface Comparison {
  toShopify: Group[];
  toNetsuite: Group[];
  /** Groups that both sides changed, differently. */
  conflicts: Group[];
}

/**
 * Three-way, group by group: a side changed only if it is not what was last agreed; only where both did, the store's
 * rule decides. An emptied group is no change, and neither is one of a side that the store does not follow.
 * `newer` is asked for at most once, and only for the rule `newest`.
 */
export function compareCustomer(
  now: { shopify: Hashes; netsuite: Hashes },
  last: Agreed,
  settings: Pick<Settings['customers'], 'import' | 'push' | 'conflict'>,
  newer: () => 'shopify' | 'netsuite',
): Comparison {
  const changed = (side: 'shopify' | 'netsuite', group: Group) =>
    now[side][group] !== '' && now[side][group] !== last[side][group];
  const differing = GROUPS.filter((group) => now.shopify[group] !== now.netsuite[group]);
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
