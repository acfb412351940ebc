import type { Place, ShopifyLevel } from './stock';

/** Units the place may show, by the store's allocation rule. */
export function sellableBy(available: number, place: Place): number {
  const shared = Math.floor((Math.max(0, available) * place.share) / 100) - place.buffer;
  const capped = place.cap > 0 ? Math.min(shared, place.cap) : shared;
  return Math.max(0, capped);
}

/**
 * The on_hand figure with which Shopify shows `sellable`: it subtracts its own committed units, imported or not, so those
 * that NetSuite has taken out of available already are given back; and what Shopify keeps aside itself is added
 * (shopify-platform §4.1: on_hand = available + committed + reserved + damaged + safety_stock + quality_control).
 */
export function onHandFor(
  sellable: number,
  taken: number,
  level: ShopifyLevel,
  aside: 'add' | 'lower',
): number {
  return sellable + taken + (aside === 'add' ? asideOf(level) : 0);
}

/** Units that Shopify holds but does not sell, for reasons of its own. */
export function asideOf(level: ShopifyLevel): number {
  return level.reserved + level.damaged + level.safetyStock + level.qualityControl;
}
