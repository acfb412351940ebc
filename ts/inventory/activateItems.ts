import { newId } from '../netsuite/random';
import { call } from '../shopify/client';
import type { ActivateItemMutation, ActivateItemMutationVariables } from '../shopify/operations';
import type { RunContext } from '../sync/flow';
import document from './activateItem.graphql';
import type { Place, StockItem } from './stock';

/** One call each, 10 units and 10 points: a run stocks so many, the next one goes on. */
const MOST = 20;

/**
 * Stocks items at places where they are not, if the store allows it; else they are left alone. Answers the items (internal
 * ids) whose figures can be computed now. An item that Shopify does not stock there, and one whose answer did not come,
 * is met again by the next run.
 */
export function activateItems(
  unstocked: { item: StockItem; place: Place }[],
  run: RunContext,
): string[] {
  if (!run.store.settings.stock.activate) return [];
  return unstocked.slice(0, MOST).flatMap(({ item, place }) => {
    const answer = call<ActivateItemMutation, ActivateItemMutationVariables>(
      run.store,
      run.caller,
      document,
      { item: item.inventoryItem, location: place.location, key: newId() },
    );
    const isStocked =
      answer.kind === 'data' && answer.data.inventoryActivate?.userErrors.length === 0;
    return isStocked ? [item.item] : [];
  });
}
