import type { Entry } from '../sync/activity';
import type { Computed } from './planRows';

/**
 * One line of the drift report: what Shopify had, what it has now, and whether Crossdock's own last figure was out of date
 * or another writer had changed it. Who that was only Shopify's inventory history tells (review 10).
 */
export function driftEntry(computed: Computed): Entry {
  const { item, place, level, target, figure } = computed;
  const writer =
    figure === undefined
      ? 'first figure'
      : figure.onHand === level.onHand && !figure.touched
        ? 'own figure out of date'
        : `another writer (left at ${figure.onHand}); see the item's inventory history in Shopify`;
  return {
    entity: 'inventory_item',
    id: item.inventoryItem,
    record: `item ${item.item}`,
    outcome: 'set',
    note: `${place.location}: ${level.onHand} → ${target}, ${writer}`,
  };
}
